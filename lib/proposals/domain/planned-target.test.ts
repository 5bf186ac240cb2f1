import { describe, expect, it } from "vitest";
import { formulaResults, missingFigures, type TargetTable, withCatalogue } from "./planned-target";
import { emptyPerformance, type PerformanceDraft, performanceProblems } from "./sections/performance";

const MILLION = 1_000_000n;
const benchmark = (key: string) => ({
  key,
  nameKo: `${key} 시험`,
  nameEn: `${key} test`,
  direction: "HIGHER" as const,
  scaleMaxMillionths: 100n * MILLION,
});
const score = (modelKey: string, benchmarkKey: string, value: bigint) => ({
  modelKey,
  benchmarkKey,
  valueMillionths: value * MILLION,
  selfReported: modelKey === "two",
  sourceUrl: `https://example.test/${modelKey}`,
});
const CATALOGUE = {
  models: [
    { key: "one", name: "첫째" },
    { key: "two", name: "둘째" },
  ],
  benchmarks: [benchmark("math"), benchmark("code")],
  scores: [score("one", "math", 80n), score("two", "math", 90n), score("one", "code", 60n)],
};
const row = (benchmarkKey: string, own: bigint | null): TargetTable["rows"][number] => ({
  benchmarkKey,
  nameKo: "",
  nameEn: "",
  direction: "HIGHER",
  scaleMaxMillionths: 1n,
  ownMillionths: own === null ? null : own * MILLION,
});
const draft = (over: Partial<PerformanceDraft>): PerformanceDraft => ({
  ...emptyPerformance,
  formulaKey: "MEAN_OF_RATIOS",
  method: "반기마다 같은 조건에서 측정합니다.",
  ...over,
});
const problems = (over: Partial<PerformanceDraft>) =>
  performanceProblems(withCatalogue(draft(over), CATALOGUE)).map(({ path, error }) => `${path} ${error}`);

describe("names, figures and sources are the catalogue's", () => {
  it("puts them in, whatever the browser said of them, and drops what the catalogue does not offer", () => {
    const forged = { ...score("one", "math", 1n), modelName: "남의 이름", sourceUrl: "https://example.test/forged" };
    const kept = withCatalogue(
      draft({ referenceModelKeys: ["one", "gone"], rows: [row("math", 76n), row("gone", 1n)], figures: [forged] }),
      CATALOGUE,
    );
    expect(kept.referenceModelKeys).toEqual(["one"]);
    expect(kept.rows).toMatchObject([
      { benchmarkKey: "math", nameKo: "math 시험", scaleMaxMillionths: 100n * MILLION },
    ]);
    expect(kept.figures).toEqual([{ ...score("one", "math", 80n), modelName: "첫째" }]);
  });
});

describe("planned ratio (E5)", () => {
  const table = withCatalogue(
    draft({ referenceModelKeys: ["one"], rows: [row("math", 76n), row("code", 57n)] }),
    CATALOGUE,
  );

  it("is shown by every formula, exactly at the target too", () => {
    const results = formulaResults(table, 9_500);
    expect(results).toHaveLength(5);
    expect(results.map(({ reaches }) => reaches)).toEqual([true, true, true, true, true]);
    expect(formulaResults(table, 9_501).map(({ reaches }) => reaches)).not.toContain(true);
  });

  it("names a missing cell and gives no ratio", () => {
    const holed = withCatalogue(
      draft({ referenceModelKeys: ["one", "two"], rows: [row("math", 76n), row("code", 57n)] }),
      CATALOGUE,
    );
    expect(missingFigures(holed)).toEqual(["code:two"]);
    expect(formulaResults(holed, 9_500).every(({ ratio, reaches }) => "missing" in ratio && reaches === null)).toBe(
      true,
    );
  });
});

describe("performance section (⑥)", () => {
  it.each([
    ["nothing chosen", {}, ["referenceModelKeys proposals.referenceModels", "rows proposals.benchmarks"]],
    ["complete", { referenceModelKeys: ["one"], rows: [row("math", 76n)] }, []],
    ["the top of the scale", { referenceModelKeys: ["one"], rows: [row("math", 100n)] }, []],
    [
      "above the scale",
      { referenceModelKeys: ["one"], rows: [row("math", 101n)] },
      ["rows.0.ownMillionths proposals.aboveScale"],
    ],
    ["no target", { referenceModelKeys: ["one"], rows: [row("math", null)] }, ["rows.0.ownMillionths required"]],
    [
      "a missing figure",
      { referenceModelKeys: ["two"], rows: [row("code", 50n)] },
      ["rows proposals.missingFigures?count=1"],
    ],
    [
      "no formula, no method",
      { referenceModelKeys: ["one"], rows: [row("math", 76n)], formulaKey: "OWN", method: " " },
      ["formulaKey chooseOne", "method required"],
    ],
  ])("%s", (_name, over, expected) => {
    expect(problems(over)).toEqual(expected);
  });
});
