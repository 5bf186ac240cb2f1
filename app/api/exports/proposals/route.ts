import { formatInstant } from "@/lib/platform/format";
import { translatorFor } from "@/lib/platform/i18n/translator";
import { createRoute } from "@/lib/platform/route";
import { tableDownload } from "@/lib/platform/table-download";
import { exportCallProposals } from "@/lib/proposals/queries/staff";
import { exportProposalsSchema } from "@/lib/proposals/schema";

const COLUMNS = ["receiptNumber", "proposal", "lead", "members", "state", "submittedAt"] as const;

/** L2: the staff list of a call as a file; who, when and why is in the access log. */
export const GET = createRoute({
  schema: exportProposalsSchema,
  run: async ({ actor }, { callId, reason, q, status, locale, format }) => {
    const { code, rows } = await exportCallProposals(actor, { callId, reason, search: q ?? "", status: status ?? "" });
    const t = await translatorFor(locale);
    const lines = rows.map((row) => [
      row.receiptNumber ?? "",
      row.titleKo,
      row.leadNameKo,
      row.memberCount,
      t(`proposals.states.${row.state}`),
      row.submittedAt ? formatInstant(row.submittedAt, locale) : "",
    ]);
    const head = COLUMNS.map((column) => t(`proposals.staff.columns.${column}`));
    return tableDownload({ columns: head, rows: lines }, `proposals-${code}`, format);
  },
});
