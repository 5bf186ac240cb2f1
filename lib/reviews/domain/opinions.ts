import { masked, type NamedPerson, type NameHit } from "./names-in-text";

export type OpinionOutcome = "KEPT" | "REDACTED";
/** The decision that stands for a range of an opinion. */
export type StandingCheck = {
  start: number;
  end: number;
  found: string;
  revision: number;
  outcome: OpinionOutcome;
  reason: string;
  byId: string;
  at: Date;
};
export type OpinionHit = {
  start: number;
  end: number;
  found: string;
  people: Pick<NamedPerson, "name" | "side">[];
  standing: StandingCheck | null;
};

type Stored = Omit<StandingCheck, "start" | "end"> & { startAt: number; endAt: number; field: string };

/** Of the checks of one sheet, those that stand for one field: the highest revision of every range. */
export function standingChecks(stored: readonly Stored[], field: string): StandingCheck[] {
  const byRange = new Map<string, StandingCheck>();
  for (const { startAt, endAt, field: of, ...rest } of stored) {
    const key = `${startAt}-${endAt}`;
    if (of === field && (byRange.get(key)?.revision ?? 0) < rest.revision)
      byRange.set(key, { start: startAt, end: endAt, ...rest });
  }
  return [...byRange.values()].sort((a, b) => a.start - b.start);
}

/** What the portal finds now, beside what was decided; and what officers marked that it does not find. */
export function opinionHits(found: readonly NameHit[], standing: readonly StandingCheck[]): OpinionHit[] {
  const isSame = (a: { start: number; end: number }, b: { start: number; end: number }) =>
    a.start === b.start && a.end === b.end;
  const detected = found.map(({ people, ...hit }) => ({
    ...hit,
    people: people.map(({ name, side }) => ({ name, side })),
    standing: standing.find((check) => isSame(check, hit)) ?? null,
  }));
  const marked = standing
    .filter((check) => !found.some((hit) => isSame(hit, check)))
    .map((check) => ({ start: check.start, end: check.end, found: check.found, people: [], standing: check }));
  return [...detected, ...marked].sort((a, b) => a.start - b.start);
}

/** A hit is settled when it was decided, or lies within words that are made unreadable anyway. */
export const isSettled = (hit: OpinionHit, hits: readonly OpinionHit[]): boolean =>
  hit.standing !== null ||
  hits.some(
    ({ standing }) => standing?.outcome === "REDACTED" && standing.start <= hit.start && standing.end >= hit.end,
  );

/** S8: the text as its applicant reads it. */
export const releasedText = (text: string, standing: readonly StandingCheck[]): string =>
  masked(
    text,
    standing.filter(({ outcome }) => outcome === "REDACTED"),
  );

/** Every place of a phrase in a text. */
export function placesOf(phrase: string, text: string): { start: number; end: number }[] {
  const places: { start: number; end: number }[] = [];
  for (let at = text.indexOf(phrase); phrase !== "" && at !== -1; at = text.indexOf(phrase, at + phrase.length))
    places.push({ start: at, end: at + phrase.length });
  return places;
}
