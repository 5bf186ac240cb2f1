import "server-only";
import { PERMITTED, type Permission } from "@/lib/access/policy";
import type { Reader } from "@/lib/platform/db";

const WITH_A_STAKE = ["DRAFT", "SUBMITTED", "ELIGIBLE", "INELIGIBLE"] as const;

/** Who must hear of a change to a call: everybody at work on a proposal for it, whoever asked about it, and the staff who run it. */
export async function concernedUserIds(
  reader: Reader,
  callId: string,
  at: Date,
): Promise<{ applicants: string[]; staff: string[]; askers: string[] }> {
  const [proposals, staff, questions] = await Promise.all([
    reader.proposal.findMany({
      where: { callId, status: { in: [...WITH_A_STAKE] } },
      select: { createdById: true, people: { select: { userId: true } } },
    }),
    staffOf(reader, "call:viewAny", callId, at),
    reader.callQuestion.findMany({ where: { callId }, distinct: ["askedById"], select: { askedById: true } }),
  ]);
  const applicants = proposals.flatMap(({ createdById, people }) => [createdById, ...people.map((one) => one.userId)]);
  return { applicants: [...new Set(applicants)], staff, askers: questions.map((one) => one.askedById) };
}

/** How many a notice to everybody concerned would reach, for the screen that asks before it is sent. */
export async function countConcerned(
  reader: Reader,
  callId: string,
  at: Date,
): Promise<{ people: number; staff: number }> {
  const { applicants, staff, askers } = await concernedUserIds(reader, callId, at);
  const outside = new Set([...applicants, ...askers].filter((id) => !staff.includes(id)));
  return { people: outside.size, staff: staff.length };
}

/** Holders of a permission for a call at an instant. */
export async function staffOf(reader: Reader, permission: Permission, callId: string, at: Date): Promise<string[]> {
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
