import { describe, expect, it } from "vitest";
import { grantPeriod, grantState } from "./grant-period";

const at = new Date("2026-03-02T03:00:00Z");

describe("grant period", () => {
  it("runs from the first Korean midnight to the end of the last day", () => {
    expect(grantPeriod({ validFrom: "2026-03-03", validUntil: "2026-03-03" }, at)).toEqual({
      validFrom: new Date("2026-03-02T15:00:00Z"),
      validTo: new Date("2026-03-03T15:00:00Z"),
    });
  });

  it("begins now and never ends when no day is given", () => {
    expect(grantPeriod({ validFrom: null, validUntil: null }, at)).toEqual({ validFrom: at, validTo: null });
  });

  it.each([
    ["LIVE", { validFrom: at, validTo: null, revokedAt: null }],
    ["FUTURE", { validFrom: new Date(at.getTime() + 1), validTo: null, revokedAt: null }],
    ["PAST", { validFrom: new Date(0), validTo: at, revokedAt: null }],
    ["LIVE", { validFrom: new Date(0), validTo: new Date(at.getTime() + 1), revokedAt: null }],
    ["PAST", { validFrom: at, validTo: null, revokedAt: at }],
  ])("%s", (state, grant) => expect(grantState(grant, at)).toBe(state));
});
