import { emailKey, type PersonEntry, WHOLE_PERCENT } from "./sections/people";

/** One stretch of somebody's working time, days inclusive; no day means without end. */
export type Part = Pick<PersonEntry, "name" | "email" | "participationPercent" | "startOn" | "endOn">;
/** What one proposal, filed or living as a team, promises of people's time. */
export type Promised = { proposalId: string; people: readonly Part[] };
/** The same with where it stands: a team that was chosen and lives, or a proposal that may still be chosen. */
export type Commitment = Promised & { receiptNumber: string; isTeam: boolean };
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

function entriesByEmail(promised: readonly Promised[]): Map<string, Entry[]> {
  const byEmail = new Map<string, Entry[]>();
  for (const { proposalId, people } of promised)
    for (const person of people) {
      const key = emailKey(person.email);
      if (key !== "") byEmail.set(key, [...(byEmail.get(key) ?? []), { ...person, proposalId }]);
    }
  return byEmail;
}

/** The heaviest day begins where somebody's part begins, so only those days are looked at. */
function heaviest(entries: readonly Entry[], counts: (working: readonly Entry[]) => boolean) {
  const days = [...new Set(entries.map((entry) => entry.startOn))].sort();
  return days
    .map((day) => ({ day, working: entries.filter((entry) => worksOn(entry, day)) }))
    .filter(({ working }) => counts(working))
    .reduce<{ day: string; working: Entry[] }>((most, one) => (sum(one.working) > sum(most.working) ? one : most), {
      day: "",
      working: [],
    });
}

function find(
  promised: readonly Promised[],
  counts: (working: readonly Entry[]) => boolean = () => true,
): Overcommitment[] {
  return [...entriesByEmail(promised)].flatMap(([email, entries]) => {
    const { day, working } = heaviest(entries, counts);
    const percent = sum(working);
    if (percent <= WHOLE_PERCENT) return [];
    return [
      {
        email,
        percent,
        day,
        names: [...new Set(working.map((entry) => entry.name))],
        proposalIds: [...new Set(working.map((entry) => entry.proposalId))],
      },
    ];
  });
}

/**
 * ②: people who stand in several proposals of the programme with more than 100 % of their time on one day; told apart by
 * address, whatever their name is there. Parts without dates last for ever.
 */
export const overcommitted = (promised: readonly Promised[]): Overcommitment[] => find(promised);

/**
 * ②: the people of one proposal who are promised for more than the whole of their time on a day on which they work for it,
 * counted with what the others promise of them. For the form and for screening: who the others overbook is not its matter.
 */
export const overcommittedIn = (own: Promised, others: readonly Promised[]): Overcommitment[] =>
  find([own, ...others], (working) => working.some((entry) => entry.proposalId === own.proposalId));
