import "server-only";
import type { Reader, Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import type { HalfYear } from "@/lib/rulebook/domain/rulebook";
import type { Prisma } from "@/prisma/generated/client";
import { supportCells } from "../domain/support";
import type { TeamFacts } from "../types";

const OWN_ROLES: ("LEAD_MANAGER" | "EDITOR")[] = ["LEAD_MANAGER", "EDITOR"];

const FACTS = {
  id: true,
  callId: true,
  proposalId: true,
  nameKo: true,
  nameEn: true,
  status: true,
  joinedAt: true,
  leftAt: true,
  version: true,
  call: { select: { phase: true, rulebookVersion: true } },
  proposal: {
    select: {
      leadOrganisationId: true,
      leadOrganisation: { select: { leasesGpusToGovernment: true } },
      people: { where: { role: { in: OWN_ROLES } }, select: { userId: true } },
    },
  },
} satisfies Prisma.TeamSelect;

/** Facts of a team for commands of this and later nouns; callers authorise. Unknown → NOT_FOUND. */
export async function teamFacts(reader: Reader, teamId: string): Promise<TeamFacts> {
  const team = await reader.team.findUnique({ where: { id: teamId }, select: FACTS });
  if (!team) throw new AppError("NOT_FOUND", `team ${teamId}`);
  const { call, proposal, ...own } = team;
  return {
    ...own,
    callPhase: call.phase,
    rulebookVersion: call.rulebookVersion,
    leadOrganisationId: proposal.leadOrganisationId,
    leadLeasesGpus: proposal.leadOrganisation.leasesGpusToGovernment,
    ownPeople: [...new Set(proposal.people.map((person) => person.userId))],
  };
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
