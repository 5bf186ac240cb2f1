import { required, type SectionProblem, type SectionRules, type Unfinished, when } from "./section";

export type ProposalPersonRole = "PI" | "RESEARCHER" | "GRADUATE_STUDENT";
export type PersonEntry = {
  name: string;
  nameEn: string;
  organisationId: string;
  /** Lowest unit: laboratory, department, team (S3). */
  unit: string;
  email: string;
  role: ProposalPersonRole;
  /** Part of the person's working time, in whole percent. */
  participationPercent: number;
  /** First and last day of taking part, `YYYY-MM-DD`. */
  startOn: string;
  endOn: string;
};
export type PersonDraft = Unfinished<PersonEntry, "participationPercent">;
export type PeopleContent = { people: PersonEntry[] };
export type PeopleDraft = { people: PersonDraft[] };

export const emptyPeople: PeopleDraft = { people: [] };

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** Nobody works more than the whole of their time. */
export const WHOLE_PERCENT = 100;

export const finishPeople = (draft: PeopleDraft): PeopleContent => ({
  people: draft.people.map((person) => ({ ...person, participationPercent: person.participationPercent ?? 0 })),
});

/** One person is one address, however it is spelled. */
export const emailKey = (email: string): string => email.trim().toLowerCase();

function periodProblems(person: PersonDraft, path: string, { rulebook }: SectionRules): SectionProblem[] {
  const { firstYear, lastYear } = rulebook.programme;
  const outside = (day: string) => day < `${firstYear}-01-01` || day > `${lastYear}-12-31`;
  const dayProblems = (day: string, field: string): SectionProblem[] => {
    if (!DAY.test(day)) return when(true, `${path}.${field}`, "required");
    return when(outside(day), `${path}.${field}`, `proposals.year?first=${firstYear}&last=${lastYear}`);
  };
  const backwards = DAY.test(person.startOn) && DAY.test(person.endOn) && person.endOn < person.startOn;
  return [
    ...dayProblems(person.startOn, "startOn"),
    ...dayProblems(person.endOn, "endOn"),
    ...when(backwards, `${path}.endOn`, "proposals.endsBeforeStart"),
  ];
}

/** ②: one PI, each person once and from the consortium, with what part of their time they give and when. */
export function peopleProblems({ people }: PeopleDraft, rules: SectionRules): SectionProblem[] {
  const memberIds = rules.members.map((member) => member.organisationId);
  const leaders = people.filter((person) => person.role === "PI").length;
  const emails = people.map((person) => emailKey(person.email));
  return [
    ...when(leaders === 0, "people", "proposals.noPi"),
    ...when(leaders > 1, "people", "proposals.manyPi"),
    ...people.flatMap((person, index) => {
      const path = `people.${index}`;
      const percent = person.participationPercent ?? 0;
      return [
        ...required(person.name, `${path}.name`),
        ...when(!memberIds.includes(person.organisationId), `${path}.organisationId`, "chooseOne"),
        ...required(person.unit, `${path}.unit`),
        ...when(!EMAIL.test(person.email.trim()), `${path}.email`, "email"),
        ...when(emails.indexOf(emails[index] ?? "") < index, `${path}.email`, "proposals.samePerson"),
        ...when(percent < 1 || percent > WHOLE_PERCENT, `${path}.participationPercent`, "proposals.participation"),
        ...periodProblems(person, path, rules),
      ];
    }),
  ];
}
