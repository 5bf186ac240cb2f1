import { emailKey, type PersonEntry, WHOLE_PERCENT } from "./sections/people";

type Part = Pick<PersonEntry, "name" | "email" | "participationPercent" | "startOn" | "endOn">;
export type Team = { proposalId: string; people: readonly Part[] };
/** Somebody who is promised for more than the whole of their time; the proposals are those of the heaviest day. */
export type Overcommitment = {
  email: string;
  names: string[];
  percent: number;
  day: string;
  proposalIds: string[];
};

type Entry = Part & { proposalId: string };

const worksOn = (entry: Entry, day: string): boolean =>
  (entry.startOn === "" || entry.startOn <= day) && (entry.endOn === "" || entry.endOn >= day);
const sum = (entries: readonly Entry[]): number =>
  entries.reduce((total, entry) => total + entry.participationPercent, 0);

/** The heaviest day begins where somebody's part begins, so only those days are looked at. */
function heaviest(entries: readonly Entry[]): { day: string; entries: Entry[] } {
  const days = [...new Set(entries.map((entry) => entry.startOn))].sort();
  return days
    .map((day) => ({ day, entries: entries.filter((entry) => worksOn(entry, day)) }))
    .reduce((most, one) => (sum(one.entries) > sum(most.entries) ? one : most));
}

/**
 * ②: people who stand in several proposals of the programme with more than 100 % of their time on one day; told apart by
 * address, whatever their name is there. Parts without dates last for ever. For screening, over sealed proposals.
 */
export function overcommitted(teams: readonly Team[]): Overcommitment[] {
  const byEmail = new Map<string, Entry[]>();
  for (const { proposalId, people } of teams)
    for (const person of people) {
      const key = emailKey(person.email);
      if (key !== "") byEmail.set(key, [...(byEmail.get(key) ?? []), { ...person, proposalId }]);
    }
  return [...byEmail].flatMap(([email, entries]) => {
    const { day, entries: found } = heaviest(entries);
    const percent = sum(found);
    if (percent <= WHOLE_PERCENT) return [];
    return [
      {
        email,
        percent,
        day,
        names: [...new Set(found.map((entry) => entry.name))],
        proposalIds: [...new Set(found.map((entry) => entry.proposalId))],
      },
    ];
  });
}
