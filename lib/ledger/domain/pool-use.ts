import type { Day } from "./calendar";

export type AllocationStatus = "REQUESTED" | "APPROVED" | "REJECTED" | "RETURNED" | "REVERSED";
export type ReservationStatus = "HELD" | "RELEASED" | "USED";
export type PoolPeriod = {
  id: string;
  gpuCount: number;
  validFrom: Day;
  validTo: Day;
  /** GPUs that did not come back: missing from a day to the end of the pool (G3). */
  losses?: readonly { from: Day; gpuCount: number }[];
};
/** GPUs of a pool promised over a period: an allocation, or a reservation (whose team may be unknown yet, then `""`). */
export type AllocationPeriod = {
  id: string;
  poolId: string;
  teamId: string;
  gpuCount: number;
  validFrom: Day;
  validTo: Day;
  status: AllocationStatus | ReservationStatus;
};

/** What stands from `day` until the next step: GPUs held, reserved by requests, allocated. */
export type UseStep = { day: Day; held: number; reserved: number; allocated: number };

type Change = Omit<UseStep, "day"> & { day: Day };

const VOID: ReadonlySet<AllocationPeriod["status"]> = new Set(["REJECTED", "REVERSED", "RELEASED", "USED"]);

/** Occupies its pool: everything but what was rejected, reversed or given up, and empty periods (G2). */
export const occupies = (allocation: AllocationPeriod): boolean =>
  !VOID.has(allocation.status) && allocation.validTo > allocation.validFrom;

/** The same day's changes count together, so an end frees before a beginning takes (half-open periods). */
export function poolUse(pools: readonly PoolPeriod[], allocations: readonly AllocationPeriod[]): UseStep[] {
  const changes: Change[] = [];
  for (const pool of pools) {
    changes.push({ day: pool.validFrom, held: pool.gpuCount, reserved: 0, allocated: 0 });
    changes.push({ day: pool.validTo, held: -pool.gpuCount, reserved: 0, allocated: 0 });
    for (const { from, gpuCount } of pool.losses ?? []) {
      changes.push({ day: from, held: -gpuCount, reserved: 0, allocated: 0 });
      changes.push({ day: pool.validTo, held: gpuCount, reserved: 0, allocated: 0 });
    }
  }
  for (const { gpuCount, status, validFrom, validTo } of allocations.filter(occupies)) {
    const [reserved, allocated] = status === "REQUESTED" || status === "HELD" ? [gpuCount, 0] : [0, gpuCount];
    changes.push({ day: validFrom, held: 0, reserved, allocated });
    changes.push({ day: validTo, held: 0, reserved: -reserved, allocated: -allocated });
  }
  changes.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  const steps: UseStep[] = [];
  for (const change of changes) {
    const last = steps.at(-1) ?? { day: "", held: 0, reserved: 0, allocated: 0 };
    const next = {
      day: change.day,
      held: last.held + change.held,
      reserved: last.reserved + change.reserved,
      allocated: last.allocated + change.allocated,
    };
    if (last.day === change.day) steps[steps.length - 1] = next;
    else steps.push(next);
  }
  return steps;
}

const NOTHING = { held: 0, reserved: 0, allocated: 0 };

/** What stands on one day. */
export function useOn(steps: readonly UseStep[], day: Day): Omit<UseStep, "day"> {
  return steps.findLast((step) => step.day <= day) ?? NOTHING;
}

/** Steps inside a half-open period, the first moved to its beginning. */
export function stepsWithin(steps: readonly UseStep[], period: { validFrom: Day; validTo: Day }): UseStep[] {
  const inside = steps.filter((step) => step.day > period.validFrom && step.day < period.validTo);
  return [{ ...useOn(steps, period.validFrom), day: period.validFrom }, ...inside];
}

export type Shortage = { validFrom: Day; validTo: Day; shortfall: number; free: number };

/** Why a request does not fit (G2): first and last day without room and the largest shortfall; null when it fits. */
export function shortageOf(
  pool: PoolPeriod,
  allocations: readonly AllocationPeriod[],
  request: { gpuCount: number; validFrom: Day; validTo: Day },
): Shortage | null {
  const steps = stepsWithin(poolUse([pool], allocations), request);
  const short = steps
    .map((step, index) => ({
      validFrom: step.day,
      validTo: steps[index + 1]?.day ?? request.validTo,
      free: Math.max(0, step.held - step.reserved - step.allocated),
    }))
    .filter((step) => step.free < request.gpuCount);
  const [first, last] = [short[0], short.at(-1)];
  if (!first || !last) return null;
  const free = Math.min(...short.map((step) => step.free));
  return { validFrom: first.validFrom, validTo: last.validTo, shortfall: request.gpuCount - free, free };
}

/** What a pool may not shrink under: its fullest day, with what is missing by then, and the days that are promised (G2). */
export function promisedOf(pool: PoolPeriod, promises: readonly AllocationPeriod[]) {
  const standing = promises.filter(occupies);
  const [from, to] = [
    standing.map((one) => one.validFrom).sort()[0],
    standing
      .map((one) => one.validTo)
      .sort()
      .at(-1),
  ];
  const empty = poolUse([{ ...pool, gpuCount: 0 }], standing).filter((step) => step.day < pool.validTo);
  const days = empty.map(({ day, held, reserved, allocated }) => ({
    day,
    lost: 0 - held,
    promised: reserved + allocated - held,
  }));
  const fullest = days.reduce((most, one) => (one.promised > most.promised ? one : most), {
    day: "",
    lost: 0,
    promised: 0,
  });
  return { fullest, period: from !== undefined && to !== undefined ? { from, to } : null };
}

/** GPUs that could be had on every day of a period: held minus everything promised, at its tightest. */
export const freeThroughout = (steps: readonly UseStep[], period: { validFrom: Day; validTo: Day }): number =>
  Math.min(...stepsWithin(steps, period).map((step) => step.held - step.reserved - step.allocated));

/** Most GPUs promised at once within a period, by whatever the allocations given are (one team's, one pool's). */
export const peakWithin = (
  allocations: readonly AllocationPeriod[],
  period: { validFrom: Day; validTo: Day },
): number => Math.max(...stepsWithin(poolUse([], allocations), period).map((step) => step.reserved + step.allocated));
