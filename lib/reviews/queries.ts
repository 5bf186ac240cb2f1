import "server-only";
import type { Reader } from "@/lib/platform/db";
import { BINDING } from "@/lib/proposals/queries/conflicted";

/** Whether anything of a call is closed to this person: then its ranking is, as a whole, since the rest would give it away. */
export async function isBoundInCall(reader: Reader, userId: string, callId: string): Promise<boolean> {
  const found = await reader.conflictFinding.findFirst({
    where: { userId, outcome: BINDING, proposal: { callId } },
    select: { id: true },
  });
  return found !== null;
}

/** Calls of which this person may not see any ranking (S3). */
export async function boundCallIds(reader: Reader, userId: string): Promise<Set<string>> {
  const findings = await reader.conflictFinding.findMany({
    where: { userId, outcome: BINDING },
    select: { proposal: { select: { callId: true } } },
  });
  return new Set(findings.map(({ proposal }) => proposal.callId));
}
