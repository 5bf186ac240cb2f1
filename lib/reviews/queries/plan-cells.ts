import "server-only";
import type { RulebookContent } from "@/lib/rulebook/domain/rulebook";
import { pairKey } from "../domain/assignment";
import { planDifference } from "../domain/assignment-state";
import type { PanelPage, PlanCell } from "../types/panel";
import type { AssignmentFacts } from "./assignment-facts";
import { cellState } from "./cell-state";

/** A cell of the plan's table: how far the pair is, whether it is planned, how it fits, what forbids it. */
export function planCells(
  facts: AssignmentFacts,
  hasPlan: boolean,
): (memberId: string, proposalId: string) => PlanCell {
  const assigned = new Map(facts.assignments.map((one) => [pairKey(one.memberId, one.proposalId), one]));
  const planned = new Map(facts.planned.map((one) => [pairKey(one.memberId, one.proposalId), one]));
  return (memberId, proposalId) => {
    const key = pairKey(memberId, proposalId);
    const isBlocked = facts.blocked.has(key);
    const state = cellState(assigned.get(key), isBlocked);
    const fit = facts.fits.get(key);
    const row = planned.get(key);
    return {
      state,
      planned: !isBlocked && (hasPlan ? row !== undefined : ["ASSIGNED", "STARTED", "SUBMITTED"].includes(state)),
      pinned: row?.pinned ?? false,
      byHand: row?.byHand ?? false,
      fit: fit?.score ?? 0,
      words: fit?.keywords ?? [],
      conflict: facts.blocked.get(key) ?? null,
    };
  };
}

/** The rules a plan is made by, and, while one is under way, what deploying it would change. */
export function planOfPage(
  facts: AssignmentFacts,
  rules: RulebookContent["panel"],
  planSheets: number | null,
): PanelPage["plan"] {
  const used = new Set([
    ...facts.proposals.flatMap(({ fieldKeys }) => fieldKeys),
    ...facts.members.flatMap(({ fieldKeys }) => fieldKeys),
  ]);
  const difference = planDifference(facts);
  return {
    sheetsPerProposal: planSheets ?? rules.sheetsPerProposal,
    foreignPerProposal: rules.foreignPerProposal,
    fields: rules.fields.filter(({ key }) => used.has(key)).map(({ key, nameKo, nameEn }) => ({ key, nameKo, nameEn })),
    waiting:
      planSheets === null
        ? null
        : {
            added: difference.added.map(({ memberId, proposalId }) => ({ memberId, proposalId })),
            withdrawn: difference.withdrawn.map(({ memberId, proposalId }) => ({ memberId, proposalId })),
            forbidden: difference.forbidden.length,
          },
  };
}
