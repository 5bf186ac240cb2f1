import { dayAt } from "@/lib/ledger/domain/calendar";

/** A month of Korea, `2026-03`: months compare and sort as text. */
export type Month = string;

export const monthOf = (date: Date): Month => date.toISOString().slice(0, 7);
/** As a `date` column keeps it. */
export const monthDate = (month: Month): Date => new Date(`${month}-01T00:00:00.000Z`);
/** The month in Korea at an instant. */
export const monthAt = (at: Date): Month => dayAt(at).slice(0, 7);
export const yearOf = (month: Month): number => Number(month.slice(0, 4));

export function nextMonth(month: Month): Month {
  const [year, number] = [yearOf(month), Number(month.slice(5))];
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`;
}

/** Months from one to another, both included. */
export function monthsBetween(first: Month, last: Month): Month[] {
  const months: Month[] = [];
  for (let month = first; month <= last; month = nextMonth(month)) months.push(month);
  return months;
}
