import { describe, expect, it } from "vitest";
import { type CostedPool, forecast, narrowingVariants, sumForecast, type Variant } from "./forecast";
import { spreadCost } from "./pool-cost";

const HALF_YEARS = ["2025H2", "2026H1", "2026H2", "2027H1", "2027H2"];
const RULES = {
  lessorExcludedThrough: "2026H1",
  blocks: [256, 512, 1_024],
  guidance: [
    { from: "2025H2", minPerTeam: 500, maxPerTeam: 1_000 },
    { from: "2026H2", minPerTeam: 1_000, maxPerTeam: null },
  ],
  monthlyCostWonPerGpu: 2n,
};
const pool = (id: string, gpuCount: number, validFrom: string, validTo: string, costWon: bigint): CostedPool => ({
  ...{ id, gpuCount, validFrom, validTo },
  months: spreadCost({ validFrom, validTo, costWon }),
});
const POOLS = [
  pool("leased", 2_560, "2025-07-01", "2026-07-01", 3_650_000n),
  pool("bought", 10_000, "2026-07-01", "2028-01-01", 54_900_000n),
];
const variant = (teams: number[], perTeam: number[], lessors = 0, extra: number[] = []): Variant => ({
  lessors,
  periods: HALF_YEARS.map((halfYear, index) => ({
    ...{ halfYear, teams: teams[index] ?? 0, perTeam: perTeam[index] ?? 0, extra: extra[index] ?? 0 },
  })),
});

describe("forecast", () => {
  const ANNOUNCED = variant([5, 4, 3, 2, 2], [500, 1_000, 1_024, 2_048, 2_048], 1);

  it("says what of the announcement fits and why the rest does not (G1, G2, A5)", () => {
    const [first, second, third] = forecast(ANNOUNCED, POOLS, RULES);
    expect(first).toMatchObject({ served: 4, need: 2_000, held: 2_560, left: 560, fits: true });
    expect(first?.reasons).toEqual([
      { code: "LESSOR", teams: 1 },
      { code: "ODD_COUNT", perTeam: 500 },
    ]);
    expect(second).toMatchObject({ served: 3, need: 3_000, held: 2_560, fits: false, extraCostWon: 440n * 2n * 6n });
    expect(second?.reasons[0]).toEqual({ code: "SHORT", shortfall: 440 });
    expect(third).toMatchObject({ served: 3, need: 3_072, held: 10_000, fits: true, reasons: [] });
    expect(sumForecast(forecast(ANNOUNCED, POOLS, RULES)).firstShort).toEqual({ halfYear: "2026H1", shortfall: 440 });
  });

  it("fits exactly at the last GPU, and with GPUs found beside the pools", () => {
    const exactly = forecast(variant([5, 5], [512, 512]), POOLS, RULES);
    expect(exactly[0]).toMatchObject({ need: 2_560, left: 0, fits: true, idleCostWon: 0n });
    const found = forecast(variant([4, 4], [512, 1_024], 0, [0, 1_536]), POOLS, RULES);
    expect(found[1]).toMatchObject({ need: 4_096, held: 4_096, fits: true, extraCostWon: 1_536n * 12n });
  });

  it("knows a half-year without any pool, and guidance on both sides", () => {
    const [none] = forecast(variant([2], [256]), [], RULES);
    expect(none?.reasons).toEqual([
      { code: "NO_POOL", shortfall: 512 },
      { code: "BELOW_GUIDANCE", limit: 500 },
    ]);
    const [above] = forecast(variant([1], [1_024]), POOLS, RULES);
    expect(above?.reasons).toEqual([{ code: "ABOVE_GUIDANCE", limit: 1_000 }]);
  });

  it("counts every won of the pools once, used or idle", () => {
    const { poolCostWon, idleCostWon } = sumForecast(forecast(ANNOUNCED, POOLS, RULES));
    expect(poolCostWon).toBe(3_650_000n + 54_900_000n);
    expect(idleCostWon > 0n && idleCostWon < poolCostWon).toBe(true);
  });
});

it("narrows by the plan, a stage later, or not at all (P5)", () => {
  expect(narrowingVariants(HALF_YEARS, [5, 4, 3, 2]).map(({ teams }) => teams)).toEqual([
    [5, 4, 3, 2, 2],
    [5, 5, 4, 3, 2],
    [5, 5, 5, 5, 5],
  ]);
});
