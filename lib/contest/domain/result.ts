import { createHash } from "node:crypto";
import { canonicalJson } from "@/lib/audit/canonical";
import type { ContestPartKey } from "@/lib/stages/domain/contest-plan";
import { type FitOutcome, fitBradleyTerry } from "./bradley-terry";
import type { NotEstimable } from "./estimable";
import type { PairCount, PairCounts } from "./pair-count";
import { combineFits, expectedShareHundredths, type Rating, ratingsOf } from "./rating";
import { votesToFlip, type WeightedCounts } from "./votes-to-flip";

export type Group = "PUBLIC" | "EXPERT";
export const GROUPS = ["PUBLIC", "EXPERT"] as const;
/** The parts of a plan that a contest scores, and whose votes count for each. */
export const CONTEST_PARTS: Readonly<Record<string, Group>> = {
  contestPublic: "PUBLIC",
  contestExpert: "EXPERT",
} satisfies Record<ContestPartKey, Group>;

export type SheetEntry = { entryId: string; teamId: string; nameKo: string; nameEn: string; modelName: string };
export type SetCount = PairCount & { group: Group; language: "KO" | "EN"; domain: string };

/** S11: all that a third party needs to compute a contest's ratings again. Entries are numbered by their place. */
export type ContestFacts = {
  stageNumber: number;
  rulesHash: string;
  ballotsHash: string;
  /** Weights of the plan's parts; a group without a part weighs nothing. */
  weights: Record<Group, number>;
  survivors: number;
  entries: SheetEntry[];
  counts: SetCount[];
  discards: { group: Group; reason: string; count: number }[];
};

export type RatedEntry = Pick<Rating, "rating" | "lower" | "upper" | "rank"> & { entryId: string };
export type SetResult =
  | { estimable: true; votes: number; ratings: RatedEntry[]; shares: number[] }
  | ({ estimable: false; votes: number } & NotEstimable);

export type ContestResult = {
  groups: Record<Group, SetResult>;
  combined: RatedEntry[] | null;
  toFlip: { survivor: string; challenger: string; votes: number; ofVotes: number } | null;
};

/** Rounded alike on every machine before anything is compared or hashed. */
const tidy = (value: number): number => Math.round(value * 100) / 100;
const rated = (entries: readonly SheetEntry[], ratings: readonly Rating[]): RatedEntry[] =>
  ratings.map(({ competitor, rating, lower, upper, rank }) => ({
    entryId: entries[competitor]?.entryId ?? "",
    rating: tidy(rating),
    lower: tidy(lower),
    upper: tidy(upper),
    rank,
  }));

export const countsOfSet = (
  facts: Pick<ContestFacts, "entries" | "counts">,
  wanted: (count: SetCount) => boolean,
): PairCounts => ({ size: facts.entries.length, pairs: facts.counts.filter(wanted) });

export function setResult(entries: readonly SheetEntry[], counts: PairCounts): SetResult {
  return resultOf(entries, fitBradleyTerry(counts));
}

function resultOf(entries: readonly SheetEntry[], fit: FitOutcome): SetResult {
  if (!fit.estimable) return fit;
  return {
    estimable: true,
    votes: fit.votes,
    ratings: rated(entries, ratingsOf(fit)),
    shares: expectedShareHundredths(fit.strengths),
  };
}

/** X4, X5: each group by itself, both by the plan's weights, and how few votes would have changed who goes on. */
export function contestResult(facts: ContestFacts): ContestResult {
  const sets = GROUPS.map((group) => ({ group, counts: countsOfSet(facts, (count) => count.group === group) }));
  const fits = sets.map(({ group, counts }) => ({ group, weight: facts.weights[group], fit: fitBradleyTerry(counts) }));
  const weighing = fits.filter(({ weight }) => weight > 0);
  const estimable = weighing.flatMap(({ weight, fit }) => (fit.estimable ? [{ weight, fit }] : []));
  const whole = weighing.length > 0 && estimable.length === weighing.length;
  const weighted: WeightedCounts[] = sets.map(({ group, counts }) => ({ weight: facts.weights[group], counts }));
  const flip = whole ? votesToFlip(weighted, facts.survivors) : null;
  const [forPublic, forExpert] = fits.map(({ fit }) => resultOf(facts.entries, fit));
  return {
    groups: { PUBLIC: forPublic as SetResult, EXPERT: forExpert as SetResult },
    combined: whole ? rated(facts.entries, ratingsOf(combineFits(estimable))) : null,
    toFlip: flip && {
      survivor: facts.entries[flip.survivor]?.entryId ?? "",
      challenger: facts.entries[flip.challenger]?.entryId ?? "",
      votes: flip.votes,
      ofVotes: flip.ofVotes,
    },
  };
}

export type ContestSheet = { kind: "contest-result"; version: 1; facts: ContestFacts; result: ContestResult };

export function buildContestSheet(facts: ContestFacts): { sheet: ContestSheet; text: string; sha256: string } {
  const sheet: ContestSheet = { kind: "contest-result", version: 1, facts, result: contestResult(facts) };
  const text = canonicalJson(sheet);
  return { sheet, text, sha256: createHash("sha256").update(text).digest("hex") };
}

/** Computes the result again from the sheet's facts alone. */
export function recomputeContest(sheet: ContestSheet): { ok: true } | { ok: false; differences: string[] } {
  const again = contestResult(sheet.facts);
  const differences = (["groups", "combined", "toFlip"] as const)
    .filter((part) => canonicalJson(again[part]) !== canonicalJson(sheet.result[part]))
    .map((part) => `${part}: computed ${canonicalJson(again[part])}`);
  return differences.length === 0 ? { ok: true } : { ok: false, differences };
}
