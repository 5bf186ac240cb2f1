import { type AssignmentMember, type AssignmentRequest, type Pair, pairKey } from "./assignment";

export type AssignmentMeasure = {
  sheets: number;
  /** Sum of n(n−1)/2 over proposals: the smaller, the more evenly a shortage is spread. */
  unevenShortage: number;
  foreignSeats: number;
  /** The same sum over reviewers. */
  unevenLoads: number;
  coveredFields: number;
  fit: number;
  loads: Map<string, number>;
};

const halfSquares = (counts: Iterable<number>): number =>
  [...counts].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);

/**
 * Seats of one proposal taken by persons of their own, foreign ones first, then fields. A seat once filled stays filled while
 * people change places for the next (augmenting paths), so that the greedy order gives the most of each kind in turn.
 */
export function specialSeats(
  people: readonly AssignmentMember[],
  fieldKeys: readonly string[],
  foreign: number,
): { foreign: number; fields: string[] } {
  const seats = [...Array.from({ length: foreign }, () => null), ...fieldKeys];
  const takenBy = new Map<number, number>();
  const suits = (person: AssignmentMember, key: string | null) =>
    key === null ? person.isForeign : person.fieldKeys.includes(key);
  const take = (seat: number, asked: Set<number>): boolean =>
    people.some((person, index) => {
      if (asked.has(index) || !suits(person, seats[seat] ?? null)) return false;
      asked.add(index);
      const held = [...takenBy].find(([, holder]) => holder === index)?.[0];
      if (held !== undefined && !take(held, asked)) return false;
      takenBy.set(seat, index);
      return true;
    });
  const filled = seats.filter((_, seat) => take(seat, new Set()));
  return { foreign: filled.filter((key) => key === null).length, fields: filled.filter((key) => key !== null) };
}

/** What a set of pairs achieves of each aim of `planAssignments`, counted from the pairs alone. */
export function measureAssignment(request: AssignmentRequest, pairs: readonly Pair[]): AssignmentMeasure {
  const memberOf = new Map(request.members.map((member) => [member.id, member]));
  const loads = new Map(request.members.map(({ id }) => [id, 0]));
  const peopleOf = new Map<string, AssignmentMember[]>(request.proposals.map(({ id }) => [id, []]));
  let fit = 0;
  for (const { memberId, proposalId } of pairs) {
    loads.set(memberId, (loads.get(memberId) ?? 0) + 1);
    fit += request.fit.get(pairKey(memberId, proposalId)) ?? 0;
    const member = memberOf.get(memberId);
    if (member) peopleOf.get(proposalId)?.push(member);
  }
  const seats = request.proposals.map(({ id, fieldKeys }) =>
    specialSeats(peopleOf.get(id) ?? [], fieldKeys, request.foreignPerProposal),
  );
  return {
    sheets: pairs.length,
    unevenShortage: halfSquares([...peopleOf.values()].map((people) => people.length)),
    foreignSeats: seats.reduce((sum, one) => sum + one.foreign, 0),
    unevenLoads: halfSquares(loads.values()),
    coveredFields: seats.reduce((sum, one) => sum + one.fields.length, 0),
    fit,
    loads,
  };
}

/** Less than zero when `a` is the better one, by the order of the aims. */
export function compareMeasures(a: AssignmentMeasure, b: AssignmentMeasure): number {
  return (
    b.sheets - a.sheets ||
    a.unevenShortage - b.unevenShortage ||
    b.foreignSeats - a.foreignSeats ||
    a.unevenLoads - b.unevenLoads ||
    b.coveredFields - a.coveredFields ||
    b.fit - a.fit
  );
}
