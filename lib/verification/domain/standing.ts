import type { Fraction } from "@/lib/references/domain/fraction";
import { type RatioInterval, ratioInterval } from "@/lib/references/domain/ratio-interval";
import {
  FORMULAS,
  type Formula,
  plannedRatios,
  type RatioRow,
  reachesTarget,
} from "@/lib/references/domain/target-ratio";
import type { HazardGrade, SafetyPlan, VerificationPlan } from "@/lib/stages/domain/verification-plan";
import { HAZARD_GRADES } from "@/lib/stages/domain/verification-plan";

export type ReferenceFigure = {
  modelKey: string;
  benchmarkKey: string;
  valueMillionths: bigint;
  selfReported: boolean;
  sourceUrl: string;
};
/** One team's value of each benchmark, exactly; absent where nothing counts. */
export type OwnValues = ReadonlyMap<string, { value: Fraction; errorMillionths: bigint | null }>;

export type FormulaStanding = {
  formula: Formula;
  ratioMillionths: bigint | null;
  /** Cells without which there is no ratio, as `benchmark` or `benchmark:model`. */
  missing: string[];
  reaches: boolean | null;
  interval: RatioInterval | null;
};

const MILLION = 1_000_000n;
const POINTS_FULL = 10_000n;
const MILLIONTHS_OF_BASIS_POINT = 100n;

/** The table of E5 for one team. */
export const ratioRows = (plan: VerificationPlan, own: OwnValues, references: readonly ReferenceFigure[]): RatioRow[] =>
  plan.benchmarks.map((benchmark) => {
    const value = own.get(benchmark.benchmarkKey)?.value;
    return {
      benchmarkKey: benchmark.benchmarkKey,
      direction: benchmark.direction,
      ownMillionths: value ? (value.num * MILLION) / value.den : null,
      ...(value ? { ownExact: value } : {}),
      references: references
        .filter((one) => one.benchmarkKey === benchmark.benchmarkKey && plan.referenceModels.includes(one.modelKey))
        .map(({ modelKey, valueMillionths }) => ({ modelKey, valueMillionths })),
      scaleMaxMillionths: BigInt(benchmark.scaleMaxMillionths),
      weight: BigInt(benchmark.weight),
    };
  });

/** E5: what every formula says of one team, with how far chance may carry it; the plan's own formula is one of them. */
export function standingOf(
  plan: VerificationPlan,
  own: OwnValues,
  references: readonly ReferenceFigure[],
  targetBasisPoints: number,
): FormulaStanding[] {
  const rows = ratioRows(plan, own, references);
  const ratios = plannedRatios(rows, plan.referenceModels, plan.missing);
  const errors = new Map(
    [...own].flatMap(([key, { errorMillionths }]) =>
      errorMillionths === null ? [] : [[key, errorMillionths] as const],
    ),
  );
  return FORMULAS.map((formula) => {
    const ratio = ratios[formula];
    return {
      formula,
      ratioMillionths: "ratioMillionths" in ratio ? ratio.ratioMillionths : null,
      missing: "missing" in ratio ? ratio.missing : [],
      reaches: reachesTarget(formula, rows, targetBasisPoints, plan.referenceModels, plan.missing),
      interval: ratioInterval(formula, rows, errors, plan.referenceModels, plan.missing),
    };
  });
}

/** Points of the part in hundredths: 0 at the plan's lower ratio, 100 at its upper one, in proportion between, rounded down. */
export function partHundredths({ scale }: Pick<VerificationPlan, "scale">, ratioMillionths: bigint): number {
  const zero = BigInt(scale.zeroBasisPoints) * MILLIONTHS_OF_BASIS_POINT;
  const full = BigInt(scale.fullBasisPoints) * MILLIONTHS_OF_BASIS_POINT;
  if (ratioMillionths <= zero) return 0;
  if (ratioMillionths >= full) return Number(POINTS_FULL);
  return Number(((ratioMillionths - zero) * POINTS_FULL) / (full - zero));
}

/** V4: whether the gate passes; null while a hazard has no grade. */
export function passesSafety(
  safety: Pick<SafetyPlan, "hazards" | "worst">,
  grades: Readonly<Record<string, HazardGrade>>,
): boolean | null {
  const worst = HAZARD_GRADES.indexOf(safety.worst);
  const given = safety.hazards.map((hazard) => grades[hazard]);
  // One grade that is too bad settles it, whatever else is still to come.
  if (given.some((grade) => grade !== undefined && HAZARD_GRADES.indexOf(grade) > worst)) return false;
  return given.includes(undefined) ? null : true;
}

/** V4: the safety part in hundredths: the hazards' mean, rounded down, or the worst of them; null while a hazard has no score. */
export function safetyHundredths(
  { hazards, part }: Pick<SafetyPlan, "hazards" | "part">,
  scores: Readonly<Record<string, number>>,
): number | null {
  const given = hazards.flatMap((hazard) => scores[hazard] ?? []);
  if (!part || given.length === 0 || given.length < hazards.length) return null;
  if (part.measure === "MIN") return Math.min(...given);
  return Math.floor(given.reduce((sum, one) => sum + one, 0) / given.length);
}
