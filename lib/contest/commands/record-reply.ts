import "server-only";
import { inTransaction, type Tx } from "@/lib/platform/db";
import type { GenerationRules } from "@/lib/rulebook/domain/contest-rules";
import { contestRules } from "@/lib/rulebook/schema/contest";
import { checkAnswer } from "../domain/answer-checks";
import { isOfTheEndpoint, waitBeforeRetry } from "../domain/generation";
import type { Reply } from "./ask-endpoint";
import { type Leased, lockEndpoint, runningShare, type Share } from "./order-lease";

type Told = { order: Leased; reply: Reply; names: readonly string[] };
type Answer = Extract<Reply, { ok: true }>;
type NoAnswer = Extract<Reply, { ok: false }>;

const endOfLease = { leaseId: null, leasedUntil: null };

/**
 * X2: what became of one question. An answer is stored once, with the checks of an uploaded one and where it came from; a late one,
 * whose lease is another's by now or whose generation was cancelled, only counts for the budget.
 */
export function recordReply(share: Share, told: Told, at: Date): Promise<void> {
  return inTransaction(async (tx) => {
    const running = await runningShare(tx, share);
    await lockEndpoint(tx, share.entryId);
    const { order, reply } = told;
    // Who does not say what an answer cost is counted at the most it may have.
    const generation = running?.rules;
    if (reply.ok) await spend(tx, share.entryId, reply.outputTokens ?? generation?.maxOutputTokens ?? 0);
    if (!running) return;
    const where = { ...share, promptId: order.promptId, leaseId: order.leaseId, state: "WAITING" as const };
    const settled = reply.ok
      ? { state: "DONE" as const, endedAt: at, reason: null }
      : await afterFailure(tx, share, { reply, attempts: order.attempts, rules: running.rules }, at);
    const { count } = await tx.contestOrder.updateMany({ where, data: { ...settled, ...endOfLease } });
    if (!reply.ok && isOfTheEndpoint(reply.reason))
      await tx.contestOrder.updateMany({
        where: { ...share, state: "WAITING", leaseId: null },
        data: { state: "FAILED", reason: reply.reason, endedAt: at },
      });
    if (count === 1 && reply.ok) await storeAnswer(tx, share, { ...told, reply }, at);
  });
}

const spend = (tx: Tx, entryId: string, tokens: number): Promise<unknown> =>
  tx.contestEndpoint.updateMany({ where: { entryId }, data: { outputTokens: { increment: tokens } } });

async function storeAnswer(
  tx: Tx,
  { generationId, entryId }: Share,
  { order, reply, names }: Told & { reply: Answer },
  at: Date,
): Promise<void> {
  const { rules } = await tx.contest.findFirstOrThrow({
    where: { entries: { some: { id: entryId } } },
    select: { rules: true },
  });
  const { maxAnswerCharacters: maxCharacters } = contestRules.parse(rules);
  const flags = checkAnswer(reply.text, { names, maxCharacters, isCutOff: reply.isCutOff });
  // A file that was uploaded meanwhile is what somebody wanted: it stays.
  await tx.contestAnswer.createMany({
    skipDuplicates: true,
    data: [
      {
        ...{ promptId: order.promptId, entryId, text: reply.text, flags },
        review: flags.length === 0 ? "CLEAN" : "PENDING",
        ...{ origin: "ENDPOINT", madeAt: at, sourceHash: reply.responseHash, generationId },
        ...{ latencyMs: reply.latencyMs, outputTokens: reply.outputTokens, attempts: order.attempts },
      },
    ],
  });
}

async function afterFailure(
  tx: Tx,
  { entryId }: Share,
  { reply, attempts, rules }: { reply: NoAnswer; attempts: number; rules: GenerationRules },
  at: Date,
) {
  const { reason } = reply;
  const wait = waitBeforeRetry(reply, attempts, rules);
  if (wait === null) return { state: "FAILED" as const, reason, endedAt: at };
  const notBefore = new Date(at.getTime() + wait * 1_000);
  // Whoever says “too many” or names a time means all requests, not this one.
  if (reason === "RATE_LIMITED" || reply.waitSeconds !== null)
    await tx.contestEndpoint.updateMany({
      where: { entryId, OR: [{ pausedUntil: null }, { pausedUntil: { lt: notBefore } }] },
      data: { pausedUntil: notBefore },
    });
  return { reason, notBefore };
}
