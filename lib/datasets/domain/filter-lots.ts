import type { LotPhase } from "./lots";

type Filtered = {
  number: number;
  corpus: string;
  owner: string;
  phase: LotPhase;
  year: number;
  estimatedWon: bigint;
  priceWon: bigint | null;
  standing: { rank: number } | null;
};
type Query = {
  search: string;
  sort: string;
  direction: "asc" | "desc";
  filters: Record<string, string>;
};

const byWon = (a: bigint, b: bigint): number => (a === b ? 0 : a < b ? -1 : 1);
const UNRANKED = Number.MAX_SAFE_INTEGER;
const SORTS: Record<string, (a: Filtered, b: Filtered) => number> = {
  number: (a, b) => a.number - b.number,
  priority: (a, b) => (a.standing?.rank ?? UNRANKED) - (b.standing?.rank ?? UNRANKED) || a.number - b.number,
  price: (a, b) => byWon(a.priceWon ?? a.estimatedWon, b.priceWon ?? b.estimatedWon) || a.number - b.number,
};

/** Lots as a list's address asks for them. Where one stands follows the clock, so it is no column to ask the database for. */
export function filterLots<Lot extends Filtered>(lots: readonly Lot[], query: Query): Lot[] {
  const { phase, year } = query.filters;
  const wanted = query.search.toLowerCase();
  const kept = lots.filter(
    (lot) =>
      (!phase || lot.phase === phase) &&
      (!year || String(lot.year) === year) &&
      `${lot.corpus} ${lot.owner}`.toLowerCase().includes(wanted),
  );
  const compare = SORTS[query.sort] ?? SORTS.number;
  return kept.sort((a, b) => (compare?.(a, b) ?? 0) * (query.direction === "desc" ? -1 : 1));
}
