import "server-only";
import { PERMITTED, type Permission } from "@/lib/access/policy";
import type { Reader } from "@/lib/platform/db";

const WITH_A_STAKE = ["DRAFT", "SUBMITTED", "ELIGIBLE", "INELIGIBLE"] as const;

/** Who must hear of a change to a call: everybody at work on a proposal for it, and the staff who run it. */
export async function concernedUserIds(
  reader: Reader,
  callId: string,
  at: Date,
): Promise<{ applicants: string[]; staff: string[] }> {
  const [proposals, staff] = await Promise.all([
    reader.proposal.findMany({
      where: { callId, status: { in: [...WITH_A_STAKE] } },
      select: { createdById: true, people: { select: { userId: true } } },
    }),
    staffOf(reader, "call:viewAny", callId, at),
  ]);
  const applicants = proposals.flatMap(({ createdById, people }) => [createdById, ...people.map((one) => one.userId)]);
  return { applicants: [...new Set(applicants)], staff };
}

/** Holders of a permission for a call at an instant. */
async function staffOf(reader: Reader, permission: Permission, callId: string, at: Date): Promise<string[]> {
  const grants = await reader.grant.findMany({
    where: {
      role: { in: [...PERMITTED[permission]] },
      revokedAt: null,
      validFrom: { lte: at },
      AND: [
        { OR: [{ validTo: null }, { validTo: { gt: at } }] },
        { OR: [{ scopeKind: null }, { scopeKind: "CALL", scopeId: callId }] },
      ],
    },
    select: { userId: true },
  });
  return [...new Set(grants.map(({ userId }) => userId))];
}
