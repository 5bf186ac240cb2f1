import { aggregateSheets, type ScoredSheet } from "./aggregation";
import { type ProposalSheets, type RankedProposal, type RankingRules, rankProposals, ranksBefore } from "./ranking";
import { reachesCutoff, type SelectionRule, selectProposals } from "./selection";

/** Points each criterion can bring, in hundredths. */
export type Scale = Readonly<Record<string, number>>;
/** S7: the fewest sheets of one proposal that, had they said otherwise, would have changed whether it is selected. */
export type Flip = { proposalId: string; sheetCount: number };

const filled = (sheet: ScoredSheet, scale: Scale, to: "NOTHING" | "EVERYTHING"): ScoredSheet => {
  const criteria = Object.fromEntries(
    Object.entries(scale).map(([key, most]) => [key, to === "EVERYTHING" ? most : 0] as const),
  );
  return { ...sheet, criteria, totalHundredths: Object.values(criteria).reduce((sum, value) => sum + value, 0) };
};

/**
 * The sheets with `count` of them as far against the result as the scale allows. Against a selected proposal its highest
 * sheets fall to nothing, for another its lowest rise to everything: no other choice moves the mean further, trimmed or not.
 */
function bent(sheets: readonly ScoredSheet[], count: number, selected: boolean, scale: Scale): ScoredSheet[] {
  const direction = selected ? -1 : 1;
  const ordered = [...sheets].sort((a, b) => direction * (a.totalHundredths - b.totalHundredths));
  return ordered.map((sheet, index) =>
    index < count ? filled(sheet, scale, selected ? "NOTHING" : "EVERYTHING") : sheet,
  );
}

/** The ones that matter for a change: whoever would move up, and the last who would have to make room. */
function boundary(selected: ReturnType<typeof selectProposals>, rule: SelectionRule) {
  const last = selected.filter((one) => one.result === "SELECTED").at(-1);
  const next = selected.find((one) => one.result === "RESERVE" || one.result === "NOT_SELECTED");
  const full = selected.filter((one) => one.result === "SELECTED").length >= rule.seats;
  return { last, next, full };
}

/**
 * S7: how many sheets stand between each scored proposal and the other result, all other proposals staying as they are. A
 * proposal that no number of its own sheets could move (all selected proposals have full marks) is left out.
 */
export function sheetsToFlip(
  proposals: readonly ProposalSheets[],
  rules: RankingRules,
  rule: SelectionRule,
  scale: Scale,
): Flip[] {
  const scored = proposals.filter(({ sheets }) => sheets.length > 0);
  const selected = selectProposals(rankProposals(scored, rules).ranked, rule);
  const { last, next, full } = boundary(selected, rule);
  const flips = (one: Pick<RankedProposal, "proposalId" | "aggregate">, isSelected: boolean): boolean => {
    const passes = reachesCutoff(one.aggregate.total, rule.cutoffHundredths);
    if (isSelected) return !passes || (next !== undefined && ranksBefore(next, one, rules));
    if (!passes || rule.seats === 0) return false;
    return !full || (last !== undefined && ranksBefore(one, last, rules));
  };
  const sheetsOf = new Map(scored.map(({ proposalId, sheets }) => [proposalId, sheets]));
  return selected.flatMap(({ proposalId, result }) => {
    const sheets = sheetsOf.get(proposalId) ?? [];
    const isSelected = result === "SELECTED";
    for (let count = 1; count <= sheets.length; count++) {
      const aggregate = aggregateSheets(bent(sheets, count, isSelected, scale), rules.aggregation);
      if (aggregate && flips({ proposalId, aggregate }, isSelected)) return [{ proposalId, sheetCount: count }];
    }
    return [];
  });
}
