import { seoulParts } from "@/lib/platform/format";
import { type HalfYear, halfYearPeriod } from "@/lib/rulebook/domain/rulebook";

/** A calendar day in Korea, `2026-01-15`: days compare and sort as text. */
export type Day = string;

const DAY_MS = 86_400_000;
const two = (value: number): string => String(value).padStart(2, "0");

/** The day a `date` column holds (UTC midnight). */
export const dayOf = (date: Date): Day => date.toISOString().slice(0, 10);
export const dateOf = (day: Day): Date => new Date(`${day}T00:00:00.000Z`);

/** The calendar day in Korea at an instant. */
export function dayAt(at: Date): Day {
  const { year, month, day } = seoulParts(at);
  return `${year}-${two(month)}-${two(day)}`;
}

export const nextDay = (day: Day, days = 1): Day => dayOf(new Date(dateOf(day).getTime() + days * DAY_MS));

/** Whether two half-open periods share a day. */
export const overlaps = (a: { validFrom: Day; validTo: Day }, b: { validFrom: Day; validTo: Day }): boolean =>
  a.validFrom < b.validTo && b.validFrom < a.validTo;

/** First day of a half-year and the first day after it. */
export function halfYearDays(halfYear: HalfYear): { validFrom: Day; validTo: Day } {
  const { from, to } = halfYearPeriod(halfYear);
  return { validFrom: dayOf(from), validTo: dayOf(to) };
}

/** The half-year a day belongs to. */
export const halfYearOf = (day: Day): HalfYear => `${day.slice(0, 4)}H${Number(day.slice(5, 7)) <= 6 ? 1 : 2}`;

/** Half-years that a half-open period touches, in order. */
export function halfYearsOf(period: { validFrom: Day; validTo: Day }): HalfYear[] {
  const touched: HalfYear[] = [];
  for (let day = period.validFrom; day < period.validTo; day = halfYearDays(halfYearOf(day)).validTo) {
    touched.push(halfYearOf(day));
  }
  return touched;
}
