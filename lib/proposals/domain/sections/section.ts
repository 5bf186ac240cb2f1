import type { RulebookContent, SectionRule } from "@/lib/rulebook/domain/rulebook";
import type { MemberFacts } from "../consortium";

/** A member organisation as sections look at it: declined ones are not among them. */
export type SectionMember = Pick<MemberFacts, "organisationId" | "role" | "sizeClass" | "shareBasisPoints">;

/** What a section is checked against: the frozen rulebook as it stands for the call, and the consortium as it stands. */
export type SectionRules = {
  rulebook: Pick<RulebookContent, "programme" | "target" | "proposal" | "contribution" | "gpu" | "data" | "talent">;
  rulebookVersion: number;
  members: readonly SectionMember[];
  leadLeasesGpus: boolean;
};
/** `error` is a key of namespace `fieldErrors`, `path` the field of the section's form. */
export type SectionProblem = { path: string; error: string };

/** While people write, a figure may be missing: drafts hold null where the sealed content holds a number. */
export type Unfinished<T, K extends keyof T> = Omit<T, K> & { [P in K]: T[P] | null };

export const problem = (path: string, error: string): SectionProblem => ({ path, error });
export const when = (missing: boolean, path: string, error: string): SectionProblem[] =>
  missing ? [problem(path, error)] : [];
export const required = (text: string, path: string): SectionProblem[] => when(text.trim() === "", path, "required");

export const ruleOf = (rules: SectionRules, key: string): SectionRule | undefined =>
  rules.rulebook.proposal.sections.find((section) => section.key === key);

/** A year of the programme, up to `last`. */
export const yearProblem = (year: number | null, last: number, rules: SectionRules, path: string): SectionProblem[] => {
  const { firstYear } = rules.rulebook.programme;
  return when(year === null || year < firstYear || year > last, path, `proposals.year?first=${firstYear}&last=${last}`);
};
export const amountProblem = (amount: bigint | null, path: string): SectionProblem[] =>
  when(amount === null || amount <= 0n, path, "proposals.amount");

/** Characters as people count them: code points, without the white space around the text. */
export const countCharacters = (text: string): number => [...text.trim()].length;

/** What one field of running text holds at most, as the form counts it: a cap of the portal, far above what answers need. */
export const LONG_TEXT_MAXIMUM = 30_000;
