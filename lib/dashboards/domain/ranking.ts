import { seedOf } from "@/lib/reviews/domain/lot";
import { rankProposals } from "@/lib/reviews/domain/ranking";
import { type SelectionResult, selectProposals } from "@/lib/reviews/domain/selection";
import { asksForVote, scorableItems } from "@/lib/reviews/domain/sheet";
import type { RulebookContent } from "@/lib/rulebook/domain/rulebook";

export type RankingRow = {
  nameKo: string;
  nameEn: string;
  proposalId: string;
  receiptNumber: string;
  rank: number | null;
  sheets: number;
  displayHundredths: number | null;
  /** S4: looks like a neighbour's total without being equal to it. */
  displayTie: boolean;
  result: SelectionResult | null;
};

export type SheetOfProposal = {
  proposalId: string;
  receiptNumber: string;
  sealSha256: string;
  nameKo: string;
  nameEn: string;
  sheets: { seatNo: number; items: Record<string, number> | null; suitable: boolean | null }[];
  /** How many sheets are due. */
  due: number;
};
export type CallOfRanking = {
  code: string;
  seats: number;
  kind: "REGULAR" | "ADDITIONAL";
  /** P5: it is proposed or decided to select nobody. */
  selectNone: boolean;
};

/** The ranking as reviews computes it (S4, S5, S9), by rank; proposals without a sheet come last, unranked. */
export function rankingView(
  call: CallOfRanking,
  rulebook: RulebookContent,
  proposals: readonly SheetOfProposal[],
): RankingRow[] {
  const items = scorableItems(rulebook.rubric);
  const scored = proposals.map(({ proposalId, sheets, due }) => ({
    proposalId,
    missingCount: due - sheets.length,
    sheets: sheets.map(({ seatNo, items: given, suitable }) => {
      const criteria = Object.fromEntries(rulebook.rubric.criteria.map(({ key }) => [key, 0]));
      for (const { key, criterionKey } of items)
        criteria[criterionKey] = (criteria[criterionKey] ?? 0) + (given?.[key] ?? 0);
      const totalHundredths = Object.values(criteria).reduce((sum, points) => sum + points, 0);
      return { seatNo, totalHundredths, criteria, ...(suitable === null ? {} : { suitable }) };
    }),
  }));
  const seed = seedOf(
    call.code,
    proposals.map(({ sealSha256 }) => sealSha256),
  );
  const { aggregation, tieChain, selection, additional } = rulebook;
  const majority = asksForVote(call) ? additional : null;
  const { ranked } = rankProposals(scored, { aggregation, tieChain, seed });
  const results = new Map(
    selectProposals(ranked, { ...selection, seats: call.seats, majority, selectNone: call.selectNone }).map((one) => [
      one.proposalId,
      one,
    ]),
  );
  return proposals
    .map(({ proposalId, receiptNumber, nameKo, nameEn, sheets }) => {
      const one = results.get(proposalId);
      return {
        ...{ proposalId, receiptNumber, nameKo, nameEn, sheets: sheets.length },
        rank: one?.rank ?? null,
        displayHundredths: one?.displayHundredths ?? null,
        displayTie: one?.displayTie ?? false,
        result: one?.result ?? null,
      };
    })
    .sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || (a.receiptNumber < b.receiptNumber ? -1 : 1));
}
