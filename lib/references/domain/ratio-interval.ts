import { type Formula, type MissingRule, plannedRatios, type RatioRow } from "./target-ratio";

/** An own score's standard error in millionths; benchmarks without one are taken as exact, and named. */
export type OwnErrors = ReadonlyMap<string, bigint>;
export type RatioInterval = { lowMillionths: bigint; highMillionths: bigint };

/** Two-sided 95 per cent of a normal distribution, in hundredths. */
const Z_HUNDREDTHS = 196n;
const HUNDRED = 100n;

/** Whole square root, rounded up: an interval is never shown narrower than it is. */
export function rootUp(value: bigint): bigint {
  if (value < 2n) return value;
  let root = 1n << BigInt(Math.ceil(value.toString(2).length / 2));
  for (let next = (root + value / root) / 2n; next < root; next = (root + value / root) / 2n) root = next;
  return root * root === value ? root : root + 1n;
}

const shifted = (row: RatioRow, by: bigint): RatioRow => {
  const { ownExact: _exact, ...rest } = row;
  const own = (row.ownMillionths ?? 0n) + by;
  return { ...rest, ownMillionths: own < 0n ? 0n : own };
};

/**
 * E5: how far chance alone may carry the ratio, by every formula's own slope: each own score is moved by its standard error up
 * and down, half the difference squared and added. References are published figures and taken as exact. Null when the ratio
 * itself is blocked or no score has an error.
 */
export function ratioInterval(
  formula: Formula,
  rows: readonly RatioRow[],
  errors: OwnErrors,
  modelKeys: readonly string[],
  rule: MissingRule,
): RatioInterval | null {
  const ratioOf = (table: readonly RatioRow[]): bigint | null => {
    const ratio = plannedRatios(table, modelKeys, rule)[formula];
    return "ratioMillionths" in ratio ? ratio.ratioMillionths : null;
  };
  const middle = ratioOf(rows);
  if (middle === null || errors.size === 0) return null;
  let variance = 0n;
  for (const row of rows) {
    const error = errors.get(row.benchmarkKey);
    if (error === undefined || row.ownMillionths === null) continue;
    const moved = (by: bigint) => ratioOf(rows.map((one) => (one === row ? shifted(row, by) : one))) ?? middle;
    const gap = moved(error) - moved(-error);
    variance += (gap * gap) / 4n;
  }
  const half = (rootUp(variance) * Z_HUNDREDTHS + HUNDRED - 1n) / HUNDRED;
  return { lowMillionths: middle > half ? middle - half : 0n, highMillionths: middle + half };
}
