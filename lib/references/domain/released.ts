/** The same calendar day `months` earlier, or that month's last day; dates are UTC midnights of calendar days. */
export function monthsBefore(day: Date, months: number): Date {
  const first = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() - months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(day.getUTCDate(), last)));
}

/** E5: models released in [cut-off − months, cut-off], both days included. */
export const releaseWindow = (cutoff: Date, months: number): { from: Date; to: Date } => ({
  from: monthsBefore(cutoff, months),
  to: cutoff,
});

/** The calendar day in Korea of an instant, as dates are stored. */
export const dayInKorea = (at: Date): Date => {
  const shifted = new Date(at.getTime() + 9 * 3_600_000);
  return new Date(Date.UTC(shifted.getUTCFullYear(), shifted.getUTCMonth(), shifted.getUTCDate()));
};

/** A written day `YYYY-MM-DD` as it is stored; null when there is no such day. */
export function writtenDay(text: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const day = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(day.getTime()) || !day.toISOString().startsWith(text) ? null : day;
}
