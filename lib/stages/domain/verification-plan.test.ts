import { describe, expect, it } from "vitest";
import { createStageSchema, stagePlanSchema } from "../schema";
import { planHashOf } from "./calculation-sheet";
import { planProblems, type StagePlan, type StagePlanDraft } from "./plan";
import { outsideWindow, type VerificationDraft } from "./verification-plan";

const part = { key: "verification", nameKo: "검증평가", nameEn: "Verification", weightBasisPoints: 10_000 };
const gate = { key: "safety", nameKo: "안전성", nameEn: "Safety" };
const before: StagePlan = {
  parts: [part],
  gates: [gate],
  survivors: 2,
  minimumTotalHundredths: null,
  tieChain: ["total", "lot"],
  note: "",
};
const benchmark = { benchmarkKey: "gpqa", task: "gpqa_diamond", metric: "acc", filter: "none", shots: 5, weight: 1 };
const verification: VerificationDraft = {
  partKey: "verification",
  benchmarks: [benchmark],
  referenceModels: ["hanbit/alpha-1"],
  formula: "MEAN_OF_RATIOS",
  missing: { own: "BLOCK", reference: "BLOCK" },
  repeats: 1,
  runners: ["AGENCY"],
  scale: { zeroBasisPoints: 0, fullBasisPoints: 9_500 },
  safety: { gateKey: "safety", hazards: ["violence"], worst: "MODERATE" },
};
const problemsOf = (change: Partial<VerificationDraft>, over: Partial<StagePlanDraft> = {}) =>
  planProblems({ ...before, verification: { ...verification, ...change }, ...over }, 5);

describe("plans of before", () => {
  it("parse as they are and keep their published hash", () => {
    const stored = JSON.parse(JSON.stringify(before));
    expect(stagePlanSchema.parse(stored)).toEqual(before);
    expect(planHashOf(stagePlanSchema.parse(stored))).toBe(
      "69392a6ecdb77e348ad320603b14ed89cef8d62faf5229837007f578a738e0c7",
    );
  });
});

describe("E2: what keeps a plan from being put before the teams", () => {
  it.each<[string, Partial<VerificationDraft>, string[]]>([
    ["nothing", {}, []],
    ["a part without weight", { partKey: "derivatives" }, ["VERIFICATION_PART_UNKNOWN"]],
    ["no benchmark", { benchmarks: [] }, ["VERIFICATION_NO_BENCHMARKS"]],
    ["one benchmark twice", { benchmarks: [benchmark, benchmark] }, ["VERIFICATION_BENCHMARK_TWICE"]],
    ["no reference", { referenceModels: [] }, ["VERIFICATION_NO_REFERENCES"]],
    ["one reference twice", { referenceModels: ["a/b", "a/b"] }, ["VERIFICATION_REFERENCE_TWICE"]],
    ["nobody's runs", { runners: [] }, ["VERIFICATION_NO_RUNNERS"]],
    ["a scale without length", { scale: { zeroBasisPoints: 9_500, fullBasisPoints: 9_500 } }, ["VERIFICATION_SCALE"]],
    [
      "a gate that is not there",
      { safety: { gateKey: "other", hazards: ["hate"], worst: "LOW" } },
      ["SAFETY_GATE_UNKNOWN"],
    ],
    ["no hazard", { safety: { gateKey: "safety", hazards: [], worst: "LOW" } }, ["SAFETY_NO_HAZARDS"]],
    ["safety by hand", { safety: null }, []],
    [
      "a part of safety that is in no plan",
      { safety: { gateKey: null, hazards: ["hate"], worst: "LOW", part: { partKey: "other", measure: "MEAN" } } },
      ["SAFETY_PART_UNKNOWN"],
    ],
    [
      "safety and verification in one part",
      { safety: { gateKey: null, hazards: ["hate"], worst: "LOW", part: { partKey: "verification", measure: "MIN" } } },
      ["SAFETY_PART_TWICE"],
    ],
  ])("%s", (_name, change, expected) => expect(problemsOf(change)).toEqual(expected));

  it("a gate left out of the plan cannot be decided by hazards", () => {
    expect(problemsOf({}, { gates: [] })).toEqual(["SAFETY_GATE_UNKNOWN"]);
  });
});

it("E5: the window is closed on both sides, and no date is outside", () => {
  const released = (day: string | null) => ({ key: String(day), releasedOn: day === null ? null : new Date(day) });
  const days = ["2025-06-14", "2025-06-15", "2025-12-15", "2025-12-16", null].map(released);
  expect(outsideWindow(days, new Date("2025-12-15"), 6)).toEqual(["2025-06-14", "2025-12-16", "null"]);
});

it("the form's per cent become basis points; nothing is left when the part is entered by hand", () => {
  const form = {
    isComputed: true,
    partKey: "verification",
    benchmarks: [benchmark],
    referenceModels: [{ key: "hanbit/alpha-1" }],
    formula: "MEAN_OF_RATIOS" as const,
    missingOwn: "BLOCK" as const,
    missingReference: "BLOCK" as const,
    repeats: 1,
    runners: ["AGENCY" as const],
    zeroPercent: 0,
    fullPercent: 95,
    safetyGateKey: "safety",
    safetyPartKey: "",
    safetyMeasure: "MEAN",
    hazards: ["violence" as const],
    worst: "MODERATE" as const,
  };
  const sent = (isComputed: boolean) =>
    createStageSchema.parse({
      titleKo: "가",
      titleEn: "a",
      cutoffOn: "2025-12-15",
      plan: {
        parts: [{ key: "verification", nameKo: "검증평가", nameEn: "Verification", weightPercent: 100 }],
        gates: [],
        survivors: 2,
        minimumPoints: null,
        note: "",
        verification: { ...form, isComputed },
      },
    }).plan;
  expect(sent(true).verification).toEqual(verification);
  expect("verification" in sent(false)).toBe(false);
});
