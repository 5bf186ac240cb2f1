import { releaseWindow } from "@/lib/references/domain/released";
import type { Direction, Formula, MissingRule } from "@/lib/references/domain/target-ratio";
import type { DerivativesPlan } from "./derivatives-plan";

/** V2: who ran the models; the plan says whose runs count. */
export const RUNNERS = ["TEAM", "AGENCY", "THIRD_PARTY"] as const;
export type Runner = (typeof RUNNERS)[number];

/** V4: hazard grades of a safety evaluation, from the mildest on. */
export const HAZARD_GRADES = ["LOW", "MODERATE", "HIGH", "SEVERE"] as const;
export type HazardGrade = (typeof HAZARD_GRADES)[number];

/** V4: what a safety evaluation looks at; words under `stages.hazards`. */
export const HAZARDS = [
  "violence",
  "hate",
  "sexual",
  "selfHarm",
  "crime",
  "weapons",
  "privacy",
  "misinformation",
] as const;
export type Hazard = (typeof HAZARDS)[number];

/** V1: which figure of which file is the benchmark's. */
export type BenchmarkChoice = {
  /** Of the catalogue: it has the references' figures. */
  benchmarkKey: string;
  task: string;
  metric: string;
  filter: string;
  /** Null: whatever number of examples. */
  shots: number | null;
  weight: number;
};
export type PlannedBenchmark = BenchmarkChoice & {
  nameKo: string;
  nameEn: string;
  direction: Direction;
  /** End of the scale × 1,000,000, as text: exact in the hash. */
  scaleMaxMillionths: string;
};

type Rules = {
  /** The part of the plan that this computes; nobody enters it by hand. */
  partKey: string;
  /** E5: released in [cut-off − months, cut-off]. */
  referenceModels: string[];
  formula: Formula;
  missing: MissingRule;
  /** V3: runs that must be there of every benchmark. */
  repeats: number;
  runners: Runner[];
  /** The ratio that gives 0 and the ratio that gives 100 points; a straight line between. */
  scale: { zeroBasisPoints: number; fullBasisPoints: number };
  /** V4: hazards graded by the AI Safety Institute; the gate passes while none is graded worse than `worst`. */
  safety: { gateKey: string; hazards: Hazard[]; worst: HazardGrade } | null;
};
/** E2, V1–V4: how the verification part is measured and counted. */
export type VerificationPlan = Rules & { benchmarks: PlannedBenchmark[] };
/** As the form sends it: what the catalogue knows of a benchmark is not the form's to say. */
export type VerificationDraft = Rules & { benchmarks: BenchmarkChoice[] };

export type VerificationProblem =
  | "VERIFICATION_PART_UNKNOWN"
  | "VERIFICATION_NO_BENCHMARKS"
  | "VERIFICATION_BENCHMARK_TWICE"
  | "VERIFICATION_NO_REFERENCES"
  | "VERIFICATION_REFERENCE_TWICE"
  | "VERIFICATION_NO_RUNNERS"
  | "VERIFICATION_SCALE"
  | "SAFETY_GATE_UNKNOWN"
  | "SAFETY_NO_HAZARDS";

const hasTwice = (keys: readonly string[]): boolean => new Set(keys).size !== keys.length;

/** What keeps a plan of verification from being put before the teams; empty means it may. */
export function verificationProblems(
  { verification }: { verification?: VerificationDraft | undefined },
  partKeys: readonly string[],
  gateKeys: readonly string[],
): VerificationProblem[] {
  if (!verification) return [];
  const { benchmarks, referenceModels, runners, scale, safety, partKey } = verification;
  const problems: [boolean, VerificationProblem][] = [
    [!partKeys.includes(partKey), "VERIFICATION_PART_UNKNOWN"],
    [benchmarks.length === 0, "VERIFICATION_NO_BENCHMARKS"],
    [hasTwice(benchmarks.map((one) => one.benchmarkKey)), "VERIFICATION_BENCHMARK_TWICE"],
    [referenceModels.length === 0, "VERIFICATION_NO_REFERENCES"],
    [hasTwice(referenceModels), "VERIFICATION_REFERENCE_TWICE"],
    [runners.length === 0, "VERIFICATION_NO_RUNNERS"],
    [scale.fullBasisPoints <= scale.zeroBasisPoints, "VERIFICATION_SCALE"],
    [safety !== null && !gateKeys.includes(safety.gateKey), "SAFETY_GATE_UNKNOWN"],
    [safety !== null && safety.hazards.length === 0, "SAFETY_NO_HAZARDS"],
  ];
  return problems.flatMap(([isSo, problem]) => (isSo ? [problem] : []));
}

/** E5: models that were not released in [cut-off − months, cut-off], or nobody knows when. */
export function outsideWindow(
  models: readonly { key: string; releasedOn: Date | null }[],
  cutoff: Date,
  months: number,
): string[] {
  const { from, to } = releaseWindow(cutoff, months);
  return models
    .filter(({ releasedOn }) => releasedOn === null || releasedOn < from || releasedOn > to)
    .map((model) => model.key);
}

/** Parts and gates that are computed: entering them by hand is refused. */
export const computedParts = (plan: {
  verification?: VerificationPlan | undefined;
  derivatives?: DerivativesPlan | undefined;
}): string[] => [plan.verification, plan.derivatives].flatMap((one) => (one ? [one.partKey] : []));
export const computedGates = (plan: { verification?: VerificationPlan | undefined }): string[] =>
  plan.verification?.safety ? [plan.verification.safety.gateKey] : [];
