/** An exact rational number; the denominator is positive and the fraction is reduced, so equal values have one spelling. */
export type Fraction = { readonly numerator: bigint; readonly denominator: bigint };

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [left, right] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (right !== 0n) [left, right] = [right, left % right];
  return left;
}

/** Reduced fraction; throws RangeError on a zero denominator. */
export function fraction(numerator: bigint, denominator: bigint): Fraction {
  if (denominator === 0n) throw new RangeError("a fraction has no zero denominator");
  const sign = denominator < 0n ? -1n : 1n;
  const divisor = greatestCommonDivisor(numerator, denominator) * sign;
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

/** Negative, zero or positive, as a comes before, with or after b; exact. */
export function compareFractions(a: Fraction, b: Fraction): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  if (difference === 0n) return 0;
  return difference < 0n ? -1 : 1;
}

export const subtractFractions = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator);

/** Exact mean of whole numbers; throws RangeError when there are none. */
export function meanOf(values: readonly number[]): Fraction {
  let sum = 0;
  for (const value of values) sum += value;
  return fraction(BigInt(sum), BigInt(values.length));
}

/** Exact mean of fractions; throws RangeError when there are none. */
export function meanOfFractions(values: readonly Fraction[]): Fraction {
  let sum: Fraction = { numerator: 0n, denominator: 1n };
  for (const value of values) {
    sum = fraction(
      sum.numerator * value.denominator + value.numerator * sum.denominator,
      sum.denominator * value.denominator,
    );
  }
  return fraction(sum.numerator, sum.denominator * BigInt(values.length));
}

/** Population variance of whole numbers, exact: (n·Σx² − (Σx)²) / n². */
export function varianceOf(values: readonly number[]): Fraction {
  const count = BigInt(values.length);
  let sum = 0n;
  let squares = 0n;
  for (const value of values) {
    const exact = BigInt(value);
    sum += exact;
    squares += exact * exact;
  }
  return fraction(count * squares - sum * sum, count * count);
}

/** Nearest whole number, halves away from zero: what people are shown (S4). */
export function roundFraction({ numerator, denominator }: Fraction): number {
  const magnitude = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * magnitude + denominator) / (2n * denominator);
  return Number(numerator < 0n ? -rounded : rounded);
}
