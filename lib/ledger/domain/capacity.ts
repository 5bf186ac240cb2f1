import type { HalfYear } from "@/lib/rulebook/domain/rulebook";
import { halfYearDays } from "./calendar";
import { type PoolPeriod, poolUse, stepsWithin } from "./pool-use";

/**
 * GPUs that the pools hold through a half-year: on its tightest day (G2). Days before the first GPU came are no shortage; they
 * count only when the half-year holds nothing at all.
 */
export function gpusHeld(pools: readonly PoolPeriod[], halfYear: HalfYear): number {
  const held = stepsWithin(poolUse(pools, []), halfYearDays(halfYear))
    .map((step) => step.held)
    .filter((count) => count > 0);
  return held.length === 0 ? 0 : Math.min(...held);
}
