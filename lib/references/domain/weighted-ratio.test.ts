import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ratioInterval } from "./ratio-interval";
import { BLOCKING, FORMULAS, type MissingRule, plannedRatios, type RatioRow, reachesTarget } from "./target-ratio";

const row = (
  benchmarkKey: string,
  own: bigint | null,
  references: Record<string, bigint>,
  more: Partial<RatioRow> = {},
): RatioRow => ({
  benchmarkKey,
  direction: "HIGHER",
  ownMillionths: own,
  references: Object.entries(references).map(([modelKey, valueMillionths]) => ({ modelKey, valueMillionths })),
  ...more,
});
const ratios = (rows: RatioRow[], rule?: MissingRule, models: string[] = []) =>
  Object.fromEntries(
    Object.entries(plannedRatios(rows, models, rule)).map(([formula, one]) => [
      formula,
      "missing" in one ? one.missing : one.ratioMillionths,
    ]),
  );

describe("E5: weights by hand", () => {
  // Ratios 1.125 (counts three times) and 0.8.
  const rows = [row("mmlu", 900_000n, { a: 800_000n }, { weight: 3n }), row("gpqa", 400_000n, { a: 500_000n })];

  it("each formula counts a benchmark by its weight", () => {
    expect(ratios(rows)).toEqual({
      RATIO_OF_MEANS: 1_068_965n, // (3 × 0.9 + 0.4) / (3 × 0.8 + 0.5) = 3.1 / 2.9
      MEAN_OF_RATIOS: 1_043_750n, // (3 × 1.125 + 0.8) / 4
      GEOMETRIC_MEAN: 1_033_086n, // ⁴√(1.125³ × 0.8) = ⁴√1.1390625 = 1.0330869…
      CAPPED_MEAN: 950_000n, // (3 + 0.8) / 4
      BEST_REFERENCE: 1_043_750n,
    });
    // Exactly the target is reached; one basis point more is not.
    expect([9_500, 9_501].map((target) => reachesTarget("CAPPED_MEAN", rows, target))).toEqual([true, false]);
  });

  it("only their proportion matters", () => {
    const thousandfold = rows.map((one) => ({ ...one, weight: (one.weight ?? 1n) * 1_000n }));
    expect(ratios(thousandfold)).toEqual(ratios(rows));
  });
});

describe("E5: a missing cell counts as the plan says", () => {
  it("an own figure as the worst of its scale", () => {
    const rows = [row("mmlu", 900_000n, { a: 800_000n }), row("gpqa", null, { a: 500_000n })];
    expect(ratios(rows)).toMatchObject({ MEAN_OF_RATIOS: ["gpqa"] });
    expect(ratios(rows, { own: "WORST", reference: "BLOCK" })).toEqual({
      RATIO_OF_MEANS: 692_307n, // 0.9 / 1.3
      MEAN_OF_RATIOS: 562_500n, // (1.125 + 0) / 2
      GEOMETRIC_MEAN: 0n,
      CAPPED_MEAN: 500_000n,
      BEST_REFERENCE: 562_500n,
    });
  });

  it("where lower is better the worst is the end of the scale", () => {
    const wer = row("wer", null, { a: 50_000n }, { direction: "LOWER", scaleMaxMillionths: 1_000_000n });
    expect(ratios([wer], { own: "WORST", reference: "BLOCK" })).toMatchObject({ MEAN_OF_RATIOS: 50_000n });
  });

  it("a reference's figure is left out, but a benchmark without any blocks", () => {
    const rows = [row("mmlu", 900_000n, { a: 800_000n, b: 700_000n }), row("gpqa", 400_000n, { a: 500_000n })];
    const rule: MissingRule = { own: "BLOCK", reference: "LEAVE_OUT" };
    // (1.125 + 1.285714… + 0.8) / 3
    expect(ratios(rows, rule)).toMatchObject({ MEAN_OF_RATIOS: 1_070_238n });
    expect(ratios(rows, BLOCKING)).toMatchObject({ MEAN_OF_RATIOS: ["gpqa:b"] });
    expect(ratios([...rows, row("aime", 1n, {})], rule, ["a", "b"])).toMatchObject({ MEAN_OF_RATIOS: ["aime"] });
  });
});

it("E5: a figure counted from items is not rounded: 593 of 1,538 is below 0.385566", () => {
  const rounded = row("haerae", 385_566n, { a: 385_566n });
  const exact = { ...rounded, ownExact: { num: 593n, den: 1_538n } };
  for (const formula of FORMULAS) {
    expect(reachesTarget(formula, [rounded], 10_000)).toBe(true);
    expect(reachesTarget(formula, [exact], 10_000)).toBe(false);
  }
});

describe("E5: intervals", () => {
  const one = [row("mmlu", 900_000n, { a: 900_000n })];

  it("by hand: 0.90 ± 0.01 against 0.90", () => {
    // (0.91 − 0.89) / 0.90 / 2 = 0.011111; × 1.96 = 0.021777…, each step rounded outwards
    expect(ratioInterval("MEAN_OF_RATIOS", one, new Map([["mmlu", 10_000n]]), [], BLOCKING)).toEqual({
      lowMillionths: 978_220n,
      highMillionths: 1_021_780n,
    });
  });

  it("two independent errors add as squares: 3 and 4 make 5", () => {
    const rows = [row("x", 500_000n, { a: 500_000n }), row("y", 500_000n, { a: 500_000n })];
    const errors = new Map([
      ["x", 30_000n],
      ["y", 40_000n],
    ]);
    // Slopes: half of 0.03 / 0.5 and of 0.04 / 0.5: 0.03, 0.04 → 0.05; × 1.96 = 0.098.
    expect(ratioInterval("MEAN_OF_RATIOS", rows, errors, [], BLOCKING)).toEqual({
      lowMillionths: 902_000n,
      highMillionths: 1_098_000n,
    });
  });

  it("there is none without errors or with a missing cell", () => {
    expect(ratioInterval("MEAN_OF_RATIOS", one, new Map(), [], BLOCKING)).toBeNull();
    expect(ratioInterval("MEAN_OF_RATIOS", [row("x", null, { a: 1n })], new Map([["x", 1n]]), [], BLOCKING)).toBeNull();
  });

  it("holds the ratio and widens with the error", () => {
    const score = fc.bigInt({ min: 100_000n, max: 1_000_000n });
    const table = fc.array(fc.tuple(score, score, fc.boolean()), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(...FORMULAS),
        fc.bigInt({ min: 1n, max: 40_000n }),
        (cells, formula, error) => {
          const rows = cells.map(([own, other, isHigher], index) =>
            row(`b${index}`, own, { a: other }, { direction: isHigher ? "HIGHER" : "LOWER" }),
          );
          const planned = plannedRatios(rows)[formula];
          const ratio = "ratioMillionths" in planned ? planned.ratioMillionths : -1n;
          const of = (by: bigint) =>
            ratioInterval(formula, rows, new Map(rows.map((one) => [one.benchmarkKey, by])), [], BLOCKING);
          const [narrow, wide] = [of(error), of(error * 2n)];
          expect((narrow?.lowMillionths ?? 0n) <= ratio && ratio <= (narrow?.highMillionths ?? 0n)).toBe(true);
          // Two millionths of rounding.
          expect((wide?.highMillionths ?? 0n) + 2n >= (narrow?.highMillionths ?? 0n)).toBe(true);
        },
      ),
    );
  });
});
