import type { ChartTable } from "@/components/charts/prepare";
import { wordIn } from "@/components/ledger/words";
import type { Locale } from "@/lib/platform/i18n/routing";
import { figureCell } from "@/lib/platform/tabular";
import type { ContributionRow } from "@/lib/settlement/types";

const AMOUNTS = [
  ...(["plannedCashWon", "plannedInKindWon", "dueWon", "dueCashWon", "cashWon", "inKindWon"] as const),
  ...(["waitingWon", "shortWon", "shortCashWon", "excessWon"] as const),
] as const;
type Translate = (key: string) => string;

/** Own contributions as rows and columns; amounts are whole won, so that a spreadsheet can add them up. */
export function contributionTable(rows: readonly ContributionRow[], t: Translate, locale: Locale): ChartTable {
  return {
    columns: ["team", "year", ...AMOUNTS, "waiting", "verdict", "settlement"].map((column) => t(`export.${column}`)),
    rows: rows.map((row) => [
      ...[wordIn(locale, row.teamKo, row.teamEn), row.year, ...AMOUNTS.map((amount) => figureCell(row[amount]))],
      ...[row.waiting, t(`verdicts.${row.verdict}`), t(`statement.status.${row.settlement ?? "NONE"}`)],
    ]),
  };
}
