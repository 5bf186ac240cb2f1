import "server-only";
import type { Reader } from "@/lib/platform/db";

type Bound = { proposalId: string; userId: string };

/**
 * S3: who is kept from which of these proposals. An undecided finding binds too: the rule is the database's view
 * `BoundPerson`, which knows the pairs and nothing of why, and answers the same whoever acts.
 */
export const boundPeople = (reader: Reader, proposalIds: readonly string[]): Promise<Bound[]> =>
  reader.$queryRaw<Bound[]>`
    SELECT b."proposalId", b."userId" FROM "BoundPerson" b WHERE b."proposalId" = ANY(${[...proposalIds]}::text[])`;

/** The same for all proposals of a call. */
export const boundInCall = (reader: Reader, callId: string): Promise<Bound[]> => reader.$queryRaw<Bound[]>`
  SELECT b."proposalId", b."userId" FROM "BoundPerson" b JOIN "Proposal" p ON p."id" = b."proposalId"
  WHERE p."callId" = ${callId}`;

/**
 * S3: proposals whose scores this person must not see, nor any list, count or average that gives them away — whatever
 * their role. For every noun that shows something drawn from scores, and for screening.
 */
export async function conflictedProposalIds(reader: Reader, userId: string): Promise<Set<string>> {
  const rows = await reader.$queryRaw<Bound[]>`
    SELECT b."proposalId" FROM "BoundPerson" b WHERE b."userId" = ${userId}`;
  return new Set(rows.map(({ proposalId }) => proposalId));
}

/** S3: whether a finding binds this person to this proposal. */
export const isBoundTo = async (reader: Reader, userId: string, proposalId: string): Promise<boolean> =>
  (await conflictedProposalIds(reader, userId)).has(proposalId);

/**
 * S3: proposals that staff do not meet in any list, search, count or file: those of a binding finding, and those of
 * organisations they belong or ever belonged to. With `proposalIds`, of these only. One statement.
 */
export async function proposalsKeptFrom(
  reader: Reader,
  userId: string,
  proposalIds?: readonly string[],
): Promise<string[]> {
  const rows = await reader.$queryRaw<Pick<Bound, "proposalId">[]>`
    SELECT b."proposalId" FROM "BoundPerson" b WHERE b."userId" = ${userId}
    UNION
    SELECT p."proposalId" FROM "ProposalMember" p JOIN "OrganisationMember" o ON o."organisationId" = p."organisationId"
    WHERE o."userId" = ${userId}`;
  const kept = new Set(rows.map(({ proposalId }) => proposalId));
  return proposalIds ? proposalIds.filter((id) => kept.has(id)) : [...kept];
}

/** S3: whether staff must not meet this proposal. */
export const isKeptFrom = async (reader: Reader, userId: string, proposalId: string): Promise<boolean> =>
  (await proposalsKeptFrom(reader, userId, [proposalId])).length > 0;

/** S3: everybody whom a finding, or having belonged to a member organisation, keeps from one proposal. */
export async function peopleKeptFrom(reader: Reader, proposalId: string): Promise<Set<string>> {
  const [conflicted, belonging] = await Promise.all([
    boundPeople(reader, [proposalId]),
    reader.organisationMember.findMany({
      where: { organisation: { consortia: { some: { proposalId } } } },
      select: { userId: true },
    }),
  ]);
  return new Set([...conflicted, ...belonging].map(({ userId }) => userId));
}
