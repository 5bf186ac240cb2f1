import { type AssignmentRequest, pairKey, planAssignments } from "../../lib/reviews/domain/assignment.ts";
import { type AssignmentMeasure, measureAssignment } from "../../lib/reviews/domain/assignment-measure.ts";

const PROPOSALS = 50;
const REVIEWERS = 60;
const SHEETS = 7;
const FIELDS = 14;
const CONFLICT_SHARE = 0.1;
const CEILING_MS = 2_000;
const ROUNDS = 5;

/** Deterministic people, fields and conflicts, so that runs compare: one in ten pairs is blocked, one reviewer in six foreign. */
export function largeRequest(seed = 42): AssignmentRequest {
  let state = seed;
  const next = (limit: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  const keys = (count: number) => [...new Set(Array.from({ length: count }, () => `field${next(FIELDS)}`))];
  const members = Array.from({ length: REVIEWERS }, (_, index) => ({
    id: `reviewer${String(index + 1).padStart(2, "0")}`,
    isForeign: index % 6 === 0,
    fieldKeys: keys(4),
    maxSheets: null,
  }));
  const proposals = Array.from({ length: PROPOSALS }, (_, index) => ({
    id: `proposal${String(index + 1).padStart(2, "0")}`,
    fieldKeys: keys(5),
  }));
  const blocked = new Set<string>();
  while (blocked.size < PROPOSALS * REVIEWERS * CONFLICT_SHARE)
    blocked.add(pairKey(members[next(REVIEWERS)]?.id ?? "", proposals[next(PROPOSALS)]?.id ?? ""));
  const fit = new Map(
    members.flatMap((member) =>
      proposals.map((proposal) => {
        const shared = proposal.fieldKeys.filter((key) => member.fieldKeys.includes(key)).length;
        return [pairKey(member.id, proposal.id), Math.min(100, 16 * shared + next(21))] as const;
      }),
    ),
  );
  return { members, proposals, blocked, fixed: [], fit, sheetsPerProposal: SHEETS, foreignPerProposal: 1 };
}

type Measured = { medianMs: number; ceilingMs: number; measure: AssignmentMeasure; broken: number };

/** 50 proposals x 60 reviewers with a tenth of the pairs in conflict: ms of the median run and what the plan achieves. */
export function measurePlanning(): Measured {
  const request = largeRequest();
  const runs = Array.from({ length: ROUNDS }, () => {
    const started = performance.now();
    const { pairs } = planAssignments(request);
    return { pairs, ms: performance.now() - started };
  });
  const [{ pairs } = { pairs: [] }] = runs;
  return {
    medianMs: runs.map(({ ms }) => ms).toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0,
    ceilingMs: CEILING_MS,
    measure: measureAssignment(request, pairs),
    broken: pairs.filter((pair) => request.blocked.has(pairKey(pair.memberId, pair.proposalId))).length,
  };
}

/** `npm run bench assignment` */
export async function bench(): Promise<void> {
  const { medianMs, ceilingMs, measure, broken } = measurePlanning();
  const loads = [...measure.loads.values()];
  const share = Math.round(CONFLICT_SHARE * 100);
  console.log(
    `assignment of ${PROPOSALS} proposals x ${REVIEWERS} reviewers, ${SHEETS} sheets each, ${share} % of pairs in conflict: median ${medianMs.toFixed(0)} ms (ceiling ${ceilingMs} ms)`,
  );
  console.log(
    `  sheets ${measure.sheets} of ${PROPOSALS * SHEETS}, conflicts broken ${broken}, loads ${Math.min(...loads)}–${Math.max(...loads)}`,
  );
  console.log(
    `  proposals with a foreign expert ${measure.foreignSeats}, fields covered ${measure.coveredFields}, sum of fit ${measure.fit}`,
  );
}
