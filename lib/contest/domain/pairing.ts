import { fitBradleyTerry } from "./bradley-terry";
import type { PairCount } from "./pair-count";

/** A pair of variants, how often it was shown and how often its first stood on the left. */
export type PairExposure = { low: string; high: string; lowLeft: number; highLeft: number };
export type EntryPairCount = Omit<PairCount, "first" | "second"> & { low: string; high: string };

const shownOf = (pair: PairExposure): number => pair.lowLeft + pair.highLeft;

/** The adaptive share may take a pair this far beyond the one shown least, and no further: exposure stays equal (X2). */
const BEYOND = 1.25;
const SLACK = 4;

/** X2: standard error of the difference of each pair's strengths; endless while nothing can be estimated. */
export function pairWidths(entries: readonly string[], counts: readonly EntryPairCount[]): Map<string, number> {
  const at = new Map(entries.map((entry, index) => [entry, index]));
  const pairs = counts.flatMap(({ low, high, ...votes }): PairCount[] => {
    const [first, second] = [at.get(low), at.get(high)];
    return first === undefined || second === undefined ? [] : [{ first, second, ...votes }];
  });
  const fit = fitBradleyTerry({ size: entries.length, pairs });
  const widths = new Map<string, number>();
  for (const [i, low] of entries.entries())
    for (const [j, high] of entries.entries()) {
      if (low >= high) continue;
      const cell = (a: number, b: number): number =>
        fit.estimable ? (fit.covariance.cells[a * entries.length + b] ?? 0) : Number.POSITIVE_INFINITY;
      const variance = fit.estimable ? cell(i, i) + cell(j, j) - 2 * cell(i, j) : Number.POSITIVE_INFINITY;
      widths.set(pairKey(low, high), Math.sqrt(Math.max(0, variance)));
    }
  return widths;
}

export const pairKey = (low: string, high: string): string => `${low} ${high}`;

/** Whether the next task is of the share that goes where intervals are widest. */
export const isAdaptiveTurn = (adaptiveBasisPoints: number, random: () => number): boolean =>
  random() * 10_000 < adaptiveBasisPoints;

/**
 * X2: pairs in the order in which the next voter should be tried with them. Usually the one shown least comes first; given the
 * widths of intervals (the adaptive share) the widest, as long as it has not run ahead. Chance decides between equals.
 */
export function pairOrder(
  pairs: readonly PairExposure[],
  widths: ReadonlyMap<string, number> | null,
  random: () => number,
): PairExposure[] {
  const dealt = pairs.map((pair) => ({ pair, lot: random() }));
  dealt.sort((a, b) => shownOf(a.pair) - shownOf(b.pair) || a.lot - b.lot);
  const order = dealt.map(({ pair }) => pair);
  if (widths === null) return order;
  const least = order[0] ? shownOf(order[0]) : 0;
  const near = order.filter((pair) => shownOf(pair) <= least * BEYOND + SLACK);
  const widthOf = (pair: PairExposure): number => widths.get(pairKey(pair.low, pair.high)) ?? 0;
  const widest = near.reduce<PairExposure | null>(
    (best, pair) => (best === null || widthOf(pair) > widthOf(best) ? pair : best),
    null,
  );
  return widest ? [widest, ...order.filter((pair) => pair !== widest)] : order;
}

/** X1, X2: the side that either was on less often; chance when both are even. */
export function isLowLeft(pair: Pick<PairExposure, "lowLeft" | "highLeft">, random: () => number): boolean {
  if (pair.lowLeft !== pair.highLeft) return pair.lowLeft < pair.highLeft;
  return random() < 0.5;
}

/** Whether the n-th task (from 1) of a voter checks attention. */
export const isAttentionTurn = (number: number, every: number): boolean => number % every === 0;
