import type { Aggregation, TieBreak } from "@/lib/rulebook/domain/rulebook";
import { type Aggregate, aggregateSheets, type ScoredSheet } from "./aggregation";
import { compareFractions, roundFraction } from "./fraction";
import { lotOf } from "./lot";
import type { Votes } from "./majority";

export type ProposalSheets = {
  proposalId: string;
  sheets: readonly ScoredSheet[];
  /** Due sheets that did not come in. */
  missingCount?: number;
};
export type RankingRules = { aggregation: Aggregation; tieChain: readonly TieBreak[]; seed: string };

export type RankedProposal = {
  proposalId: string;
  rank: number;
  aggregate: Aggregate;
  /** P5: votes of all valid sheets; the trimming of totals takes nobody's vote away. */
  votes: Votes;
  displayHundredths: number;
  /** The link of the chain that put it below its predecessor; null for the first, and where even the whole chain could not tell. */
  decidedBy: TieBreak | null;
  /** S4: shown like a neighbour's total, yet not equal to it. */
  displayTie: boolean;
  /** Nothing in the chain separates it from a neighbour: both carry the same rank. */
  unresolved: boolean;
};
export type Ranking = { ranked: RankedProposal[]; unscored: string[] };

type Entry = { proposalId: string; aggregate: Aggregate };
type VotedEntry = Entry & { votes: Votes };

export const votesOf = ({ sheets, missingCount = 0 }: Omit<ProposalSheets, "proposalId">): Votes => ({
  suitable: sheets.filter((sheet) => sheet.suitable === true).length,
  valid: sheets.length,
  due: sheets.length + missingCount,
});

/** Compares by one link; negative when a comes first. */
function compareBy(link: TieBreak, a: Entry, b: Entry, seed: string): number {
  if (link === "total") return compareFractions(b.aggregate.total, a.aggregate.total);
  if (link === "spread") return compareFractions(a.aggregate.spread, b.aggregate.spread);
  if (link === "lot") return lotOf(seed, a.proposalId) < lotOf(seed, b.proposalId) ? -1 : 1;
  const key = link.slice("criterion:".length);
  const [left, right] = [a.aggregate.criteria[key], b.aggregate.criteria[key]];
  return left && right ? compareFractions(right, left) : 0;
}

/** S5: the first link of the declared chain that tells two proposals apart, and how. */
function compareByChain(a: Entry, b: Entry, rules: RankingRules): { order: number; link: TieBreak | null } {
  for (const link of rules.tieChain) {
    const order = compareBy(link, a, b, rules.seed);
    if (order !== 0) return { order, link };
  }
  return { order: 0, link: null };
}

/** S5: whether the declared chain puts one before the other. */
export const ranksBefore = (a: Entry, b: Entry, rules: RankingRules): boolean => compareByChain(a, b, rules).order < 0;

/** S4, S5: ranks on exact values. Equal ranks remain only where the declared chain itself cannot tell. */
export function rankProposals(proposals: readonly ProposalSheets[], rules: RankingRules): Ranking {
  const entries: VotedEntry[] = [];
  const unscored: string[] = [];
  for (const proposal of proposals) {
    const { proposalId } = proposal;
    const aggregate = aggregateSheets(proposal.sheets, rules.aggregation);
    if (aggregate) entries.push({ proposalId, aggregate, votes: votesOf(proposal) });
    else unscored.push(proposalId);
  }
  // The id keeps the listing of truly equal ones stable; it never decides a rank.
  entries.sort((a, b) => compareByChain(a, b, rules).order || (a.proposalId < b.proposalId ? -1 : 1));
  return { ranked: withRanks(entries, rules), unscored: unscored.sort() };
}

function withRanks(entries: readonly VotedEntry[], rules: RankingRules): RankedProposal[] {
  const ranked: RankedProposal[] = [];
  for (const [index, entry] of entries.entries()) {
    const before = entries[index - 1];
    const link = before ? compareByChain(before, entry, rules).link : null;
    const unresolved = before !== undefined && link === null;
    const previous = ranked[index - 1];
    const displayHundredths = roundFraction(entry.aggregate.total);
    const displayTie = link === "total" && previous?.displayHundredths === displayHundredths;
    if (previous && unresolved) previous.unresolved = true;
    if (previous && displayTie) previous.displayTie = true;
    const rank = previous && unresolved ? previous.rank : index + 1;
    ranked.push({ ...entry, rank, displayHundredths, decidedBy: link, displayTie, unresolved });
  }
  return ranked;
}
