import { type AssignmentMember, type AssignmentRequest, type Pair, pairKey } from "@/lib/reviews/domain/assignment";
import { measureAssignment } from "@/lib/reviews/domain/assignment-measure";
import { type NotChosen, whyNot } from "@/lib/reviews/domain/assignment-reasons";
import type { AssignmentPlanPage, PanelPage, PanelSeat, PlanCell } from "@/lib/reviews/types/panel";

export type PlanProposal = PanelPage["proposals"][number];
/** Planned pairs by `pairKey`, and whether each is pinned. */
export type PlanDraft = ReadonlyMap<string, boolean>;
export type PlanRows = {
  proposals: readonly PlanProposal[];
  seats: readonly PanelSeat[];
  plan: AssignmentPlanPage;
};
/** The rows with what the rules read of them, made once. */
export type PlanFacts = PlanRows & { request: AssignmentRequest };

export const cellOf = (proposal: PlanProposal, memberId: string): PlanCell | undefined => proposal.cells[memberId];
/** Only what is neither forbidden nor on record can be changed. */
export const isFree = (cell: PlanCell | undefined): boolean =>
  cell !== undefined && !["CONFLICTED", "RECUSED", "SUBMITTED"].includes(cell.state);

export function draftOf(proposals: readonly PlanProposal[]): PlanDraft {
  return new Map(
    proposals.flatMap(({ proposalId, cells }) =>
      Object.entries(cells).flatMap(([memberId, cell]) =>
        cell.planned ? [[pairKey(memberId, proposalId), cell.pinned] as const] : [],
      ),
    ),
  );
}

export const sameDraft = (a: PlanDraft, b: PlanDraft): boolean =>
  a.size === b.size && [...a].every(([key, pinned]) => b.get(key) === pinned);

/** Puts a pair in or takes it out; what was put in by hand is pinned, so that a new proposal keeps it. */
export function togglePair(draft: PlanDraft, key: string): PlanDraft {
  const next = new Map(draft);
  if (!next.delete(key)) next.set(key, true);
  return next;
}
export const togglePin = (draft: PlanDraft, key: string): PlanDraft =>
  draft.has(key) ? new Map(draft).set(key, !draft.get(key)) : draft;

export const pairsOf = (draft: PlanDraft): (Pair & { pinned: boolean })[] =>
  [...draft].map(([key, pinned]) => {
    const [memberId = "", proposalId = ""] = key.split("/");
    return { memberId, proposalId, pinned };
  });

const memberOf = ({ memberId, isForeign, fieldKeys, maxSheets }: PanelSeat): AssignmentMember => {
  return { id: memberId, isForeign, fieldKeys, maxSheets };
};
const fitOf = (proposals: readonly PlanProposal[]) =>
  new Map(
    proposals.flatMap(({ proposalId, cells }) =>
      Object.entries(cells).map(([memberId, { fit }]) => [pairKey(memberId, proposalId), fit] as const),
    ),
  );

export function planFacts(rows: PlanRows): PlanFacts {
  const { proposals, seats, plan } = rows;
  const request = {
    members: seats.map(memberOf),
    proposals: proposals.map(({ proposalId, fieldKeys }) => ({ id: proposalId, fieldKeys })),
    blocked: new Set<string>(),
    fixed: [],
    fit: fitOf(proposals),
    sheetsPerProposal: plan.sheetsPerProposal,
    foreignPerProposal: plan.foreignPerProposal,
  };
  return { ...rows, request };
}

export type PlanSummary = {
  sheets: number;
  wanted: number;
  withForeign: number;
  proposals: number;
  covered: number;
  fields: number;
  meanFit: number;
  lowest: number;
  highest: number;
  loads: ReadonlyMap<string, number>;
  /** Seats with less to do than the others because conflicts or limits leave them no more. */
  held: PanelSeat[];
};

/** What the draft achieves, as it stands. */
export function summarise(facts: PlanFacts, draft: PlanDraft): PlanSummary {
  const { proposals, seats, plan } = facts;
  const pairs = pairsOf(draft);
  const measure = measureAssignment(facts.request, pairs);
  const loads = [...measure.loads.values()];
  const [lowest, highest] = loads.length > 0 ? [Math.min(...loads), Math.max(...loads)] : [0, 0];
  const open = (seat: PanelSeat) =>
    proposals.filter((one) => !["CONFLICTED", "RECUSED"].includes(cellOf(one, seat.memberId)?.state ?? "NONE")).length;
  return {
    sheets: pairs.length,
    wanted: proposals.length * plan.sheetsPerProposal,
    withForeign: measure.foreignSeats,
    proposals: proposals.length * plan.foreignPerProposal,
    covered: measure.coveredFields,
    fields: proposals.reduce((sum, { fieldKeys }) => sum + fieldKeys.length, 0),
    meanFit: pairs.length === 0 ? 0 : Math.round(measure.fit / pairs.length),
    lowest,
    highest,
    loads: measure.loads,
    held: seats.filter((seat) => {
      const load = measure.loads.get(seat.memberId) ?? 0;
      return load < highest - 1 && load >= Math.min(open(seat), seat.maxSheets ?? open(seat));
    }),
  };
}

/** Why this reviewer does not have this proposal in the draft; null when they have it. */
export function reasonOf(
  facts: PlanFacts,
  draft: PlanDraft,
  proposal: PlanProposal,
  memberId: string,
): NotChosen | null {
  const { members, fit, sheetsPerProposal, foreignPerProposal } = facts.request;
  return whyNot(
    {
      members,
      proposal: { id: proposal.proposalId, fieldKeys: proposal.fieldKeys },
      pairs: pairsOf(draft),
      pinned: new Set([...draft].flatMap(([key, pinned]) => (pinned ? [key] : []))),
      fit,
      sheetsPerProposal,
      foreignPerProposal,
    },
    memberId,
  );
}
