import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { inTransactionAs, type Tx } from "@/lib/platform/db";
import { type Failure, type Outcome, ok, refuse } from "@/lib/platform/outcome";
import type { RulebookContent } from "@/lib/rulebook/domain/rulebook";
import { rulebookContent } from "@/lib/rulebook/queries";
import { type AssignmentPlan, type AssignmentRequest, type Pair, pairKey, planAssignments } from "../domain/assignment";
import { measureAssignment } from "../domain/assignment-measure";
import { heldPairs, isScored, keptPairs } from "../domain/assignment-state";
import { isBoundInCall } from "../queries";
import { type AssignmentFacts, assignmentFacts } from "../queries/assignment-facts";
import { takePanelInTx } from "../queries/panel-facts";
import type { AdjustPlan, PanelVersion, ProposeAssignments } from "../schema";
import { detectConflictsInTx } from "./detect-conflicts";
import { type OfficersPanel, officersPanelInTx } from "./form-panel";

type Begun =
  | { refusal: Failure }
  | { refusal: null; officers: OfficersPanel; facts: AssignmentFacts; rules: RulebookContent["panel"] };

const phaseRefusal = ({ call, panel }: OfficersPanel): Failure | null => {
  const forming = panel.status === "FORMING" && call.phase === "SCREENING";
  const running = panel.status === "ACTIVE" && call.phase === "IN_REVIEW";
  return forming || running ? null : refuse("ASSIGNING_CLOSED");
};

/** Conflicts first, freshly looked for; then whether the officer may go on at all. */
export async function beginAssigningInTx(tx: Tx, actor: Actor, input: PanelVersion, at: Date): Promise<Begun> {
  const officers = await officersPanelInTx(tx, actor, input);
  const refusal = officers.refusal ?? phaseRefusal(officers);
  if (refusal) return { refusal };
  await detectConflictsInTx(tx, actor, officers.call.id, at);
  if (await isBoundInCall(tx, actor.id, officers.call.id)) return { refusal: refuse("CONFLICT_OF_INTEREST") };
  const { panel: rules } = await rulebookContent(tx, officers.call.rulebookVersion);
  return { refusal: null, officers, rules, facts: await assignmentFacts(tx, officers.panel, rules) };
}

type PlanRow = Pair & { pinned: boolean; byHand: boolean };
/** A plan is replaced as a whole; taking the panel's turn keeps two officers from doing so at once. */
async function writePlan(tx: Tx, panel: PanelVersion, rows: readonly PlanRow[], sheets: number, at: Date) {
  await takePanelInTx(tx, panel.panelId, panel.expectedVersion);
  await tx.reviewPanel.updateMany({ where: { id: panel.panelId }, data: { planSheets: sheets } });
  await tx.plannedAssignment.deleteMany({ where: { panelId: panel.panelId } });
  await tx.plannedAssignment.createMany({
    data: rows.map(({ memberId, proposalId, pinned, byHand }) => {
      return { panelId: panel.panelId, memberId, proposalId, pinned, byHand, createdAt: at };
    }),
  });
}

/** A plan under way, or where a first change by hand begins: what is assigned. */
const planOf = ({ planned, assignments }: AssignmentFacts, hasPlan: boolean): PlanRow[] =>
  hasPlan
    ? planned
    : heldPairs(assignments).map(({ memberId, proposalId }) => {
        return { memberId, proposalId, pinned: false, byHand: false };
      });

const requestOf = (facts: AssignmentFacts, rules: RulebookContent["panel"], sheetsPerProposal: number, fixed: Pair[]) =>
  ({
    members: facts.members,
    proposals: facts.proposals,
    blocked: new Set(facts.blocked.keys()),
    fixed,
    fit: new Map([...facts.fits].map(([key, { score }]) => [key, score])),
    sheetsPerProposal,
    foreignPerProposal: rules.foreignPerProposal,
  }) satisfies AssignmentRequest;

type Proposed = { pairs: number; shortfalls: AssignmentPlan["shortfalls"] };
/**
 * S2: the best plan there is on top of what is kept: pinned pairs, and all that reviewers hold once they have been told.
 * Reviewers see nothing of it. Refusals: ASSIGNING_CLOSED, NO_MEMBERS, CONFLICT_OF_INTEREST.
 */
export function proposeAssignments(actor: Actor, input: ProposeAssignments, at: Date): Promise<Outcome<Proposed>> {
  return inTransactionAs(actor, async (tx) => {
    const begun = await beginAssigningInTx(tx, actor, input, at);
    if (begun.refusal) return begun.refusal;
    const { officers, facts, rules } = begun;
    if (facts.members.length === 0) return refuse("NO_MEMBERS");
    const known = new Set(facts.members.flatMap(({ id }) => facts.proposals.map((one) => pairKey(id, one.id))));
    const fixed = keptPairs({ ...facts, told: officers.panel.status === "ACTIVE" }).filter((pair) =>
      known.has(pairKey(pair.memberId, pair.proposalId)),
    );
    const request = requestOf(facts, rules, input.sheetsPerProposal, fixed);
    const plan = planAssignments(request);
    const before = new Map(facts.planned.map((one) => [pairKey(one.memberId, one.proposalId), one]));
    const kept = fixed.map((pair): PlanRow => {
      const row = before.get(pairKey(pair.memberId, pair.proposalId));
      return { ...pair, pinned: row?.pinned ?? false, byHand: row?.byHand ?? false };
    });
    const rows = [...kept, ...plan.pairs.map((pair) => ({ ...pair, pinned: false, byHand: false }))];
    await writePlan(tx, input, rows, input.sheetsPerProposal, at);
    const { loads, ...aims } = measureAssignment(request, rows);
    const data = {
      sheetsPerProposal: input.sheetsPerProposal,
      kept: kept.length,
      ...aims,
      lowestLoad: Math.min(...loads.values()),
      highestLoad: Math.max(...loads.values()),
      missing: plan.shortfalls.reduce((sum, { missing }) => sum + missing, 0),
    };
    const subject = { subjectType: "ReviewPanel", subjectId: officers.panel.id };
    recordAudit(tx, actor, { type: "panel.assignmentsProposed", ...subject, data }, at, {
      rulebookVersion: officers.call.rulebookVersion,
    });
    return ok({ pairs: rows.length, shortfalls: plan.shortfalls });
  });
}

/** Why a plan by hand cannot be: a stranger, a conflict (S3), or taking back what is scored (S6). */
function handRefusal(facts: AssignmentFacts, pairs: readonly Pair[]): Failure | null {
  const seats = new Set(facts.members.map(({ id }) => id));
  const eligible = new Set(facts.proposals.map(({ id }) => id));
  if (pairs.some((pair) => !seats.has(pair.memberId) || !eligible.has(pair.proposalId))) return refuse("PAIR_UNKNOWN");
  const bad = pairs.filter((pair) => facts.blocked.has(pairKey(pair.memberId, pair.proposalId)));
  if (bad.length > 0) return refuse("PAIR_CONFLICTED", { count: bad.length });
  const wanted = new Set(pairs.map((pair) => pairKey(pair.memberId, pair.proposalId)));
  const lost = heldPairs(facts.assignments).filter(
    (one) => isScored(one) && !wanted.has(pairKey(one.memberId, one.proposalId)),
  );
  return lost.length > 0 ? refuse("HAS_SUBMITTED_SHEETS", { count: lost.length }) : null;
}

/** S2: the officer's changes: pairs put in, taken out, pinned. The whole wanted plan is given; reviewers see nothing of it. */
export function adjustPlan(
  actor: Actor,
  input: AdjustPlan,
  at: Date,
): Promise<Outcome<{ added: number; removed: number }>> {
  return inTransactionAs(actor, async (tx) => {
    const begun = await beginAssigningInTx(tx, actor, input, at);
    if (begun.refusal) return begun.refusal;
    const { officers, facts, rules } = begun;
    const refusal = handRefusal(facts, input.pairs);
    if (refusal) return refusal;
    const before = new Map(
      planOf(facts, officers.panel.planSheets !== null).map((one) => [pairKey(one.memberId, one.proposalId), one]),
    );
    const wanted = new Map(input.pairs.map((one) => [pairKey(one.memberId, one.proposalId), one]));
    const rows = [...wanted].map(([key, { memberId, proposalId, pinned }]): PlanRow => {
      return { memberId, proposalId, pinned, byHand: before.get(key)?.byHand ?? !before.has(key) };
    });
    await writePlan(tx, input, rows, officers.panel.planSheets ?? rules.sheetsPerProposal, at);
    const pairs = (keys: Iterable<string>) => [...keys].map((key) => ({ ...splitKey(key) }));
    const data = {
      added: pairs([...wanted.keys()].filter((key) => !before.has(key))),
      removed: pairs([...before.keys()].filter((key) => !wanted.has(key))),
      pinned: rows.filter(({ pinned }) => pinned).length,
    };
    const subject = { subjectType: "ReviewPanel", subjectId: officers.panel.id };
    recordAudit(tx, actor, { type: "panel.assignmentsAdjusted", ...subject, data }, at);
    return ok({ added: data.added.length, removed: data.removed.length });
  });
}

const splitKey = (key: string): Pair => {
  const [memberId = "", proposalId = ""] = key.split("/");
  return { memberId, proposalId };
};
