import { contributionStanding } from "./contribution-standing";
import type { SectionDrafts, WrittenKey } from "./drafts";
import { mayStayEmpty } from "./optional-sections";
import { contributionProblems } from "./sections/contribution";
import { dataProblems } from "./sections/data";
import { goalsProblems } from "./sections/goals";
import { gpuProblems } from "./sections/gpu";
import { opennessProblems } from "./sections/openness";
import { peopleProblems } from "./sections/people";
import { performanceProblems } from "./sections/performance";
import { planProblems } from "./sections/plan";
import type { SectionProblem, SectionRules } from "./sections/section";
import { talentProblems } from "./sections/talent";

/** `drafts` are all sections of the proposal: what one of them owes may hang on another (⑪ on ⑦ to ⑩). */
type Check<K extends WrittenKey> = (
  draft: SectionDrafts[K],
  rules: SectionRules,
  drafts: SectionDrafts,
) => SectionProblem[];

const CHECKS: { [K in WrittenKey]: Check<K> } = {
  people: peopleProblems,
  technology: (draft, rules) => planProblems("technology", draft, rules),
  goals: goalsProblems,
  impact: (draft, rules) => planProblems("impact", draft, rules),
  performance: performanceProblems,
  gpu: gpuProblems,
  data: dataProblems,
  talent: talentProblems,
  openness: opennessProblems,
  contribution: (draft, rules, drafts) => contributionProblems(draft, rules, contributionStanding(drafts, rules).plans),
};

/**
 * A3: everything that keeps one section from being complete, by field; empty means complete. An optional section that
 * nobody began is complete as it stands; one that was begun is held to the same rules as a required one.
 */
export const sectionProblems = <K extends WrittenKey>(
  key: K,
  drafts: SectionDrafts,
  rules: SectionRules,
): SectionProblem[] => (mayStayEmpty(key, drafts, rules.rulebook) ? [] : CHECKS[key](drafts[key], rules, drafts));
