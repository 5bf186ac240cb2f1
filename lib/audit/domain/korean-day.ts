const KST_MS = 9 * 3_600_000;

export type InstantRange = { from: Date; to: Date };

const rangeOf = (year: number, month: number, day: number, toMonth: number, toDay: number): InstantRange => ({
  from: new Date(Date.UTC(year, month - 1, day) - KST_MS),
  to: new Date(Date.UTC(year, toMonth - 1, toDay) - KST_MS),
});

/** A Korean day (`2025-07-21`) or month (`2025-07`) as a half-open range of instants; null when it is neither. */
export function koreanRange(text: string): InstantRange | null {
  const match = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(text);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), match[3] ? Number(match[3]) : null];
  if (month < 1 || month > 12 || (day !== null && (day < 1 || day > 31))) return null;
  return day === null ? rangeOf(year, month, 1, month + 1, 1) : rangeOf(year, month, day, month, day + 1);
}
