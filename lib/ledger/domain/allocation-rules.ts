import type { HalfYear, RulebookContent } from "@/lib/rulebook/domain/rulebook";
import { isLessorExcluded, periodParams, type TeamStatus } from "@/lib/teams/domain/support";
import { blocksOf } from "./blocks";
import { type Day, halfYearDays, halfYearsOf } from "./calendar";
import { type AllocationPeriod, peakWithin } from "./pool-use";

export type AllocationRequest = {
  poolId: string;
  teamId: string;
  gpuCount: number;
  validFrom: Day;
  validTo: Day;
  blockReason: string;
};
export type AllocationContext = {
  team: { status: TeamStatus; leadLeasesGpus: boolean };
  rulebook: { gpu: Pick<RulebookContent["gpu"], "blocks" | "lessorExcludedThrough"> };
  pool: { validFrom: Day; validTo: Day };
  agreed: ReadonlyMap<HalfYear, number>;
  /** Live allocations of the team over all pools. */
  teamAllocations: readonly AllocationPeriod[];
};
export type AllocationRefusal = { reason: string; params: Record<string, string | number> };

/** Every reason but the pool's room, which only the database can tell (G2): status, A5/G6, period, blocks (G1), what was agreed (D1). */
export function allocationRefusal(request: AllocationRequest, context: AllocationContext): AllocationRefusal | null {
  return standingRefusal(request, context) ?? agreedRefusal(request, context.agreed, context.teamAllocations);
}

function standingRefusal(
  request: Omit<AllocationRequest, "teamId" | "poolId">,
  { team, rulebook, pool }: Pick<AllocationContext, "team" | "rulebook" | "pool">,
): AllocationRefusal | null {
  if (team.status !== "ACTIVE") return { reason: "TEAM_LEFT", params: {} };
  const excluded = halfYearsOf(request).find((half) => isLessorExcluded(rulebook, team.leadLeasesGpus, half));
  if (excluded) return { reason: "LESSOR_EXCLUDED", params: periodParams(excluded) };
  if (request.validFrom < pool.validFrom || request.validTo > pool.validTo) {
    return { reason: "OUTSIDE_POOL_PERIOD", params: { from: pool.validFrom, to: pool.validTo } };
  }
  if (!blocksOf(request.gpuCount, rulebook.gpu.blocks) && request.blockReason.trim() === "") {
    return { reason: "BLOCK_REASON_REQUIRED", params: { blocks: rulebook.gpu.blocks.join(", ") } };
  }
  return null;
}

/** D1: never above what was agreed for a half-year, counted over all pools on its tightest day. */
export function agreedRefusal(
  request: Pick<AllocationRequest, "gpuCount" | "validFrom" | "validTo">,
  agreed: ReadonlyMap<HalfYear, number>,
  teamAllocations: readonly AllocationPeriod[],
): AllocationRefusal | null {
  for (const half of halfYearsOf(request)) {
    const days = halfYearDays(half);
    const shared = {
      validFrom: request.validFrom > days.validFrom ? request.validFrom : days.validFrom,
      validTo: request.validTo < days.validTo ? request.validTo : days.validTo,
    };
    const used = peakWithin(teamAllocations, shared);
    const limit = agreed.get(half) ?? 0;
    if (used + request.gpuCount > limit) {
      return { reason: "ABOVE_AGREED", params: { ...periodParams(half), agreed: limit, used } };
    }
  }
  return null;
}

/** G1, G2, G6: what a reservation must keep to: the pool's period, whole blocks or a reason, no lessor before its day. */
export function reservationRefusal(
  request: Omit<AllocationRequest, "teamId" | "poolId">,
  context: { team: AllocationContext["team"] | null } & Pick<AllocationContext, "rulebook" | "pool">,
): AllocationRefusal | null {
  const nobody = { status: "ACTIVE" as const, leadLeasesGpus: false };
  return standingRefusal(request, { ...context, team: context.team ?? nobody });
}

/** An extension carries on the same GPUs: same team, same pool, from the day on which the extended allocation ends. */
export function extensionRefusal(
  request: Pick<AllocationRequest, "poolId" | "teamId" | "validFrom">,
  extended: (Pick<AllocationPeriod, "poolId" | "teamId" | "status"> & { validTo: Day }) | null,
): AllocationRefusal | null {
  const carriesOn =
    extended?.status === "APPROVED" &&
    extended.poolId === request.poolId &&
    extended.teamId === request.teamId &&
    extended.validTo === request.validFrom;
  return carriesOn ? null : { reason: "EXTENSION_MISMATCH", params: {} };
}

/**
 * G4: the day a period ends when it is cut; never before it began. Null when there is nothing left to return: on its last day
 * everything comes back by itself, and only what does not is still to be said (G3).
 */
export function cutDay(allocation: { validFrom: Day; validTo: Day }, onDay: Day, lostCount = 0): Day | null {
  if (onDay === allocation.validTo && lostCount > 0) return onDay;
  if (onDay >= allocation.validTo) return null;
  return onDay > allocation.validFrom ? onDay : allocation.validFrom;
}
