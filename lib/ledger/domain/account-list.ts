/** G3: what one team's accounts in one pool hold at the end of a day. */
export type AccountRow = {
  poolId: string;
  poolKo: string;
  poolEn: string;
  /** Empty, and without a name, for teams still to be selected. */
  teamId: string;
  teamKo: string | null;
  teamEn: string | null;
  reserved: number;
  inUse: number;
  returned: number;
  lost: number;
  /** Ever granted: in use, returned and lost together. */
  granted: number;
};

export const ACCOUNT_FIGURES = ["reserved", "inUse", "returned", "lost", "granted"] as const;

/** How the accounts of a day may be asked; the page and its export read the same address. */
export const ACCOUNT_LIST = {
  sortable: ["account", ...ACCOUNT_FIGURES],
  defaultSort: "account",
  filters: ["day", "pool", "team"],
} as const;

/** A filter's value for teams that are still to be selected. */
export const NO_TEAM = "none";

/** What an address says of the list, as far as it decides which rows there are and in which order. */
type AccountQuery = { search: string; sort: string; direction: "asc" | "desc"; filters: Record<string, string> };
type Figures = Record<(typeof ACCOUNT_FIGURES)[number], number>;
export type AccountSelection = { rows: AccountRow[]; sum: Figures };

/** G3: the accounts that an address asks for, in its order, and what they hold together. They come in the order of pools and teams. */
export function selectAccounts(accounts: readonly AccountRow[], query: AccountQuery): AccountSelection {
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
