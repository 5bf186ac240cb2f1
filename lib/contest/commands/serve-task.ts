import "server-only";
import { randomInt } from "node:crypto";
import type { Actor } from "@/lib/access/actor";
import { inTransaction, type Reader, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { contestRules } from "@/lib/rulebook/schema/contest";
import { isAttentionTurn, isLowLeft, type PairExposure, pairOrder, pairWidths } from "../domain/pairing";
import type { TaskView, VotingProgress, VotingStep } from "../types";

const RANDOM_STEPS = 2 ** 40;
const chance = (): number => randomInt(RANDOM_STEPS) / RANDOM_STEPS;

const VOTER = {
  id: true,
  contestId: true,
  group: true,
  readsEnglish: true,
  consentAt: true,
  duplicateAt: true,
  contest: { select: { state: true, closesAt: true, rules: true } },
} as const;

export type VoterRecord = NonNullable<Awaited<ReturnType<typeof selectVoter>>>;
const selectVoter = (tx: Tx, contestId: string, userId: string) =>
  tx.contestVoter.findUnique({ where: { contestId_userId: { contestId, userId } }, select: VOTER });

/** The actor's own seat, held until the transaction ends: what one voter does happens one after another. */
export async function lockVoter(tx: Tx, actor: Actor, contestId: string): Promise<VoterRecord> {
  await tx.$queryRaw`SELECT 1 FROM "ContestVoter" WHERE "contestId" = ${contestId} AND "userId" = ${actor.id} FOR UPDATE`;
  const voter = await selectVoter(tx, contestId, actor.id);
  if (!voter?.consentAt || voter.duplicateAt) throw new AppError("NOT_FOUND", `contest ${contestId} for ${actor.id}`);
  return voter;
}

export const isVoting = (voter: VoterRecord, at: Date): boolean =>
  voter.contest.state === "OPEN" && at < voter.contest.closesAt;

const languagesOf = (voter: VoterRecord): ("KO" | "EN")[] => (voter.readsEnglish ? ["KO", "EN"] : ["KO"]);

/** How many votes of this voter stand, of how many. */
export async function progressOf(reader: Reader, voter: VoterRecord): Promise<VotingProgress> {
  const rules = contestRules.parse(voter.contest.rules);
  const [done, reopened] = await Promise.all([
    reader.contestBallot.count({ where: { voterId: voter.id, discard: null } }),
    reader.contestTask.count({ where: { voterId: voter.id, answeredAt: null, ballots: { some: {} } } }),
  ]);
  const of = voter.group === "PUBLIC" ? rules.publicVotes : rules.expertVotes;
  return { done, of, mayUndo: done > 0 && reopened === 0 };
}

/** X1: what is shown: a prompt and two texts, and nothing by which anybody could tell whose they are. */
async function viewOf(tx: Tx, taskId: string): Promise<TaskView> {
  const task = await tx.contestTask.findUniqueOrThrow({
    where: { id: taskId },
    select: {
      id: true,
      leftEntryId: true,
      rightEntryId: true,
      prompt: {
        select: {
          language: true,
          text: true,
          attentionLeft: true,
          attentionRight: true,
          answers: { select: { entryId: true, text: true } },
        },
      },
    },
  });
  const { prompt } = task;
  const textOf = (entryId: string | null, own: string | null): string =>
    entryId === null ? (own ?? "") : (prompt.answers.find((answer) => answer.entryId === entryId)?.text ?? "");
  return {
    taskId: task.id,
    language: prompt.language,
    prompt: prompt.text,
    left: textOf(task.leftEntryId, prompt.attentionLeft),
    right: textOf(task.rightEntryId, prompt.attentionRight),
  };
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

async function comparison(tx: Tx, voter: VoterRecord, number: number, at: Date): Promise<string | null> {
  const [pairs, counts] = await Promise.all([
    openPairs(tx, voter.contestId),
    tx.contestPairCount.groupBy({
      by: ["lowEntryId", "highEntryId"],
      where: { contestId: voter.contestId, group: voter.group },
      _sum: { lowWins: true, highWins: true, ties: true, bothBad: true },
    }),
  ]);
  const entries = [...new Set(pairs.flatMap(({ low, high }) => [low, high]))];
  const widths = pairWidths(
    entries,
    counts.map(({ lowEntryId: low, highEntryId: high, _sum: sum }) => ({
      ...{ low, high, firstWins: sum.lowWins ?? 0, secondWins: sum.highWins ?? 0 },
      ...{ ties: sum.ties ?? 0, bothBad: sum.bothBad ?? 0 },
    })),
  );
  const { adaptiveBasisPoints } = contestRules.parse(voter.contest.rules);
  for (const pair of pairOrder(pairs, widths, adaptiveBasisPoints, chance)) {
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

/** The voter's open task, or a new one; null when all their votes are cast or nothing is left that they have not seen. */
export async function taskFor(tx: Tx, voter: VoterRecord, at: Date): Promise<VotingStep> {
  const progress = await progressOf(tx, voter);
  const open = await tx.contestTask.findFirst({ where: { voterId: voter.id, answeredAt: null }, select: { id: true } });
  if (open) return { progress, task: await viewOf(tx, open.id) };
  if (progress.done >= progress.of) return { progress, task: null };
  const rules = contestRules.parse(voter.contest.rules);
  const number = 1 + (await tx.contestTask.count({ where: { voterId: voter.id } }));
  const check = isAttentionTurn(number, rules.attentionEvery) ? await attentionCheck(tx, voter, number, at) : null;
  const taskId = check ?? (await comparison(tx, voter, number, at));
  return { progress, task: taskId === null ? null : await viewOf(tx, taskId) };
}

/** X2: what the voter is shown next; asked again, the same. */
export function nextTask(actor: Actor, input: { contestId: string }, at: Date): Promise<Outcome<VotingStep>> {
  return inTransaction(async (tx) => {
    const voter = await lockVoter(tx, actor, input.contestId);
    if (!isVoting(voter, at)) return refuse("NOT_OPEN");
    return ok(await taskFor(tx, voter, at));
  });
}
