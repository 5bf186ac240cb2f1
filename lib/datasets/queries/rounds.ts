import "server-only";
import { db } from "@/lib/platform/db";
import { isVoting, type Points, priorityOrder, type Standing } from "../domain/priority";
import type { RoundView } from "../types";

const ROUND = {
  ...{ id: true, number: true, opensAt: true, closesAt: true, pointsPerTeam: true, version: true },
  _count: { select: { ballots: true } },
  lots: {
    orderBy: { number: "asc" },
    select: { id: true, number: true, corpus: true, owner: true, estimatedWon: true, wanting: true },
  },
} as const;

/** Votes that run; how many voted, never who or what. Callers authorise. */
export async function runningRounds(at: Date): Promise<RoundView[]> {
  const [rounds, teams] = await Promise.all([
    db.dataVoteRound.findMany({ where: { closesAt: { gte: at } }, orderBy: { closesAt: "asc" }, select: ROUND }),
    db.team.count({ where: { status: "ACTIVE" } }),
  ]);
  return rounds.map(({ _count, ...round }) => ({
    ...round,
    ...{ turnout: _count.ballots, teams, voting: isVoting(round, at) },
  }));
}

type ClosedBallot = { roundId: string; teamId: string; teamKo: string; teamEn: string; points: Points };

/** Ballots of votes that are closed; those of teams that had left by then do not count. Until the close this reads nothing. */
export async function closedBallots(at: Date, roundId?: string): Promise<ClosedBallot[]> {
  const rows = await db.dataBallot.findMany({
    where: { round: { closesAt: { lt: at }, ...(roundId ? { id: roundId } : {}) } },
    orderBy: { team: { nameKo: "asc" } },
    select: {
      ...{ roundId: true, teamId: true, points: true },
      round: { select: { closesAt: true } },
      team: { select: { nameKo: true, nameEn: true, leftAt: true } },
    },
  });
  return rows
    .filter(({ team, round }) => team.leftAt === null || team.leftAt > round.closesAt)
    .map(({ team, points, ...row }) => ({
      ...{ roundId: row.roundId, teamId: row.teamId, teamKo: team.nameKo, teamEn: team.nameEn },
      points: points as Points, // trigger data_ballot_kept
    }));
}

type RoundedLot = { id: string; number: number; estimatedWon: bigint; wanting: number; roundId: string | null };

/** Where closed votes put their lots, from all lots of these rounds and all their ballots. */
export function standingsOf(
  lots: readonly RoundedLot[],
  ballots: readonly ClosedBallot[],
  isClosed: (roundId: string) => boolean,
): Map<string, Standing> {
  const standings = new Map<string, Standing>();
  for (const [roundId, own] of Map.groupBy(lots, (lot) => lot.roundId)) {
    if (roundId === null || !isClosed(roundId)) continue;
    const points = ballots.filter((ballot) => ballot.roundId === roundId).map((ballot) => ballot.points);
    for (const standing of priorityOrder(own, points)) standings.set(standing.lotId, standing);
  }
  return standings;
}
