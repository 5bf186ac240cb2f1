import "server-only";
import { staffOf } from "@/lib/calls/queries/concerned";
import type { Reader } from "@/lib/platform/db";
import { boundPeople } from "@/lib/proposals/queries/conflicted";

/** Who screens a proposal, for notices: without whomever a conflict keeps away from it (S3). */
export async function screeningStaff(
  reader: Reader,
  proposal: { id: string; callId: string; members: readonly { organisationId: string }[] },
  at: Date,
): Promise<string[]> {
  const staff = await staffOf(reader, "proposal:screen", proposal.callId, at);
  const bound = await boundPeople(reader, [proposal.id]);
  const belonged = await reader.organisationMember.findMany({
    where: {
      userId: { in: staff },
      organisationId: { in: proposal.members.map(({ organisationId }) => organisationId) },
    },
    select: { userId: true },
  });
  const away = new Set([...bound, ...belonged].map(({ userId }) => userId));
  return staff.filter((userId) => !away.has(userId));
}
