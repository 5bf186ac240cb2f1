import "server-only";
import type { Actor } from "@/lib/access/actor";
import { inTransactionAs, type Tx, violatedConstraint } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import type { CastBallot } from "../schema";
import type { VotingStep } from "../types";
import { dropOpenTask, isVoting, lockVoter, nextTask, taskFor, type VoterRecord } from "./serve-task";

type Verdict = CastBallot["verdict"];
type Task = {
  id: string;
  promptId: string;
  leftEntryId: string | null;
  rightEntryId: string | null;
  servedAt: Date;
  answeredAt: Date | null;
  /** Of a check of attention. */
  expected: Verdict | null;
  /** The last vote on it, whatever became of that. */
  verdict: Verdict | null;
  round: number | null;
};

/** A task of this voter with the last vote on it, in one statement. */
async function ownTask(tx: Tx, voter: VoterRecord, taskId: string): Promise<Task> {
  const [task] = await tx.$queryRaw<Task[]>`
    SELECT t."id", t."promptId", t."leftEntryId", t."rightEntryId", t."servedAt", t."answeredAt",
      p."expected"::text AS expected, b."verdict"::text AS verdict, b."round"
    FROM "ContestTask" t JOIN "ContestPrompt" p ON p."id" = t."promptId"
    LEFT JOIN LATERAL (SELECT "verdict", "round" FROM "ContestBallot" WHERE "taskId" = t."id" ORDER BY "round" DESC LIMIT 1) b ON true
    WHERE t."id" = ${taskId} AND t."voterId" = ${voter.id}`;
  if (!task) throw new AppError("NOT_FOUND", `task ${taskId}`);
  return task;
}

/**
 * X3: the narrow write path of a contest. One row a vote, one row of the voter's own task and the pair's count: nothing that
 * voters would queue for together, and no audit row each (decision 034). Sent twice, it is one vote and the same answer.
 */
export async function castBallot(actor: Actor, input: CastBallot, at: Date): Promise<Outcome<VotingStep>> {
  const cast = await storeBallot(actor, input, at).catch((error: unknown) => {
    // The close came in between: the database, which waits for it, has the last word.
    if (violatedConstraint(error) === "contest_open") return refuse("NOT_OPEN");
    throw error;
  });
  // The vote is safe; what comes next is another matter, and may be asked for again.
  return cast.ok ? nextTask(actor, input, at) : cast;
}

const storeBallot = (actor: Actor, input: CastBallot, at: Date): Promise<Outcome<null>> =>
  inTransactionAs(actor, async (tx) => {
    const voter = await lockVoter(tx, actor, input.contestId);
    const task = await ownTask(tx, voter, input.taskId);
    if (task.answeredAt)
      return task.verdict === null || task.verdict === input.verdict ? ok(null) : refuse("ALREADY_VOTED");
    if (!isVoting(voter, at)) return refuse("NOT_OPEN");
    const passed = task.expected === null ? null : task.expected === input.verdict;
    if (passed === null) await writeBallot(tx, voter, task, input.verdict, at);
    await tx.contestTask.update({ where: { id: task.id }, data: { answeredAt: at, passed }, select: { id: true } });
    return ok(null);
  });

async function writeBallot(tx: Tx, voter: VoterRecord, task: Task, verdict: Verdict, at: Date): Promise<void> {
  const left = task.leftEntryId ?? "";
  const right = task.rightEntryId ?? "";
  const [lowEntryId, highEntryId] = left < right ? [left, right] : [right, left];
  await tx.contestBallot.create({
    data: {
      ...{ taskId: task.id, contestId: voter.contestId, voterId: voter.id, promptId: task.promptId },
      ...{ lowEntryId, highEntryId, leftEntryId: left, verdict, castAt: at },
      round: (task.round ?? -1) + 1,
      elapsedMs: Math.max(0, at.getTime() - task.servedAt.getTime()),
    },
    select: { id: true },
  });
}

/** The last vote is taken back and its task shown again. It stays on record, discarded by its voter; only the last can be. */
export function undoBallot(actor: Actor, input: { contestId: string }, at: Date): Promise<Outcome<VotingStep>> {
  return inTransactionAs(actor, async (tx) => {
    const voter = await lockVoter(tx, actor, input.contestId);
    if (!isVoting(voter, at)) return refuse("NOT_OPEN");
    // Asked twice, it is taken back once: the task that came back is shown again.
    const reopened = await tx.contestTask.count({
      where: { voterId: voter.id, answeredAt: null, ballots: { some: {} } },
    });
    if (reopened > 0) return ok(await taskFor(tx, voter, at));
    const last = await tx.contestBallot.findFirst({
      where: { voterId: voter.id, discard: null },
      orderBy: { task: { number: "desc" } },
      select: { id: true, taskId: true },
    });
    if (!last) return refuse("NOTHING_TO_UNDO");
    await dropOpenTask(tx, voter);
    await tx.contestDiscard.create({ data: { ballotId: last.id, reason: "UNDONE", at }, select: { ballotId: true } });
    await tx.contestTask.update({ where: { id: last.taskId }, data: { answeredAt: null }, select: { id: true } });
    return ok(await taskFor(tx, voter, at));
  });
}
