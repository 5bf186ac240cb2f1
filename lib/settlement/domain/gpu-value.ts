import type { Day } from "@/lib/agreements/domain/content";
import { type MonthCost, monthCosts, monthOf } from "@/lib/ledger/domain/pool-cost";

/** A pool as it is paid for, and GPUs of it that a team had; periods are half-open. */
export type PricedPool = {
  gpuCount: number;
  validFrom: Day;
  validTo: Day;
  costWon: bigint;
  months: readonly MonthCost[];
};
export type GivenGpus = { gpuCount: number; validFrom: Day; validTo: Day };
type Period = { from: Day; to: Day };

const DAY_MS = 86_400_000;
const later = (a: Day, b: Day): Day => (a > b ? a : b);
const earlier = (a: Day, b: Day): Day => (a < b ? a : b);
const daysOf = ({ from, to }: Period): bigint =>
  to > from ? BigInt(Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)) : 0n;
const shared = (a: Period, b: Period): Period => ({ from: later(a.from, b.from), to: earlier(a.to, b.to) });
const periodOf = ({ validFrom, validTo }: { validFrom: Day; validTo: Day }): Period => ({
  from: validFrom,
  to: validTo,
});

/** Days of a calendar year, half-open. */
export const yearPeriod = (year: number): Period => ({ from: `${year}-01-01`, to: `${year + 1}-01-01` });

/** Whole days of a half-open period that fall into a year. */
export const daysInYear = (given: { validFrom: Day; validTo: Day }, year: number): bigint =>
  daysOf(shared(periodOf(given), yearPeriod(year)));

/** G5: GPU-hours of a period within a year. */
export const gpuHours = (given: GivenGpus, year: number): bigint =>
  BigInt(given.gpuCount) * 24n * daysInYear(given, year);

/**
 * G1, G2: what GPUs were worth in a year by what their pool costs: of every month the part of its cost that these GPUs are of the
 * pool, for the days they were given. Exact fractions, cut off to the won once at the end.
 */
export function gpuValueWon(pool: PricedPool, given: GivenGpus, year: number): bigint {
  const within = shared(periodOf(given), yearPeriod(year));
  let [numerator, denominator] = [0n, 1n];
  for (const { month, amountWon } of monthCosts(pool, pool.months)) {
    const whole = shared({ from: month, to: monthOf(month, 1) }, periodOf(pool));
    const days = daysOf(shared(whole, within));
    const parts = daysOf(whole) * BigInt(pool.gpuCount);
    if (days === 0n || parts === 0n) continue;
    numerator = numerator * parts + amountWon * BigInt(given.gpuCount) * days * denominator;
    denominator *= parts;
  }
  return numerator / denominator;
}
