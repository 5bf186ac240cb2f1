import { describe, expect, it } from "vitest";
import { contestRules } from "@/lib/rulebook/schema/contest";
import { answerOf, chatRequest, failureOfStatus, retryAfterSeconds, roomFor, waitBeforeRetry } from "./generation";

const { generation: RULES } = contestRules.parse(undefined);
const AT = new Date("2026-06-01T00:00:00Z");

it("X2: rules of before answers were asked of endpoints are read with the defaults", () => {
  const { generation: _new, ...before } = contestRules.parse(undefined);
  expect(contestRules.parse(before).generation).toEqual(RULES);
});

it("X2: every model is asked in the same words, by the language of the prompt", () => {
  expect(chatRequest("m", { text: "하나", language: "KO" }, { ...RULES, temperatureHundredths: 70 })).toEqual({
    model: "m",
    messages: [
      { role: "system", content: RULES.systemPromptKo },
      { role: "user", content: "하나" },
    ],
    temperature: 0.7,
    max_tokens: RULES.maxOutputTokens,
    stream: false,
  });
  const bare = chatRequest("m", { text: "one", language: "EN" }, { ...RULES, systemPromptEn: "" });
  expect(bare).toMatchObject({ messages: [{ role: "user", content: "one" }] });
});

describe("an answer", () => {
  const said = (content: string | null, over = {}) => ({
    model: "m",
    choices: [{ message: { content }, finish_reason: "stop" }],
    ...over,
  });
  it("is the first choice's words, with what they cost", () => {
    expect(answerOf(said("답", { usage: { completion_tokens: 7 } }), "m")).toEqual({
      ...{ ok: true, text: "답", outputTokens: 7, isCutOff: false },
    });
    expect(answerOf({ choices: [{ message: { content: "답" }, finish_reason: "length" }] }, "m")).toMatchObject({
      ...{ outputTokens: null, isCutOff: true },
    });
    expect(answerOf(said("\ud800"), "m")).toMatchObject({ text: "\ufffd" });
  });
  it("is none when another model gave it, or there are no words", () => {
    expect(answerOf(said("답"), "n")).toMatchObject({ reason: "WRONG_MODEL" });
    for (const content of [null, "a\u0000b"])
      expect(answerOf(said(content), "m")).toMatchObject({ reason: "WRONG_SHAPE" });
    expect(answerOf({ choices: [] }, "m")).toMatchObject({ reason: "WRONG_SHAPE" });
  });
});

it("Retry-After is seconds or a date", () => {
  expect(retryAfterSeconds("7", AT)).toBe(7);
  expect(retryAfterSeconds("Mon, 01 Jun 2026 00:00:30 GMT", AT)).toBe(30);
  expect(retryAfterSeconds("Sun, 31 May 2026 00:00:30 GMT", AT)).toBe(0);
  for (const header of [null, "", "soon"]) expect(retryAfterSeconds(header, AT)).toBeNull();
});

it.each([
  [301, "REDIRECT"],
  [307, "REDIRECT"],
  [400, "REFUSED"],
  [401, "UNAUTHORISED"],
  [403, "UNAUTHORISED"],
  [404, "REFUSED"],
  [408, "TIMEOUT"],
  [429, "RATE_LIMITED"],
  [500, "SERVER_ERROR"],
  [503, "SERVER_ERROR"],
])("status %i is %s", (status, reason) => {
  expect(failureOfStatus(status, null, AT).reason).toBe(reason);
});

describe("the next try", () => {
  const wait = (reason: "TIMEOUT" | "RATE_LIMITED" | "WRONG_SHAPE", attempts: number, waitSeconds: number | null) =>
    waitBeforeRetry({ reason, waitSeconds }, attempts, { attempts: 20 });
  it("waits twice as long each time, up to five minutes, and as long as the server asks", () => {
    expect([1, 2, 3, 8, 9, 19].map((attempts) => wait("TIMEOUT", attempts, null))).toEqual([2, 4, 8, 256, 300, 300]);
    expect(wait("RATE_LIMITED", 1, 30)).toBe(30);
    expect(wait("RATE_LIMITED", 6, 30)).toBe(64);
    expect(wait("RATE_LIMITED", 1, 3_600)).toBe(3_600);
    expect(wait("RATE_LIMITED", 1, 3_601)).toBeNull();
  });
  it("is not there after the last, or when it could only fail again", () => {
    expect(wait("TIMEOUT", 20, null)).toBeNull();
    expect(wait("WRONG_SHAPE", 1, null)).toBeNull();
  });
});

it("X2: budgets hold whatever the answers cost", () => {
  const rules = { parallel: 4, requestBudget: 10, tokenBudget: 1_000, maxOutputTokens: 100 };
  const room = (requests: number, outputTokens: number, underWay: number) =>
    roomFor({ requests, outputTokens }, underWay, rules);
  expect(room(0, 0, 0)).toEqual({ now: 4, isSpent: false });
  expect(room(0, 0, 3)).toEqual({ now: 1, isSpent: false });
  expect(room(0, 0, 4)).toEqual({ now: 0, isSpent: false });
  expect(room(8, 0, 0)).toEqual({ now: 2, isSpent: false });
  expect(room(10, 0, 0)).toEqual({ now: 0, isSpent: true });
  expect(room(0, 800, 0)).toEqual({ now: 2, isSpent: false });
  expect(room(0, 800, 2)).toEqual({ now: 0, isSpent: false });
  expect(room(0, 901, 0)).toEqual({ now: 0, isSpent: true });
});
