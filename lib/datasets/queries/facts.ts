import "server-only";
import type { Actor } from "@/lib/access/actor";
import type { Reader, Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { teamFacts } from "@/lib/teams/queries/team-facts";
import { canActForTeam, canManageData } from "../domain/access";

const LOT = {
  ...{ id: true, number: true, corpus: true, year: true, status: true, estimatedWon: true, priceWon: true },
  ...{ proposedById: true, approvedById: true, version: true },
  round: { select: { id: true, closesAt: true } },
  shares: {
    orderBy: { teamId: "asc" },
    select: { id: true, teamId: true, weight: true, amountWon: true, commitMovementId: true },
  },
} as const;

/** A lot for commands; callers authorise. Unknown → NOT_FOUND. */
export async function lotFacts(reader: Reader, lotId: string) {
  const lot = await reader.dataLot.findUnique({ where: { id: lotId }, select: LOT });
  if (!lot) throw new AppError("NOT_FOUND", `data lot ${lotId}`);
  return lot;
}
export type LotFacts = Awaited<ReturnType<typeof lotFacts>>;

/** The same, holding the row until the transaction ends. Locks are taken in the order teams, lot, envelopes, audit chain. */
export async function lockLotInTx(tx: Tx, lotId: string): Promise<LotFacts> {
  await tx.$queryRaw`SELECT id FROM "DataLot" WHERE id = ${lotId} FOR UPDATE`;
  return lotFacts(tx, lotId);
}

/** Whoever manages data; for everybody else there is no such thing. */
export function requireManager(actor: Actor, what: string): void {
  if (!canManageData(actor)) throw new AppError("NOT_FOUND", what);
}

/** A team with who may act for it; callers authorise. */
export async function dataTeam(reader: Reader, teamId: string) {
  const team = await teamFacts(reader, teamId);
  return { ...team, scope: { isPublished: team.callPhase === "PUBLISHED", ownPeople: team.ownPeople } };
}
export type DataTeam = Awaited<ReturnType<typeof dataTeam>>;

/** The team, for its own people only. */
export async function requireOwnTeam(reader: Reader, actor: Actor, teamId: string): Promise<DataTeam> {
  const team = await dataTeam(reader, teamId);
  if (!canActForTeam(actor, team.scope)) throw new AppError("NOT_FOUND", `data of team ${teamId}`);
  return team;
}

/** Published teams whose people this person belongs to. */
export async function ownTeamIds(reader: Reader, actor: Actor): Promise<string[]> {
  const people = { some: { userId: actor.id, role: { in: ["LEAD_MANAGER" as const, "EDITOR" as const] } } };
  const teams = await reader.team.findMany({
    where: { call: { phase: "PUBLISHED" }, proposal: { people } },
    select: { id: true },
  });
  return teams.map(({ id }) => id);
}

/** Those who act for some teams, for notices: one statement however many teams. */
export async function peopleOfTeams(reader: Reader, teamIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await reader.team.findMany({
    where: { id: { in: [...teamIds] }, call: { phase: "PUBLISHED" } },
    select: {
      id: true,
      proposal: {
        select: { people: { where: { role: { in: ["LEAD_MANAGER", "EDITOR"] } }, select: { userId: true } } },
      },
    },
  });
  return new Map(rows.map(({ id, proposal }) => [id, proposal.people.map(({ userId }) => userId)]));
}
