import type { ChartTable } from "@/components/charts/prepare";
import { wordIn } from "@/components/ledger/words";
import type { Locale } from "@/lib/platform/i18n/routing";
import { figureCell } from "@/lib/platform/tabular";
import type { TalentRow } from "@/lib/talent/types";

const COLUMNS = [
  ...(["team", "name", "nameEn", "homeInstitution", "homeCountry", "firstMonth", "lastMonth"] as const),
  ...(["supportWon", "paidWon", "status"] as const),
] as const;
type Words = {
  t: (key: (typeof COLUMNS)[number]) => string;
  statuses: (status: TalentRow["status"]) => string;
  locale: Locale;
};

/** Researchers as rows and columns; amounts are whole won, so that a spreadsheet can add them up. */
export function talentTable(rows: readonly TalentRow[], { t, statuses, locale }: Words): ChartTable {
  return {
    columns: COLUMNS.map((column) => t(column)),
    rows: rows.map((row) => [
      ...[wordIn(locale, row.teamKo, row.teamEn), row.name, row.nameEn, row.homeInstitution, row.homeCountry],
      ...[row.firstMonth, row.lastMonth, figureCell(row.supportWon), figureCell(row.paidWon), statuses(row.status)],
    ]),
  };
}
