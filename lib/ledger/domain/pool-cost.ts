import { type Day, dateOf, dayOf } from "./calendar";

/** What one month costs; `month` is its first day. */
export type MonthCost = { month: Day; amountWon: bigint };
type Pool = { validFrom: Day; validTo: Day; costWon: bigint };

const DAY_MS = 86_400_000;
const daysBetween = (from: Day, to: Day): bigint => BigInt((dateOf(to).getTime() - dateOf(from).getTime()) / DAY_MS);

/** First day of the month of a day, or of one so many months later. */
export const monthOf = (day: Day, later = 0): Day =>
  dayOf(new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1 + later, 1)));

/** Months that a half-open period touches, in order. */
export function monthsOf({ validFrom, validTo }: Pick<Pool, "validFrom" | "validTo">): Day[] {
  const months: Day[] = [];
  for (let month = monthOf(validFrom); month < validTo; month = monthOf(month, 1)) months.push(month);
  return months;
}

/** The whole cost spread over the days of the period, month by month and to the won: the parts always add up to the whole. */
export function spreadCost({ validFrom, validTo, costWon }: Pool): MonthCost[] {
  const days = daysBetween(validFrom, validTo);
  if (days <= 0n) return [];
  const until = (day: Day) => (costWon * daysBetween(validFrom, day)) / days;
  return monthsOf({ validFrom, validTo }).map((month) => {
    const [from, next] = [month > validFrom ? month : validFrom, monthOf(month, 1)];
    return { month, amountWon: until(next < validTo ? next : validTo) - until(from) };
  });
}

/** The contract's own months where it has any, else the whole spread over the period. */
export const monthCosts = (pool: Pool, own: readonly MonthCost[]): MonthCost[] =>
  own.length > 0 ? own.toSorted((a, b) => (a.month < b.month ? -1 : 1)) : spreadCost(pool);

const monthParams = (day: Day) => ({ year: day.slice(0, 4), month: day.slice(5, 7) });

/** A contract's own months must be those of its period, each once, and add up to its cost. Null when they do. */
export function monthCostsRefusal(
  pool: Pool,
  own: readonly MonthCost[],
): { reason: string; params: Record<string, string> } | null {
  if (own.length === 0) return null;
  const months = monthsOf(pool);
  const named = new Set(own.map((one) => one.month));
  const missing = months.find((month) => !named.has(month));
  if (missing || own.length !== months.length)
    return { reason: "MONTHS_INCOMPLETE", params: monthParams(missing ?? pool.validTo) };
  const sum = own.reduce((total, one) => total + one.amountWon, 0n);
  return sum === pool.costWon
    ? null
    : { reason: "MONTHS_DIFFER", params: { sumWon: sum.toString(), costWon: pool.costWon.toString() } };
}
