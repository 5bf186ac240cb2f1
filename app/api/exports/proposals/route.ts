import { formatInstant } from "@/lib/platform/format";
import { translatorFor } from "@/lib/platform/i18n/translator";
import { createRoute } from "@/lib/platform/route";
import { csvOf } from "@/lib/proposals/domain/export";
import { exportCallProposals } from "@/lib/proposals/queries/staff";
import { exportProposalsSchema } from "@/lib/proposals/schema";

const COLUMNS = ["receiptNumber", "proposal", "lead", "members", "state", "submittedAt"] as const;

/** L2: the staff list of a call as CSV; who, when and why is in the access log. */
export const GET = createRoute({
  schema: exportProposalsSchema,
  run: async ({ actor }, { callId, reason, q, status, locale }) => {
    const { code, rows } = await exportCallProposals(actor, { callId, reason, search: q ?? "", status: status ?? "" });
    const t = await translatorFor(locale);
    const lines = rows.map((row) => [
      row.receiptNumber ?? "",
      row.titleKo,
      row.leadNameKo,
      String(row.memberCount),
      t(`proposals.states.${row.state}`),
      row.submittedAt ? formatInstant(row.submittedAt, locale) : "",
    ]);
    const head = COLUMNS.map((column) => t(`proposals.staff.columns.${column}`));
    return new Response(csvOf([head, ...lines]), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="proposals-${code}.csv"`,
        "cache-control": "no-store",
      },
    });
  },
});
