import type { Selection } from "@/lib/rulebook/domain/rulebook";
import { compareFractions, type Fraction } from "./fraction";
import type { RankedProposal } from "./ranking";

export type SelectionResult = "SELECTED" | "RESERVE" | "NOT_SELECTED" | "BELOW_CUTOFF";
export type SelectionRule = Pick<Selection, "cutoffHundredths" | "reserveCount"> & { seats: number };
export type SelectedProposal = RankedProposal & { result: SelectionResult };

/** S9: the cut-off itself passes; the exact mean is compared, not the shown one. */
export const reachesCutoff = (total: Fraction, cutoffHundredths: number): boolean =>
  compareFractions(total, { numerator: BigInt(cutoffHundredths), denominator: 1n }) >= 0;

/** S9: seats go by rank, then the reserve list; below the cut-off nobody is taken, even with seats left. */
export function selectProposals(ranked: readonly RankedProposal[], rule: SelectionRule): SelectedProposal[] {
  const resultOf = (position: number, one: RankedProposal): SelectionResult => {
    if (!reachesCutoff(one.aggregate.total, rule.cutoffHundredths)) return "BELOW_CUTOFF";
    if (position < rule.seats) return "SELECTED";
    return position < rule.seats + rule.reserveCount ? "RESERVE" : "NOT_SELECTED";
  };
  return ranked.map((one, position) => ({ ...one, result: resultOf(position, one) }));
}

/** S5, never silent: whether equals by the whole chain would get different results. Then the chain must be completed first. */
export const hasUndecidedTie = (selected: readonly SelectedProposal[]): boolean =>
  selected.some((one, index) => {
    const previous = selected[index - 1];
    return previous !== undefined && previous.rank === one.rank && previous.result !== one.result;
  });

/** S8: the band an applicant is told instead of the rank; the last band takes the rest. */
export function rankBand<Band extends { throughRank: number }>(bands: readonly Band[], rank: number): Band | null {
  return bands.find((band) => rank <= band.throughRank) ?? bands.at(-1) ?? null;
}
