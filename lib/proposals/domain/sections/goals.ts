import { finishPlan, type PlanContent, planProblems } from "./plan";
import { type SectionProblem, type SectionRules, when } from "./section";

/** ④: kinds of models a team may aim at. */
export const MODEL_KINDS = ["LLM", "LMM", "REASONING", "SPEECH", "AGENT", "OTHER"] as const;

export type GoalsContent = PlanContent & { modelKinds: string[] };

export const emptyGoals: GoalsContent = { document: [], modelKinds: [] };
export const finishGoals = (draft: GoalsContent): GoalsContent => ({
  ...finishPlan(draft),
  modelKinds: draft.modelKinds,
});

export const goalsProblems = (draft: GoalsContent, rules: SectionRules): SectionProblem[] => [
  ...when(draft.modelKinds.length === 0, "modelKinds", "proposals.modelKinds"),
  ...planProblems("goals", draft, rules),
];
