import type { ChartTable } from "@/components/charts/prepare";
import type { LotRow } from "@/lib/datasets/types";
import { figureCell } from "@/lib/platform/tabular";

const COLUMNS = [
  ...(["number", "corpus", "owner", "kind", "year", "phase", "estimatedWon", "priceWon", "rank", "points"] as const),
  ...(["wanting", "taking", "delivered", "confirmed", "licence", "expiresOn"] as const),
] as const;
type Words = {
  t: (key: (typeof COLUMNS)[number]) => string;
  kinds: (kind: LotRow["kind"]) => string;
  phases: (phase: LotRow["phase"]) => string;
  states: (state: NonNullable<LotRow["licence"]>["state"]) => string;
};

/** Lots as rows and columns; amounts are whole won, so that a spreadsheet can add them up. */
export function lotTable(rows: readonly LotRow[], { t, kinds, phases, states }: Words): ChartTable {
  return {
    columns: COLUMNS.map((column) => t(column)),
    rows: rows.map((row) => [
      ...[row.number, row.corpus, row.owner, kinds(row.kind), row.year, phases(row.phase)],
      ...[
        figureCell(row.estimatedWon),
        row.priceWon === null ? null : figureCell(row.priceWon),
        row.standing?.rank ?? "",
      ],
      ...[row.standing?.points ?? "", row.wanting, row.taking, row.delivered, row.confirmed],
      ...[row.licence ? states(row.licence.state) : "", row.licence?.expiresOn ?? ""],
    ]),
  };
}
