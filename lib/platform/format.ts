import en from "../../messages/en/units.json";
import ko from "../../messages/ko/units.json";
import type { Locale } from "./i18n/routing";

/** Every figure, amount and instant people see is written here, from explicit fields, so that server and browser print the same. */
type Instant = Date | string;

const UNITS = { ko, en } as const;
const ENGLISH_MONTHS = ["January", "February", "March", "April", "May", "June"].concat([
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
]);

// dateStyle/timeStyle differ between Node 20, Node 24 and browsers: only numeric parts are asked of Intl.
const seoul = new Intl.DateTimeFormat("en-US", {
  timeZone: "Asia/Seoul",
  calendar: "gregory",
  numberingSystem: "latn",
  hourCycle: "h23",
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
});

const asDate = (at: Instant): Date => (at instanceof Date ? at : new Date(at));

const OFFSET_MS = 9 * 3_600_000;
/** The end of the last summer time: since then Seoul is nine hours ahead all year, and Intl need not be asked fifty times a page. */
const WITHOUT_SUMMER_TIME = Date.UTC(1988, 9, 9);

/** The wall clock in Seoul at an instant; month 1–12, weekday 0 = Sunday. */
export function seoulParts(at: Instant) {
  const instant = asDate(at);
  if (instant.getTime() >= WITHOUT_SUMMER_TIME) {
    const shown = new Date(instant.getTime() + OFFSET_MS);
    return {
      ...{ year: shown.getUTCFullYear(), month: shown.getUTCMonth() + 1, day: shown.getUTCDate() },
      ...{ hour: shown.getUTCHours(), minute: shown.getUTCMinutes(), second: shown.getUTCSeconds() },
      weekday: shown.getUTCDay(),
    };
  }
  const parts = new Map(seoul.formatToParts(instant).map((part) => [part.type, Number(part.value)]));
  const read = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const [year, month, day] = [read("year"), read("month"), read("day")];
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  return { year, month, day, hour: read("hour"), minute: read("minute"), second: read("second"), weekday };
}

const two = (value: number): string => String(value).padStart(2, "0");
const weekdayOf = (weekday: number, locale: Locale): string => Object.values(UNITS[locale].weekdays)[weekday] ?? "";

/** `18:00` in Seoul. */
export function formatTime(at: Instant): string {
  const { hour, minute } = seoulParts(at);
  return `${two(hour)}:${two(minute)}`;
}

/** `2025. 7. 21.(월)` · `Mon 21 July 2025`, in Seoul. */
export function formatDate(at: Instant, locale: Locale): string {
  const { year, month, day, weekday } = seoulParts(at);
  if (locale === "ko") return `${year}. ${month}. ${day}.(${weekdayOf(weekday, locale)})`;
  return `${weekdayOf(weekday, locale)} ${day} ${ENGLISH_MONTHS[month - 1]} ${year}`;
}

/** A month as `2026-11` → `2026. 11.` · `November 2026`. */
export function formatMonth(month: string, locale: Locale): string {
  const [year = "", number = ""] = month.split("-");
  return locale === "ko" ? `${year}. ${Number(number)}.` : `${ENGLISH_MONTHS[Number(number) - 1]} ${year}`;
}

/** `2025. 7. 21.(월) 18:00 (KST)` · `Mon 21 July 2025, 18:00 (KST)`. */
export function formatInstant(at: Instant, locale: Locale): string {
  return `${formatDate(at, locale)}${locale === "ko" ? " " : ", "}${formatTime(at)} (KST)`;
}

/** Without year and zone, for lists and timelines of one year: `7. 21.(월) 18:00` · `Mon 21 July, 18:00`. */
export function formatInstantShort(at: Instant, locale: Locale): string {
  const { month, day, weekday } = seoulParts(at);
  if (locale === "ko") return `${month}. ${day}.(${weekdayOf(weekday, locale)}) ${formatTime(at)}`;
  return `${weekdayOf(weekday, locale)} ${day} ${ENGLISH_MONTHS[month - 1]}, ${formatTime(at)}`;
}

/** Milliseconds as the largest units that matter: `6일 3시간 12분`; under an hour with seconds. Never negative. */
export function formatDuration(milliseconds: number, locale: Locale): string {
  const total = Math.max(0, Math.floor(milliseconds / 1000));
  const units = UNITS[locale];
  const days = Math.floor(total / 86_400);
  const hours = Math.floor((total % 86_400) / 3_600);
  const minutes = Math.floor((total % 3_600) / 60);
  const say = (count: number, one: string, many: string) =>
    locale === "ko" ? `${count}${one}` : `${count} ${count === 1 ? one : many}`;
  const words: string[] = [];
  if (days > 0) words.push(say(days, units.day, units.days));
  if (days > 0 || hours > 0) words.push(say(hours, units.hour, units.hours));
  words.push(say(minutes, units.minute, units.minutes));
  if (days === 0 && hours === 0) words.push(say(total % 60, units.second, units.seconds));
  return words.join(" ");
}

/** Digits in groups of three; whole numbers or BigInt, or decimals as given. */
export function formatCount(value: number | bigint): string {
  const [whole = "0", decimals] = String(value).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return decimals ? `${grouped}.${decimals}` : grouped;
}

/** `15,760,000,000원` · `15,760,000,000 won`. */
export function formatWon(amountWon: bigint, locale: Locale): string {
  return locale === "ko" ? `${formatCount(amountWon)}${ko.won}` : `${formatCount(amountWon)} ${en.won}`;
}

type Scale = { size: bigint; word: string; digits: number };
const SCALES: Record<Locale, readonly Scale[]> = {
  ko: [
    { size: 1_000_000_000_000n, word: ko.trillion, digits: 2 },
    { size: 100_000_000n, word: ko.hundredMillion, digits: 1 },
    { size: 10_000n, word: ko.tenThousand, digits: 0 },
  ],
  en: [
    { size: 1_000_000_000_000n, word: ` ${en.trillion}`, digits: 2 },
    { size: 1_000_000_000n, word: ` ${en.hundredMillion}`, digits: 2 },
    { size: 1_000_000n, word: ` ${en.tenThousand}`, digits: 1 },
  ],
};

/** Half away from zero at `digits` decimals of `size`, as text without trailing zeros. */
function roundedTo(magnitude: bigint, { size, digits }: Scale): string {
  const factor = 10n ** BigInt(digits);
  const scaled = (magnitude * factor * 2n + size) / (size * 2n);
  const decimals =
    digits === 0
      ? ""
      : String(scaled % factor)
          .padStart(digits, "0")
          .replace(/0+$/, "");
  return formatCount(scaled / factor) + (decimals ? `.${decimals}` : "");
}

/** `157.6억 원` · `15.76 billion won`: for headings and tiles; tables and tooltips show the full amount. */
export function formatWonCompact(amountWon: bigint, locale: Locale): string {
  const magnitude = amountWon < 0n ? -amountWon : amountWon;
  const scales = SCALES[locale];
  // An amount that would round up to the next scale's 1 is said in that scale (99,999,999 → 1억, not 10,000만).
  const scale = scales.find(({ size }, index) => {
    const below = scales[index + 1];
    const half = below ? below.size / (2n * 10n ** BigInt(below.digits)) : 0n;
    return magnitude + half >= size;
  });
  if (!scale) return formatWon(amountWon, locale);
  return `${amountWon < 0n ? "-" : ""}${roundedTo(magnitude, scale)}${scale.word} ${UNITS[locale].won}`;
}

/** `1,024장` · `1,024 GPUs`. */
export function formatGpu(count: number, locale: Locale): string {
  if (locale === "ko") return `${formatCount(count)}${ko.gpu}`;
  return `${formatCount(count)} ${count === 1 ? en.gpu : en.gpus}`;
}

/** A count with its blocks (G1): `1,024장 = 512×2`; the largest block first. */
export function formatGpuBlocks(blocks: readonly { size: number; count: number }[], locale: Locale): string {
  const used = blocks.filter((block) => block.count > 0).sort((a, b) => b.size - a.size);
  const total = used.reduce((sum, block) => sum + block.size * block.count, 0);
  const text = used.map((block) => `${formatCount(block.size)}×${block.count}`).join(" + ");
  return text ? `${formatGpu(total, locale)} = ${text}` : formatGpu(total, locale);
}

/** Integer hundredths as points: 7850 → `78.50`. */
export function formatScore(hundredths: number): string {
  const magnitude = Math.abs(Math.round(hundredths));
  return `${hundredths < 0 ? "-" : ""}${formatCount(Math.floor(magnitude / 100))}.${two(magnitude % 100)}`;
}

/** A ratio as per cent: 0.714 → `71.4%`; trailing zeros go. */
export function formatPercent(ratio: number, digits = 1): string {
  return `${formatCount(Number((ratio * 100).toFixed(digits)))}%`;
}

/** Bytes as people read them: `1.4 MB`. */
export function formatBytes(sizeBytes: number): string {
  if (sizeBytes < 1_000) return `${sizeBytes} B`;
  if (sizeBytes < 1_000_000) return `${Math.round(sizeBytes / 1_000)} KB`;
  if (sizeBytes < 1_000_000_000) return `${Number((sizeBytes / 1_000_000).toFixed(1))} MB`;
  return `${Number((sizeBytes / 1_000_000_000).toFixed(1))} GB`;
}
