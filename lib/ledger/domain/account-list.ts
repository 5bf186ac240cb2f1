import type { ListQuery } from "@/lib/platform/list-query";
import type { AccountRow } from "../types";

export const ACCOUNT_FIGURES = ["reserved", "inUse", "returned", "lost", "granted"] as const;

/** How the accounts of a day may be asked; the page and its export read the same address. */
export const ACCOUNT_LIST = {
  sortable: ["account", ...ACCOUNT_FIGURES],
  defaultSort: "account",
  filters: ["day", "pool", "team"],
} as const;

/** A filter's value for teams that are still to be selected. */
export const NO_TEAM = "none";

type Figures = Record<(typeof ACCOUNT_FIGURES)[number], number>;
export type AccountSelection = { rows: AccountRow[]; sum: Figures };

/** G3: the accounts that an address asks for, in its order, and what they hold together. They come in the order of pools and teams. */
export function selectAccounts(accounts: readonly AccountRow[], query: ListQuery): AccountSelection {
  const { pool, team } = query.filters;
  const text = query.search.toLowerCase();
  const names = (row: AccountRow) => [row.poolKo, row.poolEn, row.teamKo ?? "", row.teamEn ?? ""];
  const rows = accounts
    .filter((row) => !pool || row.poolId === pool)
    .filter((row) => !team || row.teamId === (team === NO_TEAM ? "" : team))
    .filter((row) => text === "" || names(row).some((name) => name.toLowerCase().includes(text)));
  const figure = ACCOUNT_FIGURES.find((name) => name === query.sort);
  const sorted = figure ? rows.toSorted((a, b) => a[figure] - b[figure]) : rows;
  const total = (name: (typeof ACCOUNT_FIGURES)[number]) => rows.reduce((sum, row) => sum + row[name], 0);
  return {
    rows: query.direction === "desc" ? sorted.toReversed() : sorted,
    sum: Object.fromEntries(ACCOUNT_FIGURES.map((name) => [name, total(name)])) as Figures,
  };
}
