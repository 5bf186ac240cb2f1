import "server-only";
import type { Reader } from "@/lib/platform/db";

/** Who is told about a proposal: everyone with a role in it. */
export async function proposalAudience(reader: Reader, proposalId: string): Promise<string[]> {
  const people = await reader.proposalPerson.findMany({ where: { proposalId }, select: { userId: true } });
  return [...new Set(people.map(({ userId }) => userId))];
}

/** Managers of an organisation, who answer for its taking part. */
export async function organisationManagers(reader: Reader, organisationId: string): Promise<string[]> {
  const managers = await reader.organisationMember.findMany({
    where: { organisationId, role: "MANAGER", leftAt: null },
    select: { userId: true },
  });
  return managers.map(({ userId }) => userId);
}

export type Signer = { organisationId: string; userId: string; name: string };

/** ⑬: who may sign for each of these organisations today: its managers, its named signers, and for the lead who runs the proposal. */
export async function organisationSigners(
  reader: Reader,
  proposalId: string,
  members: readonly { organisationId: string; role: "LEAD" | "PARTICIPANT" }[],
): Promise<Signer[]> {
  const organisationIds = members.map(({ organisationId }) => organisationId);
  const lead = members.find(({ role }) => role === "LEAD")?.organisationId;
  const belonging = await reader.organisationMember.findMany({
    where: { organisationId: { in: organisationIds }, leftAt: null },
    orderBy: [{ organisationId: "asc" }, { id: "asc" }],
    select: { organisationId: true, userId: true, role: true, user: { select: { name: true } } },
  });
  const named = await reader.proposalPerson.findMany({
    where: { proposalId, role: { in: ["SIGNER", "LEAD_MANAGER"] } },
    select: { userId: true, role: true, organisationId: true },
  });
  const signs = (userId: string, organisationId: string): boolean =>
    named.some(
      (person) =>
        person.userId === userId &&
        (person.role === "SIGNER"
          ? (person.organisationId ?? organisationId) === organisationId
          : organisationId === lead),
    );
  return belonging
    .filter(({ role, userId, organisationId }) => role === "MANAGER" || signs(userId, organisationId))
    .map(({ organisationId, userId, user }) => ({ organisationId, userId, name: user.name }));
}

/** Everybody who may look into a proposal today: those with a role who belong to a member organisation, and its managers. */
export async function consortiumPeople(reader: Reader, proposalId: string): Promise<string[]> {
  const rows = await reader.$queryRaw<{ userId: string }[]>`
    SELECT DISTINCT o."userId" FROM "ProposalMember" m
    JOIN "OrganisationMember" o ON o."organisationId" = m."organisationId" AND o."leftAt" IS NULL
    WHERE m."proposalId" = ${proposalId} AND m."declinedAt" IS NULL
      AND (o."role" = 'MANAGER' OR EXISTS (
        SELECT 1 FROM "ProposalPerson" p WHERE p."proposalId" = m."proposalId" AND p."userId" = o."userId"))`;
  return rows.map(({ userId }) => userId);
}
