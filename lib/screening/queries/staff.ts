import "server-only";
import { staffOf } from "@/lib/calls/queries/concerned";
import type { Reader } from "@/lib/platform/db";
import { boundPeople } from "@/lib/proposals/queries/conflicted";

/** Who may be the second person of an ineligible verdict, for the notice: without the first, and whoever a conflict binds. */
export async function confirmingStaff(
  reader: Reader,
  proposal: { id: string; callId: string },
  proposedById: string,
  at: Date,
): Promise<string[]> {
  const staff = await staffOf(reader, "screening:confirm", proposal.callId, at);
  const bound = await boundPeople(reader, [proposal.id]);
  const away = new Set([proposedById, ...bound.map(({ userId }) => userId)]);
  return staff.filter((userId) => !away.has(userId));
}
