import type { Day } from "@/lib/ledger/domain/calendar";
import { type UseStep, useOn } from "@/lib/ledger/domain/pool-use";

export type MonthUse = { month: string; held: number; reserved: number; allocated: number };

/** A chart stays readable up to this many months; a longer history is cut to the part around today. */
const SHOWN_MONTHS = 36;
const BEFORE_TODAY = 12;

const nextMonth = (month: string): string => {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`;
};

const monthsBetween = (first: string, last: string): string[] => {
  const months: string[] = [];
  for (let month = first; month <= last; month = nextMonth(month)) months.push(month);
  return months;
};

/** G2: GPUs held, reserved and allocated on the first day of every month in which there is a pool. */
export function monthlyUse(steps: readonly UseStep[], today: Day): MonthUse[] {
  const [first, last] = [steps[0], steps.at(-1)];
  if (!first || !last) return [];
  const months = monthsBetween(first.day.slice(0, 7), last.day.slice(0, 7));
  const now = months.indexOf(today.slice(0, 7));
  const from = months.length > SHOWN_MONTHS && now > BEFORE_TODAY ? now - BEFORE_TODAY : 0;
  return months
    .slice(from, from + SHOWN_MONTHS)
    .map((month) => ({ month, ...useOn(steps, month === first.day.slice(0, 7) ? first.day : `${month}-01`) }))
    .map(({ month, held, reserved, allocated }) => ({ month, held, reserved, allocated }));
}

const DAY_MS = 86_400_000;
const SHOWN_DAYS = 60;

/** Days of a call with how many applied on each; a day without any is a zero, not a gap. */
export function byDay(
  counts: readonly { day: Day; count: number }[],
  window: { from: Day; to: Day },
): { day: Day; count: number }[] {
  const known = new Map(counts.map(({ day, count }) => [day, count]));
  const days: { day: Day; count: number }[] = [];
  for (let at = Date.parse(`${window.from}T00:00:00Z`); ; at += DAY_MS) {
    const day = new Date(at).toISOString().slice(0, 10);
    if (day > window.to) break;
    days.push({ day, count: known.get(day) ?? 0 });
  }
  return days.slice(-SHOWN_DAYS);
}
