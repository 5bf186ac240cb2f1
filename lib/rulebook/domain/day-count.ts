import type { RulebookContent } from "./rulebook";

export type Calendar = RulebookContent["calendar"];
export type LegalDeadline = {
  /** KST day on which the period ends, `2025-08-14`. */
  day: string;
  /** Its last millisecond: that instant is in time, the next is late (C2). */
  at: Date;
  /** The day on which it would have ended, when weekend or holidays moved it. */
  rolledFrom: string | null;
};

const DAY_MS = 86_400_000;
const KST_MS = 9 * 3_600_000;

/** The KST calendar day of an instant, `YYYY-MM-DD`, whatever the zone of the machine. */
export const kstDay = (at: Date): string => new Date(at.getTime() + KST_MS).toISOString().slice(0, 10);

/** The last millisecond of a KST day. */
export const endOfKstDay = (day: string): Date => new Date(Date.parse(`${day}T00:00:00Z`) - KST_MS + DAY_MS - 1);

const plusDays = (day: string, count: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);

const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

/** Whether the calendar was written for the day's year; beyond it nothing may be promised. */
export const coversDay = (calendar: Calendar, day: string): boolean => {
  const year = Number(day.slice(0, 4));
  return year >= calendar.firstYear && year <= calendar.lastYear;
};

export const isRestDay = (calendar: Calendar, day: string): boolean =>
  isWeekend(day) || calendar.holidays.some(({ date }) => date === day);

/**
 * S10: a period of days by the law's count. The first day is not counted, and a period that would end on a Saturday, Sunday
 * or public holiday ends on the next day that is none. Rest days inside the period count like any other. Null when the
 * rulebook's calendar does not reach the end: better no date than a wrong one.
 */
export function legalDeadline(from: Date, days: number, calendar: Calendar): LegalDeadline | null {
  const counted = plusDays(kstDay(from), days);
  let day = counted;
  while (coversDay(calendar, day) && isRestDay(calendar, day)) day = plusDays(day, 1);
  if (!coversDay(calendar, day)) return null;
  return { day, at: endOfKstDay(day), rolledFrom: day === counted ? null : counted };
}

/** Whole KST days from an instant's day to a deadline's: 0 on the last day, negative when it is over. */
export const daysLeft = (deadline: Date, at: Date): number =>
  Math.round((Date.parse(kstDay(deadline)) - Date.parse(kstDay(at))) / DAY_MS);
