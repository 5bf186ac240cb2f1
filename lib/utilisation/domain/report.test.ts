import { describe, expect, it } from "vitest";
import type { AllocationPeriod } from "@/lib/ledger/domain/pool-use";
import { indexFacts, nothingSaid, type RawReport, type Report, readMilliHours, readReport, repeats } from "./report";
import { rawReports } from "./report-table";

const named = (id: string, nameKo: string, nameEn: string) => ({ id, nameKo, nameEn });
const held = (more: Partial<AllocationPeriod> = {}): AllocationPeriod => ({
  ...{ id: "a1", poolId: "p1", teamId: "t1", gpuCount: 512, status: "APPROVED" },
  ...{ validFrom: "2026-07-01", validTo: "2026-08-01" },
  ...more,
});
const index = (allocations: AllocationPeriod[] = [held()]) =>
  indexFacts({
    teams: [named("t1", "가온누리", "Gaonnuri"), named("t2", "한빛", "Same"), named("t3", "다온", "same")],
    pools: [named("p1", "민간 임차 1차", "Lease 1"), named("p2", "정부 구매 1차", "Purchase 1")],
    allocations,
  });
const NOW = new Date("2026-07-10T00:00:00Z");
const raw = (more: Partial<RawReport> = {}): RawReport => ({
  ...{
    row: 2,
    team: "가온누리",
    pool: "",
    period: "2026-07-01 13:00",
    availableGpuHours: "512",
    usedGpuHours: "400.125",
  },
  ...more,
});
const read = (more: Partial<RawReport> = {}, from = index()) => readReport(raw(more), from, NOW);

it.each([
  ["0", 0n],
  ["12.5", 12_500n],
  ["873.250", 873_250n],
  ["24,576", 24_576_000n],
  ["1,024.001", 1_024_001n],
])("%s GPU-hours", (text, milli) => expect(readMilliHours(text)).toBe(milli));
it.each(["", "-1", "1.2345", "1e3", "12,34", "NaN"])("%s is no number of GPU-hours", (text) =>
  expect(readMilliHours(text)).toBeNull(),
);

describe("G5: one row", () => {
  it("becomes a report, by id or either name, with the only pool of the time", () => {
    const report = { teamId: "t1", poolId: "p1", day: "2026-07-01", hours: 1, usedMilliHours: 400_125n };
    expect(read()).toMatchObject(report);
    expect(read({ team: "t1", pool: "LEASE  1" })).toMatchObject(report);
    expect(read({ team: "GAONNURI", pool: "p1" })).toMatchObject(report);
  });

  it.each<[Partial<RawReport>, string, string]>([
    [{ team: "" }, "team", "MISSING"],
    [{ team: "없는 팀" }, "team", "UNKNOWN_TEAM"],
    [{ team: "same" }, "team", "UNKNOWN_TEAM"],
    [{ pool: "없는 자원" }, "pool", "UNKNOWN_POOL"],
    [{ pool: "p2" }, "period", "NOT_ALLOCATED"],
    [{ period: "2026-06-30" }, "period", "NOT_ALLOCATED"],
    [{ period: "2026-07-31" }, "period", "NOT_OVER"],
    [{ period: "언젠가" }, "period", "PERIOD"],
    [{ availableGpuHours: "많음" }, "availableGpuHours", "NUMBER"],
    [{ usedGpuHours: "512.001" }, "usedGpuHours", "USED_ABOVE_AVAILABLE"],
    [{ availableGpuHours: "512.001" }, "availableGpuHours", "ABOVE_ALLOCATED"],
  ])("%o is refused", (more, column, code) => expect(read(more)).toMatchObject([{ row: 2, column, code }]));

  it("may hold 24 hours a day of all GPUs of a pool, and the hour that has just ended", () => {
    const two = index([held(), held({ id: "a2", gpuCount: 256 })]);
    const day = { period: "2026-07-01", usedGpuHours: "1" };
    expect(read({ ...day, availableGpuHours: "18432" }, two)).toMatchObject({ availableMilliHours: 18_432_000n });
    expect(read({ ...day, availableGpuHours: "18432.001" }, two)).toMatchObject([{ value: "18432" }]);
    expect(read({ period: "2026-07-10T08:00+09:00" })).toMatchObject({ hours: 1 });
    expect(read({ period: "2026-07-10T09:00+09:00" })).toMatchObject([{ code: "NOT_OVER" }]);
  });

  it("names the pool where a team holds GPUs of two, and does not count what was only asked for", () => {
    const two = index([
      held(),
      held({ id: "a2", poolId: "p2" }),
      held({ id: "a3", status: "REQUESTED", gpuCount: 999 }),
    ]);
    expect(read({}, two)).toMatchObject([{ column: "pool", code: "POOL_NEEDED" }]);
    expect(read({ pool: "p2" }, two)).toMatchObject({ poolId: "p2" });
    expect(read({ pool: "p1", availableGpuHours: "513" }, two)).toMatchObject([{ code: "ABOVE_ALLOCATED" }]);
  });

  it("tells everything that is wrong at once", () => {
    expect(read({ team: "x", period: "y", availableGpuHours: "z", usedGpuHours: "-" })).toHaveLength(4);
  });
});

it("G5: refuses the same period twice and a day in both units", () => {
  const said = nothingSaid();
  const hour = read() as Report;
  expect(repeats(hour, said)).toBeNull();
  expect(repeats({ ...hour, row: 3 }, said)).toMatchObject({ row: 3, code: "DUPLICATE", value: "2" });
  const day = read({ row: 4, period: "2026-07-01", availableGpuHours: "12288" }) as Report;
  expect(repeats(day, said)).toMatchObject({ row: 4, code: "OTHER_PERIOD" });
  expect(repeats({ ...day, poolId: "p2" }, said)).toBeNull();
});

describe("G5: a file", () => {
  const HEADINGS = new Map([
    ["team", ["팀", "team"]],
    ["period", ["기간"]],
    ["availableGpuHours", ["가용"]],
    ["usedGpuHours", ["사용"]],
  ] as const);
  const batches = (rows: string[][], size = 2) =>
    Array.fromAsync(
      rawReports(
        (async function* () {
          yield* rows;
        })(),
        HEADINGS,
        size,
      ),
    );
  const HEAD = ["사용", "가용", "TEAM", "기간"];

  it("is read in batches, by its headings, numbered as a spreadsheet does", async () => {
    const found = await batches([
      HEAD,
      ["1", "2", "'=t1", "d"],
      ["", "", "", " "],
      ["3", "4", "t2", "e"],
      ["5", "6", "t3", "f"],
    ]);
    expect(found.map(({ raws }) => raws.map(({ row }) => row))).toEqual([[2, 4], [5]]);
    expect(found[0]?.raws[0]).toEqual({
      row: 2,
      team: "=t1",
      pool: "",
      period: "d",
      availableGpuHours: "2",
      usedGpuHours: "1",
    });
  });

  it("without rows or needed columns is refused as a whole", async () => {
    expect((await batches([HEAD])).at(-1)?.problems).toMatchObject([{ row: 0, code: "EMPTY_FILE" }]);
    expect((await batches([])).at(-1)?.problems).toMatchObject([{ code: "EMPTY_FILE" }]);
    expect((await batches([["팀"], ["t1"]])).flatMap(({ problems }) => problems)).toMatchObject([
      { column: "period", code: "MISSING_COLUMN" },
      { column: "availableGpuHours" },
      { column: "usedGpuHours" },
    ]);
  });
});
