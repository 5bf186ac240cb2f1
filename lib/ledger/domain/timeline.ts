import { periodParams } from "@/lib/teams/domain/support";
import { type AllocationRefusal, agreedRefusal } from "./allocation-rules";
import { type Day, dateOf, dayOf, halfYearDays, halfYearsOf } from "./calendar";
import { type AllocationPeriod, occupies, type PoolPeriod, shortageOf } from "./pool-use";

/** A period moved in a what-if; nothing else of the allocation changes. */
export type Move = { id: string; validFrom: Day; validTo: Day };
export type TimelineTeam = { id: string; leadLeasesGpus: boolean; agreed: { halfYear: string; gpuCount: number }[] };

export const applyMoves = <T extends AllocationPeriod>(bars: readonly T[], moves: readonly Move[]): T[] => {
  const byId = new Map(moves.map((move) => [move.id, move]));
  return bars.map((bar) => ({ ...bar, ...byId.get(bar.id) }));
};

/** The same day of the month so many months later, or the month's last day where it has none such. */
export function shiftMonths(day: Day, months: number): Day {
  const date = dateOf(day);
  const month = date.getUTCMonth() + months;
  const last = new Date(Date.UTC(date.getUTCFullYear(), month + 1, 0)).getUTCDate();
  return dayOf(new Date(Date.UTC(date.getUTCFullYear(), month, Math.min(date.getUTCDate(), last))));
}

export const shiftBar = (bar: Move, months: number): Move => ({
  id: bar.id,
  validFrom: shiftMonths(bar.validFrom, months),
  validTo: shiftMonths(bar.validTo, months),
});

const monthsBetween = (from: Day, to: Day): number => {
  const [a, b] = [dateOf(from), dateOf(to)];
  return (b.getUTCFullYear() - a.getUTCFullYear()) * 12 + b.getUTCMonth() - a.getUTCMonth();
};
const isSame = (a: Move, b: Move): boolean => a.validFrom === b.validFrom && a.validTo === b.validTo;

/** Moves on from where a bar lies now, reckoned from where the ledger has it: there and back is where it was, however long the months are. */
export function shiftFrom(origin: Move, bar: Move, months: number): Move {
  const already = monthsBetween(origin.validFrom, bar.validFrom);
  return isSame(shiftBar(origin, already), bar) ? shiftBar(origin, already + months) : shiftBar(bar, months);
}

/** The moves of a what-if that still mean something: of periods that are there, and not where they lie anyway. */
export const standingMoves = (bars: readonly Move[], moves: readonly Move[]): Move[] =>
  moves.filter((move) => bars.some((bar) => bar.id === move.id && !isSame(bar, move)));

/** Where a day lies on a scale, in per cent; days outside stick to its ends. */
export function placeOf(day: Day, scale: { validFrom: Day; validTo: Day }): number {
  const [from, to, at] = [scale.validFrom, scale.validTo, day].map((one) => dateOf(one).getTime()) as [
    number,
    number,
    number,
  ];
  return to <= from ? 0 : Math.max(0, Math.min(100, ((at - from) / (to - from)) * 100));
}

/** Whole half-years that cover all periods: what the timeline shows. Null when there is nothing to show. */
export function scaleOf(periods: readonly { validFrom: Day; validTo: Day }[]) {
  const touched = periods.flatMap(halfYearsOf).sort();
  const [first, last] = [touched[0], touched.at(-1)];
  if (!first || !last) return null;
  const scale = { validFrom: halfYearDays(first).validFrom, validTo: halfYearDays(last).validTo };
  return { ...scale, halfYears: halfYearsOf(scale) };
}

/** Bars in as few lanes as never lie over each other, in order of their beginnings. */
export function lanesOf<T extends { validFrom: Day; validTo: Day; id: string }>(bars: readonly T[]): T[][] {
  const lanes: T[][] = [];
  for (const bar of bars.toSorted((a, b) => (a.validFrom + a.id < b.validFrom + b.id ? -1 : 1))) {
    const free = lanes.find((lane) => (lane.at(-1)?.validTo ?? "") <= bar.validFrom);
    if (free) free.push(bar);
    else lanes.push([bar]);
  }
  return lanes;
}

export type TimelineFacts = {
  pools: readonly PoolPeriod[];
  teams: readonly TimelineTeam[];
  lessorExcludedThrough: string;
};

/** What stands against a bar where it lies now, by the ledger's own rules: period, lessor (A5, G6), room (G2), agreed (D1). */
export function barRefusal(
  bar: AllocationPeriod,
  bars: readonly AllocationPeriod[],
  facts: TimelineFacts,
): AllocationRefusal | null {
  const pool = facts.pools.find((one) => one.id === bar.poolId);
  if (!pool || !occupies(bar)) return null;
  if (bar.validFrom < pool.validFrom || bar.validTo > pool.validTo) {
    return { reason: "OUTSIDE_POOL_PERIOD", params: { from: pool.validFrom, to: pool.validTo } };
  }
  const team = facts.teams.find((one) => one.id === bar.teamId);
  const excluded = team?.leadLeasesGpus
    ? halfYearsOf(bar).find((half) => half <= facts.lessorExcludedThrough)
    : undefined;
  if (excluded) return { reason: "LESSOR_EXCLUDED", params: periodParams(excluded) };
  const others = bars.filter((one) => one.id !== bar.id);
  const shortage = shortageOf(
    pool,
    others.filter((one) => one.poolId === pool.id),
    bar,
  );
  if (shortage) {
    const { validFrom: from, validTo: to, shortfall, free } = shortage;
    return { reason: "POOL_EXHAUSTED", params: { from, to, shortfall, free } };
  }
  if (!team || bar.status === "HELD") return null;
  const agreed = new Map(team.agreed.map(({ halfYear, gpuCount }) => [halfYear, gpuCount]));
  return agreedRefusal(
    bar,
    agreed,
    others.filter((one) => one.teamId === team.id && one.status !== "HELD"),
  );
}

/**
 * What stands against a what-if's moves, by bar: against what was moved, and against whatever it leaves without room. Nothing
 * moved, nothing judged: what stands was granted by the database.
 */
export function moveRefusals(
  bars: readonly AllocationPeriod[],
  moves: readonly Move[],
  facts: TimelineFacts,
): Map<string, AllocationRefusal> {
  if (moves.length === 0) return new Map();
  const moved = new Set(moves.map((move) => move.id));
  const after = applyMoves(bars, moves);
  return new Map(
    after.flatMap((bar) => {
      const refusal = barRefusal(bar, after, facts);
      const counts = refusal && (moved.has(bar.id) || refusal.reason === "POOL_EXHAUSTED");
      return counts ? [[bar.id, refusal] as const] : [];
    }),
  );
}
