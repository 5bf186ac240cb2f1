import "server-only";
import type { Reader } from "@/lib/platform/db";

/** Whether anything of a call is closed to this person: then its ranking is, as a whole, since the rest would give it away. */
export async function isBoundInCall(reader: Reader, userId: string, callId: string): Promise<boolean> {
  return (await boundCallIds(reader, userId)).has(callId);
}

/** Calls of which this person may not see any ranking (S3). */
export async function boundCallIds(reader: Reader, userId: string): Promise<Set<string>> {
  const rows = await reader.$queryRaw<{ callId: string }[]>`
    SELECT DISTINCT p."callId" FROM "BoundPerson" b JOIN "Proposal" p ON p."id" = b."proposalId"
    WHERE b."userId" = ${userId}`;
  return new Set(rows.map(({ callId }) => callId));
}
