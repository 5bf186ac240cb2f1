import { type Day, dateOf, nextDay } from "@/lib/ledger/domain/calendar";
import { formatCount, formatDate } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/i18n/routing";
import { type Use, usageBasisPoints } from "@/lib/utilisation/domain/usage";

/** Thousandths of a GPU-hour as people read them: `873.25`. */
export function hoursText(milliHours: bigint): string {
  const decimals = String(milliHours % 1_000n)
    .padStart(3, "0")
    .replace(/0+$/, "");
  return formatCount(milliHours / 1_000n) + (decimals ? `.${decimals}` : "");
}

/** The same to the whole GPU-hour, where many stand under each other; files hold them to the thousandth. */
export const wholeHoursText = (milliHours: bigint): string => formatCount((milliHours + 500n) / 1_000n);

/** `49.99%`; a dash where nothing was available. */
export function usageText(use: Use): string {
  const share = usageBasisPoints(use);
  return share === null ? "–" : shareText(share);
}
export const shareText = (basisPoints: number): string => `${(basisPoints / 100).toFixed(2)}%`;

type Translate = (key: "week", values: { from: string; to: string }) => string;

/** Monday to Sunday. Takes the translator of namespace `utilisation`. */
export const weekText = (t: Translate, locale: Locale, week: Day): string =>
  t("week", { from: formatDate(dateOf(week), locale), to: formatDate(dateOf(nextDay(week, 6)), locale) });

/** `11.23.` on axes; a year's first week says its year. */
export function weekLabel(week: Day, locale: Locale): string {
  const [year, month, day] = week.split("-").map(Number);
  return locale === "ko" ? `${String(year).slice(2)}.${month}.${day}.` : `${day}/${month}/${String(year).slice(2)}`;
}
