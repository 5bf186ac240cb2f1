import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { holdersOf } from "@/lib/reviews/queries/staff";
import { resolveSupportInTx } from "@/lib/teams/commands/record-support";
import { Refused } from "@/lib/teams/commands/refused";
import { lockTeamInTx } from "@/lib/teams/queries/team-facts";
import { canPreside } from "../domain/access";
import { type Count, countedVoices, countVotes, quorumParams, type Voice } from "../domain/quorum";
import { seatsOf } from "../domain/session";
import { entryOf, type Figure } from "../domain/what-if";
import { type CloseMotionInput, storedFiguresSchema, type WithdrawMotionInput } from "../schema";
import { figureProblems } from "./open-motion";
import { committeeRules, type ItemRow, loadItem, lockSession, type SessionRow, scopeOf } from "./session-row";

type Closed = { state: "CARRIED" | "REJECTED"; count: Count };
type Loaded = { session: SessionRow; item: ItemRow; motion: MotionRow; away: ReadonlySet<string> };
const MOTION = { id: true, itemId: true, number: true, text: true, state: true, figures: true } as const;
type MotionRow = { id: string; itemId: string; number: number; text: string; state: string; figures: unknown };

/** Motions of all sessions are carried one after the other: what one resolves, the next one's pools already show (G2). */
const RESOLUTION_LOCK = 710_205_009;

/** Session first, motion after it: the order in which everybody but voters takes these locks. */
async function lockMotion(tx: Tx, actor: Actor, motionId: string): Promise<Loaded> {
  const named = await tx.deliberationMotion.findUnique({
    where: { id: motionId },
    select: { itemId: true, item: { select: { sessionId: true } } },
  });
  if (!named) throw new AppError("NOT_FOUND", `motion ${motionId}`);
  const session = await lockSession(tx, actor, named.item.sessionId);
  if (!canPreside(actor, scopeOf(session))) throw new AppError("NOT_FOUND", `motion ${motionId}`);
  const { item, away } = await loadItem(tx, actor, named.itemId);
  await tx.$queryRaw`SELECT 1 FROM "DeliberationMotion" WHERE id = ${motionId} FOR UPDATE`;
  const motion = await tx.deliberationMotion.findUniqueOrThrow({ where: { id: motionId }, select: MOTION });
  return { session, item, motion, away: away.all };
}

/**
 * D1: counts and closes. A motion that carries writes what it resolved as DELIBERATED steps of every team in the same transaction,
 * or nothing happens: without a quorum, or when its figures no longer fit, it stays open and is withdrawn or put anew.
 */
export async function closeMotion(actor: Actor, input: CloseMotionInput, at: Date): Promise<Outcome<Closed>> {
  try {
    return await inTransaction(async (tx) => {
      const loaded = await lockMotion(tx, actor, input.motionId);
      const { session, motion, away } = loaded;
      if (motion.state !== "OPEN") return refuse("MOTION_CLOSED");
      const votes = await tx.deliberationVote.findMany({
        where: { motionId: motion.id },
        select: { userId: true, choice: true },
      });
      const seats = seatsOf(session.members, away);
      const count = countVotes(seats, votes, await committeeRules(tx, session));
      if (!count.quorate) return refuse("NO_QUORUM", quorumParams(count));
      const state = count.carried ? "CARRIED" : "REJECTED";
      if (state === "CARRIED") await resolve(tx, actor, loaded, at);
      await tx.deliberationMotion.update({
        where: { id: motion.id },
        data: {
          ...{ state, closedById: actor.id, closedAt: at, memberCount: count.members, presentCount: count.present },
          ...{ forCount: count.for, againstCount: count.against, abstainCount: count.abstain },
          countedIds: countedVoices(seats, votes).map((voice) => voice.userId),
        },
        select: { id: true },
      });
      recordClosing(tx, actor, loaded, { state, count, votes: countedVoices(seats, votes) }, at);
      return ok({ state, count });
    });
  } catch (error) {
    if (error instanceof Refused) return error.failure;
    throw error;
  }
}

type Counted = Closed & { votes: Voice[] };

function recordClosing(tx: Tx, actor: Actor, { session, item, motion }: Loaded, closed: Counted, at: Date): void {
  const { members, present, for: inFavour, against, abstain } = closed.count;
  const count = { members, present, for: inFavour, against, abstain };
  const votes = closed.votes.map(({ userId, choice }) => ({ userId, choice }));
  const data = { itemId: item.id, from: "OPEN" as const, to: closed.state, count, votes };
  const subject = { subjectType: "DeliberationMotion", subjectId: motion.id } as const;
  recordAudit(tx, actor, { type: "deliberation.motionClosed", ...subject, data }, at, {
    rulebookVersion: session.rulebookVersion,
  });
}

async function resolve(tx: Tx, actor: Actor, { session, item, motion }: Loaded, at: Date): Promise<void> {
  const figures = storedFiguresSchema.parse(motion.figures);
  if (figures.length === 0) return;
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(${RESOLUTION_LOCK})::text`;
  const byTeam = new Map<string, Figure[]>();
  for (const figure of figures) byTeam.set(figure.teamId, [...(byTeam.get(figure.teamId) ?? []), figure]);
  // In one order, so that two sessions about the same teams cannot wait for each other.
  const teamIds = [...byTeam.keys()].sort();
  for (const teamId of teamIds) await lockTeamInTx(tx, teamId);
  const [problem] = await figureProblems(tx, item, session.rulebookVersion, figures);
  if (problem) throw new Refused(refuse(problem.reason, problem.params));
  for (const teamId of teamIds) {
    const entries = (byTeam.get(teamId) ?? []).map(entryOf);
    const outcome = await resolveSupportInTx(
      tx,
      actor,
      { teamId, entries, reason: motion.text, motionId: motion.id },
      at,
    );
    if (!outcome.ok) throw new Refused(outcome);
  }
  await notify(tx, {
    kind: "deliberationCarried",
    userIds: await holdersOf(tx, "agreement:draft", session.callId, at),
    params: { call: session.call.code, number: session.number, teams: teamIds.length },
    href: `/deliberation/${session.id}`,
    at,
  });
}

/** Takes back what was put to the vote before it is counted, with the reason; it stays on record with its votes. */
export function withdrawMotion(
  actor: Actor,
  input: WithdrawMotionInput,
  at: Date,
): Promise<Outcome<{ state: string }>> {
  return inTransaction(async (tx) => {
    const { item, motion } = await lockMotion(tx, actor, input.motionId);
    if (motion.state !== "OPEN") return refuse("MOTION_CLOSED");
    await tx.deliberationMotion.update({
      where: { id: motion.id },
      data: { state: "WITHDRAWN", closedById: actor.id, closedAt: at, closeReason: input.reason },
      select: { id: true },
    });
    const data = { itemId: item.id, reason: input.reason };
    const subject = { subjectType: "DeliberationMotion", subjectId: motion.id } as const;
    recordAudit(tx, actor, { type: "deliberation.motionWithdrawn", ...subject, data }, at);
    return ok({ state: "WITHDRAWN" });
  });
}
