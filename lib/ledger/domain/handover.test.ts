import { describe, expect, it } from "vitest";
import { checkHandover, type HandoverFacts, type HandoverRow, sourcesOf, suggestHandover } from "./handover";
import type { AllocationPeriod } from "./pool-use";

const LEASE = { id: "lease", gpuCount: 1_024, validFrom: "2025-07-01", validTo: "2026-07-01" };
const OWNED = { id: "owned", gpuCount: 1_024, validFrom: "2026-07-01", validTo: "2027-07-01" };
const bar = (id: string, teamId: string, gpuCount: number, poolId = "lease", to = "2026-07-01"): AllocationPeriod => ({
  ...{ id, poolId, teamId, gpuCount, validTo: to, status: "APPROVED" as const },
  validFrom: poolId === "lease" ? "2025-09-01" : "2026-07-01",
});
const team = (id: string, agreed: [string, number][], leadLeasesGpus = false) => ({
  ...{ id, leadLeasesGpus, status: "ACTIVE" as const, blocks: [256, 512, 1_024], lessorExcludedThrough: "2026H1" },
  agreed: new Map(agreed),
});
const FACTS: HandoverFacts = {
  pools: [LEASE, OWNED],
  promises: [bar("a1", "a", 512), bar("b1", "b", 256)],
  teams: [
    team("a", [
      ["2026H1", 512],
      ["2026H2", 512],
      ["2027H1", 512],
    ]),
    team("b", [
      ["2026H1", 256],
      ["2026H2", 1_024],
    ]),
  ],
};
const SUBJECT = { kind: "LEASE_END", poolId: "lease" } as const;
const row = (change: Partial<HandoverRow> = {}): HandoverRow => ({
  ...{ toTeamId: "a", toPoolId: "owned", gpuCount: 512, validTo: "2027-01-01", blockReason: "" },
  ...change,
});

describe("checkHandover", () => {
  it("finds every team left with a gap when a lease ends (G4)", () => {
    const check = checkHandover({ subject: SUBJECT, onDay: "2026-07-01", rows: [row()] }, FACTS);
    expect(check).toMatchObject({ givenBack: 768, granted: 512, fits: false, rows: [null] });
    expect(check.gaps).toEqual([{ teamId: "b", before: 256, after: 0, missing: 256 }]);
  });

  it("is no gap where less is agreed, or where the team already has GPUs from that day", () => {
    const promises = [...FACTS.promises, bar("b2", "b", 256, "owned", "2027-01-01")];
    expect(checkHandover({ subject: SUBJECT, onDay: "2026-07-01", rows: [row()] }, { ...FACTS, promises }).fits).toBe(
      true,
    );
    const teams = [team("a", [["2026H2", 0]]), team("b", [])];
    expect(checkHandover({ subject: SUBJECT, onDay: "2026-07-01", rows: [] }, { ...FACTS, teams }).gaps).toEqual([]);
  });

  it.each([
    ["OUTSIDE_POOL_PERIOD", row({ validTo: "2027-07-02" }), "2026-07-01"],
    ["POOL_EXHAUSTED", row({ toPoolId: "lease", gpuCount: 512, validTo: "2026-06-30" }), "2026-05-01"],
    ["ABOVE_AGREED", row({ gpuCount: 1_024 }), "2026-07-01"],
    ["BLOCK_REASON_REQUIRED", row({ gpuCount: 100 }), "2026-07-01"],
    ["HANDOVER_EMPTY", row({ validTo: "2026-07-01" }), "2026-07-01"],
    ["HANDOVER_INCOMPLETE", row({ toPoolId: "" }), "2026-07-01"],
  ])("refuses a row: %s", (reason, wrong, onDay) => {
    const subject = reason === "POOL_EXHAUSTED" ? ({ kind: "TEAM_LEAVES", teamId: "b" } as const) : SUBJECT;
    const facts =
      reason === "POOL_EXHAUSTED"
        ? { ...FACTS, promises: [...FACTS.promises, bar("c1", "c", 256)], teams: [team("a", [["2026H1", 2_048]])] }
        : FACTS;
    const check = checkHandover({ subject, onDay, rows: [wrong] }, facts);
    expect(check.rows[0]?.reason ?? "none").toBe(reason === "POOL_EXHAUSTED" ? "POOL_EXHAUSTED" : reason);
  });

  it("gives what a leaving team returns to others, never to itself", () => {
    const subject = { kind: "TEAM_LEAVES", teamId: "a" } as const;
    const facts = { ...FACTS, teams: [team("a", [["2026H1", 512]]), team("b", [["2026H1", 768]])] };
    const to = (toTeamId: string) => [row({ toTeamId, toPoolId: "lease", validTo: "2026-07-01" })];
    expect(checkHandover({ subject, onDay: "2026-03-01", rows: to("b") }, facts)).toMatchObject({
      fits: true,
      givenBack: 512,
    });
    expect(checkHandover({ subject, onDay: "2026-03-01", rows: to("a") }, facts).rows[0]?.reason).toBe("TEAM_LEFT");
    expect(sourcesOf(subject, "2026-07-01", facts.promises)).toEqual([]);
  });
});

it("suggests what closes every gap, as long as it is agreed, from a pool with room", () => {
  const rows = suggestHandover(SUBJECT, "2026-07-01", FACTS);
  expect(rows).toEqual([
    { toTeamId: "a", toPoolId: "owned", gpuCount: 512, validTo: "2027-07-01", blockReason: "" },
    { toTeamId: "b", toPoolId: "owned", gpuCount: 256, validTo: "2027-01-01", blockReason: "" },
  ]);
  expect(checkHandover({ subject: SUBJECT, onDay: "2026-07-01", rows }, FACTS).fits).toBe(true);
  expect(suggestHandover(SUBJECT, "2026-07-01", { ...FACTS, pools: [LEASE] })).toEqual([]);
});
