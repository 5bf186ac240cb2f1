import "server-only";
import type { Reader, Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import type { HalfYear } from "@/lib/rulebook/domain/rulebook";
import { supportCells } from "../domain/support";
import type { TeamFacts } from "../types";

/** Facts of a team for commands and pages of this and later nouns, in one statement; callers authorise. Unknown → NOT_FOUND. */
export async function teamFacts(reader: Reader, teamId: string): Promise<TeamFacts> {
  const [team] = await reader.$queryRaw<TeamFacts[]>`
    SELECT t."id", t."callId", t."proposalId", t."nameKo", t."nameEn", t."status"::text AS "status", t."joinedAt", t."leftAt", t."version",
      c."phase"::text AS "callPhase", c."code" AS "callCode", c."titleKo" AS "callTitleKo", c."titleEn" AS "callTitleEn", c."rulebookVersion", p."leadOrganisationId", o."leasesGpusToGovernment" AS "leadLeasesGpus",
      ARRAY(SELECT DISTINCT r."userId" FROM "ProposalPerson" r
        WHERE r."proposalId" = p."id" AND r."role" IN ('LEAD_MANAGER', 'EDITOR')) AS "ownPeople"
    FROM "Team" t JOIN "Call" c ON c."id" = t."callId" JOIN "Proposal" p ON p."id" = t."proposalId"
      JOIN "Organisation" o ON o."id" = p."leadOrganisationId"
    WHERE t."id" = ${teamId}`;
  if (!team) throw new AppError("NOT_FOUND", `team ${teamId}`);
  return team;
}

/**
 * The same, holding the team's row until the transaction ends: whatever counts against what a team was promised, or ends with
 * the team, queues here. Locks are taken in the order team, pool, audit chain.
 */
export async function lockTeamInTx(tx: Tx, teamId: string): Promise<TeamFacts> {
  await tx.$queryRaw`SELECT id FROM "Team" WHERE id = ${teamId} FOR UPDATE`;
  return teamFacts(tx, teamId);
}

export type ActiveTeam = { id: string; nameKo: string; nameEn: string; callId: string; proposalId: string };

/** Teams in the programme now, by Korean name; for stages and dashboards. Callers authorise. */
export function activeTeams(reader: Reader): Promise<ActiveTeam[]> {
  return reader.team.findMany({
    where: { status: "ACTIVE" },
    orderBy: { nameKo: "asc" },
    select: { id: true, nameKo: true, nameEn: true, callId: true, proposalId: true },
  });
}

const GPU_STEP = {
  id: true,
  teamId: true,
  resource: true,
  period: true,
  step: true,
  gpuCount: true,
  amountWon: true,
  reason: true,
  byId: true,
  at: true,
} as const;

/** D1: GPUs agreed per team and half-year; teams and half-years without an agreement are left out. */
export async function agreedGpus(
  reader: Reader,
  teamIds: readonly string[],
): Promise<Map<string, Map<HalfYear, number>>> {
  const rows = await reader.supportStep.findMany({
    where: { teamId: { in: [...teamIds] }, resource: "GPU", step: "AGREED" },
    select: GPU_STEP,
  });
  const byTeam = new Map<string, typeof rows>();
  for (const row of rows) byTeam.set(row.teamId, [...(byTeam.get(row.teamId) ?? []), row]);
  return new Map(
    [...byTeam].map(([teamId, steps]) => [
      teamId,
      new Map([...supportCells(steps).values()].map((cell) => [cell.period, cell.steps.AGREED?.gpuCount ?? 0])),
    ]),
  );
}
