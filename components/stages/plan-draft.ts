import type { z } from "zod";
import type { ContestPlan } from "@/lib/stages/domain/contest-plan";
import type { DerivativesPlan } from "@/lib/stages/domain/derivatives-plan";
import { chainByWeight, type StagePlan } from "@/lib/stages/domain/plan";
import { HAZARDS, type VerificationPlan } from "@/lib/stages/domain/verification-plan";
import type { createStageSchema } from "@/lib/stages/schema";
import type { ContestForm } from "@/lib/stages/schema/contest-plan";
import type { DerivativesForm } from "@/lib/stages/schema/derivatives-plan";
import type { VerificationForm } from "@/lib/stages/schema/verification-plan";

type PlanForm = z.input<typeof createStageSchema>["plan"];

/** A plan as its form shows it: percent and points, and beside the plan's own parts those of the rulebook that it leaves out. */
export function planDraft(
  plan: StagePlan,
  {
    plan: offered,
    targetBasisPoints,
  }: { plan: Pick<StagePlan, "parts" | "gates" | "contest">; targetBasisPoints: number },
): PlanForm {
  const leftOut = <T extends { key: string }>(own: readonly T[], all: readonly T[]) =>
    all.filter((one) => !own.some((mine) => mine.key === one.key));
  return {
    parts: [
      ...plan.parts.map(({ weightBasisPoints, ...part }) => ({
        ...part,
        weightPercent: weightBasisPoints / 100 || null,
      })),
      ...leftOut(plan.parts, offered.parts).map(({ weightBasisPoints: _weight, ...part }) => ({
        ...part,
        weightPercent: null,
      })),
    ],
    gates: [
      ...plan.gates.map((gate) => ({ ...gate, included: true })),
      ...leftOut(plan.gates, offered.gates).map((gate) => ({ ...gate, included: false })),
    ],
    survivors: plan.survivors,
    leastSurvivors: plan.leastSurvivors ?? null,
    minimumPoints: plan.minimumTotalHundredths === null ? null : plan.minimumTotalHundredths / 100,
    tieOrder: declaredOrder(plan),
    calendar: plan.calendar ?? NO_DAYS,
    note: plan.note,
    nextTargetPercent: plan.next ? plan.next.targetBasisPoints / 100 : null,
    nextSurvivors: plan.next?.survivors ?? null,
    ...shownContest(plan.contest, offered.contest),
    verification: plan.verification ? shownVerification(plan.verification) : notComputed(targetBasisPoints),
    derivatives: plan.derivatives ? shownDerivatives(plan.derivatives) : NOT_COUNTED,
  };
}

const NO_DAYS = { scoringFrom: "", scoringThrough: "", resultOn: "" };

/** S5: the parts of a chain that is not simply by weight. */
function declaredOrder({ tieChain, parts }: StagePlan): { key: string }[] {
  if (tieChain.join() === chainByWeight(parts).join()) return [];
  return tieChain.flatMap((step) => (step.startsWith("part:") ? [{ key: step.slice("part:".length) }] : []));
}

/** A plan's own rules, or the rulebook's to begin with; none where neither has a contest. */
function shownContest(own: ContestPlan | undefined, offered: ContestPlan | undefined): { contest?: ContestForm } {
  const rules = own ?? offered;
  if (!rules) return {};
  const { adaptiveBasisPoints, quotas, generation, ...same } = rules;
  const { temperatureHundredths, ...settings } = generation;
  const percents = (shares: Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.entries(shares).map(([band, basisPoints]) => [band, basisPoints / 100]));
  return {
    contest: {
      ...same,
      isFixed: own !== undefined,
      adaptivePercent: adaptiveBasisPoints / 100,
      quotas: {
        sex: percents(quotas.sex),
        region: percents(quotas.region),
        ageBand: percents(quotas.ageBand),
        aiUse: percents(quotas.aiUse),
      },
      generation: { ...settings, temperature: temperatureHundredths / 100 },
    },
  };
}

const shownVerification = ({
  missing,
  scale,
  safety,
  referenceModels,
  benchmarks,
  ...same
}: VerificationPlan): VerificationForm => ({
  ...same,
  isComputed: true,
  benchmarks: benchmarks.map(({ benchmarkKey, task, metric, filter, shots, weight }) => ({
    benchmarkKey,
    task,
    metric,
    filter,
    shots,
    weight,
  })),
  referenceModels: referenceModels.map((key) => ({ key })),
  missingOwn: missing.own,
  missingReference: missing.reference,
  zeroPercent: scale.zeroBasisPoints / 100,
  fullPercent: scale.fullBasisPoints / 100,
  safetyGateKey: safety?.gateKey ?? "",
  safetyPartKey: safety?.part?.partKey ?? "",
  safetyMeasure: safety?.part?.measure ?? "MEAN",
  hazards: safety?.hazards ?? [...HAZARDS],
  worst: safety?.worst ?? "MODERATE",
});

/** What the fields start from while the part is entered by hand; reaching the rulebook's target gives all points. */
const notComputed = (targetBasisPoints: number): VerificationForm => ({
  isComputed: false,
  partKey: "verification",
  benchmarks: [],
  referenceModels: [],
  formula: "MEAN_OF_RATIOS",
  missingOwn: "BLOCK",
  missingReference: "BLOCK",
  repeats: 1,
  runners: ["AGENCY"],
  zeroPercent: 0,
  fullPercent: targetBasisPoints / 100,
  safetyGateKey: "",
  safetyPartKey: "",
  safetyMeasure: "MEAN",
  hazards: [...HAZARDS],
  worst: "MODERATE",
});

const shownDerivatives = ({ scale, ...same }: DerivativesPlan): DerivativesForm => ({
  ...same,
  isComputed: true,
  scaleKind: scale.kind,
  target: scale.target,
});

/** What the fields start from while the part is entered by hand; quantized models are shown and not counted (Y2). */
const NOT_COUNTED: DerivativesForm = {
  isComputed: false,
  partKey: "derivatives",
  relations: ["finetune", "adapter", "merge"],
  countsIndirect: false,
  countsGated: false,
  countsUnknownWeights: false,
  ownerCap: 3,
  minimumDownloads: 10,
  snapshotDays: 14,
  disputeDays: 7,
  scaleKind: "LOGARITHMIC",
  target: 100,
};
