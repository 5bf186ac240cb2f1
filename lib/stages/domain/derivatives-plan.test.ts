import { expect, it } from "vitest";
import { createStageSchema, stagePlanSchema } from "../schema";
import type { DerivativesForm } from "../schema/derivatives-plan";
import { planHashOf } from "./calculation-sheet";
import type { DerivativesPlan } from "./derivatives-plan";
import { planProblems, type StagePlan } from "./plan";
import { computedParts } from "./verification-plan";

const part = { key: "derivatives", nameKo: "파생평가", nameEn: "Derivatives", weightBasisPoints: 10_000 };
const before: StagePlan = {
  ...{ parts: [part], gates: [], survivors: 2, minimumTotalHundredths: null, tieChain: ["total", "lot"], note: "" },
};
const derivatives: DerivativesPlan = {
  partKey: "derivatives",
  relations: ["finetune", "adapter"],
  ...{ countsIndirect: false, countsGated: false, countsUnknownWeights: false },
  ...{ ownerCap: 3, minimumDownloads: 10, snapshotDays: 14, disputeDays: 7 },
  scale: { kind: "LOGARITHMIC", target: 100 },
};

it("E2: plans of before parse as they are and keep their hash; one that counts derivatives has another", () => {
  const stored = JSON.parse(JSON.stringify(before));
  expect(stagePlanSchema.parse(stored)).toEqual(before);
  expect(planHashOf(stagePlanSchema.parse(stored))).toBe(planHashOf(before));
  const counting = { ...before, derivatives };
  expect(stagePlanSchema.parse(JSON.parse(JSON.stringify(counting)))).toEqual(counting);
  expect(planHashOf(counting)).not.toBe(planHashOf(before));
  expect([computedParts(before), computedParts(counting)]).toEqual([[], ["derivatives"]]);
});

it("E2: what keeps a plan of derivatives from being put before the teams", () => {
  const problemsOf = (over: Partial<DerivativesPlan>) =>
    planProblems({ ...before, derivatives: { ...derivatives, ...over } }, 5);
  expect(problemsOf({})).toEqual([]);
  expect(problemsOf({ partKey: "contest" })).toEqual(["DERIVATIVES_PART_UNKNOWN"]);
  expect(problemsOf({ relations: [] })).toEqual(["DERIVATIVES_NO_RELATIONS"]);
});

it("the form's fields become the plan's; nothing is left when the part is entered by hand", () => {
  const { scale, ...rest } = derivatives;
  const form = (isComputed: boolean): DerivativesForm => ({
    ...rest,
    ...{ isComputed, scaleKind: scale.kind, target: scale.target },
  });
  const sent = (isComputed: boolean) =>
    createStageSchema.parse({
      ...{ titleKo: "가", titleEn: "a", cutoffOn: "2025-12-15" },
      plan: {
        parts: [{ key: "derivatives", nameKo: "파생평가", nameEn: "Derivatives", weightPercent: 100 }],
        ...{ gates: [], survivors: 2, minimumPoints: null, note: "", derivatives: form(isComputed) },
      },
    }).plan;
  expect(sent(true).derivatives).toEqual(derivatives);
  expect("derivatives" in sent(false)).toBe(false);
  const none = { ...form(true), ownerCap: 0 };
  expect(createStageSchema.shape.plan.safeParse({ ...before, derivatives: none }).success).toBe(false);
});
