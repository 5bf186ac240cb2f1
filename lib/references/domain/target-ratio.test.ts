import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellRatios, FORMULAS, type Formula, plannedRatios, type RatioRow, reachesTarget } from "./target-ratio";

const row = (
  benchmarkKey: string,
  ownMillionths: bigint | null,
  references: Record<string, bigint>,
  direction: "HIGHER" | "LOWER" = "HIGHER",
): RatioRow => ({
  benchmarkKey,
  direction,
  ownMillionths,
  references: Object.entries(references).map(([modelKey, valueMillionths]) => ({ modelKey, valueMillionths })),
});
const ratios = (rows: RatioRow[], models?: string[]) =>
  Object.fromEntries(
    Object.entries(plannedRatios(rows, models)).map(([formula, ratio]) => [
      formula,
      "missing" in ratio ? ratio.missing : ratio.ratioMillionths,
    ]),
  );

describe("E5: by hand, one reference", () => {
  // Own 0.90 and 0.40 against 0.80 and 0.50: ratios 1.125 and 0.8.
  const rows = [row("mmlu", 900_000n, { a: 800_000n }), row("gpqa", 400_000n, { a: 500_000n })];

  it("each formula has its own answer", () => {
    expect(ratios(rows)).toEqual({
      RATIO_OF_MEANS: 1_000_000n, // 1.30 / 1.30
      MEAN_OF_RATIOS: 962_500n, // (1.125 + 0.8) / 2
      GEOMETRIC_MEAN: 948_683n, // √0.9 = 0.9486832…
      CAPPED_MEAN: 900_000n, // (1 + 0.8) / 2
      BEST_REFERENCE: 962_500n,
    });
  });

  it("the verdict at 0.95 flips with the formula", () => {
    const verdicts = FORMULAS.map((formula) => reachesTarget(formula, rows, 9_500));
    expect(verdicts).toEqual([true, true, false, false, true]);
  });
});

describe("E5: by hand, two references and an inverted benchmark", () => {
  // mmlu 0.80 against 0.80 and 0.64: 1, 1.25. Error rate 0.10 against 0.05 and 0.20 (lower is better): 0.5, 2.
  const rows = [
    row("mmlu", 800_000n, { a: 800_000n, b: 640_000n }),
    row("wer", 100_000n, { a: 50_000n, b: 200_000n }, "LOWER"),
  ];

  it("counts every cell, and the best reference per benchmark alone", () => {
    expect(ratios(rows)).toEqual({
      RATIO_OF_MEANS: 1_128_048n, // (0.80 + 0.80 + 0.05 + 0.20) / (0.80 + 0.64 + 0.10 + 0.10) = 1.85 / 1.64
      MEAN_OF_RATIOS: 1_187_500n, // (1 + 1.25 + 0.5 + 2) / 4
      GEOMETRIC_MEAN: 1_057_371n, // ⁴√1.25 = 1.0573712…
      CAPPED_MEAN: 875_000n, // (1 + 1 + 0.5 + 1) / 4
      BEST_REFERENCE: 750_000n, // (1 + 0.5) / 2
    });
    expect(cellRatios(rows).map((cell) => cell.ratioMillionths)).toEqual([
      1_000_000n,
      1_250_000n,
      500_000n,
      2_000_000n,
    ]);
  });

  it("weighs unlike scales alike in the ratio of means", () => {
    const elo: RatioRow = { ...row("elo", 2_000_000_000n, { a: 2_500_000_000n }), scaleMaxMillionths: 4_000_000_000n };
    const mmlu: RatioRow = { ...row("mmlu", 900_000n, { a: 800_000n }), scaleMaxMillionths: 1_000_000n };
    // (0.9 + 0.5) / (0.8 + 0.625) = 1.4 / 1.425
    expect(ratios([mmlu, elo])).toMatchObject({ RATIO_OF_MEANS: 982_456n });
  });
});

describe("E5: what is missing blocks and is named", () => {
  const complete = row("mmlu", 900_000n, { a: 800_000n, b: 700_000n });
  it.each<[string, RatioRow[], string[] | undefined, string[]]>([
    ["own score", [complete, row("gpqa", null, { a: 1n, b: 1n })], undefined, ["gpqa"]],
    ["one model's score", [complete, row("gpqa", 400_000n, { a: 500_000n })], undefined, ["gpqa:b"]],
    ["every reference", [row("gpqa", 400_000n, {})], undefined, ["gpqa"]],
    ["a chosen model without any score", [complete], ["a", "b", "c"], ["mmlu:c"]],
    ["no benchmark at all", [], ["a"], []],
  ])("%s", (_name, rows, models, missing) => {
    for (const formula of FORMULAS) {
      expect(plannedRatios(rows, models)[formula]).toEqual({ missing });
      expect(reachesTarget(formula, rows, 9_500, models)).toBeNull();
    }
  });

  it("a ratio to zero is no number: it blocks where a ratio is needed, and a cap is reached", () => {
    expect(ratios([row("mmlu", 900_000n, { a: 0n }), row("gpqa", 400_000n, { a: 500_000n })])).toEqual({
      RATIO_OF_MEANS: 2_600_000n,
      MEAN_OF_RATIOS: ["mmlu:a"],
      GEOMETRIC_MEAN: ["mmlu:a"],
      CAPPED_MEAN: 900_000n,
      BEST_REFERENCE: ["mmlu:a"],
    });
  });
});

describe("E5: properties", () => {
  const score = fc.bigInt({ min: 1n, max: 3_000_000_000n });
  const table = fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 8 }))
    .chain(([models, benchmarks]) =>
      fc.array(fc.tuple(score, fc.array(score, { minLength: models, maxLength: models }), fc.boolean()), {
        minLength: benchmarks,
        maxLength: benchmarks,
      }),
    )
    .map((rows) =>
      rows.map(([own, references, isHigher], index) =>
        row(
          `b${index}`,
          own,
          Object.fromEntries(references.map((value, model) => [`m${model}`, value])),
          isHigher ? "HIGHER" : "LOWER",
        ),
      ),
    );
  const ratio = (formula: Formula, rows: RatioRow[]): bigint => {
    const one = plannedRatios(rows)[formula];
    return "ratioMillionths" in one ? one.ratioMillionths : -1n;
  };

  it("own scores equal to the references make 1 by every formula", () => {
    fc.assert(
      fc.property(table, (rows) => {
        const equal = rows.map((one) => ({
          ...one,
          references: one.references.map((reference) => ({ ...reference, valueMillionths: one.ownMillionths ?? 0n })),
        }));
        for (const formula of FORMULAS) expect(ratio(formula, equal)).toBe(1_000_000n);
      }),
    );
  });

  it("geometric ≤ arithmetic, capped ≤ 1, best reference ≤ mean of ratios", () => {
    fc.assert(
      fc.property(table, (rows) => {
        expect(ratio("GEOMETRIC_MEAN", rows)).toBeLessThanOrEqual(ratio("MEAN_OF_RATIOS", rows));
        expect(ratio("CAPPED_MEAN", rows)).toBeLessThanOrEqual(1_000_000n);
        expect(ratio("BEST_REFERENCE", rows)).toBeLessThanOrEqual(ratio("MEAN_OF_RATIOS", rows));
      }),
    );
  });

  it("the ratio shown and the verdict agree, and the ratio is within a millionth below the true one", () => {
    fc.assert(
      fc.property(table, fc.constantFrom(...FORMULAS), fc.integer({ min: 1, max: 20_000 }), (rows, formula, target) => {
        const shown = ratio(formula, rows);
        const reached = reachesTarget(formula, rows, target);
        if (shown >= BigInt(target) * 100n) expect(reached).toBe(true);
        if (shown + 1n <= BigInt(target) * 100n) expect(reached).toBe(false);
      }),
    );
  });

  it("agrees with floating point as far as floats go", () => {
    fc.assert(
      fc.property(table, (rows) => {
        const cells = cellRatios(rows).length;
        const logs = rows.flatMap((one) =>
          one.references.map((reference) => {
            const own = Number(one.ownMillionths);
            const other = Number(reference.valueMillionths);
            return one.direction === "HIGHER" ? Math.log(own / other) : Math.log(other / own);
          }),
        );
        const expected = Math.exp(logs.reduce((sum, value) => sum + value, 0) / cells);
        expect(Math.abs(Number(ratio("GEOMETRIC_MEAN", rows)) / 1e6 - expected)).toBeLessThan(2e-6 + expected * 1e-9);
      }),
    );
  });
});
