import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { activeTeams, lockTeamInTx } from "@/lib/teams/queries/team-facts";
import { voteRefusal } from "../domain/lots";
import { ballotRefusal, isVoting, type Points } from "../domain/priority";
import { lockLotInTx, peopleOfTeams, requireManager, requireOwnTeam } from "../queries/facts";
import type { CastBallot, MoveVote, OpenVote } from "../schema";
import { recordStepInTx } from "./steps";

/** Each active team's people, led to their own page. */
async function tellTeams(tx: Tx, kind: string, params: Record<string, string | number | Date>, dueAt: Date, at: Date) {
  const teams = await activeTeams(tx);
  const people = await peopleOfTeams(
    tx,
    teams.map(({ id }) => id),
  );
  for (const [teamId, userIds] of people)
    await notify(tx, { kind, userIds, params, href: `/teams/${teamId}/data#vote`, dueAt, at });
}

/** T2: the teams are asked in which order lots are to be bought, until an instant of the database's clock (C2). */
export async function openVote(actor: Actor, input: OpenVote, at: Date): Promise<Outcome<{ roundId: string }>> {
  requireManager(actor, "data votes");
  const closesAt = new Date(input.closesAt);
  const lotIds = [...new Set(input.lotIds)].sort();
  return inTransaction(async (tx) => {
    const lots = [];
    for (const lotId of lotIds) lots.push(await lockLotInTx(tx, lotId));
    const refused = voteRefusal(lots, closesAt, at);
    if (refused) return refuse(refused.reason, refused.params);
    const round = await tx.dataVoteRound.create({
      data: { pointsPerTeam: input.pointsPerTeam, opensAt: at, closesAt, createdById: actor.id },
      select: { id: true, number: true },
    });
    const wishes = await tx.dataWish.findMany({
      where: { lotId: { in: lotIds } },
      distinct: ["lotId", "teamId"],
      select: { lotId: true },
    });
    for (const lotId of lotIds) {
      const wanting = wishes.filter((wish) => wish.lotId === lotId).length;
      await tx.dataLot.update({
        where: { id: lotId },
        data: { roundId: round.id, wanting, version: { increment: 1 } },
        select: { id: true },
      });
      await recordStepInTx(tx, actor, lotId, { kind: "VOTE_OPENED" }, at);
    }
    await tellTeams(tx, "dataVoteOpened", { lots: lots.length, closesAt }, closesAt, at);
    const data = {
      ...{ number: round.number, lotIds, pointsPerTeam: input.pointsPerTeam },
      closesAt: closesAt.toISOString(),
    };
    recordAudit(tx, actor, { type: "data.voteOpened", subjectType: "DataVoteRound", subjectId: round.id, data }, at);
    return ok({ roundId: round.id });
  });
}

/** The closing of a running vote is moved for everybody, with a reason that everybody reads (C3). A closed vote stays closed. */
export async function moveVote(actor: Actor, input: MoveVote, at: Date): Promise<Outcome<null>> {
  requireManager(actor, `data vote ${input.roundId}`);
  const closesAt = new Date(input.closesAt);
  return inTransaction(async (tx) => {
    const round = await tx.dataVoteRound.findUnique({ where: { id: input.roundId } });
    if (!round) throw new AppError("NOT_FOUND", `data vote ${input.roundId}`);
    if (!isVoting(round, at)) return refuse("ROUND_CLOSED");
    if (closesAt.getTime() <= at.getTime()) return refuse("CLOSES_IN_PAST");
    const { count } = await tx.dataVoteRound.updateMany({
      where: { id: round.id, version: input.expectedVersion },
      data: { closesAt, version: { increment: 1 } },
    });
    if (count === 0) throw new AppError("CONFLICT", `data vote ${round.id} moved on`);
    await tellTeams(tx, "dataVoteMoved", { closesAt, reason: input.reason }, closesAt, at);
    const [from, to] = [round.closesAt.toISOString(), closesAt.toISOString()];
    const data = { number: round.number, from, to, reason: input.reason };
    recordAudit(tx, actor, { type: "data.voteMoved", subjectType: "DataVoteRound", subjectId: round.id, data }, at);
    return ok(null);
  });
}

/** T2: one voice a team: the ballot that is cast last before the closing instant counts; of two at once the second is told. */
export function castBallot(actor: Actor, input: CastBallot, at: Date): Promise<Outcome<{ version: number }>> {
  return inTransaction(async (tx) => {
    await requireOwnTeam(tx, actor, input.teamId);
    const team = await lockTeamInTx(tx, input.teamId);
    await tx.$queryRaw`SELECT id FROM "DataVoteRound" WHERE id = ${input.roundId} FOR SHARE`;
    const round = await tx.dataVoteRound.findUnique({
      where: { id: input.roundId },
      select: { id: true, number: true, closesAt: true, pointsPerTeam: true, lots: { select: { id: true } } },
    });
    if (!round) throw new AppError("NOT_FOUND", `data vote ${input.roundId}`);
    const points: Points = {};
    for (const one of input.points) points[one.lotId] = (points[one.lotId] ?? 0) + (one.points ?? 0);
    const refused = ballotRefusal(points, team, { ...round, lotIds: round.lots.map(({ id }) => id) }, at);
    if (refused) return refuse(refused.reason, refused.params);
    const place = { roundId: round.id, teamId: team.id };
    const cast = { points, castById: actor.id, castAt: at };
    const { count } =
      input.expectedVersion === 0
        ? await tx.dataBallot.createMany({ data: [{ ...place, ...cast, version: 1 }], skipDuplicates: true })
        : await tx.dataBallot.updateMany({
            where: { ...place, version: input.expectedVersion },
            data: { ...cast, version: { increment: 1 } },
          });
    if (count === 0) throw new AppError("CONFLICT", `ballot of team ${team.id} moved on`);
    const version = input.expectedVersion + 1;
    const data = { teamId: team.id, roundNumber: round.number, version };
    recordAudit(tx, actor, { type: "data.ballotCast", subjectType: "DataVoteRound", subjectId: round.id, data }, at);
    return ok({ version });
  });
}
