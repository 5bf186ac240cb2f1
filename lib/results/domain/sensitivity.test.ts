import { describe, expect, it } from "vitest";
import { buildContestSheet, type SetCount } from "@/lib/contest/domain/result";
import { shareIntervals } from "@/lib/contest/domain/share-interval";
import {
  buildStageSheet,
  recomputeStage,
  type SheetTeam,
  type StageSheet,
} from "@/lib/stages/domain/calculation-sheet";
import { withCells } from "@/lib/stages/domain/correction";
import type { StagePlan } from "@/lib/stages/domain/plan";
import { stageResult } from "@/lib/stages/domain/result";
import { partIntervals } from "@/lib/verification/domain/part-interval";
import { buildPartSheet, type PartSheet } from "@/lib/verification/domain/part-sheet";
import { correctionsOf } from "./corrections";
import { byFormula, withoutEachBenchmark } from "./measured-sensitivity";
import { sensitivityOf } from "./sensitivity";
import { separabilityOf } from "./separability";
import { followChain, sourcesOf } from "./sheet-chain";

const plan: StagePlan = {
  parts: [
    { key: "contestPublic", nameKo: "국민평가", nameEn: "Public contest", weightBasisPoints: 4_000 },
    { key: "verification", nameKo: "검증평가", nameEn: "Verification", weightBasisPoints: 6_000 },
  ],
  gates: [],
  survivors: 1,
  minimumTotalHundredths: null,
  tieChain: ["total", "lot"],
  note: "",
};
const benchmark = (benchmarkKey: string) => ({
  ...{ benchmarkKey, task: benchmarkKey, metric: "acc", filter: "none", shots: 0, weight: 1 },
  ...{ nameKo: benchmarkKey, nameEn: benchmarkKey, direction: "HIGHER" as const, scaleMaxMillionths: "1000000" },
});
type Values = Record<string, [value: string, error: string | null]>;
const partSheet = (teams: Record<string, Values>): { sheet: PartSheet; sha256: string } =>
  buildPartSheet({
    stage: { number: 1, cutoffOn: "2025-12-31" },
    planHash: "p",
    targetBasisPoints: 9_500,
    verification: {
      partKey: "verification",
      benchmarks: [benchmark("math"), benchmark("code")],
      referenceModels: ["ref"],
      formula: "MEAN_OF_RATIOS",
      missing: { own: "BLOCK", reference: "BLOCK" },
      repeats: 1,
      runners: ["AGENCY"],
      scale: { zeroBasisPoints: 0, fullBasisPoints: 20_000 },
      safety: null,
    },
    references: [
      { modelKey: "ref", benchmarkKey: "math", valueMillionths: "200000", selfReported: false, sourceUrl: "" },
      { modelKey: "ref", benchmarkKey: "code", valueMillionths: "800000", selfReported: false, sourceUrl: "" },
    ],
    teams: Object.entries(teams).map(([teamId, values]) => ({
      ...{ teamId, nameKo: teamId, nameEn: teamId, grades: {} },
      values: Object.fromEntries(
        Object.entries(values).map(([key, [value, errorMillionths]]) => [key, { value, errorMillionths, runIds: [] }]),
      ),
    })),
  });
// Against the reference, a has 1.8 and 0.9, b has 1.4 and 1.25: 1.35 before 1.325 in the mean of ratios, but 1.08 against 1.28 in the ratio of means.
const VALUES = {
  a: { math: ["9/25", "10000"], code: ["18/25", "10000"] },
  b: { math: ["7/25", "10000"], code: ["1", "10000"] },
} satisfies Record<string, Values>;
const { sheet: verification, sha256: verificationHash } = partSheet(VALUES);
const count = (firstWins: number, secondWins: number): SetCount => ({
  ...{ group: "PUBLIC", first: 0, second: 1, firstWins, secondWins },
  ...{ language: "KO", domain: "general", ties: 0, bothBad: 0 },
});
const contestOf = (firstWins: number, secondWins: number) =>
  buildContestSheet({
    ...{ stageNumber: 1, rulesHash: "r", ballotsHash: "b", weights: { PUBLIC: 4_000, EXPERT: 0 }, survivors: 1 },
    entries: ["a", "b"].map((teamId) => ({
      ...{ entryId: `entry ${teamId}`, teamId, nameKo: teamId, nameEn: teamId, modelName: teamId },
    })),
    ...{ counts: [count(firstWins, secondWins)], discards: [] },
  });
const contest = contestOf(52, 48);
const sources = { parts: { contestPublic: contest.sha256, verification: verificationHash }, gates: {} };
const team = (teamId: string, voted: number, over: Partial<SheetTeam> = {}): SheetTeam => ({
  ...{ teamId, nameKo: teamId, nameEn: teamId, withdrawn: false, gates: {}, sources },
  parts: {
    contestPublic: voted,
    verification: verification.results.find((one) => one.teamId === teamId)?.scoreHundredths ?? 0,
  },
  ...over,
});
const facts = { plan, seed: "s", teams: [team("a", 5_200), team("b", 4_800)] };
const rows = stageResult(plan, facts.teams, "s");

describe("E5 what other formulas and fewer benchmarks would say", () => {
  it("the verdict flips with the formula: every formula is computed from the sheet's figures", () => {
    expect(verification.results.map((one) => one.scoreHundredths)).toEqual([6_750, 6_625]);
    const formulas = byFormula(facts, verification);
    expect(formulas.map(({ formula, isPlanned, variant }) => [formula, isPlanned, variant?.advancing])).toEqual([
      ["RATIO_OF_MEANS", false, ["b"]],
      ["MEAN_OF_RATIOS", true, ["a"]],
      // 1.27 against 1.32: 1.5 points of the total, where the vote gave a 1.6.
      ["GEOMETRIC_MEAN", false, ["a"]],
      ["CAPPED_MEAN", false, ["a"]],
      ["BEST_REFERENCE", false, ["a"]],
    ]);
  });

  it("each benchmark left out in turn; a sheet without a team's figure says for whom it cannot be told", () => {
    const left = withoutEachBenchmark(facts, verification);
    expect(left.map(({ benchmarkKey, variant }) => [benchmarkKey, variant?.advancing])).toEqual([
      ["math", ["b"]],
      ["code", ["a"]],
    ]);
    const { sheet } = partSheet({ a: VALUES.a, b: { math: ["7/25", null] } });
    const lacking = withoutEachBenchmark(facts, sheet);
    expect(lacking.find(({ benchmarkKey }) => benchmarkKey === "math")).toMatchObject({
      variant: null,
      lacking: ["b"],
    });
    expect(lacking.find(({ benchmarkKey }) => benchmarkKey === "code")?.variant?.advancing).toEqual(["a"]);
  });
});

describe("X4 neighbours that cannot be told apart", () => {
  it("a narrow contest and noisy runs leave two ranks inseparable; many votes and exact runs part them", () => {
    const intervals = shareIntervals(contest.sheet.result, "PUBLIC");
    expect(intervals?.[0]?.lowHundredths).toBeLessThan(5_200);
    expect(intervals?.[0]?.highHundredths).toBeGreaterThan(5_200);
    const close = sensitivityOf(facts, rows, { verification, contest: contest.sheet }, 500);
    expect(close.separability).toMatchObject({
      neighbours: [{ above: "a", below: "b", isSeparable: false, isAcrossCut: true }],
      exactParts: [],
    });
    expect(close.toFlip).toMatchObject({ survivor: "a", challenger: "b", votes: 3, ofVotes: 100 });
    const many = contestOf(90_000, 10_000).sheet;
    const clear = { ...facts, teams: [team("a", 9_000), team("b", 1_000)] };
    const firm = sensitivityOf(clear, stageResult(plan, clear.teams, "s"), { verification, contest: many }, 500);
    expect(firm.separability?.neighbours).toMatchObject([{ isSeparable: true }]);
  });

  it("errors of the parts add as squares, exactly: 0.6 · 3 and 0.4 · 6 points are 3 points together", () => {
    const found = separabilityOf(facts, rows, [
      ...["a", "b"].map((teamId) => ({ teamId, partKey: "verification", lowHundredths: 6_450, highHundredths: 7_050 })),
      ...["a", "b"].map((teamId) => ({
        teamId,
        partKey: "contestPublic",
        lowHundredths: 4_600,
        highHundredths: 5_800,
      })),
    ]);
    const [a] = found?.totals ?? [];
    expect(a && [a.total - a.low, a.high - a.total]).toEqual([3_000_000n, 3_000_000n]);
  });

  it("a part without intervals is taken as exact and named; without any nothing is claimed", () => {
    const half = sensitivityOf(facts, rows, { verification: null, contest: contest.sheet }, 500);
    expect(half.separability?.exactParts).toEqual(["verification"]);
    expect([half.formulas, half.withoutBenchmarks]).toEqual([null, null]);
    const none = sensitivityOf(facts, rows, { verification: null, contest: null }, 500);
    expect([none.separability, none.toFlip]).toEqual([null, null]);
  });

  it("points and their interval go together, and never beyond the scale", () => {
    const [a] = partIntervals(verification);
    expect(a?.lowHundredths).toBeLessThan(6_750);
    expect(a?.highHundredths).toBeGreaterThan(6_750);
    expect(partIntervals(partSheet({ a: { math: ["1", "900000"], code: ["1", null] } }).sheet)[0]).toMatchObject({
      highHundredths: 10_000,
    });
    expect(partIntervals(partSheet({ a: { math: ["1", null], code: ["1", null] } }).sheet)).toEqual([]);
  });
});

describe("S11 the chain of sheets", () => {
  const built = buildStageSheet({
    stage: { number: 1, cutoffOn: "2025-12-31" },
    ...{ rulebookVersion: 1, plan, teams: facts.teams },
  });
  const given = [
    { sha256: contest.sha256, sheet: contest.sheet },
    { sha256: verificationHash, sheet: verification },
  ];

  it("a stage's sheet names the sheets that its scores rest on, and every score is found there again", () => {
    expect(built.sheet.version).toBe(2);
    expect(recomputeStage(JSON.parse(built.text))).toEqual({ ok: true, sha256: built.sha256 });
    expect(followChain(built.sheet, given)).toMatchObject({ wanted: [], differences: [] });
    expect(followChain(built.sheet, given.slice(1)).wanted).toEqual([
      { sha256: contest.sha256, partKeys: ["contestPublic"], gateKeys: [] },
    ]);
  });

  it("the first score that its sheet did not compute is named", () => {
    const bent: StageSheet = {
      ...built.sheet,
      teams: built.sheet.teams.map((one) =>
        one.teamId === "b" ? { ...one, parts: { ...one.parts, verification: 6_626 } } : one,
      ),
    };
    expect(followChain(bent, given).differences).toEqual([
      "b verification: the stage states 6626, its sheet computed 6625",
    ]);
  });

  it("S10: a corrected sheet tells each cell before and after, and no word of its evidence", () => {
    const cells = [{ teamId: "b", kind: "PART" as const, key: "verification", scoreHundredths: 9_000, evidence: "말" }];
    const corrects = { sheetHash: built.sha256, sheet: built.sheet, objections: ["FM-S1-OB"], cells };
    const teams = withCells(plan, built.sheet.teams, cells) ?? [];
    const { sheet } = buildStageSheet({ stage: built.sheet.stage, rulebookVersion: 1, plan, teams, corrects });
    const shown = correctionsOf(sheet);
    expect(shown).toEqual([
      {
        ...{ previousHash: built.sha256, objections: 1 },
        cells: [{ teamId: "b", key: "verification", isGate: false, before: 6_625, after: 9_000 }],
      },
    ]);
    expect(correctionsOf(built.sheet)).toEqual([]);
    // The corrected cell rests on its correction: the chain does not look for it in the sheet of before.
    expect(followChain(sheet, given).differences).toEqual([]);
  });

  it("a sheet of before names none and is still computed again", () => {
    const { sources: _own, ...before } = team("a", 5_200);
    const first = {
      ...built.sheet,
      version: 1 as const,
      teams: [before, ...built.sheet.teams.slice(1).map(({ sources: _, ...one }) => one)],
    };
    expect(recomputeStage(first)).toMatchObject({ ok: true });
    expect(sourcesOf(first)).toEqual([]);
  });
});
