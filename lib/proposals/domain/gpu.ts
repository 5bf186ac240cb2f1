import type { HalfYear, RulebookContent } from "@/lib/rulebook/domain/rulebook";
import { isHalfYearAfter } from "@/lib/rulebook/domain/rulebook";

type GpuRules = Pick<RulebookContent["gpu"], "blocks" | "halfYears" | "lessorExcludedThrough">;

/** The blocks (G1) that make up a count, largest first and as few as possible; null when no sum of blocks gives it. */
export function blocksOf(gpuCount: number, blocks: readonly number[]): { size: number; count: number }[] | null {
  const sizes = [...blocks].sort((a, b) => b - a);
  const parts: { size: number; count: number }[] = [];
  let rest = gpuCount;
  for (const size of sizes) {
    parts.push({ size, count: Math.floor(rest / size) });
    rest %= size;
  }
  return rest === 0 ? parts.filter((part) => part.count > 0) : null;
}

/** A4: other sizes are allowed, with a reason. */
export const needsSizeReason = (gpuCount: number, blocks: readonly number[]): boolean =>
  blocksOf(gpuCount, blocks) === null;

/** The nearest whole sums of blocks below and above a count that is none, for the form's hint. */
export function nearestBlockCounts(gpuCount: number, blocks: readonly number[]): { below: number; above: number } {
  const unit = Math.min(...blocks);
  const below = Math.floor(gpuCount / unit) * unit;
  return { below, above: below + unit };
}

/**
 * A5: an organisation that leases GPUs to the government gets no GPU support through the half-year the rulebook names.
 * The support goes to the lead organisation, so the lead's leasing blocks the proposal's half-years.
 */
export const isLessorBlocked = (halfYear: HalfYear, leadLeasesGpus: boolean, rules: GpuRules): boolean =>
  leadLeasesGpus && !isHalfYearAfter(halfYear, rules.lessorExcludedThrough);

/** Half-years a proposal may ask GPUs for. */
export const openHalfYears = (leadLeasesGpus: boolean, rules: GpuRules): HalfYear[] =>
  rules.halfYears.filter((halfYear) => !isLessorBlocked(halfYear, leadLeasesGpus, rules));

const MONTHS_OF_A_HALF_YEAR = 6n;
/** What the GPUs asked for would cost over their half-years, in won: the rulebook's guide, never a bill. */
export const gpuCostWon = (requests: readonly { gpuCount: number | null }[], monthlyCostWonPerGpu: bigint): bigint =>
  requests.reduce(
    (sum, { gpuCount }) => sum + BigInt(gpuCount ?? 0) * MONTHS_OF_A_HALF_YEAR * monthlyCostWonPerGpu,
    0n,
  );

/** What one team usually gets in a half-year (G1): the entry of the rulebook's guidance that is in force then. */
export const guidanceFor = <G extends { from: HalfYear }>(guidance: readonly G[], halfYear: HalfYear): G | undefined =>
  guidance
    .filter(({ from }) => from <= halfYear)
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .at(-1);
