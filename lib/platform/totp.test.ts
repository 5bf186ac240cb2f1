import { describe, expect, it } from "vitest";
import { acceptedStep, codeAt, enrolmentUri, groupedKey, secretFromBytes, stepOf } from "./totp";

const secret = secretFromBytes(Buffer.from("12345678901234567890"));
const at = new Date("2026-03-02T09:00:10Z");
const later = (seconds: number) => new Date(at.getTime() + seconds * 1000);

describe("time-based codes", () => {
  it("agrees with RFC 6238 (59 s: 94287082, six digits)", () => {
    expect(codeAt(secret, new Date(59_000))).toBe("287082");
  });

  it("accepts the step at hand and its neighbours only", () => {
    const code = codeAt(secret, at);
    expect(acceptedStep(code, secret, at, null)).toBe(stepOf(at));
    expect(acceptedStep(code, secret, later(30), null)).toBe(stepOf(at));
    expect(acceptedStep(code, secret, later(-30), null)).toBe(stepOf(at));
    expect(acceptedStep(code, secret, later(60), null)).toBeNull();
    expect(acceptedStep(code, secret, later(-60), null)).toBeNull();
  });

  it("refuses a code that was used, and every older one", () => {
    const code = codeAt(secret, at);
    expect(acceptedStep(code, secret, at, stepOf(at))).toBeNull();
    expect(acceptedStep(code, secret, at, stepOf(at) + 1)).toBeNull();
    expect(acceptedStep(code, secret, at, stepOf(at) - 1)).toBe(stepOf(at));
  });

  it.each(["", "12345", "abcdef", "0000000"])("refuses %j", (code) =>
    expect(acceptedStep(code, secret, at, null)).toBeNull(),
  );

  it("writes the key for apps and for people", () => {
    expect(enrolmentUri(secret, "a@b.kr", "Portal")).toContain(`secret=${secret}`);
    expect(groupedKey("ABCDEFGHIJ")).toBe("ABCD EFGH IJ");
  });
});
