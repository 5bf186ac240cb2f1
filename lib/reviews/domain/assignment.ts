import { MAX_FIT } from "./fit";
import { type ArcCost, FlowNetwork } from "./min-cost-flow";

export type Pair = { memberId: string; proposalId: string };
export type AssignmentMember = {
  id: string;
  isForeign: boolean;
  fieldKeys: readonly string[];
  /** Sheets the reviewer takes at most, the fixed ones among them; null without a limit. */
  maxSheets: number | null;
};
export type AssignmentProposal = { id: string; fieldKeys: readonly string[] };
export type AssignmentRequest = {
  members: readonly AssignmentMember[];
  proposals: readonly AssignmentProposal[];
  /** Pairs that must not be (S3), as `pairKey` writes them. */
  blocked: ReadonlySet<string>;
  /** Pairs that stay whatever else is better; none of them blocked. */
  fixed: readonly Pair[];
  /** 0–100 of `fitOf`, by `pairKey`. */
  fit: ReadonlyMap<string, number>;
  sheetsPerProposal: number;
  /** S2: foreign experts each proposal should have, as the rulebook says. */
  foreignPerProposal: number;
};
export type AssignmentPlan = {
  pairs: Pair[];
  /** Proposals that cannot get as many reviewers as asked for, and how many they lack. */
  shortfalls: { proposalId: string; missing: number }[];
};

export const pairKey = (memberId: string, proposalId: string): string => `${memberId}/${proposalId}`;

type Planned = { arc: number; pair: Pair };
type Costs = { short: number; domestic: number; uncovered: number };

/**
 * Weights within the two integers of a cost. High: an uneven shortage, then a foreign expert that is missing, then uneven
 * loads. Low: a field that nobody covers, then fit. Each outweighs everything after it together.
 */
function costsOf({ proposals, foreignPerProposal }: AssignmentRequest, seats: number): Costs {
  const unevenLoads = (seats * Math.max(0, proposals.length - 1)) / 2 + 1;
  const missingForeign = proposals.length * foreignPerProposal + 1;
  return { short: unevenLoads * missingForeign, domestic: unevenLoads, uncovered: seats * MAX_FIT + 1 };
}

/** One proposal's end of the network: seats of its fields and of foreign experts, each for one person, then the rest. */
class ProposalSeats {
  private readonly node: number;
  private readonly fields: Map<string, number>;
  private readonly foreign: number;

  constructor(
    private readonly network: FlowNetwork,
    proposal: AssignmentProposal,
    demand: { seats: number; foreign: number; sink: number },
    private readonly costs: Costs,
  ) {
    this.node = network.addNode();
    this.fields = new Map(proposal.fieldKeys.map((key) => [key, this.special(1)]));
    this.foreign = this.special(demand.foreign);
    // The n-th sheet of a proposal costs more than the one before: a shortage is spread, not heaped on one.
    for (let seat = 0; seat < demand.seats; seat++)
      network.addArc(this.node, demand.sink, 1, { high: seat * costs.short, low: 0 });
  }

  private special(places: number): number {
    const node = this.network.addNode();
    this.network.addArc(node, this.node, places);
    return node;
  }

  /** Every seat that this member may take here, what it leaves undone being its cost. */
  offer(from: number, member: AssignmentMember): void {
    const { domestic, uncovered } = this.costs;
    this.network.addArc(from, this.node, 1, { high: domestic, low: uncovered });
    if (member.isForeign) this.network.addArc(from, this.foreign, 1, { high: 0, low: uncovered });
    for (const key of new Set(member.fieldKeys)) {
      const seat = this.fields.get(key);
      if (seat !== undefined) this.network.addArc(from, seat, 1, { high: domestic, low: 0 });
    }
  }
}

const sorted = <T extends { id: string }>(rows: readonly T[]): T[] =>
  [...rows].sort((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id)));

/** Reviewers' side: what is fixed comes from a source of its own; the n-th sheet of a reviewer costs n − 1. */
function buildNetwork(request: AssignmentRequest) {
  const { blocked, fit, fixed, sheetsPerProposal, foreignPerProposal } = request;
  const network = new FlowNetwork();
  const [kept, source, sink] = [network.addNode(), network.addNode(), network.addNode()];
  const fixedKeys = new Set(fixed.map((pair) => pairKey(pair.memberId, pair.proposalId)));
  const fixedOf = (id: string) => fixed.filter((pair) => pair.proposalId === id || pair.memberId === id).length;
  const proposals = sorted(request.proposals).map(({ id, fieldKeys }) => {
    return { id, fieldKeys, seats: Math.max(sheetsPerProposal, fixedOf(id)) };
  });
  const costs = costsOf(
    request,
    proposals.reduce((sum, { seats }) => sum + seats, 0),
  );
  const ends = proposals.map((one) => ({
    id: one.id,
    seats: new ProposalSeats(network, one, { seats: one.seats, foreign: foreignPerProposal, sink }, costs),
  }));
  const planned: Planned[] = [];
  for (const member of sorted(request.members)) {
    const node = network.addNode();
    const most = Math.min(proposals.length, member.maxSheets ?? proposals.length);
    for (let load = fixedOf(member.id); load < most; load++) network.addArc(source, node, 1, { high: load, low: 0 });
    for (const { id, seats } of ends) {
      const key = pairKey(member.id, id);
      const isFixed = fixedKeys.has(key);
      if (blocked.has(key) && !isFixed) continue;
      const pair = network.addNode();
      const cost: ArcCost = { high: 0, low: MAX_FIT - (fit.get(key) ?? 0) };
      const arc = network.addArc(isFixed ? kept : node, pair, 1, cost);
      if (!isFixed) planned.push({ arc, pair: { memberId: member.id, proposalId: id } });
      seats.offer(pair, member);
    }
  }
  return { network, kept, source, sink, planned };
}

/**
 * S2, S3: the best assignment there is, as a flow of least cost. In this order: (1) as many of the sheets asked for as
 * conflicts and limits allow, a shortage spread evenly; (2) the foreign experts the rulebook asks for; (3) loads as even as
 * can be, so that they differ by one at most whenever any such plan exists; (4) fields of proposals covered, each by a person
 * of its own beside the foreign expert; (5) the sum of fit. Fixed pairs stay and count in everything. The answer depends on
 * ids and numbers only, not on the order in which they are given.
 */
export function planAssignments(request: AssignmentRequest): AssignmentPlan {
  const { network, kept, source, sink, planned } = buildNetwork(request);
  network.send(kept, sink);
  network.send(source, sink);
  const pairs = planned.filter(({ arc }) => network.flowOn(arc) > 0).map(({ pair }) => pair);
  const has = (proposalId: string) =>
    [...request.fixed, ...pairs].filter((pair) => pair.proposalId === proposalId).length;
  const shortfalls = sorted(request.proposals)
    .map(({ id }) => ({ proposalId: id, missing: request.sheetsPerProposal - has(id) }))
    .filter(({ missing }) => missing > 0);
  return { pairs, shortfalls };
}
