import { compareFractions, type Fraction, fraction, subtractFractions } from "./fraction";

const ZERO: Fraction = { numerator: 0n, denominator: 1n };
const ONE: Fraction = { numerator: 1n, denominator: 1n };

/** Sum of squared differences over all ordered pairs: 2·(m·Σx² − (Σx)²). */
function squaredDifferences(values: readonly number[]): bigint {
  let sum = 0n;
  let squares = 0n;
  for (const value of values) {
    const exact = BigInt(value);
    sum += exact;
    squares += exact * exact;
  }
  return 2n * (BigInt(values.length) * squares - sum * sum);
}

/**
 * S7: Krippendorff's alpha for interval data (Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability"): 1 is perfect
 * agreement, 0 what chance would give, less is systematic disagreement. Exact. `units` holds the values given to each unit;
 * missing ones are simply absent. Null where nothing can be compared: no unit with two values, or all values equal.
 */
export function krippendorffAlpha(units: readonly (readonly number[])[]): Fraction | null {
  const pairable = units.filter((values) => values.length > 1);
  const count = BigInt(pairable.reduce((sum, values) => sum + values.length, 0));
  if (count === 0n) return null;
  const expected = fraction(squaredDifferences(pairable.flat()), count * (count - 1n));
  if (compareFractions(expected, ZERO) === 0) return null;
  let observed = ZERO;
  for (const values of pairable) {
    const denominator = count * BigInt(values.length - 1);
    observed = fraction(
      observed.numerator * denominator + squaredDifferences(values) * observed.denominator,
      observed.denominator * denominator,
    );
  }
  const share = fraction(observed.numerator * expected.denominator, observed.denominator * expected.numerator);
  return subtractFractions(ONE, share);
}
