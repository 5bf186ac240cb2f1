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

/**
 * S3: proposals that staff do not meet in any list, search, count or file: those of a binding finding, and those of
 * organisations they belong or ever belonged to. With `proposalIds`, of these only.
 */
export async function proposalsKeptFrom(
  reader: Reader,
  userId: string,
  proposalIds?: readonly string[],
): Promise<string[]> {
  const among = proposalIds ? { proposalId: { in: [...proposalIds] } } : {};
  const [conflicted, belonging] = await Promise.all([
    reader.conflictFinding.findMany({
      where: { userId, outcome: BINDING, ...among },
      select: { proposalId: true },
    }),
    reader.proposalMember.findMany({
      where: { organisation: { members: { some: { userId } } }, ...among },
      select: { proposalId: true },
    }),
  ]);
  return [...new Set([...conflicted, ...belonging].map(({ proposalId }) => proposalId))];
}

/** S3: whether staff must not meet this proposal. */
export const isKeptFrom = async (reader: Reader, userId: string, proposalId: string): Promise<boolean> =>
  (await proposalsKeptFrom(reader, userId, [proposalId])).length > 0;

/** S3: everybody whom a finding, or having belonged to a member organisation, keeps from one proposal. */
export async function peopleKeptFrom(reader: Reader, proposalId: string): Promise<Set<string>> {
  const [conflicted, belonging] = await Promise.all([
    reader.conflictFinding.findMany({ where: { proposalId, outcome: BINDING }, select: { userId: true } }),
    reader.organisationMember.findMany({
      where: { organisation: { consortia: { some: { proposalId } } } },
      select: { userId: true },
    }),
  ]);
  return new Set([...conflicted, ...belonging].map(({ userId }) => userId));
}
