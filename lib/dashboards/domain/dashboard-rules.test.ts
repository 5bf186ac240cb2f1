import fc from "fast-check";
import { expect, it } from "vitest";
import { byDay, monthlyUse } from "./months";
import { monthsLater, programmeRoad, type RoadFacts } from "./road";
import { inOrder, urgencyOf, waitingFor } from "./waiting";

const DUE = new Date("2025-08-04T09:00:00Z");

it.each([
  ["2025-08-04T09:00:00.000Z", "TODAY"],
  ["2025-08-04T09:00:00.001Z", "OVERDUE"],
  ["2025-08-03T15:00:00.000Z", "TODAY"],
  ["2025-08-03T14:59:59.999Z", "SOON"],
  ["2025-07-20T00:00:00.000Z", "WAITING"],
])("at %s a matter due on 4 August 18:00 KST is %s (C2)", (now, urgency) => {
  expect(urgencyOf(DUE, new Date(now)).urgency).toBe(urgency);
});

it("nothing waits when nothing is counted, and what is due first comes first", () => {
  expect(waitingFor({ kind: "scoreSheets", count: 0, href: "/reviews" })).toEqual([]);
  const items = [
    ...waitingFor({ kind: "publishCall", count: 1, href: "/b" }),
    ...waitingFor({ kind: "sheetsMissing", count: 3, href: "/a", dueAt: DUE }),
  ];
  expect(inOrder(items).map(({ kind }) => kind)).toEqual(["sheetsMissing", "publishCall"]);
});

it("a month keeps its last day", () => {
  expect(monthsLater("2025-12-31", 6)).toBe("2026-06-30");
  expect(monthsLater("2025-08-15", 6)).toBe("2026-02-15");
});

it("months are read on their first day, the first one from the pool's beginning", () => {
  const steps = [
    { day: "2025-07-15", held: 1_024, reserved: 0, allocated: 0 },
    { day: "2025-08-02", held: 1_024, reserved: 0, allocated: 512 },
    { day: "2025-10-01", held: 0, reserved: 0, allocated: 0 },
  ];
  expect(monthlyUse(steps, "2025-09-10").map(({ month, held, allocated }) => `${month} ${held} ${allocated}`)).toEqual([
    ...["2025-07 1024 0", "2025-08 1024 0", "2025-09 1024 512", "2025-10 0 0"],
  ]);
  expect(monthlyUse([], "2025-09-10")).toEqual([]);
});

it("every application of the shown days is counted once", () => {
  const from = Date.UTC(2025, 5, 20);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 31 })), (offsets) => {
      const counts = [...new Set(offsets)].map((offset) => ({
        day: new Date(from + offset * 86_400_000).toISOString().slice(0, 10),
        count: offsets.filter((one) => one === offset).length,
      }));
      const days = byDay(counts, { from: "2025-06-20", to: "2025-07-21" });
      expect(days.length).toBe(32);
      expect(days.reduce((sum, { count }) => sum + count, 0)).toBe(offsets.length);
    }),
  );
});

const START: RoadFacts = { call: null, teams: 0, agreed: 0, stages: [], narrowing: [5, 4, 3, 2], stageMonths: 6 };
const spelled = (facts: Partial<RoadFacts>) =>
  programmeRoad({ ...START, ...facts }).map((step) =>
    step.kind === "STAGE" ? `${step.from}→${step.to} ${step.state}` : `${step.kind} ${step.state}`,
  );

it("the road follows what is on record; a stage may drop none or several (P5)", () => {
  expect(spelled({})).toEqual(["CALL now", "SUPPORT next", "5→4 next", "4→3 next", "3→2 next", "DIFFUSION next"]);
  const stage = { href: null, number: 1, state: "PUBLISHED" as const, teams: 5, survivors: 3, cutoffOn: "2025-12-31" };
  const call = { id: "c", state: "PUBLISHED" as const, applied: 15, teams: 5 };
  expect(spelled({ call, teams: 5, agreed: 5, stages: [stage] })).toEqual([
    ...["CALL past", "SUPPORT past", "5→3 past", "3→2 now", "DIFFUSION next"],
  ]);
});
