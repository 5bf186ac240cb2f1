import { type SectionProblem, when } from "./section";

export type ConsentsContent = { truthful: boolean; personalData: boolean; evaluation: boolean };
export const CONSENT_NAMES = ["truthful", "personalData", "evaluation"] as const;

export const emptyConsents: ConsentsContent = { truthful: false, personalData: false, evaluation: false };
export const finishConsents = (draft: ConsentsContent): ConsentsContent => draft;

/** ⑬: every statement is given. */
export const consentsProblems = (draft: ConsentsContent): SectionProblem[] =>
  CONSENT_NAMES.flatMap((name) => when(!draft[name], name, "proposals.consent"));
