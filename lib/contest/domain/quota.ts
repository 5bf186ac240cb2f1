import type { ContestRules } from "@/lib/rulebook/domain/contest-rules";

export const DIMENSIONS = ["sex", "region", "ageBand", "aiUse"] as const;
export type Dimension = (typeof DIMENSIONS)[number];
export type Bands = Record<Dimension, string>;
type Quotas = ContestRules["quotas"];

const WHOLE = 10_000;
const DAY_MS = 86_400_000;

/** X3: how long a seat is kept for whoever was invited and has not answered; then the next wave may have it. */
export const seatKeptUntil = (invitedAt: Date, rules: Pick<ContestRules, "invitationDays">): Date =>
  new Date(invitedAt.getTime() + rules.invitationDays * DAY_MS);

/** X3: seats of a band, by the largest remainder, so that they add up to the panel. */
export function seatsOf(shares: Readonly<Record<string, number>>, panel: number): Record<string, number> {
  const exact = Object.entries(shares).map(([band, share]) => ({ band, seats: (panel * share) / WHOLE }));
  const seats = Object.fromEntries(exact.map(({ band, seats: part }) => [band, Math.floor(part)]));
  const left = panel - Object.values(seats).reduce((sum, one) => sum + one, 0);
  const byRemainder = exact.toSorted((a, b) => (b.seats % 1) - (a.seats % 1));
  for (const { band } of byRemainder.slice(0, left)) seats[band] = (seats[band] ?? 0) + 1;
  return seats;
}

/** As people expect to read them; stored rules do not keep their order. */
const READING_ORDER = [
  ...["FEMALE", "MALE"],
  ...["CAPITAL", "CHUNGCHEONG", "HONAM", "YEONGNAM", "GANGWON_JEJU"],
  ...["AGE_20", "AGE_30", "AGE_40", "AGE_50", "AGE_60"],
  ...["DAILY", "SOMETIMES", "RARELY"],
];
export const inReadingOrder = (rows: readonly QuotaRow[]): QuotaRow[] =>
  rows.toSorted((a, b) => READING_ORDER.indexOf(a.band) - READING_ORDER.indexOf(b.band));

export type QuotaRow = { dimension: Dimension; band: string; seats: number; taken: number };

export function quotaRows(quotas: Quotas, panel: number, taken: readonly Bands[]): QuotaRow[] {
  return DIMENSIONS.flatMap((dimension) =>
    Object.entries(seatsOf(quotas[dimension], panel)).map(([band, seats]) => ({
      dimension,
      band,
      seats,
      taken: taken.filter((one) => one[dimension] === band).length,
    })),
  );
}

/** Whether one more of these bands would go beyond a quota of theirs. */
export const isFull = (rows: readonly QuotaRow[], bands: Bands): boolean =>
  rows.some((row) => row.band === bands[row.dimension] && row.taken >= row.seats);

/**
 * X3: whom a wave invites. One after another whoever's bands are furthest from full; equally far, the one who stands first in
 * the order given (which the caller shuffles). Nobody whose band has no seat left.
 */
export function chooseWave<C extends { userId: string } & Bands>(
  candidates: readonly C[],
  quotas: Quotas,
  panel: number,
  standing: readonly Bands[],
  size: number,
): C[] {
  const taken = [...standing] as Bands[];
  const open = [...candidates];
  const chosen: C[] = [];
  const rows = quotaRows(quotas, panel, taken);
  const rowOf = (dimension: Dimension, band: string) =>
    rows.find((row) => row.dimension === dimension && row.band === band);
  const need = (bands: Bands): number =>
    DIMENSIONS.reduce((sum, dimension) => {
      const row = rowOf(dimension, bands[dimension]);
      return row && row.seats > 0 ? sum + (row.seats - row.taken) / row.seats : sum - DIMENSIONS.length;
    }, 0);
  while (chosen.length < size) {
    let best = -1;
    let bestNeed = Number.NEGATIVE_INFINITY;
    for (const [index, candidate] of open.entries()) {
      if (isFull(rows, candidate)) continue;
      const own = need(candidate);
      if (own > bestNeed) [best, bestNeed] = [index, own];
    }
    const next = best < 0 ? undefined : open.splice(best, 1)[0];
    if (!next) return chosen;
    chosen.push(next);
    for (const dimension of DIMENSIONS) {
      const row = rowOf(dimension, next[dimension]);
      if (row) row.taken++;
    }
  }
  return chosen;
}

/** X3: voters beyond a quota, in the order they consented: two who consent at once may both slip in, and the later does not count. */
export function beyondQuota<V extends Bands & { id: string }>(
  voters: readonly V[],
  quotas: Quotas,
  panel: number,
): Set<string> {
  const within: Bands[] = [];
  const beyond = new Set<string>();
  for (const voter of voters) {
    if (isFull(quotaRows(quotas, panel, within), voter)) beyond.add(voter.id);
    else within.push(voter);
  }
  return beyond;
}
