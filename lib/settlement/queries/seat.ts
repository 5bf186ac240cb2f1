import "server-only";
import type { Actor } from "@/lib/access/actor";
import type { Reader } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { isKeptFrom } from "@/lib/proposals/queries/conflicted";
import type { ResourceKind } from "@/lib/rulebook/domain/rulebook";
import type { TeamFacts } from "@/lib/teams/types";
import { canListContributions, type Seat } from "../domain/access";

/** Member organisations of a consortium that somebody manages today. */
async function managedBy(reader: Reader, userId: string, proposalId: string): Promise<string[]> {
  const rows = await reader.proposalMember.findMany({
    where: {
      ...{ proposalId, declinedAt: null },
      organisation: { members: { some: { userId, role: "MANAGER", leftAt: null } } },
    },
    select: { organisationId: true },
  });
  return rows.map(({ organisationId }) => organisationId);
}

/** Where the actor stands to a team that has been read; authorises nobody. */
export async function seatAt(reader: Reader, actor: Actor, team: TeamFacts): Promise<Seat> {
  const managedOrganisationIds = await managedBy(reader, actor.id, team.proposalId);
  return {
    ...{ isPublished: team.callPhase === "PUBLISHED", ownPeople: team.ownPeople },
    ...{ leadOrganisationId: team.leadOrganisationId, managedOrganisationIds },
    isKept: canListContributions(actor) && (await isKeptFrom(reader, actor.id, team.proposalId)),
  };
}

type TeamRow = Pick<TeamFacts, "id" | "nameKo" | "nameEn" | "status" | "callId" | "proposalId" | "rulebookVersion"> &
  Pick<Seat, "isPublished" | "ownPeople" | "leadOrganisationId" | "managedOrganisationIds">;

/** A team and where the actor stands to it, for pages: one statement, and those of S3 for staff. Unknown → NOT_FOUND. */
export async function teamAndSeat(
  reader: Reader,
  actor: Actor,
  teamId: string,
): Promise<{ team: TeamRow; seat: Seat }> {
  const [team] = await reader.$queryRaw<TeamRow[]>`
    SELECT t."id", t."nameKo", t."nameEn", t."status"::text, t."callId", t."proposalId", c."rulebookVersion",
      c."phase" = 'PUBLISHED' AS "isPublished", p."leadOrganisationId",
      ARRAY(SELECT DISTINCT o."userId" FROM "ProposalPerson" o
        WHERE o."proposalId" = p."id" AND o."role" IN ('LEAD_MANAGER', 'EDITOR')) AS "ownPeople",
      ARRAY(SELECT m."organisationId" FROM "ProposalMember" m JOIN "OrganisationMember" o USING ("organisationId")
        WHERE m."proposalId" = p."id" AND m."declinedAt" IS NULL
          AND o."userId" = ${actor.id} AND o."role" = 'MANAGER' AND o."leftAt" IS NULL) AS "managedOrganisationIds"
    FROM "Team" t JOIN "Call" c ON c."id" = t."callId" JOIN "Proposal" p ON p."id" = t."proposalId" WHERE t."id" = ${teamId}`;
  if (!team) throw new AppError("NOT_FOUND", `team ${teamId}`);
  const isKept = canListContributions(actor) && (await isKeptFrom(reader, actor.id, team.proposalId));
  return { team, seat: { ...team, isKept } };
}

/** Officers of today, unscoped or of the call, for notices. */
export async function contributionCheckers(reader: Reader, callId: string, at: Date): Promise<string[]> {
  const grants = await reader.grant.findMany({
    where: {
      ...{ role: "OFFICER", revokedAt: null, validFrom: { lte: at } },
      AND: [
        { OR: [{ scopeKind: null }, { scopeKind: "CALL", scopeId: callId }] },
        { OR: [{ validTo: null }, { validTo: { gt: at } }] },
      ],
    },
    select: { userId: true },
  });
  return [...new Set(grants.map(({ userId }) => userId))];
}

/** Stewards of some kinds today: unscoped, or of one of them. */
export async function stewardsOf(reader: Reader, kinds: readonly ResourceKind[], at: Date): Promise<string[]> {
  const grants = await reader.grant.findMany({
    where: {
      ...{ role: "STEWARD", revokedAt: null, validFrom: { lte: at } },
      AND: [
        { OR: [{ scopeKind: null }, { scopeKind: "RESOURCE", scopeId: { in: [...kinds] } }] },
        { OR: [{ validTo: null }, { validTo: { gt: at } }] },
      ],
    },
    select: { userId: true },
  });
  return [...new Set(grants.map(({ userId }) => userId))];
}
