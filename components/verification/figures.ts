import type { Fraction } from "@/lib/references/domain/fraction";

const MILLION = 1_000_000n;
const HUNDREDTHS = 100n;

const twoDecimals = (hundredths: bigint): string => {
  const absolute = hundredths < 0n ? -hundredths : hundredths;
  const text = `${absolute / HUNDREDTHS}.${(absolute % HUNDREDTHS).toString().padStart(2, "0")}`;
  return hundredths < 0n ? `-${text}` : text;
};

/** A ratio in millionths, rounded down: nothing looks reached that is not. */
export const ratioText = (ratioMillionths: bigint): string => `${twoDecimals(ratioMillionths / HUNDREDTHS)}%`;

/** A figure as people read it: per cent where the scale ends at 1, the plain figure elsewhere; half up. */
export function figureText({ num, den }: Fraction, scaleMaxMillionths: bigint): string {
  const isShare = scaleMaxMillionths === MILLION;
  const scale = isShare ? 10_000n : HUNDREDTHS;
  const hundredths = (num * scale * 2n + den) / (2n * den);
  return isShare ? `${twoDecimals(hundredths)}%` : twoDecimals(hundredths);
}

export const ofMillionths = (value: bigint): Fraction => ({ num: value, den: MILLION });

/** How close a figure comes to the reference: millionths, rounded down; null where there is no ratio. */
export function closeness(own: Fraction, reference: bigint, direction: "HIGHER" | "LOWER"): bigint | null {
  const [top, bottom] = direction === "HIGHER" ? [own, ofMillionths(reference)] : [ofMillionths(reference), own];
  const den = top.den * bottom.num;
  return den === 0n ? null : (top.num * bottom.den * MILLION) / den;
}
