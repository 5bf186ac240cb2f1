import { afterEach, describe, expect, it, vi } from "vitest";
import { putSheet } from "./put-sheet";

const sheet = { overallOpinion: "", items: [] };
const answering = (status: number, body: object, headers: HeadersInit = {}) =>
  vi.stubGlobal("fetch", async () => Response.json(body, { status, headers }));
afterEach(() => {
  vi.unstubAllGlobals();
});

describe("what a save of a score sheet is answered", () => {
  it.each([
    [200, { ok: true, data: { version: 4, savedAt: "t" } }, { kind: "saved", version: 4, savedAt: "t" }],
    [409, { code: "CONFLICT" }, { kind: "conflict" }],
    [409, { code: "RULE_VIOLATION", reason: "SUBMITTED" }, { kind: "refused", reason: "SUBMITTED" }],
    [401, { code: "UNAUTHENTICATED" }, { kind: "signedOut" }],
    [404, { code: "NOT_FOUND" }, { kind: "refused", reason: "RECUSED" }],
    [500, { code: "INTERNAL" }, { kind: "offline" }],
  ])("%s %j", async (status, body, expected) => {
    answering(status, body);
    expect(await putSheet("a1", 3, sheet, false)).toEqual(expected);
  });

  it("429 waits as long as the server asks for", async () => {
    answering(429, { code: "RATE_LIMITED" }, { "retry-after": "5" });
    expect(await putSheet("a1", 3, sheet, false)).toEqual({ kind: "busy", retryAfterMs: 5_000 });
  });
});
