import type { Fraction } from "@/lib/references/domain/fraction";
import { isChanged, type Variant } from "./advancing";
import type { Measured } from "./measured-sensitivity";
import type { WeightSensitivity, WeightThreshold } from "./weight-sensitivity";

/** `firm`: the same teams go on; `changes`: others would; `unknown`: the facts are not there. */
export type Firmness = "firm" | "changes" | "unknown";

const isSmaller = (a: Fraction, b: Fraction): boolean => a.num * b.den < b.num * a.den;

export const changedIn = (variants: readonly Variant[]): number => variants.filter(isChanged).length;

/** The smallest move of a single part's weight, the others in proportion, that changes who goes on. */
export function nearestThreshold({ thresholds }: WeightSensitivity): WeightThreshold | null {
  const single = thresholds.flatMap((one) =>
    one && (one.move.fromKey === null || one.move.toKey === null) ? [one] : [],
  );
  return single.reduce<WeightThreshold | null>(
    (least, one) => (least && !isSmaller(one.shift, least.shift) ? least : one),
    null,
  );
}

/** Of variants that need figures: which change the result, and which cannot be told. */
export const told = <T extends Measured>(
  variants: readonly T[],
): { changing: T[]; lacking: T[]; firmness: Firmness } => {
  const changing = variants.filter(({ variant }) => variant && isChanged(variant));
  const lacking = variants.filter(({ variant }) => variant === null);
  const firmness = changing.length > 0 ? "changes" : lacking.length === variants.length ? "unknown" : "firm";
  return { changing, lacking, firmness };
};
