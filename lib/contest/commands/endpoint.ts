import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { inTransaction } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse, refuseField } from "@/lib/platform/outcome";
import { sealSecret } from "@/lib/platform/secrets";
import type { RegisterEndpoint, Seat } from "../schema/endpoint";
import { allowedHosts, askEndpoint, type World } from "./ask-endpoint";
import { isGenerating, KEY_PURPOSE, keyOf, lockSeat, requireSeat } from "./endpoint-row";

const SHOWN_OF_KEY = 4;
/** Of a key shorter than that, even its ending is too much. */
const LONG_KEY = 12;
const endingOf = (key: string): string => (key.length < LONG_KEY ? "" : key.slice(-SHOWN_OF_KEY));

/**
 * X2: where a team's registered variant answers. The key is sealed and never shown again; another address or another name of the
 * model drops what the former one answered. Refuses NOT_PREPARING, TEAM_NOT_ACTIVE, GENERATION_RUNNING.
 */
export function registerEndpoint(
  actor: Actor,
  input: RegisterEndpoint,
  at: Date,
  hosts: readonly string[] = allowedHosts(),
): Promise<Outcome<{ droppedAnswers: number }>> {
  return inTransaction(async (tx) => {
    const { entryId, active, contest, endpoint: before } = await lockSeat(tx, actor, input);
    if (contest.state !== "PREPARING") return refuse("NOT_PREPARING");
    if (!active) return refuse("TEAM_NOT_ACTIVE");
    if (await isGenerating(tx, contest.id)) return refuse("GENERATION_RUNNING");
    const url = new URL(input.baseUrl);
    if (url.protocol !== "https:" && !hosts.includes(url.host)) return refuseField("baseUrl", "contest.httpsOnly");
    if (input.key === "" && !before) return refuseField("key", "required");
    const isSame = before?.baseUrl === input.baseUrl && before.model === input.model;
    const { count: droppedAnswers } =
      before && !isSame ? await tx.contestAnswer.deleteMany({ where: { entryId, origin: "ENDPOINT" } }) : { count: 0 };
    const key =
      input.key === ""
        ? {}
        : { keySealed: sealSecret(KEY_PURPOSE, entryId, input.key), keyEnding: endingOf(input.key) };
    const facts = {
      ...{ baseUrl: input.baseUrl, model: input.model, registeredById: actor.id, registeredAt: at },
      ...{ pausedUntil: null, testedAt: null, testFailure: null, testLatencyMs: null },
    };
    await tx.contestEndpoint.upsert({
      where: { entryId },
      create: { entryId, keySealed: "", keyEnding: "", ...facts, ...key },
      update: { ...facts, ...key, version: { increment: 1 } },
      select: { entryId: true },
    });
    const data = {
      ...{ teamId: input.teamId, baseUrl: input.baseUrl, model: input.model },
      ...{ isNewKey: input.key !== "", droppedAnswers },
    };
    recordAudit(
      tx,
      actor,
      { type: "contest.endpointRegistered", subjectType: "Contest", subjectId: contest.id, data },
      at,
    );
    return ok({ droppedAnswers });
  });
}

const TEST_PROMPT = { text: "Say hello in one sentence.", language: "EN" } as const;
const TEST_SECONDS = 20;
const BETWEEN_TESTS_MS = 10_000;

/** X2: one prompt that is in no contest; how long it took, or why there was no answer. What was said is not kept. */
export async function testEndpoint(
  actor: Actor,
  input: Seat,
  at: Date,
  world: Omit<World, "clock"> = { timeout: (ms) => AbortSignal.timeout(ms), allowedHosts: allowedHosts() },
): Promise<Outcome<{ latencyMs: number }>> {
  const ready = await inTransaction(async (tx) => {
    const { entryId, contest, endpoint } = await requireSeat(tx, actor, input);
    if (contest.state !== "PREPARING") return refuse("NOT_PREPARING");
    if (!endpoint) throw new AppError("NOT_FOUND", `endpoint of team ${input.teamId}`);
    const { count } = await tx.contestEndpoint.updateMany({
      where: {
        ...{ entryId, requests: { lt: contest.rules.generation.requestBudget } },
        OR: [{ testedAt: null }, { testedAt: { lte: new Date(at.getTime() - BETWEEN_TESTS_MS) } }],
      },
      data: { testedAt: at, requests: { increment: 1 } },
    });
    return count === 0 ? refuse("TESTED_JUST_NOW") : ok({ entryId, contest, endpoint });
  });
  if (!ready.ok) return ready;
  const { entryId, contest, endpoint } = ready.data;
  const { generation } = contest.rules;
  const rules = { ...generation, timeoutSeconds: Math.min(TEST_SECONDS, generation.timeoutSeconds) };
  const key = keyOf(entryId, endpoint.keySealed);
  const reply = await askEndpoint(
    { endpoint: { ...endpoint, key }, prompt: TEST_PROMPT, rules },
    { ...world, clock: async () => at },
  );
  return inTransaction(async (tx) => {
    const failure = reply.ok ? null : reply.reason;
    // Nothing is said of an endpoint that was registered anew meanwhile.
    await tx.contestEndpoint.updateMany({
      where: { entryId, testedAt: at },
      data: {
        ...{ testFailure: failure, testLatencyMs: reply.ok ? reply.latencyMs : null },
        outputTokens: { increment: reply.ok ? (reply.outputTokens ?? rules.maxOutputTokens) : 0 },
      },
    });
    const data = { teamId: input.teamId, failure };
    recordAudit(tx, actor, { type: "contest.endpointTested", subjectType: "Contest", subjectId: contest.id, data }, at);
    return failure ? refuse(`ENDPOINT_${failure}`) : ok({ latencyMs: reply.latencyMs });
  });
}
