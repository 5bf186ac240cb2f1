import type { Selection } from "@/lib/rulebook/domain/rulebook";
import { compareFractions, type Fraction } from "./fraction";
import { hasMajority, type MajorityRule } from "./majority";
import type { RankedProposal } from "./ranking";

export type SelectionResult = "SELECTED" | "RESERVE" | "NOT_SELECTED" | "BELOW_CUTOFF" | "NO_MAJORITY";
export type SelectionRule = Pick<Selection, "cutoffHundredths" | "reserveCount"> & {
  seats: number;
  /** P5: of an additional call; absent or null where points alone decide. */
  majority?: MajorityRule | null;
  /** P5: it is decided to select nobody, whoever qualifies. */
  selectNone?: boolean;
};
export type SelectedProposal = RankedProposal & { result: SelectionResult };

/** S9: the cut-off itself passes; the exact mean is compared, not the shown one. */
export const reachesCutoff = (total: Fraction, cutoffHundredths: number): boolean =>
  compareFractions(total, { numerator: BigInt(cutoffHundredths), denominator: 1n }) >= 0;

const STANDING: Record<SelectionResult, number> = {
  SELECTED: 3,
  RESERVE: 2,
  NOT_SELECTED: 1,
  NO_MAJORITY: 1,
  BELOW_CUTOFF: 0,
};
/** S10: whether an objection that leads from one result to the other does its applicant any good. */
export const isBetterResult = (to: SelectionResult, from: SelectionResult): boolean => STANDING[to] > STANDING[from];

/** S10: a re-examined total, in hundredths, against the exact one before. */
export const totalIsLower = (hundredths: number, before: Fraction): boolean =>
  BigInt(hundredths) * before.denominator < before.numerator;

/** What keeps a proposal from being taken whatever its place: S9, then P5. Null when it qualifies. */
export function barOf(
  one: Pick<RankedProposal, "aggregate" | "votes">,
  rule: Pick<SelectionRule, "cutoffHundredths" | "majority">,
): "BELOW_CUTOFF" | "NO_MAJORITY" | null {
  if (!reachesCutoff(one.aggregate.total, rule.cutoffHundredths)) return "BELOW_CUTOFF";
  return rule.majority && !hasMajority(one.votes, rule.majority) ? "NO_MAJORITY" : null;
}

/**
 * S9, P5: seats go by rank among those that qualify, then the reserve list. Below the cut-off or without the majority nobody
 * is taken, even with seats left; and nobody at all when it is decided to select none.
 */
export function selectProposals(ranked: readonly RankedProposal[], rule: SelectionRule): SelectedProposal[] {
  let position = 0;
  const resultOf = (one: RankedProposal): SelectionResult => {
    const bar = barOf(one, rule);
    if (bar) return bar;
    if (rule.selectNone) return "NOT_SELECTED";
    position += 1;
    if (position <= rule.seats) return "SELECTED";
    return position <= rule.seats + rule.reserveCount ? "RESERVE" : "NOT_SELECTED";
  };
  return ranked.map((one) => ({ ...one, result: resultOf(one) }));
}

const qualifies = ({ result }: { result: SelectionResult }): boolean =>
  result !== "BELOW_CUTOFF" && result !== "NO_MAJORITY";

/** S5, never silent: whether equals by the whole chain would get different results. Then the chain must be completed first. */
export const hasUndecidedTie = (selected: readonly { rank: number; result: SelectionResult }[]): boolean =>
  selected.filter(qualifies).some((one, index, all) => {
    const previous = all[index - 1];
    return previous !== undefined && previous.rank === one.rank && previous.result !== one.result;
  });

/** S8: the band an applicant is told instead of the rank; the last band takes the rest. */
export function rankBand<Band extends { throughRank: number }>(bands: readonly Band[], rank: number): Band | null {
  return bands.find((band) => rank <= band.throughRank) ?? bands.at(-1) ?? null;
}
