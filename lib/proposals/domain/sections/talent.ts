import {
  amountProblem,
  required,
  type SectionProblem,
  type SectionRules,
  type Unfinished,
  when,
  yearProblem,
} from "./section";

export type TalentRequest = {
  name: string;
  homeInstitution: string;
  year: number;
  personMonths: number;
  labourWon: bigint;
  researchWon: bigint;
  stayWon: bigint;
};
export type TalentContent = { people: TalentRequest[]; notNeeded: boolean };
export type TalentRequestDraft = Unfinished<
  TalentRequest,
  "year" | "personMonths" | "labourWon" | "researchWon" | "stayWon"
>;
export type TalentDraft = { people: TalentRequestDraft[]; notNeeded: boolean };

export const emptyTalent: TalentDraft = { people: [], notNeeded: false };
const MONTHS_OF_A_YEAR = 12;

/** All that one person costs in their year. */
export const talentCostWon = (person: Pick<TalentRequestDraft, "labourWon" | "researchWon" | "stayWon">): bigint =>
  (person.labourWon ?? 0n) + (person.researchWon ?? 0n) + (person.stayWon ?? 0n);

export const finishTalent = (draft: TalentDraft): TalentContent => ({
  people: draft.notNeeded
    ? []
    : draft.people.map((person) => ({
        ...person,
        year: person.year ?? 0,
        personMonths: person.personMonths ?? 0,
        labourWon: person.labourWon ?? 0n,
        researchWon: person.researchWon ?? 0n,
        stayWon: person.stayWon ?? 0n,
      })),
  notNeeded: draft.notNeeded,
});

/** ⑨ H1, H2: whom, from where, when and at what cost. Asking above the yearly scale is free (A4); the form says so. */
export function talentProblems(draft: TalentDraft, rules: SectionRules): SectionProblem[] {
  if (draft.notNeeded) return [];
  return [
    ...when(draft.people.length === 0, "notNeeded", "proposals.fillOrNotNeeded"),
    ...draft.people.flatMap((person, index) => {
      const months = person.personMonths ?? 0;
      return [
        ...required(person.name, `people.${index}.name`),
        ...required(person.homeInstitution, `people.${index}.homeInstitution`),
        ...yearProblem(person.year, rules.rulebook.talent.lastYear, rules, `people.${index}.year`),
        ...when(months < 1 || months > MONTHS_OF_A_YEAR, `people.${index}.personMonths`, "proposals.months"),
        ...amountProblem(talentCostWon(person), `people.${index}.labourWon`),
      ];
    }),
  ];
}
