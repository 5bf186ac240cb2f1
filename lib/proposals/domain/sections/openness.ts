import { required, type SectionProblem } from "./section";

/** One of the 17 components of the Model Openness Framework (D3) and the licence it will be released under; "" is not released. */
export type OpennessChoice = { componentKey: string; licence: string; note: string };
export type OpennessContent = { choices: OpennessChoice[]; releasePlan: string };
export type OpennessDraft = OpennessContent;

export const emptyOpenness: OpennessDraft = { choices: [], releasePlan: "" };

/** Components that will be released; a row without licence is none. */
export const releasedComponents = (draft: OpennessDraft): OpennessChoice[] =>
  draft.choices.filter((choice) => choice.licence !== "");

export const finishOpenness = (draft: OpennessDraft): OpennessContent => ({
  choices: releasedComponents(draft),
  releasePlan: draft.releasePlan.trim(),
});

/** ⑩: any class may be planned, the closed one too; when and how is to be said. */
export const opennessProblems = (draft: OpennessDraft): SectionProblem[] => required(draft.releasePlan, "releasePlan");
