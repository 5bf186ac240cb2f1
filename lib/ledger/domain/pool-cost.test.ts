import fc from "fast-check";
import { expect, it } from "vitest";
import { nextDay } from "./calendar";
import { monthCostsRefusal, monthsOf, spreadCost } from "./pool-cost";

it("spreads a cost over the days of its months", () => {
  expect(spreadCost({ validFrom: "2026-01-31", validTo: "2026-03-02", costWon: 3_000n })).toEqual([
    { month: "2026-01-01", amountWon: 100n },
    { month: "2026-02-01", amountWon: 2_800n },
    { month: "2026-03-01", amountWon: 100n },
  ]);
  expect(spreadCost({ validFrom: "2026-01-01", validTo: "2026-01-01", costWon: 1n })).toEqual([]);
});

it("loses no won, whatever the period", () => {
  fc.assert(
    fc.property(
      fc.nat(1_000),
      fc.integer({ min: 1, max: 1_200 }),
      fc.bigInt(0n, 10n ** 15n),
      (start, days, costWon) => {
        const validFrom = nextDay("2025-07-01", start);
        const months = spreadCost({ validFrom, validTo: nextDay(validFrom, days), costWon });
        expect(months.reduce((sum, one) => sum + one.amountWon, 0n)).toBe(costWon);
        expect(months.every((one) => one.amountWon >= 0n)).toBe(true);
      },
    ),
  );
});

it("takes a contract's own months only when all are named and add up", () => {
  const pool = { validFrom: "2025-12-15", validTo: "2026-02-01", costWon: 10n };
  expect(monthsOf(pool)).toEqual(["2025-12-01", "2026-01-01"]);
  const months = (...amounts: bigint[]) =>
    amounts.map((amountWon, index) => ({ month: monthsOf(pool)[index] ?? "2026-02-01", amountWon }));
  expect(monthCostsRefusal(pool, [])).toBeNull();
  expect(monthCostsRefusal(pool, months(4n, 6n))).toBeNull();
  expect(monthCostsRefusal(pool, months(4n, 5n))?.reason).toBe("MONTHS_DIFFER");
  expect(monthCostsRefusal(pool, months(10n))).toEqual({
    reason: "MONTHS_INCOMPLETE",
    params: { year: "2026", month: "01" },
  });
  expect(monthCostsRefusal(pool, months(4n, 6n, 0n))?.reason).toBe("MONTHS_INCOMPLETE");
});
