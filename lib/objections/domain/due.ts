import { daysLeft } from "@/lib/rulebook/domain/day-count";

export type Urgency = "OVERDUE" | "SOON" | "IN_TIME";
const SOON_DAYS = 7;

/** S10: how near the day by which it must be decided is, by KST days. The last instant itself is in time. */
export function dueUrgency(decisionDueAt: Date, at: Date): { urgency: Urgency; days: number } {
  if (at > decisionDueAt) return { urgency: "OVERDUE", days: Math.max(1, -daysLeft(decisionDueAt, at)) };
  const days = daysLeft(decisionDueAt, at);
  return { urgency: days <= SOON_DAYS ? "SOON" : "IN_TIME", days };
}

/** The reminder that is due now and was not sent: the nearest mark that has come, so that a pause of the worker sends one, not three. */
export function dueReminder(
  objection: { decisionDueAt: Date; filedAt: Date; remindedDays: readonly number[] },
  marks: readonly number[],
  at: Date,
): number | null {
  const left = daysLeft(objection.decisionDueAt, at);
  const atFiling = daysLeft(objection.decisionDueAt, objection.filedAt);
  const reached = marks.filter((mark) => left <= mark && mark < atFiling);
  const nearest = reached.length === 0 ? null : Math.min(...reached);
  return nearest === null || objection.remindedDays.includes(nearest) || left < 0 ? null : nearest;
}
