import { type Day, dateOf, dayAt, dayOf, nextDay } from "@/lib/ledger/domain/calendar";

/** What one report is about: an hour or a whole day of Korea. */
export type Period = { startsAt: Date; day: Day; hours: 1 | 24 };

const DAY = /^(\d{4})[-./]\s?(\d{1,2})[-./]\s?(\d{1,2})\.?$/;
const HOUR = /^(\d{4}-\d{2}-\d{2})[T ](\d{1,2})(?::00(?::00(?:\.0{1,3})?)?)?\s?(Z|[+-]\d{2}:?\d{2})?$/;
const HOUR_MS = 3_600_000;
const KST_MINUTES = 540;

/** Midnight in Korea, with which a day begins. */
export const dayBegins = (day: Day): Date => new Date(dateOf(day).getTime() - KST_MINUTES * 60_000);

const isDay = (text: string): boolean => {
  const at = dateOf(text);
  return !Number.isNaN(at.getTime()) && dayOf(at) === text;
};

function minutesOf(offset: string | undefined): number {
  if (offset === undefined) return KST_MINUTES;
  if (offset === "Z") return 0;
  const [hours, minutes] = [Number(offset.slice(1, 3)), Number(offset.slice(-2))];
  return (offset.startsWith("-") ? -1 : 1) * (hours * 60 + minutes);
}

/**
 * G5: `2026-07-01` is a day, `2026-07-01 13:00` or `2026-07-01T04:00Z` an hour; without an offset the clock is Korea's. Null for
 * anything else, and for what is no whole hour in Korea.
 */
export function readPeriod(text: string): Period | null {
  const [, year, month = "", date = ""] = DAY.exec(text) ?? [];
  if (year) {
    const day = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
    return isDay(day) ? { startsAt: dayBegins(day), day, hours: 24 } : null;
  }
  const [, day, hour = "", offset] = HOUR.exec(text) ?? [];
  if (!day || !isDay(day) || Number(hour) > 23) return null;
  const startsAt = new Date(dateOf(day).getTime() + Number(hour) * HOUR_MS - minutesOf(offset) * 60_000);
  return startsAt.getTime() % HOUR_MS === 0 ? { startsAt, day: dayAt(startsAt), hours: 1 } : null;
}

export const periodEnd = ({ startsAt, hours }: Pick<Period, "startsAt" | "hours">): Date =>
  new Date(startsAt.getTime() + hours * HOUR_MS);

/** G5: the instant from which a report of this day is late. */
export const lateFrom = (day: Day, reportDueDays: number): Date => dayBegins(nextDay(day, reportDueDays + 1));

/** The Monday of a day's week. */
export const weekOf = (day: Day): Day => nextDay(day, -((dateOf(day).getUTCDay() + 6) % 7));

/** Mondays from one week to another, both included. */
export function weeksBetween(first: Day, last: Day): Day[] {
  const weeks: Day[] = [];
  for (let week = weekOf(first); week <= last; week = nextDay(week, 7)) weeks.push(week);
  return weeks;
}
