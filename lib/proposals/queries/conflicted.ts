import "server-only";
import type { Reader } from "@/lib/platform/db";

/** Outcomes that keep a person away from a proposal; an undecided finding binds too (S3). */
export const BINDING = { in: ["OPEN", "EXCLUDED"] as ("OPEN" | "EXCLUDED")[] };

/**
 * S3: proposals whose scores this person must not see, nor any list, count or average that gives them away — whatever
 * their role. For every noun that shows something drawn from scores, and for screening.
 */
export async function conflictedProposalIds(reader: Reader, userId: string): Promise<Set<string>> {
  const findings = await reader.conflictFinding.findMany({
    where: { userId, outcome: BINDING },
    select: { proposalId: true },
  });
  return new Set(findings.map(({ proposalId }) => proposalId));
}
