import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { dropCopy, dropLeftCopy, keepCopy, leftCopy } from "./local-copy";
import { putSection } from "./put-section";

const address = { proposalId: "p1", key: "technology" };
type Visit = typeof address & { visit: string };
const save = { version: 3, content: { amount: 12n }, settled: true };
const answering = (status: number, body: object) => {
  const fetched = vi.fn(async (_href: string, _init: RequestInit) => Response.json(body, { status }));
  vi.stubGlobal("fetch", fetched);
  return fetched;
};
afterEach(() => {
  vi.unstubAllGlobals();
});

describe("what a save of a section is answered", () => {
  it.each([
    [200, { ok: true, data: { version: 4, savedAt: "t" } }, { kind: "saved", version: 4, savedAt: "t" }],
    [409, { code: "CONFLICT", theirs: { version: 9 } }, { kind: "conflict", theirs: { version: 9 } }],
    [409, { code: "RULE_VIOLATION", reason: "CALL_CLOSED" }, { kind: "refused", reason: "CALL_CLOSED" }],
    [401, { code: "UNAUTHENTICATED" }, { kind: "signedOut" }],
    [404, { code: "NOT_FOUND" }, { kind: "refused", reason: "NOT_FOUND" }],
    [422, { fieldErrors: { a: ["required"] } }, { kind: "invalid", fieldErrors: { a: ["required"] } }],
    [429, { code: "RATE_LIMITED" }, { kind: "busy", retryAfterMs: null }],
    [500, { code: "INTERNAL" }, { kind: "offline" }],
  ])("%s %j", async (status, body, expected) => {
    answering(status, body);
    expect(await putSection(address, save, false)).toEqual(expected);
  });

  it("sends amounts as text, with the version and whether a conflict was decided", async () => {
    const fetched = answering(200, {});
    await putSection(address, save, true);
    const [href, init] = fetched.mock.calls[0] ?? [];
    expect(href).toBe("/api/proposals/p1/sections/technology");
    expect(init).toMatchObject({
      method: "PUT",
      keepalive: true,
      body: '{"version":3,"content":{"amount":"12"},"settled":true}',
    });
  });
});

describe("the copy on this device", () => {
  beforeEach(() => {
    const stored = new Map<string, string>();
    vi.stubGlobal("localStorage", {
      getItem: (name: string) => stored.get(name) ?? null,
      setItem: (name: string, text: string) => stored.set(name, text),
      removeItem: (name: string) => stored.delete(name),
    });
  });
  const copy = { version: 3, base: { a: 1 }, content: { a: 2 } };
  const [first, second, third] = ["1", "2", "3"].map((visit) => ({ ...address, visit })) as [Visit, Visit, Visit];

  it("is offered to later visits until it is decided about, whatever they type meanwhile", () => {
    keepCopy(first, copy);
    expect(leftCopy(first)).toBeNull();
    keepCopy(second, { ...copy, content: { a: 3 } });
    dropCopy(second);
    expect(leftCopy(second)).toEqual({ visit: "1", ...copy });
    dropLeftCopy(second, { visit: "1", ...copy });
    expect(leftCopy(third)).toBeNull();
  });
  it("of two visits is offered one after the other, the latest first", () => {
    keepCopy(first, copy);
    keepCopy(second, { ...copy, content: { a: 3 } });
    const latest = leftCopy(third);
    expect(latest?.content).toEqual({ a: 3 });
    if (latest) dropLeftCopy(third, latest);
    expect(leftCopy(third)?.content).toEqual({ a: 2 });
  });
  it("of one tab is neither covered nor dropped by another tab of the same section", () => {
    keepCopy(first, copy);
    keepCopy(second, { ...copy, content: { a: 3 } });
    keepCopy(first, { ...copy, content: { a: 4 } });
    dropCopy(second);
    expect(leftCopy(third)?.content).toEqual({ a: 4 });
    dropCopy(first);
    expect(leftCopy(third)).toBeNull();
  });
  it("is no obstacle where nothing can be stored", () => {
    vi.stubGlobal("localStorage", undefined);
    keepCopy(first, copy);
    expect(leftCopy(second)).toBeNull();
  });
});
