import { type AssignmentMember, type AssignmentProposal, type Pair, pairKey } from "./assignment";
import { specialSeats } from "./assignment-measure";

/** Why a reviewer who may review a proposal does not: what changing places with the best exchange partner would cost. */
export type NotChosen =
  | { why: "SHORT" | "PINNED" | "FOREIGN" | "EQUAL" | "BETTER" }
  | { why: "LIMIT"; maxSheets: number }
  | { why: "LOAD"; load: number; partnerLoad: number }
  | { why: "FIELD"; fieldKey: string }
  | { why: "FIT"; fit: number; partnerFit: number };

export type ReasonFacts = {
  members: readonly AssignmentMember[];
  proposal: AssignmentProposal;
  pairs: readonly Pair[];
  pinned: ReadonlySet<string>;
  fit: ReadonlyMap<string, number>;
  sheetsPerProposal: number;
  foreignPerProposal: number;
};
type Exchange = { aims: number[]; reason: NotChosen };

const loadOf = (pairs: readonly Pair[], memberId: string): number =>
  pairs.filter((pair) => pair.memberId === memberId).length;
const better = (a: Exchange, b: Exchange): boolean => {
  const at = a.aims.findIndex((value, index) => value !== b.aims[index]);
  return at >= 0 && (a.aims[at] ?? 0) < (b.aims[at] ?? 0);
};

/** What `planAssignments` would lose, aim by aim in its order, if `partner` gave this proposal to `member`. */
function exchange(facts: ReasonFacts, member: AssignmentMember, partner: AssignmentMember): Exchange {
  const { proposal, pairs, fit, members, foreignPerProposal } = facts;
  const fitOf = ({ id }: AssignmentMember) => fit.get(pairKey(id, proposal.id)) ?? 0;
  const seated = members.filter(({ id }) => pairs.some((p) => p.memberId === id && p.proposalId === proposal.id));
  const before = specialSeats(seated, proposal.fieldKeys, foreignPerProposal);
  const others = seated.map((one) => (one.id === partner.id ? member : one));
  const after = specialSeats(others, proposal.fieldKeys, foreignPerProposal);
  const [load, partnerLoad] = [loadOf(pairs, member.id), loadOf(pairs, partner.id)];
  const lostField = before.fields.find((key) => !after.fields.includes(key)) ?? "";
  const aims = [
    before.foreign - after.foreign,
    load - partnerLoad + 1,
    before.fields.length - after.fields.length,
    fitOf(partner) - fitOf(member),
  ];
  const reasons: NotChosen[] = [
    { why: "FOREIGN" },
    { why: "LOAD", load, partnerLoad },
    { why: "FIELD", fieldKey: lostField },
    { why: "FIT", fit: fitOf(member), partnerFit: fitOf(partner) },
  ];
  const first = aims.findIndex((value) => value !== 0);
  if (first < 0) return { aims, reason: { why: "EQUAL" } };
  return { aims, reason: (aims[first] ?? 0) < 0 ? { why: "BETTER" } : (reasons[first] ?? { why: "EQUAL" }) };
}

/**
 * S2: the reason beside every pair that is not. Of all who hold the proposal and are not pinned to it, the one is taken with
 * whom changing places would cost least; what it would cost first, in the order of the aims, is the reason. In a plan changed
 * by hand the answer may be that the exchange would be better.
 */
export function whyNot(facts: ReasonFacts, memberId: string): NotChosen | null {
  const { members, proposal, pairs, pinned, sheetsPerProposal } = facts;
  const member = members.find(({ id }) => id === memberId);
  const holders = pairs.filter((pair) => pair.proposalId === proposal.id).map((pair) => pair.memberId);
  if (!member || holders.includes(memberId)) return null;
  if (member.maxSheets !== null && loadOf(pairs, memberId) >= member.maxSheets)
    return { why: "LIMIT", maxSheets: member.maxSheets };
  if (holders.length < sheetsPerProposal) return { why: "SHORT" };
  const exchanges = members
    .filter(({ id }) => holders.includes(id) && !pinned.has(pairKey(id, proposal.id)))
    .map((partner) => exchange(facts, member, partner));
  const [first, ...rest] = exchanges;
  return first ? rest.reduce((best, one) => (better(one, best) ? one : best), first).reason : { why: "PINNED" };
}
