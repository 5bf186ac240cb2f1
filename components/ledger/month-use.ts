import { type Day, dayOf } from "@/lib/ledger/domain/calendar";
import { stepsWithin, type UseStep } from "@/lib/ledger/domain/pool-use";

export type MonthUse = { month: string; label: string; held: number; allocated: number; promised: number };

const room = (step: UseStep): number => step.held - step.reserved - step.allocated;

const monthStart = (day: Day, months = 0): Day =>
  dayOf(new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1 + months, 1)));

/** Month by month from the first step to the last, each on its day with the least room: the chart's even time axis. */
export function prepareMonths(steps: readonly UseStep[]): MonthUse[] {
  const [first, last] = [steps[0], steps.at(-1)];
  if (!first || !last) return [];
  const months: MonthUse[] = [];
  for (let from = monthStart(first.day); from < last.day; from = monthStart(from, 1)) {
    const within = stepsWithin(steps, { validFrom: from, validTo: monthStart(from, 1) });
    const inUse = within.filter((step) => step.day >= first.day);
    const tightest = inUse.reduce((worst, step) => (room(step) < room(worst) ? step : worst), inUse[0] ?? first);
    months.push({
      month: from.slice(0, 7),
      label: `${from.slice(2, 4)}.${Number(from.slice(5, 7))}`,
      held: tightest.held,
      allocated: tightest.allocated,
      promised: tightest.allocated + tightest.reserved,
    });
  }
  return months;
}
