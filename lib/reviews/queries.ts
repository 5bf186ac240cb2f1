import "server-only";
import type { Reader } from "@/lib/platform/db";

/** Outcomes that keep a person away from a proposal; an undecided finding binds too (S3). */
export const BINDING = { in: ["OPEN", "EXCLUDED"] as ("OPEN" | "EXCLUDED")[] };

/**
 * S3: proposals whose scores this person must not see, nor any list, count or average that gives them away — whatever
 * their role. For every noun that shows something drawn from scores.
 */
export async function conflictedProposalIds(reader: Reader, userId: string): Promise<Set<string>> {
  const findings = await reader.conflictFinding.findMany({
    where: { userId, outcome: BINDING },
    select: { proposalId: true },
  });
  return new Set(findings.map(({ proposalId }) => proposalId));
}

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
