import { type Fraction, meanOf, meanOfFractions, subtractFractions, varianceOf } from "./fraction";
import { type ProposalSheets, type RankingRules, rankProposals } from "./ranking";
import { type SelectionRule, selectProposals } from "./selection";

/** S7, shown and never applied: a reviewer's mean distance from the mean of all sheets of the same proposals, and the variance of their totals. */
export type SeatSeverity = { seatNo: number; sheetCount: number; deviation: Fraction; spread: Fraction };

export type LeaveOneOut = {
  seatNo: number;
  /** Rank of each proposal without this reviewer; absent when no other sheet is left. */
  ranks: Record<string, number>;
  /** Mean of each proposal without this reviewer, rounded to hundredths for display. */
  totals: Record<string, number>;
  /** Proposals whose selection would change. */
  changed: string[];
};
export type Sensitivity = { seats: SeatSeverity[]; without: LeaveOneOut[] };

const seatsIn = (proposals: readonly ProposalSheets[]): number[] =>
  [...new Set(proposals.flatMap(({ sheets }) => sheets.map((sheet) => sheet.seatNo)))].sort((a, b) => a - b);

function severityOf(seatNo: number, proposals: readonly ProposalSheets[], means: Map<string, Fraction>): SeatSeverity {
  const totals: number[] = [];
  const deviations: Fraction[] = [];
  for (const { proposalId, sheets } of proposals) {
    const own = sheets.find((sheet) => sheet.seatNo === seatNo);
    const mean = means.get(proposalId);
    if (!own || !mean) continue;
    totals.push(own.totalHundredths);
    deviations.push(subtractFractions({ numerator: BigInt(own.totalHundredths), denominator: 1n }, mean));
  }
  return { seatNo, sheetCount: totals.length, deviation: meanOfFractions(deviations), spread: varianceOf(totals) };
}

const without = (proposals: readonly ProposalSheets[], seatNo: number): ProposalSheets[] =>
  proposals.map(({ sheets, ...proposal }) => ({
    ...proposal,
    sheets: sheets.filter((sheet) => sheet.seatNo !== seatNo),
  }));

const chosen = (proposals: readonly ProposalSheets[], rules: RankingRules, rule: SelectionRule) => {
  const ranked = selectProposals(rankProposals(proposals, rules).ranked, rule);
  return {
    ranks: Object.fromEntries(ranked.map((one) => [one.proposalId, one.rank])),
    totals: Object.fromEntries(ranked.map((one) => [one.proposalId, one.displayHundredths])),
    selected: new Set(ranked.filter((one) => one.result === "SELECTED").map((one) => one.proposalId)),
  };
};

/** S7: severity and spread of every reviewer, and the ranking without any one of them. */
export function sensitivityOf(
  proposals: readonly ProposalSheets[],
  rules: RankingRules,
  rule: SelectionRule,
): Sensitivity {
  const scored = proposals.filter(({ sheets }) => sheets.length > 0);
  const means = new Map(
    scored.map(({ proposalId, sheets }) => [proposalId, meanOf(sheets.map((sheet) => sheet.totalHundredths))]),
  );
  const seats = seatsIn(scored);
  const whole = chosen(scored, rules, rule);
  return {
    seats: seats.map((seatNo) => severityOf(seatNo, scored, means)),
    without: seats.map((seatNo) => {
      const { ranks, totals, selected } = chosen(without(scored, seatNo), rules, rule);
      const changed = [...whole.selected.symmetricDifference(selected)].sort();
      return { seatNo, ranks, totals, changed };
    }),
  };
}
