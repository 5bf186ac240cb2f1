import { describe, expect, it } from "vitest";
import { blocksOf } from "./blocks";
import { dayAt, halfYearOf, halfYearsOf } from "./calendar";
import { type AllocationPeriod, freeThroughout, peakWithin, poolUse, promisedOf, shortageOf, useOn } from "./pool-use";

const POOL = { id: "p", gpuCount: 1_024, validFrom: "2025-07-01", validTo: "2026-07-01" };
let count = 0;
const allocation = (
  gpuCount: number,
  validFrom: string,
  validTo: string,
  status: AllocationPeriod["status"] = "APPROVED",
): AllocationPeriod => ({
  ...{ id: `a${count++}`, poolId: "p", teamId: "t", gpuCount, validFrom, validTo, status },
});

describe("poolUse", () => {
  it("counts requests as reserved, rejected ones and empty periods not at all", () => {
    const steps = poolUse(
      [POOL],
      [
        allocation(256, "2025-08-01", "2026-01-01"),
        allocation(512, "2025-10-01", "2026-01-01", "REQUESTED"),
        allocation(512, "2025-10-01", "2026-01-01", "REJECTED"),
        allocation(512, "2025-10-01", "2025-10-01", "RETURNED"),
      ],
    );
    expect(steps).toEqual([
      { day: "2025-07-01", held: 1_024, reserved: 0, allocated: 0 },
      { day: "2025-08-01", held: 1_024, reserved: 0, allocated: 256 },
      { day: "2025-10-01", held: 1_024, reserved: 512, allocated: 256 },
      { day: "2026-01-01", held: 1_024, reserved: 0, allocated: 0 },
      { day: "2026-07-01", held: 0, reserved: 0, allocated: 0 },
    ]);
    expect(useOn(steps, "2025-06-30")).toEqual({ held: 0, reserved: 0, allocated: 0 });
    expect(useOn(steps, "2025-12-31").reserved).toBe(512);
    expect(freeThroughout(steps, { validFrom: "2025-09-01", validTo: "2026-02-01" })).toBe(256);
  });

  it("lets an end free before a beginning takes on the same day", () => {
    const following = [allocation(1_024, "2025-07-01", "2026-01-01"), allocation(1_024, "2026-01-01", "2026-07-01")];
    expect(peakWithin(following, { validFrom: "2025-07-01", validTo: "2026-07-01" })).toBe(1_024);
    expect(
      shortageOf(POOL, following.slice(0, 1), { gpuCount: 1_024, validFrom: "2026-01-01", validTo: "2026-07-01" }),
    ).toBeNull();
  });

  it("names the days without room and the largest shortfall (G2)", () => {
    const held = [allocation(512, "2025-08-01", "2025-10-01"), allocation(768, "2025-09-01", "2025-12-01")];
    const wanted = { gpuCount: 512, validFrom: "2025-07-01", validTo: "2026-01-01" };
    expect(shortageOf({ ...POOL, gpuCount: 1_280 }, held, wanted)).toEqual({
      ...{ validFrom: "2025-09-01", validTo: "2025-10-01", shortfall: 512, free: 0 },
    });
    expect(shortageOf(POOL, [], { ...wanted, validTo: "2026-08-01" })).toMatchObject({
      validFrom: "2026-07-01",
      free: 0,
    });
  });
});

describe("blocksOf (G1)", () => {
  it.each([
    [1_024, [{ size: 1_024, count: 1 }]],
    [
      1_792,
      [
        { size: 1_024, count: 1 },
        { size: 512, count: 1 },
        { size: 256, count: 1 },
      ],
    ],
    [32, null],
    [0, null],
    [1_000, null],
  ])("%i", (gpuCount, blocks) => expect(blocksOf(gpuCount, [256, 512, 1_024])).toEqual(blocks));

  it("finds a sum that taking the largest first would miss", () => {
    expect(blocksOf(600, [300, 500])).toEqual([{ size: 300, count: 2 }]);
  });
});

it("names half-years of a period and the Korean day of an instant", () => {
  expect(halfYearsOf({ validFrom: "2025-12-31", validTo: "2026-07-01" })).toEqual(["2025H2", "2026H1"]);
  expect(halfYearsOf({ validFrom: "2026-01-01", validTo: "2026-01-01" })).toEqual([]);
  expect(halfYearOf("2026-07-01")).toBe("2026H2");
  expect(dayAt(new Date("2025-12-31T15:00:00Z"))).toBe("2026-01-01");
  expect(dayAt(new Date("2025-12-31T14:59:59Z"))).toBe("2025-12-31");
});

it("names the fullest day of what a pool has promised, lost GPUs included, and the days it must cover", () => {
  const promises = [
    allocation(256, "2025-08-01", "2026-01-01"),
    allocation(512, "2025-10-01", "2026-03-01", "REQUESTED"),
    allocation(999, "2025-07-01", "2026-07-01", "REJECTED"),
  ];
  const pool = { ...POOL, losses: [{ from: "2025-11-01", gpuCount: 8 }] };
  expect(promisedOf(pool, promises)).toEqual({
    fullest: { day: "2025-11-01", lost: 8, promised: 776 },
    period: { from: "2025-08-01", to: "2026-03-01" },
  });
  expect(promisedOf(POOL, [])).toEqual({ fullest: { day: "", lost: 0, promised: 0 }, period: null });
});
