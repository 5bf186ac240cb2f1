/** One stretch of taking part, days inclusive, `YYYY-MM-DD`. */
export type Person = {
  name: string;
  nameEn: string;
  email: string;
  participationPercent: number;
  startOn: string;
  endOn: string;
};

const WHOLE_PERCENT = 100;
const addressOf = (person: Person): string => person.email.trim().toLowerCase();

/** The most a person gives on any one day; a sum can only rise on a first day. */
function peak(entries: readonly Person[]): number {
  const sums = entries.map(({ startOn }) =>
    entries
      .filter((entry) => entry.startOn <= startOn && startOn <= entry.endOn)
      .reduce((sum, entry) => sum + entry.participationPercent, 0),
  );
  return Math.max(0, ...sums);
}

/** People, told apart by address, who give more than the whole of their time on some day, with how much at most. */
export function overbooked(entries: readonly Person[]): { person: Person; percent: number }[] {
  const byAddress = new Map<string, Person[]>();
  for (const entry of entries) byAddress.set(addressOf(entry), [...(byAddress.get(addressOf(entry)) ?? []), entry]);
  return [...byAddress.values()].flatMap((own) => {
    const percent = peak(own);
    return own[0] && percent > WHOLE_PERCENT ? [{ person: own[0], percent }] : [];
  });
}
