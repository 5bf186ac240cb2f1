import { formatInstant } from "@/lib/platform/format";
import { translatorFor } from "@/lib/platform/i18n/translator";
import { parseListQuery } from "@/lib/platform/list-query";
import { createRoute } from "@/lib/platform/route";
import { tableDownload } from "@/lib/platform/table-download";
import { STAFF_LIST } from "@/lib/proposals/domain/staff-list";
import { exportCallProposals } from "@/lib/proposals/queries/staff-list";
import { exportProposalsSchema } from "@/lib/proposals/schema";

const COLUMNS = ["receiptNumber", "proposal", "lead", "members", "state", "submittedAt"] as const;

/** L2: the staff list of a call as a file, in its order and language; who, when and why is in the access log. */
export const GET = createRoute({
  schema: exportProposalsSchema,
  run: async ({ actor, request }, { callId, reason, locale, format }) => {
    const query = parseListQuery(Object.fromEntries(new URL(request.url).searchParams), STAFF_LIST);
    const { code, rows } = await exportCallProposals(actor, callId, query, reason);
    const t = await translatorFor(locale);
    const named = (ko: string, en: string) => (locale === "en" && en ? en : ko);
    const lines = rows.map((row) => [
      row.receiptNumber ?? "",
      named(row.titleKo, row.titleEn),
      named(row.leadNameKo, row.leadNameEn),
      row.memberCount,
      t(`proposals.states.${row.state}`),
      row.submittedAt ? formatInstant(row.submittedAt, locale) : "",
    ]);
    const head = COLUMNS.map((column) => t(`proposals.staff.columns.${column}`));
    return tableDownload({ columns: head, rows: lines }, `proposals-${code}`, format);
  },
});
