import { type Day, nextDay } from "@/lib/ledger/domain/calendar";
import { type AllocationPeriod, occupies } from "@/lib/ledger/domain/pool-use";
import type { UtilisationRules } from "@/lib/rulebook/domain/support-rules";

/** GPU-hours are counted in thousandths, so that every sum is exact. */
export type Use = { availableMilliHours: bigint; usedMilliHours: bigint };
/** Hours are hours of a pool: a team with GPUs of two pools is to report 48 a day. */
export type Reported = Use & { reportedHours: number; lateHours: number; correctedHours: number };
export type WeekUse = Reported & { expectedHours: number; allocatedMilliHours: bigint };

export const NO_USE: WeekUse = {
  ...{ availableMilliHours: 0n, usedMilliHours: 0n, reportedHours: 0, lateHours: 0, correctedHours: 0 },
  ...{ expectedHours: 0, allocatedMilliHours: 0n },
};

/** G5: the share used, in basis points, half up; null without anything to use. */
export const usageBasisPoints = ({ usedMilliHours, availableMilliHours }: Use): number | null =>
  availableMilliHours === 0n
    ? null
    : Number((usedMilliHours * 20_000n + availableMilliHours) / (2n * availableMilliHours));

/** G5: compared as fractions, so that no rounding warns or spares anybody. */
export const isLowUse = (
  { usedMilliHours, availableMilliHours }: Use,
  { lowUseBasisPoints }: Pick<UtilisationRules, "lowUseBasisPoints">,
): boolean => availableMilliHours > 0n && usedMilliHours * 10_000n < availableMilliHours * BigInt(lowUseBasisPoints);

export const missingHours = ({ expectedHours, reportedHours }: Pick<WeekUse, "expectedHours" | "reportedHours">) =>
  Math.max(0, expectedHours - reportedHours);

const HOURS = 24;
/** What a team is to report of a day: 24 hours for each pool it holds GPUs of, and the GPU-hours it holds. */
export function expectedOf(
  allocations: readonly AllocationPeriod[],
  day: Day,
): Pick<WeekUse, "expectedHours" | "allocatedMilliHours"> {
  const held = allocations.filter(
    (one) => one.status !== "REQUESTED" && occupies(one) && one.validFrom <= day && day < one.validTo,
  );
  const gpus = held.reduce((sum, one) => sum + one.gpuCount, 0);
  return {
    expectedHours: HOURS * new Set(held.map((one) => one.poolId)).size,
    allocatedMilliHours: BigInt(gpus * HOURS * 1_000),
  };
}

/** The same over a half-open period. */
export function expectedWithin(
  allocations: readonly AllocationPeriod[],
  { from, to }: { from: Day; to: Day },
): Pick<WeekUse, "expectedHours" | "allocatedMilliHours"> {
  const sum = { expectedHours: 0, allocatedMilliHours: 0n };
  for (let day = from; day < to; day = nextDay(day)) {
    const one = expectedOf(allocations, day);
    sum.expectedHours += one.expectedHours;
    sum.allocatedMilliHours += one.allocatedMilliHours;
  }
  return sum;
}

export const addUse = (a: WeekUse, b: WeekUse): WeekUse => ({
  availableMilliHours: a.availableMilliHours + b.availableMilliHours,
  usedMilliHours: a.usedMilliHours + b.usedMilliHours,
  reportedHours: a.reportedHours + b.reportedHours,
  lateHours: a.lateHours + b.lateHours,
  correctedHours: a.correctedHours + b.correctedHours,
  expectedHours: a.expectedHours + b.expectedHours,
  allocatedMilliHours: a.allocatedMilliHours + b.allocatedMilliHours,
});
