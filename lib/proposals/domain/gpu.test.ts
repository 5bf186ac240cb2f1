import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blocksOf, nearestBlockCounts, needsSizeReason, openHalfYears } from "./gpu";

const BLOCKS = [256, 512, 1_024];
const rules = {
  blocks: BLOCKS,
  halfYears: ["2025H2", "2026H1", "2026H2", "2027H1"],
  lessorExcludedThrough: "2026H1",
};

describe("blocksOf (G1)", () => {
  it.each([
    [256, [{ size: 256, count: 1 }]],
    [
      1_792,
      [
        { size: 1_024, count: 1 },
        { size: 512, count: 1 },
        { size: 256, count: 1 },
      ],
    ],
    [300, null],
    [0, []],
  ])("%i", (count, expected) => {
    expect(blocksOf(count, BLOCKS)).toEqual(expected);
  });

  it("adds up to the count whenever it says so, and its neighbours are whole", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (count) => {
        const parts = blocksOf(count, BLOCKS);
        if (parts) expect(parts.reduce((sum, part) => sum + part.size * part.count, 0)).toBe(count);
        else {
          const { below, above } = nearestBlockCounts(count, BLOCKS);
          expect(below < count && count < above).toBe(true);
          expect([below, above].filter(Boolean).some((near) => needsSizeReason(near, BLOCKS))).toBe(false);
        }
      }),
    );
  });
});

it("A5: a leasing lead keeps only the half-years after the exclusion", () => {
  expect(openHalfYears(true, rules)).toEqual(["2026H2", "2027H1"]);
  expect(openHalfYears(false, rules)).toEqual(rules.halfYears);
});
