import type { StageGate, StagePart } from "@/lib/rulebook/domain/stage-rules";
import type { ContestPlan } from "./contest-plan";
import { type DerivativesPlan, type DerivativesProblem, derivativesProblems } from "./derivatives-plan";
import {
  type VerificationDraft,
  type VerificationPlan,
  type VerificationProblem,
  verificationProblems,
} from "./verification-plan";

/** `total`, `part:<key>` compare scores; `lot` draws with the plan's published hash. */
export type StageTieBreak = "total" | `part:${string}` | "lot";

/** E1: what teams are told, in the same round, of the stage after this one: the ratio to the world's latest to reach, and the places. */
export type NextTargets = { targetBasisPoints: number; survivors: number };

/** E2: days in Korea on which runs and scores are taken, and by which the result is out. */
export type PlanCalendar = { scoringFrom: string; scoringThrough: string; resultOn: string };

/** E2: what a stage is judged by. Weights in basis points, scores in hundredths of a point. */
export type StagePlan = {
  parts: StagePart[];
  gates: StageGate[];
  /** How many may go on. P5: never "exactly one drops" — it may equal the number of teams, or be far below it. */
  survivors: number;
  /** E2: with it the places are a range: so many of the best go on even below the floor, the others up to `survivors` from the floor on. */
  leastSurvivors?: number | undefined;
  /** Below this total nobody goes on, even with places left, but for the least of a range; null sets no floor. */
  minimumTotalHundredths: number | null;
  tieChain: StageTieBreak[];
  note: string;
  /** V1–V4: how the verification part is computed. Without it the part is entered by hand, as in plans of before. */
  verification?: VerificationPlan | undefined;
  /** X3: how the contest is held and which votes count. Without it the rulebook's rules hold, as in plans of before. */
  contest?: ContestPlan | undefined;
  /** Y1, Y2: how the derivative part is counted. Without it the part is entered by hand. */
  derivatives?: DerivativesPlan | undefined;
  /** Absent in plans of before. What happens goes by the stage's states; the calendar is what teams were told. */
  calendar?: PlanCalendar | undefined;
  /** E1: targets of the next stage. Absent in plans of before, and in the plan of the last stage. */
  next?: NextTargets | undefined;
};
/** As the form sends it, before the catalogue has said what it knows of the benchmarks. */
export type StagePlanDraft = Omit<StagePlan, "verification"> & { verification?: VerificationDraft | undefined };

export type PlanProblem =
  | "NO_PARTS"
  | "WEIGHTS_NOT_100"
  | "DUPLICATE_KEY"
  | "SURVIVORS_OUT_OF_RANGE"
  | "RANGE_ORDER"
  | "RANGE_WITHOUT_FLOOR"
  | "TIE_CHAIN_UNKNOWN_PART"
  | "TIE_CHAIN_NO_LOT"
  | "CALENDAR_ORDER"
  | VerificationProblem
  | DerivativesProblem;

const FULL_WEIGHT = 10_000;

/** S5: the chain that holds where the plan declares none of its own: the heavier part first, the lot at the end. */
export const chainByWeight = (parts: readonly StagePart[]): StageTieBreak[] => [
  "total",
  ...[...parts].sort((a, b) => b.weightBasisPoints - a.weightBasisPoints).map((part) => `part:${part.key}` as const),
  "lot",
];

/** With fewer than these the stage has left places of the plan empty (P5). */
export const leastSurvivors = (plan: Pick<StagePlan, "survivors" | "leastSurvivors">): number =>
  plan.leastSurvivors ?? plan.survivors;

/** E2: everything that keeps a plan from being put before the teams; empty means it may. */
export function planProblems(plan: StagePlanDraft, maxTeams: number): PlanProblem[] {
  const problems: PlanProblem[] = [];
  const keys = [...plan.parts, ...plan.gates].map((one) => one.key);
  const weights = plan.parts.reduce((sum, part) => sum + part.weightBasisPoints, 0);
  const partKeys = new Set(plan.parts.map((part) => part.key));
  if (plan.parts.length === 0) problems.push("NO_PARTS");
  else if (weights !== FULL_WEIGHT) problems.push("WEIGHTS_NOT_100");
  if (new Set(keys).size !== keys.length) problems.push("DUPLICATE_KEY");
  if (plan.survivors < 1 || plan.survivors > maxTeams) problems.push("SURVIVORS_OUT_OF_RANGE");
  if (plan.leastSurvivors !== undefined) {
    if (plan.leastSurvivors < 1 || plan.leastSurvivors >= plan.survivors) problems.push("RANGE_ORDER");
    // Without a floor nothing would say how many of the range go on.
    if (plan.minimumTotalHundredths === null) problems.push("RANGE_WITHOUT_FLOOR");
  }
  if (plan.tieChain.some((step) => step.startsWith("part:") && !partKeys.has(step.slice("part:".length)))) {
    problems.push("TIE_CHAIN_UNKNOWN_PART");
  }
  // S5: a tie is never settled silently, so the chain must end in something that always decides.
  if (plan.tieChain.at(-1) !== "lot") problems.push("TIE_CHAIN_NO_LOT");
  const { calendar } = plan;
  if (calendar && !(calendar.scoringFrom <= calendar.scoringThrough && calendar.scoringThrough <= calendar.resultOn))
    problems.push("CALENDAR_ORDER");
  const gateKeys = plan.gates.map((gate) => gate.key);
  return [
    ...problems,
    ...verificationProblems(plan, [...partKeys], gateKeys),
    ...derivativesProblems(plan, [...partKeys]),
  ];
}
