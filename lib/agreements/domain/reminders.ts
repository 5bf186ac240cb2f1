import { daysLeft } from "@/lib/rulebook/domain/day-count";

/**
 * D4: the mark, in KST days after the offer, at which those who have not signed are to be asked again now: the latest that has
 * come and was not sent, so that a pause of the worker sends one, not three. Null before the first, and when it was sent.
 */
export function signatureReminder(
  offer: { offeredAt: Date; sent: readonly number[] },
  marks: readonly number[],
  at: Date,
): number | null {
  const passed = -daysLeft(offer.offeredAt, at);
  const reached = marks.filter((mark) => mark <= passed);
  const latest = reached.length === 0 ? null : Math.max(...reached);
  return latest === null || offer.sent.some((mark) => mark >= latest) ? null : latest;
}
