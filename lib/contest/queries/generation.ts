import "server-only";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { contestRules } from "@/lib/rulebook/schema/contest";
import { ownTeams } from "@/lib/stages/queries/list-stages";
import type { GenerationFailure } from "../domain/generation";
import type { EndpointView, GenerationView, OwnSeat } from "../types";

const ENDPOINT = {
  baseUrl: true,
  model: true,
  keySealed: true,
  keyEnding: true,
  registeredAt: true,
  requests: true,
  outputTokens: true,
  pausedUntil: true,
  testedAt: true,
  testFailure: true,
  testLatencyMs: true,
} as const;
type Row = Omit<EndpointView, "hasKey" | "testFailure"> & { keySealed: string; testFailure: string | null };

/** The key itself is in no answer of the server, sealed or not. */
const viewOf = ({ keySealed, testFailure, ...row }: Row): EndpointView => ({
  ...row,
  hasKey: keySealed !== "",
  testFailure: testFailure as GenerationFailure | null,
});

export async function endpointsOf(contestId: string): Promise<Map<string, EndpointView>> {
  const rows = await db.contestEntry.findMany({
    where: { contestId, endpoint: { isNot: null } },
    select: { teamId: true, endpoint: { select: ENDPOINT } },
  });
  return new Map(rows.flatMap(({ teamId, endpoint }) => (endpoint ? [[teamId, viewOf(endpoint)] as const] : [])));
}

const SHOWN_FAILURES = 100;

/** X2: how far the latest making of answers is, and what failed; never a word of an answer. */
export async function latestGeneration(contestId: string): Promise<GenerationView | null> {
  const row = await db.contestGeneration.findFirst({
    where: { contestId },
    orderBy: { startedAt: "desc" },
    select: { id: true, state: true, startedAt: true, endedAt: true, settingsHash: true },
  });
  if (!row) return null;
  const [counts, failures] = await Promise.all([
    db.$queryRaw<{ teamId: string; state: keyof GenerationView["shares"][number]; count: number }[]>`
      SELECT e."teamId", lower(o."state"::text) AS state, count(*)::int AS count FROM "ContestOrder" o
      JOIN "ContestEntry" e ON e."id" = o."entryId" WHERE o."generationId" = ${row.id} GROUP BY 1, 2`,
    db.contestOrder.findMany({
      where: { generationId: row.id, state: "FAILED" },
      orderBy: [{ entryId: "asc" }, { prompt: { number: "asc" } }],
      take: SHOWN_FAILURES,
      select: {
        reason: true,
        attempts: true,
        entry: { select: { teamId: true } },
        prompt: { select: { number: true } },
      },
    }),
  ]);
  const teamIds = [...new Set(counts.map((count) => count.teamId))].sort();
  const of = (teamId: string, state: string) =>
    counts.find((one) => one.teamId === teamId && one.state === state)?.count ?? 0;
  return {
    ...row,
    shares: teamIds.map((teamId) => ({
      teamId,
      waiting: of(teamId, "waiting"),
      done: of(teamId, "done"),
      failed: of(teamId, "failed"),
      cancelled: of(teamId, "cancelled"),
    })),
    failures: failures.map(({ reason, attempts, entry, prompt }) => ({
      teamId: entry.teamId,
      promptNumber: prompt.number,
      reason: reason as GenerationFailure,
      attempts,
    })),
  };
}

/** X2: the seats of this person's own teams while the stage's contest is prepared: where their models answer is theirs to say. */
export async function listOwnSeats(actor: Actor, stageId: string): Promise<OwnSeat[]> {
  const own = await ownTeams(db, actor.id);
  if (own.length === 0) return [];
  const rows = await db.contestEntry.findMany({
    where: {
      teamId: { in: own.map((team) => team.teamId) },
      team: { status: "ACTIVE" },
      contest: { stageId, state: "PREPARING" },
    },
    select: {
      ...{ contestId: true, teamId: true, modelName: true, revision: true },
      team: { select: { nameKo: true, nameEn: true } },
      contest: { select: { rules: true, _count: { select: { prompts: { where: { expected: null } } } } } },
      endpoint: { select: ENDPOINT },
      _count: { select: { answers: true } },
    },
  });
  return rows.map(({ team, contest, endpoint, _count, ...row }) => ({
    ...row,
    ...team,
    answers: _count.answers,
    prompts: contest._count.prompts,
    endpoint: endpoint && viewOf(endpoint),
    rules: contestRules.parse(contest.rules).generation,
  }));
}
