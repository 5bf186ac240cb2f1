import "server-only";
import { randomInt } from "node:crypto";
import type { Actor } from "@/lib/access/actor";
import { asSystemInTx, inTransactionAs, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import type { ContestRules } from "@/lib/rulebook/domain/contest-rules";
import { contestRules } from "@/lib/rulebook/schema/contest";
import { mayVote } from "../domain/access";
import {
  isAdaptiveTurn,
  isAttentionTurn,
  isLowLeft,
  type PairExposure,
  pairOrder,
  pairWidths,
} from "../domain/pairing";
import { isBeforeClose } from "../domain/voting-time";
import type { TaskView, VotingProgress, VotingStep } from "../types";

const RANDOM_STEPS = 2 ** 40;
const chance = (): number => randomInt(RANDOM_STEPS) / RANDOM_STEPS;

type Seat = {
  id: string;
  group: "PUBLIC" | "EXPERT";
  readsEnglish: boolean;
  state: "PREPARING" | "OPEN" | "CLOSED";
  closesAt: Date;
  rules: unknown;
};
export type VoterRecord = Omit<Seat, "rules"> & { contestId: string; rules: ContestRules };

/** The actor's own seat, held until the transaction ends: what one voter does happens one after another. */
export async function lockVoter(tx: Tx, actor: Actor, contestId: string): Promise<VoterRecord> {
  if (!mayVote(actor)) throw new AppError("NOT_FOUND", `contest ${contestId} for ${actor.id}`);
  const [seat] = await tx.$queryRaw<Seat[]>`
    SELECT v."id", v."group"::text AS "group", v."readsEnglish", c."state"::text AS state, c."closesAt", c."rules"
    FROM "ContestVoter" v JOIN "Contest" c ON c."id" = v."contestId"
    WHERE v."contestId" = ${contestId} AND v."userId" = ${actor.id} AND v."consentAt" IS NOT NULL AND v."duplicateAt" IS NULL
    FOR UPDATE OF v`;
  if (!seat) throw new AppError("NOT_FOUND", `contest ${contestId} for ${actor.id}`);
  return { ...seat, contestId, rules: contestRules.parse(seat.rules) };
}

export const isVoting = (voter: VoterRecord, at: Date): boolean =>
  voter.state === "OPEN" && isBeforeClose(voter.closesAt, at);

const languagesOf = (voter: VoterRecord): ("KO" | "EN")[] => (voter.readsEnglish ? ["KO", "EN"] : ["KO"]);

type Standing = { done: number; reopened: number; tasks: number; openId: string | null };

/** Where the voter stands, in one statement: votes that count, whether one was taken back, tasks so far, the open one. */
async function standingOf(tx: Tx, voter: VoterRecord): Promise<Standing & { progress: VotingProgress }> {
  const [row] = await tx.$queryRaw<Standing[]>`
    SELECT (SELECT count(*) FROM "ContestBallot" b WHERE b."voterId" = ${voter.id}
        AND NOT EXISTS (SELECT 1 FROM "ContestDiscard" d WHERE d."ballotId" = b."id"))::int AS done,
      count(*) FILTER (WHERE t."answeredAt" IS NULL
        AND EXISTS (SELECT 1 FROM "ContestBallot" b WHERE b."taskId" = t."id"))::int AS reopened,
      count(*)::int AS tasks, max(t."id") FILTER (WHERE t."answeredAt" IS NULL) AS "openId"
    FROM "ContestTask" t WHERE t."voterId" = ${voter.id}`;
  const standing = row ?? { done: 0, reopened: 0, tasks: 0, openId: null };
  const of = voter.group === "PUBLIC" ? voter.rules.publicVotes : voter.rules.expertVotes;
  const mayUndo = standing.done > 0 && standing.reopened === 0;
  return { ...standing, progress: { done: standing.done, of, mayUndo } };
}

/** X1: what is shown: a prompt and two texts, and nothing by which anybody could tell whose they are. */
async function viewOf(tx: Tx, taskId: string): Promise<TaskView> {
  const [view] = await tx.$queryRaw<TaskView[]>`
    SELECT t."id" AS "taskId", p."language"::text AS language, p."text" AS prompt,
      coalesce(l."text", p."attentionLeft", '') AS "left", coalesce(r."text", p."attentionRight", '') AS "right"
    FROM "ContestTask" t JOIN "ContestPrompt" p ON p."id" = t."promptId"
    LEFT JOIN "ContestAnswer" l ON l."promptId" = p."id" AND l."entryId" = t."leftEntryId"
    LEFT JOIN "ContestAnswer" r ON r."promptId" = p."id" AND r."entryId" = t."rightEntryId"
    WHERE t."id" = ${taskId}`;
  if (!view) throw new AppError("NOT_FOUND", `task ${taskId}`);
  return view;
}

type Cell = { promptId: string; lowEntryId: string; highEntryId: string };

/** Exposure of every pair that can still be shown: both teams in the programme, both answers usable. */
const openPairs = (tx: Tx, contestId: string): Promise<PairExposure[]> => tx.$queryRaw<PairExposure[]>`
  SELECT c."lowEntryId" AS low, c."highEntryId" AS high, sum(c."lowLeft")::int AS "lowLeft", sum(c."highLeft")::int AS "highLeft"
  FROM "ContestCell" c
  JOIN "ContestEntry" l ON l."id" = c."lowEntryId" JOIN "Team" lt ON lt."id" = l."teamId" AND lt."status" = 'ACTIVE'
  JOIN "ContestEntry" h ON h."id" = c."highEntryId" JOIN "Team" ht ON ht."id" = h."teamId" AND ht."status" = 'ACTIVE'
  WHERE c."contestId" = ${contestId} GROUP BY 1, 2`;

/** X2: the pair's prompt shown least, one the voter has not seen first of all; never the same pair on a prompt twice. */
async function cellFor(tx: Tx, voter: VoterRecord, pair: PairExposure): Promise<Cell | null> {
  const [cell] = await tx.$queryRaw<Cell[]>`
    SELECT c."promptId", c."lowEntryId", c."highEntryId" FROM "ContestCell" c
    JOIN "ContestPrompt" p ON p."id" = c."promptId"
    WHERE c."contestId" = ${voter.contestId} AND c."lowEntryId" = ${pair.low} AND c."highEntryId" = ${pair.high}
      AND p."language"::text = ANY(${languagesOf(voter)})
      AND NOT EXISTS (SELECT 1 FROM "ContestTask" t WHERE t."voterId" = ${voter.id} AND t."promptId" = c."promptId"
        AND least(t."leftEntryId", t."rightEntryId") = c."lowEntryId"
        AND greatest(t."leftEntryId", t."rightEntryId") = c."highEntryId")
      AND NOT EXISTS (SELECT 1 FROM "ContestAnswer" a WHERE a."promptId" = c."promptId"
        AND a."entryId" IN (c."lowEntryId", c."highEntryId") AND a."review" = 'EXCLUDED')
    ORDER BY EXISTS (SELECT 1 FROM "ContestTask" t WHERE t."voterId" = ${voter.id} AND t."promptId" = c."promptId"),
      c."lowLeft" + c."highLeft", random() LIMIT 1`;
  return cell ?? null;
}

/** X2: how wide the interval of each pair still is. The votes themselves are shown to nobody before the close. */
async function widthsFor(tx: Tx, voter: VoterRecord, pairs: readonly PairExposure[]): Promise<Map<string, number>> {
  const counts = await asSystemInTx(tx, "release: widths of intervals", () =>
    tx.contestPairCount.groupBy({
      by: ["lowEntryId", "highEntryId"],
      where: { contestId: voter.contestId, group: voter.group },
      _sum: { lowWins: true, highWins: true, ties: true, bothBad: true },
    }),
  );
  return pairWidths(
    [...new Set(pairs.flatMap(({ low, high }) => [low, high]))],
    counts.map(({ lowEntryId: low, highEntryId: high, _sum: sum }) => ({
      ...{ low, high, firstWins: sum.lowWins ?? 0, secondWins: sum.highWins ?? 0 },
      ...{ ties: sum.ties ?? 0, bothBad: sum.bothBad ?? 0 },
    })),
  );
}

async function comparison(tx: Tx, voter: VoterRecord, number: number, at: Date): Promise<string | null> {
  const pairs = await openPairs(tx, voter.contestId);
  const widths = isAdaptiveTurn(voter.rules.adaptiveBasisPoints, chance) ? await widthsFor(tx, voter, pairs) : null;
  for (const pair of pairOrder(pairs, widths, chance)) {
    const cell = await cellFor(tx, voter, pair);
    if (!cell) continue;
    const lowLeft = isLowLeft(pair, chance);
    const [leftEntryId, rightEntryId] = lowLeft ? [pair.low, pair.high] : [pair.high, pair.low];
    const task = await tx.contestTask.create({
      data: {
        ...{ contestId: voter.contestId, voterId: voter.id, number, promptId: cell.promptId },
        ...{ leftEntryId, rightEntryId, servedAt: at },
      },
      select: { id: true },
    });
    await tx.contestCell.update({
      where: { promptId_lowEntryId_highEntryId: cell },
      data: lowLeft ? { lowLeft: { increment: 1 } } : { highLeft: { increment: 1 } },
      select: { promptId: true },
    });
    return task.id;
  }
  return null;
}

async function attentionCheck(tx: Tx, voter: VoterRecord, number: number, at: Date): Promise<string | null> {
  const prompts = await tx.contestPrompt.findMany({
    where: {
      contestId: voter.contestId,
      expected: { not: null },
      language: { in: languagesOf(voter) },
      tasks: { none: { voterId: voter.id } },
    },
    select: { id: true },
  });
  const prompt = prompts[randomInt(Math.max(1, prompts.length))];
  if (!prompt) return null;
  const data = { contestId: voter.contestId, voterId: voter.id, number, promptId: prompt.id, servedAt: at };
  return (await tx.contestTask.create({ data, select: { id: true } })).id;
}

/** What is shown and not answered goes back, and out of the exposure. */
export async function dropOpenTask(tx: Tx, voter: VoterRecord): Promise<void> {
  const open = await tx.contestTask.findFirst({
    where: { voterId: voter.id, answeredAt: null },
    select: { id: true, promptId: true, leftEntryId: true, rightEntryId: true },
  });
  if (!open) return;
  await tx.contestTask.delete({ where: { id: open.id }, select: { id: true } });
  if (!open.leftEntryId || !open.rightEntryId) return;
  const lowLeft = open.leftEntryId < open.rightEntryId;
  const [lowEntryId, highEntryId] = lowLeft
    ? [open.leftEntryId, open.rightEntryId]
    : [open.rightEntryId, open.leftEntryId];
  await tx.contestCell.update({
    where: { promptId_lowEntryId_highEntryId: { promptId: open.promptId, lowEntryId, highEntryId } },
    data: lowLeft ? { lowLeft: { decrement: 1 } } : { highLeft: { decrement: 1 } },
    select: { promptId: true },
  });
}

/**
 * X2, P5: an answer that was taken out, or whose team left, while somebody looked at it. What they have voted on before stays
 * theirs to vote on again.
 */
async function isTakenOut(tx: Tx, taskId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ out: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM "ContestAnswer" a JOIN "ContestEntry" e ON e."id" = a."entryId" JOIN "Team" m ON m."id" = e."teamId"
      WHERE a."promptId" = t."promptId" AND a."entryId" IN (t."leftEntryId", t."rightEntryId")
        AND (a."review" = 'EXCLUDED' OR m."status" <> 'ACTIVE')) AS out FROM "ContestTask" t WHERE t."id" = ${taskId}`;
  return row?.out ?? false;
}

/** The voter's open task, or a new one; null when all their votes are cast or nothing is left that they have not seen. */
export async function taskFor(tx: Tx, voter: VoterRecord, at: Date): Promise<VotingStep> {
  const { progress, openId, reopened, tasks } = await standingOf(tx, voter);
  const takenOut = openId !== null && reopened === 0 && (await isTakenOut(tx, openId));
  if (openId && !takenOut) return { progress, task: await viewOf(tx, openId) };
  if (takenOut) await dropOpenTask(tx, voter);
  if (progress.done >= progress.of) return { progress, task: null };
  const number = takenOut ? tasks : tasks + 1;
  const check = isAttentionTurn(number, voter.rules.attentionEvery)
    ? await attentionCheck(tx, voter, number, at)
    : null;
  const taskId = check ?? (await comparison(tx, voter, number, at));
  return { progress, task: taskId === null ? null : await viewOf(tx, taskId) };
}

/** X2: what the voter is shown next; asked again, the same. */
export function nextTask(actor: Actor, input: { contestId: string }, at: Date): Promise<Outcome<VotingStep>> {
  return inTransactionAs(actor, async (tx) => {
    const voter = await lockVoter(tx, actor, input.contestId);
    if (!isVoting(voter, at)) return refuse("NOT_OPEN");
    return ok(await taskFor(tx, voter, at));
  });
}
