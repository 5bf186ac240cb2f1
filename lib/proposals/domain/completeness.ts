import type { RulebookContent, SectionRule } from "@/lib/rulebook/domain/rulebook";
import { countCharacters, givenRequests, type SectionDrafts, type WrittenKey } from "./drafts";
import { isLessorBlocked, needsSizeReason } from "./gpu";

/** What a section is checked against: the frozen rulebook of the call and the consortium as it stands. */
export type SectionRules = {
  rulebook: Pick<RulebookContent, "programme" | "proposal" | "gpu" | "talent">;
  memberIds: readonly string[];
  leadLeasesGpus: boolean;
};
/** `error` is a key of namespace `fieldErrors`, `path` the field of the section's form. */
export type SectionProblem = { path: string; error: string };

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const MONTHS_OF_A_YEAR = 12;

const problem = (path: string, error: string): SectionProblem => ({ path, error });
const when = (missing: boolean, path: string, error: string): SectionProblem[] =>
  missing ? [problem(path, error)] : [];
const required = (text: string, path: string): SectionProblem[] => when(text.trim() === "", path, "required");

const ruleOf = (rules: SectionRules, key: string): SectionRule | undefined =>
  rules.rulebook.proposal.sections.find((section) => section.key === key);

function textProblems(text: string, rule: SectionRule | undefined): SectionProblem[] {
  const length = countCharacters(text);
  if (length === 0) return when(rule?.required ?? true, "text", "required");
  if (rule?.minChars !== undefined && length < rule.minChars)
    return [problem("text", `tooShort?minimum=${rule.minChars}`)];
  return when(rule?.maxChars !== undefined && length > rule.maxChars, "text", `tooLong?maximum=${rule?.maxChars}`);
}

function peopleProblems({ people }: SectionDrafts["people"], rules: SectionRules): SectionProblem[] {
  const leaders = people.filter((person) => person.role === "PI").length;
  const emails = people.map((person) => person.email.trim().toLowerCase());
  return [
    ...when(leaders === 0, "people", "proposals.noPi"),
    ...when(leaders > 1, "people", "proposals.manyPi"),
    ...people.flatMap((person, index) => [
      ...required(person.name, `people.${index}.name`),
      ...when(!rules.memberIds.includes(person.organisationId), `people.${index}.organisationId`, "chooseOne"),
      ...required(person.unit, `people.${index}.unit`),
      ...when(!EMAIL.test(person.email.trim()), `people.${index}.email`, "email"),
      ...when(emails.indexOf(emails[index] ?? "") < index, `people.${index}.email`, "proposals.samePerson"),
    ]),
  ];
}

function gpuProblems(draft: SectionDrafts["gpu"], rules: SectionRules): SectionProblem[] {
  if (draft.notNeeded) return [];
  const { gpu } = rules.rulebook;
  const rows = draft.requests.flatMap((request, index) => {
    const count = request.gpuCount ?? 0;
    if (count === 0) return [];
    const at = (field: string) => `requests.${index}.${field}`;
    if (isLessorBlocked(request.halfYear, rules.leadLeasesGpus, gpu))
      return [problem(at("gpuCount"), "proposals.lessorBlocked")];
    const known = gpu.halfYears.includes(request.halfYear);
    const twice = draft.requests.findIndex((other) => other.halfYear === request.halfYear) < index;
    return [
      ...when(!known || twice, at("halfYear"), "invalid"),
      ...when(!Number.isSafeInteger(count) || count < 0, at("gpuCount"), "notANumber"),
      ...when(
        needsSizeReason(count, gpu.blocks) && request.otherSizeReason.trim() === "",
        at("otherSizeReason"),
        "proposals.otherSizeReason",
      ),
      ...required(request.purpose, at("purpose")),
    ];
  });
  return [...when(givenRequests(draft).length === 0, "notNeeded", "proposals.fillOrNotNeeded"), ...rows];
}

const yearProblem = (year: number | null, last: number, rules: SectionRules, path: string): SectionProblem[] =>
  when(
    year === null || year < rules.rulebook.programme.firstYear || year > last,
    path,
    `proposals.year?first=${rules.rulebook.programme.firstYear}&last=${last}`,
  );
const amountProblem = (amount: bigint | null, path: string): SectionProblem[] =>
  when(amount === null || amount <= 0n, path, "proposals.amount");

function dataProblems(draft: SectionDrafts["data"], rules: SectionRules): SectionProblem[] {
  if (draft.notNeeded) return [];
  const last = rules.rulebook.programme.lastYear;
  return [
    ...when(draft.wishes.length + draft.projects.length === 0, "notNeeded", "proposals.fillOrNotNeeded"),
    ...draft.wishes.flatMap((wish, index) => [
      ...required(wish.corpus, `wishes.${index}.corpus`),
      ...required(wish.ownerName, `wishes.${index}.ownerName`),
      ...yearProblem(wish.year, last, rules, `wishes.${index}.year`),
      ...amountProblem(wish.estimatedWon, `wishes.${index}.estimatedWon`),
    ]),
    ...draft.projects.flatMap((project, index) => [
      ...required(project.title, `projects.${index}.title`),
      ...yearProblem(project.year, last, rules, `projects.${index}.year`),
      ...amountProblem(project.amountWon, `projects.${index}.amountWon`),
    ]),
  ];
}

function talentProblems(draft: SectionDrafts["talent"], rules: SectionRules): SectionProblem[] {
  if (draft.notNeeded) return [];
  return [
    ...when(draft.people.length === 0, "notNeeded", "proposals.fillOrNotNeeded"),
    ...draft.people.flatMap((person, index) => {
      const months = person.personMonths ?? 0;
      const total = (person.labourWon ?? 0n) + (person.researchWon ?? 0n) + (person.stayWon ?? 0n);
      return [
        ...required(person.name, `people.${index}.name`),
        ...required(person.homeInstitution, `people.${index}.homeInstitution`),
        ...yearProblem(person.year, rules.rulebook.talent.lastYear, rules, `people.${index}.year`),
        ...when(months < 1 || months > MONTHS_OF_A_YEAR, `people.${index}.personMonths`, "proposals.months"),
        ...amountProblem(total, `people.${index}.labourWon`),
      ];
    }),
  ];
}

const CHECKS: { [K in WrittenKey]: (draft: SectionDrafts[K], rules: SectionRules) => SectionProblem[] } = {
  people: peopleProblems,
  technology: (draft, rules) => textProblems(draft.text, ruleOf(rules, "technology")),
  goals: (draft, rules) => [
    ...when(draft.modelKinds.length === 0, "modelKinds", "proposals.modelKinds"),
    ...textProblems(draft.text, ruleOf(rules, "goals")),
  ],
  impact: (draft, rules) => textProblems(draft.text, ruleOf(rules, "impact")),
  gpu: gpuProblems,
  data: dataProblems,
  talent: talentProblems,
  consents: (draft) =>
    (["truthful", "personalData", "evaluation"] as const).flatMap((name) =>
      when(!draft[name], name, "proposals.consent"),
    ),
};

/** A3: everything that keeps one section from being complete, by field; empty means complete. */
export function sectionProblems<K extends WrittenKey>(
  key: K,
  draft: SectionDrafts[K],
  rules: SectionRules,
): SectionProblem[] {
  return CHECKS[key](draft, rules);
}
