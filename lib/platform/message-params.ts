import { formatCount, formatGpu, formatInstant, formatScore, formatWon } from "./format";
import type { Locale } from "./i18n/routing";

/** What a notice tells: plain values, or a pair when the two languages have different words for it (a team's name). */
export type WordParam = string | number | bigint | Date | { ko: string; en: string };
export type WordParams = Record<string, WordParam>;
/** The same as it is kept in the database. */
export type StoredParams = Record<string, string | number | { ko: string; en: string }>;

const isPair = (value: WordParam): value is { ko: string; en: string } =>
  typeof value === "object" && !(value instanceof Date);

/** As JSON keeps it: instants as ISO text, big integers as decimal text. */
export const storedParams = (params: WordParams): StoredParams =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      if (value instanceof Date) return [name, value.toISOString()];
      return [name, typeof value === "bigint" ? value.toString() : value];
    }),
  );

/**
 * Values as people of one language read them. The unit is in the name, as everywhere: `…At` is an instant,
 * `…Won` an amount, `…Hundredths` a score, `gpuCount` GPUs; other values go into the sentence as they are.
 */
export function spokenParams(params: StoredParams, locale: Locale): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, spoken(name, value, locale)] as const),
  );
}

function spoken(name: string, value: StoredParams[string], locale: Locale): string | number {
  if (isPair(value)) return value[locale];
  if (name.endsWith("At")) return formatInstant(String(value), locale);
  if (name.endsWith("Won")) return formatWon(BigInt(value), locale);
  if (name.endsWith("Hundredths")) return formatScore(Number(value));
  if (name === "gpuCount" || name.endsWith("GpuCount")) return formatGpu(Number(value), locale);
  if (typeof value === "number" && Number.isInteger(value) && value >= 10_000) return formatCount(value);
  return value;
}
