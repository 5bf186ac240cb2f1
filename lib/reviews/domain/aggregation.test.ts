import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aggregateSheets, type ScoredSheet } from "./aggregation";
import { compareFractions, fraction, roundFraction } from "./fraction";

const RULE = { trimFromSheets: 5, trimLow: 1, trimHigh: 1 };
const sheets = (...totals: number[]): ScoredSheet[] =>
  totals.map((totalHundredths, index) => ({
    seatNo: index + 1,
    totalHundredths,
    criteria: { technology: totalHundredths },
  }));
const total = (...totals: number[]) => aggregateSheets(sheets(...totals), RULE);

describe("S4: aggregation", () => {
  it("drops one highest and one lowest of five: 90, 85, 85, 80, 60 → 83.33", () => {
    const result = total(9000, 8500, 8500, 8000, 6000);
    expect(result?.total).toEqual(fraction(25000n, 3n));
    expect(result && roundFraction(result.total)).toBe(8333);
    expect(result).toMatchObject({ keptSeats: [2, 3, 4], droppedLowSeats: [5], droppedHighSeats: [1] });
  });

  it.each([
    ["four sheets: the plain mean", [9000, 8500, 8500, 6000], 8000],
    ["one sheet is its own mean", [7350], 7350],
    ["five equal totals: still only one each goes", [8000, 8000, 8000, 8000, 8000], 8000],
    ["two tied highest: one stays", [9000, 9000, 8000, 7000, 6000], 8000],
    ["two tied lowest: one stays", [9000, 8000, 7000, 6000, 6000], 7000],
    ["zero and full marks", [0, 0, 10000, 10000, 10000], 6667],
  ])("%s", (_name, totals, expected) => {
    const result = total(...totals);
    expect(result && roundFraction(result.total)).toBe(expected);
  });

  it("keeps exactly two fewer sheets from the threshold on", () => {
    expect(total(1, 2, 3, 4)?.keptSeats).toHaveLength(4);
    expect(total(1, 2, 3, 4, 5)?.keptSeats).toHaveLength(3);
    expect(total(5, 5, 5, 5, 5, 5)?.keptSeats).toHaveLength(4);
  });

  it("has nothing to say without sheets", () => expect(aggregateSheets([], RULE)).toBeNull());

  it("averages criteria over the sheets that count, not over all", () => {
    const given = [90, 85, 84, 80, 60].map((points, index) => ({
      seatNo: index + 1,
      totalHundredths: points * 100,
      criteria: { technology: index * 100, goals: points * 100 - index * 100 },
    }));
    expect(aggregateSheets(given, RULE)?.criteria.technology).toEqual(fraction(200n, 1n));
  });
});

describe("S4: properties", () => {
  const anySheets = fc
    .array(fc.record({ a: fc.integer({ min: 0, max: 4000 }), b: fc.integer({ min: 0, max: 6000 }) }), {
      minLength: 1,
      maxLength: 20,
    })
    .map((items) =>
      items.map(({ a, b }, index): ScoredSheet => ({ seatNo: index + 1, totalHundredths: a + b, criteria: { a, b } })),
    );
  const whole = (value: number) => fraction(BigInt(value), 1n);

  it("never depends on the order in which sheets came", () => {
    fc.assert(
      fc.property(
        anySheets.chain((given) =>
          fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
        ),
        ([given, shuffled]) => {
          expect(aggregateSheets(shuffled, RULE)).toEqual(aggregateSheets(given, RULE));
        },
      ),
    );
  });

  it("lies between the smallest and the largest total, and the criteria add up to it", () => {
    fc.assert(
      fc.property(anySheets, (given) => {
        const result = aggregateSheets(given, RULE);
        const totals = given.map((sheet) => sheet.totalHundredths);
        if (!result) throw new Error("there are sheets");
        expect(compareFractions(result.total, whole(Math.min(...totals)))).toBeGreaterThanOrEqual(0);
        expect(compareFractions(result.total, whole(Math.max(...totals)))).toBeLessThanOrEqual(0);
        const { a, b } = result.criteria;
        if (!a || !b) throw new Error("both criteria are averaged");
        const sum = fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
        expect(sum).toEqual(result.total);
      }),
    );
  });

  it("is not moved by how extreme one extreme reviewer is", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 3000, max: 7000 }), { minLength: 4, maxLength: 12 }),
        fc.integer({ min: 7001, max: 10000 }),
        (rest, high) => {
          expect(total(...rest, high)?.total).toEqual(total(...rest, 10000)?.total);
        },
      ),
    );
  });
});

describe("rounding for display", () => {
  it.each([
    [fraction(1n, 2n), 1],
    [fraction(-1n, 2n), -1],
    [fraction(25000n, 3n), 8333],
    [fraction(25001n, 3n), 8334],
    [fraction(0n, 7n), 0],
  ])("%o → %i", (value, expected) => expect(roundFraction(value)).toBe(expected));
});
