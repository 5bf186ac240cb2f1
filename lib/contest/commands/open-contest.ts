import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { canRunContest } from "../domain/access";
import { checkAnswer } from "../domain/answer-checks";
import { preparationFacts } from "../queries/preparation-facts";
import type { ContestStep } from "../schema";
import { type ContestRecord, lockContest } from "./contest-row";
import { tellingNames } from "./import-rows";

/**
 * Names may have come after the answers that tell them: everything that would be shown is looked at once more. Whoever let an
 * answer stand knew of what was found then, and of nothing that is found now.
 */
async function checkAgain(tx: Tx, contest: ContestRecord): Promise<void> {
  const names = await tellingNames(tx, contest.id);
  const usable = await tx.contestAnswer.findMany({
    where: { review: { in: ["CLEAN", "ACCEPTED"] }, prompt: { contestId: contest.id } },
    select: { id: true, text: true, flags: true },
  });
  for (const { id, text, flags } of usable) {
    const found = checkAnswer(text, { names, maxCharacters: contest.rules.maxAnswerCharacters });
    const unknown = found.filter((flag) => !flags.includes(flag));
    if (unknown.length === 0) continue;
    await tx.contestAnswer.update({
      where: { id },
      data: { flags: [...flags, ...unknown], review: "PENDING", version: { increment: 1 } },
      select: { id: true },
    });
  }
}

/** X2: every pair on every prompt to which both have a usable answer; two variants of one team cannot meet, there is one a team. */
const dealCells = (tx: Tx, contestId: string): Promise<number> => tx.$executeRaw`
  INSERT INTO "ContestCell" ("contestId", "promptId", "lowEntryId", "highEntryId")
  SELECT ${contestId}, l."promptId", l."entryId", h."entryId"
  FROM "ContestAnswer" l JOIN "ContestAnswer" h ON h."promptId" = l."promptId" AND l."entryId" COLLATE "C" < h."entryId"
  JOIN "ContestPrompt" p ON p."id" = l."promptId"
  JOIN "ContestEntry" le ON le."id" = l."entryId" JOIN "Team" lt ON lt."id" = le."teamId" AND lt."status" = 'ACTIVE'
  JOIN "ContestEntry" he ON he."id" = h."entryId" JOIN "Team" ht ON ht."id" = he."teamId" AND ht."status" = 'ACTIVE'
  WHERE p."contestId" = ${contestId} AND l."review" <> 'EXCLUDED' AND h."review" <> 'EXCLUDED'`;

/** All answers are there: whatever a worker was still to do is not needed. */
async function endGenerations(tx: Tx, contestId: string, at: Date): Promise<void> {
  const where = { generation: { contestId, state: "RUNNING" as const }, state: "WAITING" as const };
  await tx.contestOrder.updateMany({
    where,
    data: { state: "CANCELLED", endedAt: at, leaseId: null, leasedUntil: null },
  });
  await tx.contestGeneration.updateMany({
    where: { contestId, state: "RUNNING" },
    data: { state: "FINISHED", endedAt: at },
  });
}

/** X1–X3: voting begins; from here on prompts, answers and rules stay as they are. */
export async function openContest(actor: Actor, input: ContestStep, at: Date): Promise<Outcome<{ pairings: number }>> {
  return inTransaction(async (tx) => {
    const contest = await lockContest(tx, actor, input.contestId, canRunContest);
    if (contest.state !== "PREPARING") return refuse("NOT_PREPARING");
    if (contest.closesAt <= at) return refuse("CLOSES_IN_PAST");
    await checkAgain(tx, contest);
    const { gaps } = await preparationFacts(tx, contest);
    if (gaps.length > 0) return refuse("NOT_READY", { count: gaps.length });
    const { count } = await tx.contest.updateMany({
      where: { id: contest.id, state: "PREPARING", version: input.expectedVersion },
      data: { state: "OPEN", openedAt: at, openedById: actor.id, version: { increment: 1 } },
    });
    if (count === 0) throw new AppError("CONFLICT", `contest ${contest.id} moved on`);
    // X2: nobody asks the endpoints any more, so nobody needs their keys.
    await tx.contestEndpoint.updateMany({ where: { entry: { contestId: contest.id } }, data: { keySealed: "" } });
    await endGenerations(tx, contest.id, at);
    const pairings = await dealCells(tx, contest.id);
    await tellVoters(tx, contest, at);
    const data = { pairings, closesAt: contest.closesAt.toISOString() };
    recordAudit(tx, actor, { type: "contest.opened", subjectType: "Contest", subjectId: contest.id, data }, at);
    return ok({ pairings });
  });
}

async function tellVoters(tx: Tx, contest: ContestRecord, at: Date): Promise<void> {
  const voters = await tx.contestVoter.findMany({
    where: { contestId: contest.id, consentAt: { not: null }, duplicateAt: null },
    select: { userId: true },
  });
  const stage = await tx.stage.findUniqueOrThrow({ where: { id: contest.stageId }, select: { number: true } });
  await notify(tx, {
    kind: "contestOpened",
    userIds: voters.map((voter) => voter.userId),
    params: { number: String(stage.number) },
    href: `/contest/${contest.id}`,
    dueAt: contest.closesAt,
    at,
  });
}
