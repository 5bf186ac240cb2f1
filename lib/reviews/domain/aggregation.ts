import type { Aggregation } from "@/lib/rulebook/domain/rulebook";
import { type Fraction, meanOf, varianceOf } from "./fraction";

/** One valid sheet: total and per-criterion points in hundredths. The seat stands for the person (S8). */
export type ScoredSheet = {
  seatNo: number;
  totalHundredths: number;
  criteria: Readonly<Record<string, number>>;
  /** P5: the reviewer's vote, in an additional call. */
  suitable?: boolean | undefined;
};

/** What the sheets of one proposal come to; means and variance are exact, in hundredths of a point. */
export type Aggregate = {
  total: Fraction;
  criteria: Record<string, Fraction>;
  /** Variance of the totals that count: the `spread` of the tie chain (S5). */
  spread: Fraction;
  keptSeats: number[];
  droppedLowSeats: number[];
  droppedHighSeats: number[];
};

/** By total, then by seat: which of several equal totals is dropped never depends on the order of arrival. */
const byTotalThenSeat = (a: ScoredSheet, b: ScoredSheet): number =>
  a.totalHundredths - b.totalHundredths || a.seatNo - b.seatNo;

const seatsOf = (sheets: readonly ScoredSheet[]): number[] => sheets.map((sheet) => sheet.seatNo);

/**
 * S4: with at least `trimFromSheets` valid sheets one highest and one lowest total are dropped — only one each, even when
 * tied — and the rest averaged; with fewer, the plain mean. Criteria are averaged over the same sheets. Null without sheets.
 */
export function aggregateSheets(sheets: readonly ScoredSheet[], rule: Aggregation): Aggregate | null {
  if (sheets.length === 0) return null;
  const ordered = [...sheets].sort(byTotalThenSeat);
  const trims = ordered.length >= rule.trimFromSheets && ordered.length > rule.trimLow + rule.trimHigh;
  const from = trims ? rule.trimLow : 0;
  const to = trims ? ordered.length - rule.trimHigh : ordered.length;
  const kept = ordered.slice(from, to);
  const totals = kept.map((sheet) => sheet.totalHundredths);
  const keys = Object.keys(kept[0]?.criteria ?? {});
  return {
    total: meanOf(totals),
    criteria: Object.fromEntries(keys.map((key) => [key, meanOf(kept.map((sheet) => sheet.criteria[key] ?? 0))])),
    spread: varianceOf(totals),
    keptSeats: seatsOf(kept).sort((a, b) => a - b),
    droppedLowSeats: seatsOf(ordered.slice(0, from)),
    droppedHighSeats: seatsOf(ordered.slice(to)),
  };
}
