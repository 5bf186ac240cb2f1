/** An exact ratio; `den` is above zero. */
export type Fraction = { num: bigint; den: bigint };
/** A value that counts `weight` times. */
export type Weighted = { value: Fraction; weight: bigint };

export const ONE: Fraction = { num: 1n, den: 1n };
const ZERO: Fraction = { num: 0n, den: 1n };

const divisor = (a: bigint, b: bigint): bigint => (b === 0n ? a : divisor(b, a % b));
const reduced = ({ num, den }: Fraction): Fraction => {
  const common = divisor(num < 0n ? -num : num, den) || 1n;
  return { num: num / common, den: den / common };
};

export const isAtLeast = (a: Fraction, b: Fraction): boolean => a.num * b.den >= b.num * a.den;
export const over = (a: Fraction, b: Fraction): Fraction => reduced({ num: a.num * b.den, den: a.den * b.num });

/** Exact mean in which every value counts by its weight; of nothing it is zero. */
export function weightedMeanOf(values: readonly Weighted[]): Fraction {
  const weights = values.reduce((total, { weight }) => total + weight, 0n);
  const sum = values.reduce(
    (total, { value, weight }) =>
      reduced({ num: total.num * value.den + value.num * weight * total.den, den: total.den * value.den }),
    ZERO,
  );
  return weights === 0n ? ZERO : reduced({ num: sum.num, den: sum.den * weights });
}

/** `value × scale`, rounded down: a ratio is never shown as better than it is. */
export const scaledDown = ({ num, den }: Fraction, scale: bigint): bigint => (num * scale) / den;

/** Weights without a common divisor: the same mean from smaller powers. */
function smallest(values: readonly Weighted[]): Weighted[] {
  const common = values.reduce((total, { weight }) => divisor(total, weight), 0n) || 1n;
  return values.map(({ value, weight }) => ({ value, weight: weight / common }));
}

function productOf(values: readonly Weighted[]): Fraction & { count: bigint } {
  let [num, den, count] = [1n, 1n, 0n];
  for (const { value, weight } of smallest(values)) {
    num *= value.num ** weight;
    den *= value.den ** weight;
    count += weight;
  }
  return { num, den, count };
}

/** Whether the geometric mean of the values is at least `least`, decided without taking a root: ∏ values ≥ leastⁿ. */
export function isGeometricMeanAtLeast(values: readonly Weighted[], least: Fraction): boolean {
  const { num, den, count } = productOf(values);
  return num * least.den ** count >= least.num ** count * den;
}

/** The geometric mean × `scale`, rounded down: the largest whole x with xⁿ · den ≤ scaleⁿ · num, found by bisection over integers. */
export function geometricMeanDown(values: readonly Weighted[], scale: bigint): bigint {
  const { num, den, count } = productOf(values);
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
