import "server-only";
import { systemActor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { notify, notifyAll } from "@/lib/notifications/notify";
import { now } from "@/lib/platform/clock";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { enqueue } from "@/lib/platform/jobs";
import { loadStage, teamPeople } from "@/lib/stages/commands/stage-row";
import { roomFor } from "../domain/generation";
import { allowedHosts, askEndpoint, type World } from "./ask-endpoint";
import { keyOf } from "./endpoint-row";
import { MAKE_ANSWERS } from "./generation";
import { tellingNames } from "./import-rows";
import {
  type Leases,
  leaseOrders,
  lockEndpoint,
  type Running,
  runningShare,
  type Share,
  underWay,
} from "./order-lease";
import { recordReply } from "./record-reply";

/** So long a job goes on before it makes room for others; what is left is a new job's. */
const SLICE_MS = 60_000;

/** While another worker is at the endpoint, nobody asks every moment whether it is done. */
const AFTER_OTHERS_MS = 5_000;

const REAL: World = { clock: now, timeout: (ms) => AbortSignal.timeout(ms), allowedHosts: allowedHosts() };

/**
 * X2: works on one team's share of a generation. Every answer is asked for under a lease and stored once; what has to wait — for the
 * server's sake, or because another worker is at it — is left for the next job, so that no worker sleeps. Run again, it goes on.
 */
export async function makeAnswers(share: Share, world: World = REAL): Promise<void> {
  const end = (await world.clock()).getTime() + SLICE_MS;
  for (let at = await world.clock(); at.getTime() < end; at = await world.clock()) {
    const leases = await leaseOrders(share, at);
    if (!leases) break;
    await askAll(share, leases, world);
  }
  await goOn(share, await world.clock());
}

async function askAll(share: Share, { running, endpoint, leased }: Leases, world: World): Promise<void> {
  const { baseUrl, model, keySealed } = endpoint;
  const key = keyOf(share.entryId, keySealed);
  const names = await inTransaction((tx) => tellingNames(tx, running.contestId));
  await Promise.all(
    leased.map(async (order) => {
      const question = { endpoint: { baseUrl, model, key }, prompt: order.prompt, rules: running.rules };
      const reply = await askEndpoint(question, world);
      await recordReply(share, { order, reply, names }, await world.clock());
    }),
  );
}

/** What is left: another job when there is more to do, or the end of the share, and with the last share the end of it all. */
function goOn(share: Share, at: Date): Promise<void> {
  return inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Contest" c JOIN "ContestGeneration" g ON g."contestId" = c."id"
      WHERE g."id" = ${share.generationId} FOR SHARE OF c`;
    await tx.$queryRaw`SELECT 1 FROM "ContestGeneration" WHERE "id" = ${share.generationId} FOR UPDATE`;
    const running = await runningShare(tx, share);
    if (!running) return;
    await giveUpHopeless(tx, share, running, at);
    const next = await nextInstant(tx, share, at);
    if (next) return enqueue(tx, MAKE_ANSWERS, share, { startAfter: next });
    const { generationId } = share;
    if ((await tx.contestOrder.count({ where: { generationId, state: "WAITING" } })) === 0)
      await finish(tx, share, running, at);
  });
}

/** What nobody will ask again: its last worker never came back, or the budget is spent. */
async function giveUpHopeless(tx: Tx, share: Share, { rules }: Running, at: Date): Promise<void> {
  const endpoint = await lockEndpoint(tx, share.entryId);
  const room = roomFor(endpoint ?? { requests: 0, outputTokens: 0 }, await underWay(tx, share.entryId, at), rules);
  const waiting = { ...share, state: "WAITING" as const };
  const ended = { state: "FAILED" as const, endedAt: at, leaseId: null, leasedUntil: null };
  await tx.contestOrder.updateMany({
    where: { ...waiting, attempts: { gte: rules.attempts }, leasedUntil: { lte: at } },
    data: { ...ended, reason: "INTERRUPTED" },
  });
  if (!endpoint || room.isSpent)
    await tx.contestOrder.updateMany({ where: waiting, data: { ...ended, reason: "BUDGET" } });
}

async function nextInstant(tx: Tx, share: Share, at: Date): Promise<Date | null> {
  const isShared = (await underWay(tx, share.entryId, at)) > 0;
  const soonest = isShared ? new Date(at.getTime() + AFTER_OTHERS_MS) : at;
  const [row] = await tx.$queryRaw<{ next: Date | null }[]>`
    SELECT greatest(min(greatest(o."notBefore", o."leasedUntil", ${soonest}::timestamptz)), max(e."pausedUntil")) AS next
    FROM "ContestOrder" o JOIN "ContestEndpoint" e ON e."entryId" = o."entryId"
    WHERE o."generationId" = ${share.generationId} AND o."entryId" = ${share.entryId} AND o."state" = 'WAITING'`;
  return row?.next ?? null;
}

async function finish(tx: Tx, { generationId }: Share, running: Running, at: Date): Promise<void> {
  const { contestId, stageId, startedById } = running;
  await tx.contestGeneration.update({
    where: { id: generationId },
    data: { state: "FINISHED", endedAt: at },
    select: { id: true },
  });
  const orders = await tx.contestOrder.findMany({
    where: { generationId },
    select: { state: true, entry: { select: { teamId: true } } },
  });
  const failures = orders.filter((order) => order.state === "FAILED");
  const stage = await loadStage(tx, stageId);
  const data = { generationId, answers: orders.length - failures.length, failures: failures.length };
  const system = systemActor();
  const params = { number: String(stage.number), answers: data.answers, failures: data.failures };
  const href = `/stages/${stageId}/contest`;
  await notify(tx, { kind: "contestAnswersMade", userIds: [startedById], params, href, at });
  const teamIds = [...new Set(failures.map((order) => order.entry.teamId))];
  const notices = (await teamPeople(tx, teamIds)).map(({ teamId, userIds }) => ({
    ...{ kind: "contestEndpointTrouble", userIds, href: `/stages/${stageId}` },
    params: {
      number: String(stage.number),
      failures: failures.filter((order) => order.entry.teamId === teamId).length,
    },
  }));
  await notifyAll(tx, notices, at);
  recordAudit(
    tx,
    system,
    { type: "contest.generationFinished", subjectType: "Contest", subjectId: contestId, data },
    at,
  );
}
