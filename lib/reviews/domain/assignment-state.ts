import { type Pair, pairKey } from "./assignment";

export type AssignedPair = Pair & {
  status: "ASSIGNED" | "RECUSED" | "WITHDRAWN";
  declaration: "PENDING" | "CLEAR" | "CONFLICT";
  sheets: readonly { status: string }[];
};

const keyOf = ({ memberId, proposalId }: Pair): string => pairKey(memberId, proposalId);
export const heldPairs = <T extends AssignedPair>(assignments: readonly T[]): T[] =>
  assignments.filter(({ status }) => status === "ASSIGNED");

/** S6: a sheet that was submitted stays on record, so its pair cannot be taken back. */
export const isScored = ({ sheets }: AssignedPair): boolean => sheets.some(({ status }) => status === "SUBMITTED");

/**
 * S2: what a new plan leaves as it is: what the officer pinned, and, once reviewers have been told, all that they hold.
 * A pair that must not be any more is not kept (S3).
 */
export function keptPairs(facts: {
  assignments: readonly AssignedPair[];
  planned: readonly (Pair & { pinned: boolean })[];
  blocked: { has(key: string): boolean };
  told: boolean;
}): Pair[] {
  const held = heldPairs(facts.assignments).filter((one) => facts.told || isScored(one));
  const pinned = facts.planned.filter((one) => one.pinned);
  const kept = new Map(
    [...held, ...pinned].map(({ memberId, proposalId }) => [`${memberId}/${proposalId}`, { memberId, proposalId }]),
  );
  return [...kept.values()].filter((pair) => !facts.blocked.has(keyOf(pair)));
}

/** What deploying a plan would change. A planned pair that a conflict forbids by now is not among it. */
export function planDifference(facts: {
  assignments: readonly AssignedPair[];
  planned: readonly Pair[];
  blocked: { has(key: string): boolean };
}): { added: Pair[]; withdrawn: Pair[]; forbidden: Pair[] } {
  const held = heldPairs(facts.assignments);
  const heldKeys = new Set(held.map(keyOf));
  const plannedKeys = new Set(facts.planned.map(keyOf));
  const forbidden = facts.planned.filter((pair) => facts.blocked.has(keyOf(pair)));
  return {
    added: facts.planned.filter((pair) => !heldKeys.has(keyOf(pair)) && !facts.blocked.has(keyOf(pair))),
    withdrawn: held.filter((pair) => !plannedKeys.has(keyOf(pair))),
    forbidden,
  };
}
