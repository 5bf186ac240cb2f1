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

/** V4: how scores of several hazards become one. */
export const SAFETY_MEASURES = ["MEAN", "MIN"] as const;
export type SafetyMeasure = (typeof SAFETY_MEASURES)[number];

/** V4: hazards graded and scored by the AI Safety Institute: a gate, a part, or both, as the plan says. */
export type SafetyPlan = {
  /** The gate passes while no hazard is graded worse than `worst`; null when safety is no gate. */
  gateKey: string | null;
  hazards: Hazard[];
  worst: HazardGrade;
  /** The part that the hazards' scores make; a hazard without a score keeps it back. Plans of before have none. */
  part?: { partKey: string; measure: SafetyMeasure } | undefined;
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
  safety: SafetyPlan | null;
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
  | "SAFETY_NO_HAZARDS"
  | "SAFETY_PART_UNKNOWN"
  | "SAFETY_PART_TWICE";

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
    [typeof safety?.gateKey === "string" && !gateKeys.includes(safety.gateKey), "SAFETY_GATE_UNKNOWN"],
    [safety?.part !== undefined && !partKeys.includes(safety.part.partKey), "SAFETY_PART_UNKNOWN"],
    [safety?.part?.partKey === partKey, "SAFETY_PART_TWICE"],
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
type Computing = { verification?: VerificationPlan | undefined; derivatives?: DerivativesPlan | undefined };
export const computedParts = ({ verification, derivatives }: Computing): string[] =>
  [verification?.partKey, verification?.safety?.part?.partKey, derivatives?.partKey].filter((key) => key !== undefined);
export const computedGates = ({ verification }: Computing): string[] =>
  verification?.safety?.gateKey ? [verification.safety.gateKey] : [];
