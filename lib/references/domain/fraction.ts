/** An exact ratio; `den` is above zero. */
export type Fraction = { num: bigint; den: bigint };

export const ONE: Fraction = { num: 1n, den: 1n };
const ZERO: Fraction = { num: 0n, den: 1n };

const divisor = (a: bigint, b: bigint): bigint => (b === 0n ? a : divisor(b, a % b));
const reduced = ({ num, den }: Fraction): Fraction => {
  const common = divisor(num < 0n ? -num : num, den) || 1n;
  return { num: num / common, den: den / common };
};

export const isAtLeast = (a: Fraction, b: Fraction): boolean => a.num * b.den >= b.num * a.den;

/** Exact arithmetic mean; of nothing it is zero. */
export function meanOf(values: readonly Fraction[]): Fraction {
  const sum = values.reduce(
    (total, value) => reduced({ num: total.num * value.den + value.num * total.den, den: total.den * value.den }),
    ZERO,
  );
  return values.length === 0 ? ZERO : reduced({ num: sum.num, den: sum.den * BigInt(values.length) });
}

/** `value × scale`, rounded down: a ratio is never shown as better than it is. */
export const scaledDown = ({ num, den }: Fraction, scale: bigint): bigint => (num * scale) / den;

/** Whether the geometric mean of the values is at least `least`, decided without taking a root: ∏ values ≥ leastⁿ. */
export function isGeometricMeanAtLeast(values: readonly Fraction[], least: Fraction): boolean {
  const { num, den } = productOf(values);
  const count = BigInt(values.length);
  return num * least.den ** count >= least.num ** count * den;
}

const productOf = (values: readonly Fraction[]): Fraction =>
  values.reduce((total, value) => ({ num: total.num * value.num, den: total.den * value.den }), ONE);

/** The geometric mean × `scale`, rounded down: the largest whole x with xⁿ · den ≤ scaleⁿ · num, found by bisection over integers. */
export function geometricMeanDown(values: readonly Fraction[], scale: bigint): bigint {
  const { num, den } = productOf(values);
  const count = BigInt(values.length);
  const limit = num * scale ** count;
  const fits = (x: bigint): boolean => x ** count * den <= limit;
  let high = 1n;
  while (fits(high)) high *= 2n;
  let low = high / 2n;
  if (low === 0n) return 0n;
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}
