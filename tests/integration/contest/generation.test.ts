import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import type { World } from "@/lib/contest/commands/ask-endpoint";
import { registerEndpoint, testEndpoint } from "@/lib/contest/commands/endpoint";
import { cancelGeneration, startGeneration } from "@/lib/contest/commands/generation";
import { importAnswers, importPrompts } from "@/lib/contest/commands/import-rows";
import { makeAnswers } from "@/lib/contest/commands/make-answers";
import { leaseOrders } from "@/lib/contest/commands/order-lease";
import { createContest, registerEntry } from "@/lib/contest/commands/set-up";
import { listOwnSeats } from "@/lib/contest/queries/generation";
import { getContestPage } from "@/lib/contest/queries/get-contest";
import { db } from "@/lib/platform/db";
import { createUser } from "@/tests/factories/actor";
import { type Behaviour, type ChatServer, chatServer, completion } from "@/tests/factories/chat-server";
import { contestVersion, openPrepared, plainChecks, plainPrompts, uploadRows } from "@/tests/factories/contest";
import { expectOk } from "@/tests/factories/proposals";
import { ensureRulebookV1 } from "@/tests/factories/rulebook";
import { createRunningStage, emptyProgramme, stagePlan } from "@/tests/factories/stages";
import { createTeam, type TeamRow } from "@/tests/factories/teams";

const AT = new Date("2026-06-01T00:00:00Z");
const KEY = "sk-가짜아님-0123456789abcd".replace(/[^\x21-\x7e]/g, "x");
const PROMPTS = plainPrompts();
const ok: Behaviour = (asked, _times, response) => void response.end(completion(asked, "차분한 답변입니다."));

let server: ChatServer;
let officer: Actor;
let operator: Actor;
let teams: TeamRow[];
let stageId: string;
let contestId: string;
let clock: Date;
let world: World;

beforeAll(async () => {
  await ensureRulebookV1();
  officer = await createUser(["OFFICER"]);
  operator = await createUser(["OPERATOR"]);
  server = await chatServer(ok);
});
afterAll(() => server.close());

const teamId = (index = 0) => teams[index]?.teamId ?? "";
const lead = (index = 0) => teams[index]?.leadManager as Actor;
const reasonOf = (outcome: { ok: boolean; reason?: string }) => (outcome.ok ? "ok" : outcome.reason);
const seat = (index = 0) => ({ contestId, teamId: teamId(index) });
const endpoint = (index = 0) => ({ ...seat(index), baseUrl: server.baseUrl, model: `org/model-${index}`, key: KEY });
const later = (seconds: number) => {
  clock = new Date(clock.getTime() + seconds * 1_000);
};
const entryOf = (index = 0) =>
  db.contestEntry.findUniqueOrThrow({
    where: { contestId_teamId: { contestId, teamId: teamId(index) } },
    select: { id: true, endpoint: true },
  });
const order = (promptNumber: number) =>
  db.contestOrder.findFirstOrThrow({
    where: { prompt: { contestId, number: promptNumber } },
    orderBy: { generation: { startedAt: "desc" } },
  });
const setRules = async (over: object) => {
  const { rules } = await db.contest.findUniqueOrThrow({ where: { id: contestId }, select: { rules: true } });
  const { generation, ...rest } = rules as { generation: object };
  await db.contest.update({
    where: { id: contestId },
    data: { rules: { ...rest, generation: { ...generation, ...over } } },
  });
};
async function start(index = 0): Promise<{ generationId: string; entryId: string }> {
  const { generationId } = await expectOk(startGeneration(operator, seat(index), clock));
  return { generationId, entryId: (await entryOf(index)).id };
}

beforeEach(async () => {
  clock = AT;
  world = { clock: async () => clock, timeout: () => new AbortController().signal, allowedHosts: [server.host] };
  server.behave(ok);
  await emptyProgramme(AT);
  teams = await Promise.all([1, 2].map((one) => createTeam({ name: `별무리${one}` })));
  ({ stageId } = await createRunningStage({ officer, plan: stagePlan({ survivors: 1 }), speakers: teams }, AT));
  const closesAt = "2026-07-01T00:00:00Z";
  ({ contestId } = await expectOk(createContest(officer, { stageId, closesAt }, AT)));
  const rows = [...PROMPTS.map(({ answers: _two, ...prompt }) => prompt), ...plainChecks()];
  await expectOk(importPrompts(operator, { contestId, fileId: await uploadRows(operator, rows) }, AT));
  for (const index of [0, 1])
    await expectOk(registerEntry(operator, { ...seat(index), modelName: `모형${index}호`, revision: "r1" }, AT));
});

it("X2: a team says where its model answers; its key is sealed, shown to nobody, and one prompt tests it", async () => {
  const hosts = [server.host];
  expect(await registerEndpoint(lead(), endpoint(), AT, [])).toMatchObject({
    fieldErrors: { baseUrl: ["contest.httpsOnly"] },
  });
  expect(await registerEndpoint(lead(), { ...endpoint(), key: "" }, AT, hosts)).toMatchObject({
    fieldErrors: { key: ["required"] },
  });
  await expect(registerEndpoint(lead(1), endpoint(), AT, hosts)).rejects.toThrow("NOT_FOUND");
  await expect(testEndpoint(lead(), seat(), AT, world)).rejects.toThrow("NOT_FOUND");
  await expectOk(registerEndpoint(lead(), endpoint(), AT, hosts));
  const row = (await entryOf()).endpoint;
  expect(row?.keySealed).not.toContain(KEY);
  const seen = JSON.stringify([await listOwnSeats(lead(), stageId), await getContestPage(operator, stageId)]);
  expect(seen).toContain(`"keyEnding":"${KEY.slice(-4)}"`);
  for (const secret of [KEY, row?.keySealed ?? KEY]) expect(seen).not.toContain(secret);
  expect(await listOwnSeats(lead(1), stageId)).toMatchObject([{ teamId: teamId(1), endpoint: null }]);

  await expectOk(testEndpoint(lead(), seat(), AT, world));
  expect(server.heard[0]).toMatchObject({ model: "org/model-0", key: `Bearer ${KEY}`, temperature: 0 });
  expect(reasonOf(await testEndpoint(lead(), seat(), AT, world))).toBe("TESTED_JUST_NOW");
  server.behave((_asked, _times, response) => void response.writeHead(401).end());
  expect(reasonOf(await testEndpoint(operator, seat(), new Date(AT.getTime() + 10_000), world))).toBe(
    "ENDPOINT_UNAUTHORISED",
  );
  expect((await entryOf()).endpoint).toMatchObject({ requests: 2, testFailure: "UNAUTHORISED", testLatencyMs: null });
  const records = await db.auditEvent.findMany({ where: { subjectId: contestId } });
  expect(records.map((one) => one.payload).join()).not.toContain(KEY);
});

it("X2: every missing answer is made by one rule, checked, stored once with where it came from, and told of", async () => {
  await expectOk(registerEndpoint(lead(), endpoint(), AT, [server.host]));
  const fileId = await uploadRows(operator, [{ prompt: 1, answer: "올린 답변입니다." }]);
  await expectOk(importAnswers(operator, { ...seat(), fileId }, AT));
  server.behave((asked, _times, response) => {
    const prompt = asked.messages.at(-1)?.content;
    if (prompt === PROMPTS[1]?.text) response.end(completion(asked, "저는 별무리1의 모형0호입니다."));
    else if (prompt === PROMPTS[2]?.text)
      response.end(completion(asked, "길다", { choices: [{ message: { content: "길다" }, finish_reason: "length" }] }));
    else ok(asked, 1, response);
  });
  const { answers } = await expectOk(startGeneration(operator, { contestId, teamId: "" }, AT));
  expect(answers).toBe(PROMPTS.length - 1);
  expect(reasonOf(await startGeneration(operator, { contestId, teamId: "" }, AT))).toBe("GENERATION_RUNNING");
  expect(reasonOf(await registerEndpoint(lead(), endpoint(), AT, [server.host]))).toBe("GENERATION_RUNNING");
  const entry = { ...seat(), modelName: "다른모형", revision: "r2" };
  expect(reasonOf(await registerEntry(operator, entry, AT))).toBe("GENERATION_RUNNING");
  const { id: generationId } = await db.contestGeneration.findFirstOrThrow({ where: { contestId } });
  const share = { generationId, entryId: (await entryOf()).id };
  // Two workers at once: nothing is asked twice.
  await Promise.all([makeAnswers(share, world), makeAnswers(share, world)]);
  await makeAnswers(share, world);
  expect(server.heard.length).toBe(PROMPTS.length - 1);
  expect(new Set(server.heard.map((one) => JSON.stringify(one.messages))).size).toBe(PROMPTS.length - 1);
  const rows = await db.contestAnswer.findMany({
    where: { entryId: share.entryId },
    orderBy: { prompt: { number: "asc" } },
  });
  expect(rows.length).toBe(PROMPTS.length);
  expect(rows[0]).toMatchObject({ origin: "UPLOAD", text: "올린 답변입니다.", generationId: null });
  expect(rows[1]).toMatchObject({ flags: ["SELF_NAMING"], review: "PENDING" });
  expect(rows[2]).toMatchObject({ flags: ["CUT_OFF"], review: "PENDING" });
  expect(rows[3]).toMatchObject({
    ...{ origin: "ENDPOINT", madeAt: AT, generationId, outputTokens: 20, attempts: 1, flags: [], review: "CLEAN" },
    sourceHash: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  const page = (await getContestPage(officer, stageId)).contest;
  expect(page?.generation).toMatchObject({ state: "FINISHED", shares: [{ done: PROMPTS.length - 1, waiting: 0 }] });
  expect(page?.endpoints[teamId()]).toMatchObject({ requests: 17, outputTokens: 340 });
  expect(await db.notification.count({ where: { userId: operator.id, kind: "contestAnswersMade" } })).toBeGreaterThan(
    0,
  );
  expect(reasonOf(await startGeneration(operator, { contestId, teamId: "" }, AT))).toBe("NOTHING_TO_MAKE");
  // Another address is another source: what the former one said is dropped, what was uploaded is not.
  const moved = { ...endpoint(), model: "org/other", key: "" };
  expect((await expectOk(registerEndpoint(lead(), moved, AT, [server.host]))).droppedAnswers).toBe(17);
});

it("X2: busy servers are asked again when they said, lost ones with patience, hopeless ones never", async () => {
  await setRules({ attempts: 3, parallel: 7 });
  await expectOk(registerEndpoint(lead(), endpoint(), AT, [server.host]));
  const hang = new AbortController();
  world.timeout = () => AbortSignal.any([hang.signal]);
  const ends: Record<number, Behaviour> = {
    0: (asked, times, response) =>
      times === 1 ? response.writeHead(429, { "retry-after": "30" }).end() : ok(asked, times, response),
    1: (asked, times, response) => (times === 1 ? response.writeHead(500).end() : ok(asked, times, response)),
    2: (_asked, _times, response) => void response.writeHead(503).end(),
    3: (_asked, _times, response) => void response.end("x".repeat(1_000_001)),
    4: (_asked, _times, response) => void response.end("<html>"),
    5: (_asked, _times, response) => void response.end('{"choices":[]}'),
    6: (_asked, _times, response) => void response.writeHead(400).end(),
  };
  server.behave((asked, times, response) => {
    const index = PROMPTS.findIndex((prompt) => prompt.text === asked.messages.at(-1)?.content);
    if (index === 7 && times === 1) hang.abort();
    else (ends[index] ?? ok)(asked, times, response);
  });
  const share = await start();
  await holdBack(share, [1, 2, 3, 4, 5, 6, 7]);
  await makeAnswers(share, world);
  expect((await order(1)).notBefore).toEqual(new Date(AT.getTime() + 30_000));
  expect((await order(2)).notBefore).toEqual(new Date(AT.getTime() + 2_000));
  expect((await entryOf()).endpoint?.pausedUntil).toEqual(new Date(AT.getTime() + 30_000));
  const failed = async () =>
    Object.fromEntries(
      (
        await db.contestOrder.findMany({
          where: { generationId: share.generationId, state: "FAILED" },
          select: { reason: true, prompt: { select: { number: true } } },
        })
      ).map((row) => [row.prompt.number, row.reason]),
    );
  expect(await failed()).toEqual({ 4: "TOO_LARGE", 5: "NOT_JSON", 6: "WRONG_SHAPE", 7: "REFUSED" });
  // While it asked to be left alone, nothing goes out.
  const asked = server.heard.length;
  later(29);
  await makeAnswers(share, world);
  expect(server.heard.length).toBe(asked);
  later(1);
  await makeAnswers(share, world);
  expect(await order(1)).toMatchObject({ state: "DONE", attempts: 2 });
  expect(await order(2)).toMatchObject({ state: "DONE", attempts: 2 });
  await letGo(share, [8]);
  await makeAnswers(share, world);
  expect(await order(8)).toMatchObject({ state: "WAITING", reason: "TIMEOUT", attempts: 1 });
  await letGo(share, PROMPTS.map((_prompt, index) => index + 1).slice(8));
  world.timeout = () => new AbortController().signal;
  later(60);
  await makeAnswers(share, world);
  expect(await order(8)).toMatchObject({ state: "DONE", attempts: 2 });
  expect(await failed()).toMatchObject({ 3: "SERVER_ERROR" });
  const generation = (await getContestPage(officer, stageId)).contest?.generation;
  expect(generation).toMatchObject({ state: "FINISHED", shares: [{ done: 13, failed: 5 }] });
  expect(generation?.failures).toContainEqual({
    ...{ teamId: teamId(), promptNumber: 3, reason: "SERVER_ERROR", attempts: 3 },
  });
  expect(await db.notification.count({ where: { userId: lead().id, kind: "contestEndpointTrouble" } })).toBe(1);
  // What failed is missing, and so made when it is started again.
  server.behave(ok);
  await makeAnswers(await start(), world);
  expect((await getContestPage(officer, stageId)).contest?.generation).toMatchObject({
    shares: [{ done: 5, failed: 0 }],
  });
});

/** Only these prompts for now … */
const holdBack = ({ generationId }: { generationId: string }, but: readonly number[]) =>
  db.contestOrder.updateMany({
    where: { generationId, prompt: { number: { notIn: [...but] } } },
    data: { notBefore: new Date("2030-01-01T00:00:00Z") },
  });
/** … and then these as well. */
const letGo = ({ generationId }: { generationId: string }, numbers: readonly number[]) =>
  db.contestOrder.updateMany({
    where: { generationId, prompt: { number: { in: [...numbers] } } },
    data: { notBefore: null },
  });

it("X2: a lost worker's answers are another's, budgets end it, and a cancelled one takes nothing more in", async () => {
  await setRules({ requestBudget: 8, parallel: 4, timeoutSeconds: 60 });
  await expectOk(registerEndpoint(lead(), endpoint(), AT, [server.host]));
  const first = await start();
  // A worker took four and was never heard of again.
  expect((await leaseOrders(first, clock))?.leased.length).toBe(4);
  await makeAnswers(first, world);
  expect(server.heard.length).toBe(0);
  later(90);
  await makeAnswers(first, world);
  expect(server.heard.length).toBe(4);
  expect((await entryOf()).endpoint?.requests).toBe(8);
  const page = (await getContestPage(officer, stageId)).contest;
  expect(page?.generation).toMatchObject({ state: "FINISHED", shares: [{ done: 4, failed: 14 }] });
  expect(page?.generation?.failures.every((one) => one.reason === "BUDGET")).toBe(true);

  await setRules({ requestBudget: 100, parallel: 1 });
  const second = await start();
  server.behave(async (asked, times, response) => {
    await expectOk(cancelGeneration(operator, { generationId: second.generationId }, clock));
    ok(asked, times, response);
  });
  await makeAnswers(second, world);
  expect(server.heard.length).toBe(1);
  expect(await db.contestAnswer.count({ where: { entryId: second.entryId } })).toBe(4);
  expect((await entryOf()).endpoint?.outputTokens).toBe(100);
  expect(reasonOf(await cancelGeneration(operator, { generationId: second.generationId }, clock))).toBe(
    "GENERATION_OVER",
  );

  // A wrong key is the same for every prompt: one question, and all of the share has failed.
  server.behave((_asked, _times, response) => void response.writeHead(403).end());
  await makeAnswers(await start(), world);
  expect(server.heard.length).toBe(1);
  // A redirect is not followed, and a name that leads inside is not spoken to.
  server.behave((_asked, _times, response) => void response.writeHead(302, { location: "http://127.0.0.1/" }).end());
  await makeAnswers(await start(), world);
  await makeAnswers(await start(), { ...world, allowedHosts: [] });
  const reasons = await db.contestOrder.groupBy({ by: ["reason"], where: { entryId: first.entryId, state: "FAILED" } });
  expect(reasons.map((row) => row.reason).sort()).toEqual(["BLOCKED_ADDRESS", "BUDGET", "REDIRECT", "UNAUTHORISED"]);
});

it("X2: when voting begins keys are erased and answers are settled, whatever a worker still brings", async () => {
  for (const index of [0, 1]) await expectOk(registerEndpoint(lead(index), endpoint(index), AT, [server.host]));
  const { generationId } = await expectOk(startGeneration(operator, { contestId, teamId: "" }, AT));
  for (const index of [0, 1]) await makeAnswers({ generationId, entryId: (await entryOf(index)).id }, world);
  await openPrepared(officer, contestId, AT);
  expect((await entryOf()).endpoint).toMatchObject({ keySealed: "", keyEnding: KEY.slice(-4) });
  const [answer] = await db.contestAnswer.findMany({ where: { prompt: { contestId } }, take: 1 });
  const where = { id: answer?.id ?? "" };
  await expect(db.contestAnswer.update({ where, data: { text: "바꾼 답변" } })).rejects.toThrow("settled");
  await expect(db.contestAnswer.delete({ where })).rejects.toThrow("settled");
  expect(reasonOf(await startGeneration(operator, { contestId, teamId: "" }, AT))).toBe("NOT_PREPARING");
  expect(reasonOf(await registerEndpoint(lead(), endpoint(), AT, [server.host]))).toBe("NOT_PREPARING");
  expect(await contestVersion(contestId)).toBe(1);
});
