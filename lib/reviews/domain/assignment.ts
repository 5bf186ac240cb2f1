export type AssignmentRequest = {
  memberIds: readonly string[];
  proposalIds: readonly string[];
  /** Pairs that must not be (S3), as `pairKey` writes them. */
  blocked: ReadonlySet<string>;
  /** Pairs that are there already and stay. */
  fixed: readonly { memberId: string; proposalId: string }[];
  sheetsPerProposal: number;
};
export type AssignmentPlan = {
  pairs: { memberId: string; proposalId: string }[];
  /** Proposals that cannot get as many reviewers as asked for, and how many they lack. */
  shortfalls: { proposalId: string; missing: number }[];
};

export const pairKey = (memberId: string, proposalId: string): string => `${memberId}/${proposalId}`;

/**
 * A balanced proposal: the hardest to staff first, each to the reviewers with the least to do. Conflicts are hard limits.
 * Deterministic: equal loads go by the given order of members.
 */
export function planAssignments(request: AssignmentRequest): AssignmentPlan {
  const { memberIds, blocked, fixed, sheetsPerProposal } = request;
  const load = new Map(memberIds.map((id) => [id, 0]));
  for (const { memberId } of fixed) load.set(memberId, (load.get(memberId) ?? 0) + 1);
  const there = new Set(fixed.map(({ memberId, proposalId }) => pairKey(memberId, proposalId)));
  const free = (proposalId: string) =>
    memberIds.filter((id) => !blocked.has(pairKey(id, proposalId)) && !there.has(pairKey(id, proposalId)));
  const plan: AssignmentPlan = { pairs: [], shortfalls: [] };
  const open = request.proposalIds
    .map((proposalId) => ({ proposalId, candidates: free(proposalId) }))
    .sort((a, b) => a.candidates.length - b.candidates.length);
  for (const { proposalId, candidates } of open) {
    const wanted = sheetsPerProposal - fixed.filter((pair) => pair.proposalId === proposalId).length;
    const chosen = [...candidates]
      .sort((a, b) => (load.get(a) ?? 0) - (load.get(b) ?? 0))
      .slice(0, Math.max(0, wanted));
    for (const memberId of chosen) {
      load.set(memberId, (load.get(memberId) ?? 0) + 1);
      plan.pairs.push({ memberId, proposalId });
    }
    if (chosen.length < wanted) plan.shortfalls.push({ proposalId, missing: wanted - chosen.length });
  }
  return plan;
}
