/** D4: `FM-AGR-2025-01`, counted within a year. */
export const agreementNumber = (prefix: string, year: number, sequence: number): string =>
  `${prefix}-AGR-${year}-${String(sequence).padStart(2, "0")}`;

/** The next one after those of the year. */
export function nextAgreementNumber(prefix: string, year: number, taken: readonly string[]): string {
  const own = agreementNumber(prefix, year, 0).slice(0, -2);
  const last = taken
    .filter((number) => number.startsWith(own))
    .reduce((highest, number) => Math.max(highest, Number(number.slice(own.length))), 0);
  return agreementNumber(prefix, year, last + 1);
}
