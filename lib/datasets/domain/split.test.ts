import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitCost } from "./split";

const amounts = (priceWon: bigint, ...weights: number[]) =>
  splitCost(
    priceWon,
    weights.map((weight, index) => ({ teamId: `t${index}`, weight })),
  ).map(({ amountWon }) => amountWon);

describe("T2: what teams bear of a price", () => {
  it.each([
    ["divides evenly", 9n, [1, 1, 1], [3n, 3n, 3n]],
    ["gives the left won to the earlier of equal remainders", 10n, [1, 1, 1], [4n, 3n, 3n]],
    ["gives the left won to the largest remainder", 10n, [1, 2, 4], [1n, 3n, 6n]],
    ["leaves out whoever has no weight", 10n, [1, 0, 1], [5n, 5n]],
    ["takes all from one", 1n, [1], [1n]],
  ] as const)("%s", (_, price, weights, expected) => {
    expect(amounts(price, ...weights)).toEqual(expected);
  });

  it("nobody takes part, nobody bears anything", () => {
    expect(splitCost(10n, [])).toEqual([]);
  });

  const teams = fc.uniqueArray(
    fc.record({ teamId: fc.string({ minLength: 1, maxLength: 6 }), weight: fc.integer({ min: 1, max: 100 }) }),
    { minLength: 1, maxLength: 12, selector: ({ teamId }) => teamId },
  );
  const price = fc.bigInt({ min: 0n, max: 1_000_000_000_000n });

  it("adds up to the price, never below zero, within one won of the exact part, in whatever order teams come", () => {
    fc.assert(
      fc.property(price, teams, fc.infiniteStream(fc.nat()), (priceWon, given, chance) => {
        const shares = splitCost(priceWon, given);
        expect(shares.reduce((sum, one) => sum + one.amountWon, 0n)).toBe(priceWon);
        const total = given.reduce((sum, one) => sum + BigInt(one.weight), 0n);
        for (const { weight, amountWon } of shares) {
          const exact = priceWon * BigInt(weight);
          expect(amountWon >= 0n && amountWon * total > exact - total && amountWon * total < exact + total).toBe(true);
        }
        const shuffled = given
          .map((team) => ({ team, key: chance.next().value }))
          .sort((a, b) => a.key - b.key)
          .map(({ team }) => team);
        expect(splitCost(priceWon, shuffled)).toEqual(shares);
      }),
    );
  });
});
