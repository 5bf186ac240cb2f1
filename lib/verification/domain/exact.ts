import type { Fraction } from "@/lib/references/domain/fraction";

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;
/** Far beyond what a double can write, far below what would cost time. */
const MAX_DIGITS = 60;
const MAX_EXPONENT = 60;

const divisor = (a: bigint, b: bigint): bigint => {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
};

export function reduced({ num, den }: Fraction): Fraction {
  const common = divisor(num, den) || 1n;
  return { num: num / common, den: den / common };
}

/** A decimal as it is written, exactly: `2.5e-1` → 1/4; null when it is no decimal or absurdly long. */
export function exactOf(text: string): Fraction | null {
  const match = DECIMAL.exec(text);
  if (!match) return null;
  const [, sign, whole = "0", decimals = "", power = "0"] = match;
  const exponent = Number(power) - decimals.length;
  if (whole.length + decimals.length > MAX_DIGITS || Math.abs(exponent) > MAX_EXPONENT) return null;
  const digits = BigInt(whole + decimals) * (sign ? -1n : 1n);
  return exponent >= 0
    ? { num: digits * 10n ** BigInt(exponent), den: 1n }
    : reduced({ num: digits, den: 10n ** BigInt(-exponent) });
}

export const plus = (a: Fraction, b: Fraction): Fraction =>
  a.den === b.den
    ? { num: a.num + b.num, den: a.den }
    : reduced({ num: a.num * b.den + b.num * a.den, den: a.den * b.den });

/** Rounded half up to `digits` decimals, without trailing zeros. */
export function decimalText({ num, den }: Fraction, digits = 12): string {
  const scale = 10n ** BigInt(digits);
  const absolute = num < 0n ? -num : num;
  const scaled = (absolute * scale * 2n + den) / (2n * den);
  const decimals = (scaled % scale).toString().padStart(digits, "0").replace(/0+$/, "");
  const text = decimals ? `${scaled / scale}.${decimals}` : `${scaled / scale}`;
  return num < 0n && scaled > 0n ? `-${text}` : text;
}

/** As it is stored: `593/1538`, or a whole number. */
export const storedFraction = ({ num, den }: Fraction): string => (den === 1n ? `${num}` : `${num}/${den}`);

export function fractionFromStored(text: string): Fraction {
  const [num = "0", den = "1"] = text.split("/");
  return { num: BigInt(num), den: BigInt(den) };
}

export const isSame = (a: Fraction, b: Fraction): boolean => a.num * b.den === b.num * a.den;

/** Whether two figures differ by less than a billionth: a double's rounding, no more. */
export const isNear = (a: Fraction, b: Fraction): boolean => {
  const gap = a.num * b.den - b.num * a.den;
  return (gap < 0n ? -gap : gap) * 1_000_000_000n <= a.den * b.den;
};
