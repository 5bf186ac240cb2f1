const SEOUL_OFFSET_MS = 9 * 3_600_000;

/** Year of the opening in Korea; Korea has had no summer time since 1988. */
export const callYear = (opensAt: Date): number => new Date(opensAt.getTime() + SEOUL_OFFSET_MS).getUTCFullYear();

/** The next code of a year: `2025-01` after none, `2025-02` after `2025-01` (C1). */
export function nextCallCode(year: number, codes: readonly string[]): string {
  const numbers = codes.filter((code) => code.startsWith(`${year}-`)).map((code) => Number(code.slice(5)));
  return `${year}-${String(Math.max(0, ...numbers) + 1).padStart(2, "0")}`;
}
