import { aggregateSheets, type ScoredSheet } from "./aggregation";
import {
  type ProposalSheets,
  type RankedProposal,
  type RankingRules,
  rankProposals,
  ranksBefore,
  votesOf,
} from "./ranking";
import { barOf, type SelectionRule, selectProposals } from "./selection";

/** Points each criterion can bring, in hundredths. */
export type Scale = Readonly<Record<string, number>>;
/** S7: the fewest sheets of one proposal that, had they said otherwise, would have changed whether it is selected. */
export type Flip = { proposalId: string; sheetCount: number };

const filled = (sheet: ScoredSheet, scale: Scale, to: "NOTHING" | "EVERYTHING"): ScoredSheet => {
  const criteria = Object.fromEntries(
    Object.entries(scale).map(([key, most]) => [key, to === "EVERYTHING" ? most : 0] as const),
  );
  const totalHundredths = Object.values(criteria).reduce((sum, value) => sum + value, 0);
  // P5: a sheet that says otherwise votes otherwise.
  const vote = sheet.suitable === undefined ? {} : { suitable: to === "EVERYTHING" };
  return { ...sheet, ...vote, criteria, totalHundredths };
};

/**
 * The sheets with `count` of them as far against the result as the scale allows. Against a selected proposal its highest
 * sheets fall to nothing, for another its lowest rise to everything: no other choice moves the mean further, trimmed or not.
 * Where a majority is needed too, every number of them is tried that would change their vote (P5), again the most extreme.
 */
function bent(sheets: readonly ScoredSheet[], count: number, selected: boolean, scale: Scale): ScoredSheet[][] {
  const direction = selected ? -1 : 1;
  const ordered = [...sheets].sort((a, b) => direction * (a.totalHundredths - b.totalHundredths));
  const turning = ordered.filter(({ suitable }) => suitable === selected);
  const choices = Array.from({ length: Math.min(count, turning.length) + 1 }, (_, votes) => {
    const first = turning.slice(0, votes);
    return new Set([...first, ...ordered.filter((one) => !first.includes(one))].slice(0, count));
  });
  return choices.map((chosen) =>
    ordered.map((sheet) => (chosen.has(sheet) ? filled(sheet, scale, selected ? "NOTHING" : "EVERYTHING") : sheet)),
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
  const flips = (one: Pick<RankedProposal, "proposalId" | "aggregate" | "votes">, isSelected: boolean): boolean => {
    const passes = barOf(one, rule) === null;
    if (isSelected) return !passes || (next !== undefined && ranksBefore(next, one, rules));
    if (!passes || rule.seats === 0 || rule.selectNone) return false;
    return !full || (last !== undefined && ranksBefore(one, last, rules));
  };
  const proposalOf = new Map(scored.map((one) => [one.proposalId, one]));
  return selected.flatMap(({ proposalId, result }) => {
    const { sheets = [], missingCount = 0 } = proposalOf.get(proposalId) ?? {};
    const isSelected = result === "SELECTED";
    const turns = (given: readonly ScoredSheet[]): boolean => {
      const aggregate = aggregateSheets(given, rules.aggregation);
      const votes = votesOf({ sheets: given, missingCount });
      return aggregate !== null && flips({ proposalId, aggregate, votes }, isSelected);
    };
    for (let count = 1; count <= sheets.length; count++)
      if (bent(sheets, count, isSelected, scale).some(turns)) return [{ proposalId, sheetCount: count }];
    return [];
  });
}
