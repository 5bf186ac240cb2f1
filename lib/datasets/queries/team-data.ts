import "server-only";
import type { Actor } from "@/lib/access/actor";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { seoulParts } from "@/lib/platform/format";
import { sealedProposal } from "@/lib/proposals/queries";
import { canActForTeam, canViewData, canViewTeamData } from "../domain/access";
import { fromProposal } from "../domain/from-proposal";
import type { Points } from "../domain/priority";
import type { BallotView, DataEnvelope, TeamData } from "../types";
import { dataTeam } from "./facts";
import { lotRows } from "./lot-rows";
import { projectViews } from "./projects";
import { runningRounds } from "./rounds";
import { wishRows } from "./wish-rows";

async function envelopesOf(teamId: string): Promise<Record<"DATA_JOINT" | "DATA_OWN", DataEnvelope[]>> {
  const rows = await db.budgetEnvelope.findMany({
    where: { teamId, resource: { in: ["DATA_JOINT", "DATA_OWN"] } },
    orderBy: { year: "asc" },
    select: { resource: true, year: true, limitWon: true, plannedWon: true, committedWon: true, paidWon: true },
  });
  const of = (resource: string) =>
    rows.filter((row) => row.resource === resource).map(({ resource: _, ...figures }) => figures);
  return { DATA_JOINT: of("DATA_JOINT"), DATA_OWN: of("DATA_OWN") };
}

/** The lots that a team bears a share of, with what it was handed. */
async function takenLots(teamId: string, at: Date): Promise<TeamData["lots"]> {
  const [shares, deliveries] = await Promise.all([
    db.dataLotShare.findMany({
      where: { teamId, lot: { status: { in: ["PURCHASED", "PAID"] } } },
      select: { lotId: true, amountWon: true },
    }),
    db.dataDelivery.findMany({ where: { teamId }, orderBy: { sentAt: "asc" }, select: { lotId: true, status: true } }),
  ]);
  const amounts = new Map(shares.map(({ lotId, amountWon }) => [lotId, amountWon]));
  const latest = new Map(deliveries.map(({ lotId, status }) => [lotId, status]));
  const rows = await lotRows(({ id }) => amounts.has(id), at);
  return rows.map((row) => ({
    ...row,
    amountWon: amounts.get(row.id) ?? 0n,
    delivery: latest.get(row.id) ?? null,
  }));
}

async function ballotsOf(teamId: string, roundIds: string[]): Promise<Map<string, BallotView>> {
  const rows = await db.dataBallot.findMany({
    where: { teamId, roundId: { in: roundIds } },
    select: { roundId: true, version: true, points: true, castAt: true },
  });
  return new Map(
    rows.map(({ roundId, points, ...row }) => [roundId, { ...row, points: points as Points }]), // trigger data_ballot_kept
  );
}

/** One team's wishes, votes, lots and projects, for its own people and for staff of data; staff see no ballot. */
export async function getTeamData(actor: Actor, teamId: string): Promise<TeamData> {
  const team = await dataTeam(db, teamId);
  if (!canViewTeamData(actor, team.scope)) throw new AppError("NOT_FOUND", `data of team ${teamId}`);
  const isOwn = canActForTeam(actor, team.scope);
  const acts = isOwn && team.status === "ACTIVE";
  const at = await now();
  const running = await runningRounds(at);
  const [wishes, ballots, lots, projects, envelopes, proposal] = await Promise.all([
    wishRows({ teamId }),
    isOwn
      ? ballotsOf(
          teamId,
          running.map(({ id }) => id),
        )
      : new Map<string, BallotView>(),
    takenLots(teamId, at),
    projectViews({ teamId }, actor, isOwn ? [teamId] : [], at),
    envelopesOf(teamId),
    acts ? sealedProposal(db, team.proposalId) : null,
  ]);
  return {
    team: { id: team.id, nameKo: team.nameKo, nameEn: team.nameEn, status: team.status },
    isStaff: canViewData(actor),
    rounds: acts ? running.map((round) => ({ ...round, ballot: ballots.get(round.id) ?? null })) : [],
    ...{ wishes, lots, projects, joint: envelopes.DATA_JOINT, own: envelopes.DATA_OWN, year: seoulParts(at).year },
    proposed: proposal
      ? fromProposal(proposal.sealed.sections.data, { wishes, projects })
      : { wishes: [], projects: [] },
    may: { wish: acts, vote: acts, request: acts },
  };
}
