import type { DerivativesPlan } from "@/lib/stages/domain/derivatives-plan";

const FULL = 10_000;

/** Whether log(1 + count) / log(1 + target) is at least `part` of 10,000, in whole numbers: no logarithm decides a point. */
const reaches = (count: number, target: number, part: number): boolean =>
  BigInt(1 + count) ** BigInt(FULL) >= BigInt(1 + target) ** BigInt(part);

/** Y2, E4: what a count is worth in hundredths of a point, rounded down; the target and more give 100 points, none gives 0. */
export function countHundredths({ kind, target }: DerivativesPlan["scale"], count: number): number {
  if (count >= target) return FULL;
  if (kind === "LINEAR") return Math.floor((count * FULL) / target);
  let part = Math.floor((FULL * Math.log1p(count)) / Math.log1p(target));
  while (part < FULL && reaches(count, target, part + 1)) part += 1;
  while (part > 0 && !reaches(count, target, part)) part -= 1;
  return part;
}
