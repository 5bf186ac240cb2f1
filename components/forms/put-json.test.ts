import { afterEach, describe, expect, it, vi } from "vitest";
import { putJson, retryAfterMs } from "./put-json";

afterEach(() => {
  vi.unstubAllGlobals();
});
const answering = (response: () => Response) =>
  vi.stubGlobal(
    "fetch",
    vi.fn(async () => response()),
  );

describe("putJson", () => {
  it.each([429, 503])("%s is busy, with what the server asks for", async (status) => {
    answering(() => new Response("{}", { status, headers: { "retry-after": "7" } }));
    expect(await putJson("/x", "{}", false)).toEqual({ kind: "busy", retryAfterMs: 7_000 });
  });
  it("an answer is handed on; no answer and no JSON are offline", async () => {
    answering(() => Response.json({ ok: true }, { status: 409 }));
    expect(await putJson("/x", "{}", false)).toEqual({ kind: "answered", status: 409, body: { ok: true } });
    answering(() => new Response("<html>", { status: 502 }));
    expect(await putJson("/x", "{}", false)).toEqual({ kind: "offline" });
    vi.stubGlobal("fetch", vi.fn().mockRejectedValue(new TypeError("network")));
    expect(await putJson("/x", "{}", false)).toEqual({ kind: "offline" });
  });
  it("retry-after is seconds or a date", () => {
    const at = Date.parse("2026-11-24T00:00:00Z");
    expect(retryAfterMs("5", at)).toBe(5_000);
    expect(retryAfterMs("Tue, 24 Nov 2026 00:00:09 GMT", at)).toBe(9_000);
    expect(retryAfterMs("soon", at)).toBeNull();
    expect(retryAfterMs(null, at)).toBeNull();
  });
});
