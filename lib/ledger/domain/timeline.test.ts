import { describe, expect, it } from "vitest";
import type { AllocationPeriod } from "./pool-use";
import {
  applyMoves,
  barRefusal,
  lanesOf,
  moveRefusals,
  placeOf,
  scaleOf,
  shiftBar,
  shiftFrom,
  shiftMonths,
  standingMoves,
} from "./timeline";

const POOL = { id: "p", gpuCount: 1_024, validFrom: "2025-07-01", validTo: "2026-07-01" };
const bar = (id: string, gpuCount: number, validFrom: string, validTo: string, teamId = "t"): AllocationPeriod => ({
  ...{ id, poolId: "p", teamId, gpuCount, validFrom, validTo, status: "APPROVED" as const },
});
const TEAMS = [
  {
    id: "t",
    leadLeasesGpus: false,
    agreed: [
      { halfYear: "2025H2", gpuCount: 1_024 },
      { halfYear: "2026H1", gpuCount: 512 },
    ],
  },
  { id: "lessor", leadLeasesGpus: true, agreed: [{ halfYear: "2026H1", gpuCount: 9_999 }] },
  { id: "other", leadLeasesGpus: false, agreed: [{ halfYear: "2025H2", gpuCount: 9_999 }] },
];
const FACTS = { pools: [POOL], teams: TEAMS, lessorExcludedThrough: "2026H1" };

describe("barRefusal", () => {
  it.each([
    ["OUTSIDE_POOL_PERIOD", bar("a", 256, "2025-06-30", "2025-12-01")],
    ["LESSOR_EXCLUDED", bar("a", 256, "2026-06-01", "2026-07-01", "lessor")],
    ["POOL_EXHAUSTED", bar("a", 768, "2025-08-01", "2025-11-01", "other")],
    ["ABOVE_AGREED", bar("a", 768, "2026-01-01", "2026-02-01")],
  ])("%s", (reason, moved) => {
    expect(barRefusal(moved, [moved, bar("b", 512, "2025-10-31", "2026-01-01")], FACTS)?.reason).toBe(reason);
  });

  it("lets a bar lie where an end frees before its beginning takes", () => {
    const moved = bar("a", 1_024, "2025-07-01", "2025-10-31", "other");
    expect(barRefusal(moved, [moved, bar("b", 512, "2025-10-31", "2026-01-01")], FACTS)).toBeNull();
  });
});

it("moves by months, keeping the day where the month has it", () => {
  expect(shiftMonths("2025-12-31", 2)).toBe("2026-02-28");
  expect(shiftMonths("2026-01-01", -1)).toBe("2025-12-01");
  const moved = shiftBar({ id: "a", validFrom: "2025-09-01", validTo: "2026-01-01" }, 6);
  expect(moved).toEqual({ id: "a", validFrom: "2026-03-01", validTo: "2026-07-01" });
  expect(
    applyMoves([bar("a", 1, "2025-09-01", "2026-01-01"), bar("b", 1, "2025-09-01", "2026-01-01")], [moved]),
  ).toMatchObject([
    { id: "a", validFrom: "2026-03-01" },
    { id: "b", validFrom: "2025-09-01" },
  ]);
});

it("comes back to where it was, though the months between are shorter", () => {
  const origin = { id: "a", validFrom: "2025-08-31", validTo: "2025-12-31" };
  const there = shiftFrom(origin, origin, 1);
  expect(there).toEqual({ id: "a", validFrom: "2025-09-30", validTo: "2026-01-31" });
  expect(shiftFrom(origin, there, -1)).toEqual(origin);
  expect(shiftFrom(origin, shiftFrom(origin, there, 5), -6)).toEqual(origin);
  const typed = { id: "a", validFrom: "2025-09-12", validTo: "2026-01-31" };
  expect(shiftFrom(origin, typed, 1)).toEqual({ id: "a", validFrom: "2025-10-12", validTo: "2026-02-28" });
});

it("judges what was moved and whatever it leaves without room, and forgets what is no longer there", () => {
  const bars = [bar("a", 512, "2025-07-01", "2025-10-01", "other"), bar("b", 768, "2025-10-01", "2026-01-01")];
  const moves = [
    { id: "a", validFrom: "2025-11-01", validTo: "2026-01-01" },
    { id: "gone", validFrom: "2025-11-01", validTo: "2026-01-01" },
    { id: "b", validFrom: "2025-10-01", validTo: "2026-01-01" },
  ];
  const standing = standingMoves(bars, moves);
  expect(standing.map((move) => move.id)).toEqual(["a"]);
  expect([...moveRefusals(bars, standing, FACTS)].map(([id, { reason }]) => [id, reason])).toEqual([
    ["a", "POOL_EXHAUSTED"],
    ["b", "POOL_EXHAUSTED"],
  ]);
  expect(moveRefusals(bars, [], FACTS).size).toBe(0);
});

it("draws whole half-years, places days on them and packs bars into lanes", () => {
  const scale = scaleOf([POOL, { validFrom: "2026-12-31", validTo: "2027-01-01" }]);
  expect(scale?.halfYears).toEqual(["2025H2", "2026H1", "2026H2"]);
  expect(scaleOf([])).toBeNull();
  expect(placeOf("2026-04-01", { validFrom: "2026-01-01", validTo: "2026-07-01" })).toBeCloseTo((90 / 181) * 100);
  expect(placeOf("2020-01-01", POOL)).toBe(0);
  const lanes = lanesOf([
    bar("a", 1, "2025-07-01", "2025-09-01"),
    bar("b", 1, "2025-08-01", "2025-10-01"),
    bar("c", 1, "2025-09-01", "2025-12-01"),
  ]);
  expect(lanes.map((lane) => lane.map(({ id }) => id))).toEqual([["a", "c"], ["b"]]);
});
