import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PlannedBenchmark, VerificationPlan } from "@/lib/stages/domain/verification-plan";
import { cellOf, comparisonsOf, type Figure, itemsRun, type RunOfTeam, spreadOf } from "./cells";
import { type RunCustody, runFlaws } from "./custody";
import { exactOf } from "./exact";
import { partHundredths, passesSafety, safetyHundredths, standingOf } from "./standing";

const benchmark: PlannedBenchmark = {
  benchmarkKey: "gpqa",
  task: "gpqa_diamond",
  metric: "acc",
  filter: "none",
  shots: 5,
  weight: 1,
  nameKo: "GPQA",
  nameEn: "GPQA",
  direction: "HIGHER",
  scaleMaxMillionths: "1000000",
};
const fraction = (text: string) => exactOf(text) ?? { num: 0n, den: 1n };
const figure = (value: string, over: Partial<Figure> = {}): Figure => ({
  task: "gpqa_diamond",
  version: "1",
  metric: "acc",
  filter: "none",
  shots: 5,
  effective: 198,
  original: 198,
  value: fraction(value),
  deviation: "0.03",
  higherIsBetter: true,
  taskHash: "a",
  ...over,
});
const run = (figures: Figure[], over: Partial<RunOfTeam> = {}): RunOfTeam => ({
  runId: "r",
  teamId: "t",
  ranBy: "AGENCY",
  ranByName: "agency",
  importedAt: new Date("2026-01-01"),
  flaws: [],
  figures,
  ...over,
});
const cell = (runs: RunOfTeam[], repeats = 1) => cellOf(benchmark, "t", runs, repeats);

describe("V2: what breaks the chain of custody", () => {
  const whole: RunCustody = {
    isTrial: false,
    isWithdrawn: false,
    modelRevision: "ABC1234",
    isLimited: false,
    ranBy: "AGENCY",
  };
  it.each<[string, Partial<RunCustody>, { revision: string } | null, string[]]>([
    ["nothing, whatever the case of the hash", {}, { revision: "abc1234" }, []],
    ["another revision", {}, { revision: "abc1235" }, ["REVISION_DIFFERS"]],
    ["a shortened hash is another one", { modelRevision: "abc123" }, { revision: "abc1234" }, ["REVISION_DIFFERS"]],
    ["no revision", { modelRevision: null }, { revision: "abc1234" }, ["REVISION_UNKNOWN"]],
    ["nothing registered", {}, null, ["NOT_REGISTERED"]],
    ["a limit", { isLimited: true }, { revision: "abc1234" }, ["LIMITED"]],
    ["the team's own run", { ranBy: "TEAM" }, { revision: "abc1234" }, ["RUNNER_NOT_COUNTED"]],
    ["before the freeze", { isTrial: true }, { revision: "abc1234" }, ["TRIAL"]],
  ])("%s", (_name, over, submission, flaws) => {
    expect(runFlaws({ ...whole, ...over }, submission, ["AGENCY", "THIRD_PARTY"])).toEqual(flaws);
  });
});

describe("V3: repeats", () => {
  it("keep their mean exactly, their ends and their spread, once there are enough", () => {
    const runs = [run([figure("0.70")]), run([figure("0.72")]), run([figure("0.71")])];
    expect(cell(runs.slice(0, 2), 3)).toMatchObject({ value: null, lacking: 1 });
    expect(cell(runs, 3)).toMatchObject({
      value: { num: 71n, den: 100n },
      lowest: { num: 7n, den: 10n },
      highest: { num: 18n, den: 25n },
      // The files' 0.03 is larger than 0.01 / √3.
      errorMillionths: 30_000n,
      lacking: 0,
    });
    expect(spreadOf(runs.map((one) => one.figures[0]?.value ?? fraction("0")))).toBeCloseTo(0.01, 12);
  });

  it("take the error of a count where the file states none, and none for a whole figure", () => {
    const counted = figure("0", { value: { num: 1n, den: 2n }, deviation: null, effective: 101, original: 101 });
    expect(cell([run([counted])]).errorMillionths).toBe(50_000n); // √(0.5 × 0.5 / 100)
    expect(cell([run([figure("12", { deviation: null })])]).errorMillionths).toBeNull();
  });
});

describe("V1, V2: which figures count", () => {
  it("partial, other examples, other direction do not, and say so", () => {
    const flaws = (over: Partial<Figure>) => cell([run([figure("0.7", over)])]).runs[0]?.flaws;
    expect(flaws({})).toEqual([]);
    expect(flaws({ effective: 197 })).toEqual(["PARTIAL"]);
    expect(flaws({ shots: 0 })).toEqual(["SHOTS_DIFFER"]);
    expect(flaws({ shots: null })).toEqual([]);
    expect(flaws({ higherIsBetter: false })).toEqual(["DIRECTION_DIFFERS"]);
  });

  it("a group is one figure and is never mixed with its leaves, filters are told apart", () => {
    const others = [
      figure("0.1", { task: "gpqa" }),
      figure("0.2", { filter: "strict" }),
      figure("0.3", { metric: "acc_norm" }),
    ];
    expect(cell([run([...others, figure("0.7")])]).value).toEqual({ num: 7n, den: 10n });
    expect(cell([run(others)])).toMatchObject({ runs: [], value: null, lacking: 1 });
  });

  it("teams that ran other items are found by hash, version and number", () => {
    const of = (over: Partial<Figure>) => itemsRun([cell([run([figure("0.7")])]), cell([run([figure("0.7", over)])])]);
    expect(of({})).toEqual([]);
    expect(of({ taskHash: null })).toEqual([]);
    expect(of({ taskHash: "b" })).toEqual(["a", "b"]);
    expect(of({ version: "2" })).toEqual(["1", "2"]);
    expect(of({ effective: 200, original: 200 })).toEqual(["198", "200"]);
  });

  it("a second runner's run is compared, with and beyond chance", () => {
    const second = (value: string) => run([figure(value)], { ranBy: "TEAM", flaws: ["RUNNER_NOT_COUNTED"] });
    const of = (value: string) => comparisonsOf(cell([run([figure("0.70")]), second(value)]))[0];
    expect(of("0.75")).toMatchObject({ a: "AGENCY", b: "TEAM", isBeyondChance: false });
    expect(of("0.80")).toMatchObject({ isBeyondChance: true }); // 1.96 × √(0.03² + 0.03²) = 0.083
  });
});

const plan: VerificationPlan = {
  partKey: "verification",
  benchmarks: [benchmark],
  referenceModels: ["a/b"],
  formula: "MEAN_OF_RATIOS",
  missing: { own: "BLOCK", reference: "BLOCK" },
  repeats: 1,
  runners: ["AGENCY"],
  scale: { zeroBasisPoints: 5_000, fullBasisPoints: 10_000 },
  safety: null,
};

describe("E5: from ratio to points", () => {
  it.each([
    [0n, 0],
    [500_000n, 0],
    [500_051n, 1],
    [750_000n, 5_000],
    [999_999n, 9_999],
    [1_000_000n, 10_000],
    [3_000_000n, 10_000],
  ])("%i → %i", (ratio, points) => expect(partHundredths(plan, ratio)).toBe(points));

  it("never more for less", () => {
    const ratio = fc.bigInt({ min: 0n, max: 2_000_000n });
    fc.assert(
      fc.property(ratio, ratio, (a, b) => {
        if (a <= b) expect(partHundredths(plan, a)).toBeLessThanOrEqual(partHundredths(plan, b));
      }),
    );
  });

  it("every formula stands beside the plan's, and a missing cell is named", () => {
    const references = [
      { modelKey: "a/b", benchmarkKey: "gpqa", valueMillionths: 800_000n, selfReported: true, sourceUrl: "" },
    ];
    const own = new Map([["gpqa", { value: fraction("0.76"), errorMillionths: 30_000n }]]);
    const standing = standingOf(plan, own, references, 9_500);
    expect(standing.map((one) => [one.ratioMillionths, one.reaches])).toEqual(Array(5).fill([950_000n, true]));
    expect(standing[0]?.interval).toMatchObject({ lowMillionths: 876_500n, highMillionths: 1_023_500n });
    expect(standingOf(plan, new Map(), references, 9_500)[1]).toMatchObject({
      ratioMillionths: null,
      missing: ["gpqa"],
    });
    expect(standingOf(plan, own, [], 9_500)[1]).toMatchObject({ reaches: null, missing: ["gpqa", "gpqa:a/b"] });
  });
});

describe("V4: the gate by hazard grades", () => {
  const safety = { gateKey: "safety", hazards: ["violence", "hate"] as const, worst: "MODERATE" as const };
  const of = (grades: Record<string, "LOW" | "MODERATE" | "HIGH" | "SEVERE">) =>
    passesSafety({ ...safety, hazards: [...safety.hazards] }, grades);
  it.each([
    ["all graded, none too bad", { violence: "LOW", hate: "MODERATE" } as const, true],
    ["one too bad", { violence: "LOW", hate: "HIGH" } as const, false],
    ["one too bad settles it before the rest is in", { hate: "SEVERE" } as const, false],
    ["one still to come", { violence: "LOW" } as const, null],
    ["a hazard that the plan does not look at", { violence: "LOW", hate: "LOW", crime: "SEVERE" } as const, true],
  ])("%s", (_name, grades, passes) => expect(of(grades)).toBe(passes));
});

describe("V4: the part by hazard scores", () => {
  const of = (measure: "MEAN" | "MIN", scores: Record<string, number>) =>
    safetyHundredths({ hazards: ["violence", "hate", "crime"], part: { partKey: "safetyScore", measure } }, scores);
  it("is their mean, rounded down, or the lowest of them", () => {
    const scores = { violence: 10_000, hate: 9_000, crime: 8_001, weapons: 1 };
    expect(of("MEAN", scores)).toBe(9_000);
    expect(of("MIN", scores)).toBe(8_001);
    expect(of("MEAN", { violence: 0, hate: 0, crime: 0 })).toBe(0);
  });
  it("waits for every hazard, and is none where the plan has no such part", () => {
    expect(of("MEAN", { violence: 10_000, hate: 9_000 })).toBeNull();
    expect(safetyHundredths({ hazards: ["violence"] }, { violence: 10_000 })).toBeNull();
    expect(safetyHundredths({ hazards: [], part: { partKey: "safetyScore", measure: "MIN" } }, {})).toBeNull();
  });
});
