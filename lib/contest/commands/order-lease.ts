import "server-only";
import { randomUUID } from "node:crypto";
import { inTransaction, type Tx } from "@/lib/platform/db";
import type { GenerationRules } from "@/lib/rulebook/domain/contest-rules";
import { generationRules } from "@/lib/rulebook/schema/contest";
import { roomFor } from "../domain/generation";

/** One team's share of a generation: what a job is about. */
export type Share = { generationId: string; entryId: string };
export type Running = { contestId: string; stageId: string; startedById: string; rules: GenerationRules };

/** A worker that has not come back so long after the time-out never will. */
const GRACE_SECONDS = 30;

type Row = { contestId: string; stageId: string; startedById: string; settings: unknown };

/** The generation while it runs and its contest is still prepared; nobody ends it before this transaction does. */
export async function runningShare(tx: Tx, { generationId }: Share): Promise<Running | null> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT c."id" AS "contestId", c."stageId", g."startedById", g."settings" FROM "ContestGeneration" g
    JOIN "Contest" c ON c."id" = g."contestId"
    WHERE g."id" = ${generationId} AND g."state" = 'RUNNING' AND c."state" = 'PREPARING' FOR SHARE OF c, g`;
  if (!row) return null;
  const { settings, ...running } = row;
  return { ...running, rules: generationRules.parse(settings) };
}

type EndpointRow = {
  baseUrl: string;
  model: string;
  keySealed: string;
  requests: number;
  outputTokens: number;
  pausedUntil: Date | null;
};

/** The endpoint's row is what the workers of one team queue for, so that its budgets and its parallel requests hold. */
export async function lockEndpoint(tx: Tx, entryId: string): Promise<EndpointRow | null> {
  const [row] = await tx.$queryRaw<EndpointRow[]>`
    SELECT "baseUrl", "model", "keySealed", "requests", "outputTokens", "pausedUntil"
    FROM "ContestEndpoint" WHERE "entryId" = ${entryId} FOR UPDATE`;
  return row ?? null;
}

export type Leased = {
  leaseId: string;
  promptId: string;
  attempts: number;
  prompt: { text: string; language: "KO" | "EN" };
};
export type Leases = { running: Running; endpoint: EndpointRow; leased: Leased[] };

export const underWay = (tx: Tx, entryId: string, at: Date): Promise<number> =>
  tx.contestOrder.count({ where: { entryId, leasedUntil: { gt: at } } });

/** Takes as many waiting answers as the endpoint may be asked for now; null when there is nothing to take. */
export function leaseOrders(share: Share, at: Date): Promise<Leases | null> {
  return inTransaction(async (tx) => {
    const running = await runningShare(tx, share);
    const endpoint = running && (await lockEndpoint(tx, share.entryId));
    if (!running || !endpoint || (endpoint.pausedUntil && endpoint.pausedUntil > at)) return null;
    const room = roomFor(endpoint, await underWay(tx, share.entryId, at), running.rules).now;
    if (room === 0) return null;
    const leaseId = randomUUID();
    const leasedUntil = new Date(at.getTime() + (running.rules.timeoutSeconds + GRACE_SECONDS) * 1_000);
    const leased = await tx.$queryRaw<Omit<Leased, "prompt" | "leaseId">[]>`
      WITH n AS MATERIALIZED (
        SELECT w."promptId" FROM "ContestOrder" w JOIN "ContestPrompt" p ON p."id" = w."promptId"
        WHERE w."generationId" = ${share.generationId} AND w."entryId" = ${share.entryId} AND w."state" = 'WAITING'
          AND w."attempts" < ${running.rules.attempts} AND coalesce(w."notBefore" <= ${at}, true)
          AND coalesce(w."leasedUntil" <= ${at}, true)
        ORDER BY p."number" LIMIT ${room} FOR UPDATE OF w)
      UPDATE "ContestOrder" o SET "leaseId" = ${leaseId}, "leasedUntil" = ${leasedUntil}, "attempts" = o."attempts" + 1
      FROM n WHERE o."generationId" = ${share.generationId} AND o."entryId" = ${share.entryId} AND o."promptId" = n."promptId"
      RETURNING o."promptId", o."attempts"`;
    if (leased.length === 0) return null;
    const requests = { increment: leased.length };
    await tx.contestEndpoint.update({
      where: { entryId: share.entryId },
      data: { requests },
      select: { entryId: true },
    });
    return { running, endpoint, leased: await withPrompts(tx, leaseId, leased) };
  });
}

async function withPrompts(tx: Tx, leaseId: string, rows: Omit<Leased, "prompt" | "leaseId">[]): Promise<Leased[]> {
  const prompts = await tx.contestPrompt.findMany({
    where: { id: { in: rows.map((row) => row.promptId) } },
    orderBy: { number: "asc" },
    select: { id: true, text: true, language: true },
  });
  return prompts.map(({ id, text, language }) => ({
    ...{ leaseId, promptId: id, prompt: { text, language: language as "KO" | "EN" } },
    attempts: rows.find((row) => row.promptId === id)?.attempts ?? 1,
  }));
}
