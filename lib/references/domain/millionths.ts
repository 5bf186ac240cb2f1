const SCALE = 1_000_000n;
const DIGITS = 6;
const DECIMAL = /^(-?)(\d{1,15})(?:\.(\d+))?$/;

/** A decimal text as exact millionths; null when it is no plain decimal or needs more than six decimals. */
export function toMillionths(text: string): bigint | null {
  const match = DECIMAL.exec(text.trim());
  if (!match) return null;
  const [, sign, whole = "0", decimals = ""] = match;
  const kept = decimals.replace(/0+$/, "");
  if (kept.length > DIGITS) return null;
  const value = BigInt(whole) * SCALE + BigInt(kept.padEnd(DIGITS, "0"));
  return sign ? -value : value;
}

/** Exact decimal text without trailing zeros: 702000 → 0.702. */
export function fromMillionths(value: bigint): string {
  const absolute = value < 0n ? -value : value;
  const decimals = (absolute % SCALE).toString().padStart(DIGITS, "0").replace(/0+$/, "");
  const text = decimals ? `${absolute / SCALE}.${decimals}` : `${absolute / SCALE}`;
  return value < 0n ? `-${text}` : text;
}

/** A score as people read it: per cent where the scale ends at 1, the plain figure elsewhere. */
export function scoreText(value: bigint, scaleMax: bigint): string {
  return scaleMax === SCALE ? `${fromMillionths(value * 100n)}%` : fromMillionths(value);
}
