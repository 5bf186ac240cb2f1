import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { type Failure, type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { BINDING } from "@/lib/proposals/queries/conflicted";
import { type AssignmentPlan, pairKey, planAssignments } from "../domain/assignment";
import { isBoundInCall } from "../queries";
import { seatedMembers, takePanelInTx } from "../queries/panel-facts";
import type { AssignReviewers, AutoAssign, PanelVersion } from "../schema";
import { detectConflictsInTx } from "./detect-conflicts";
import { type OfficersPanel, officersPanelInTx } from "./form-panel";

type Pair = { memberId: string; proposalId: string };
type Assigned = { added: number; withdrawn: number };

/** Where assignments stand: eligible proposals, pairs that are, and pairs that must not be (S3). */
async function assignmentState(tx: Tx, { call, panel }: OfficersPanel) {
  const proposals = await tx.proposal.findMany({
    where: { callId: call.id, status: "ELIGIBLE" },
    orderBy: { receiptNumber: "asc" },
    select: { id: true },
  });
  const assignments = await tx.reviewAssignment.findMany({
    where: { panelId: panel.id },
    select: {
      id: true,
      memberId: true,
      proposalId: true,
      status: true,
      sheets: { where: { status: "SUBMITTED" }, select: { id: true } },
    },
  });
  const findings = await tx.conflictFinding.findMany({
    where: { outcome: BINDING, proposal: { callId: call.id } },
    select: { userId: true, proposalId: true },
  });
  const memberOf = new Map(panel.members.map((member) => [member.userId, member.id]));
  const blocked = new Set(
    findings.flatMap(({ userId, proposalId }) => {
      const memberId = memberOf.get(userId);
      return memberId ? [pairKey(memberId, proposalId)] : [];
    }),
  );
  for (const one of assignments) if (one.status === "RECUSED") blocked.add(pairKey(one.memberId, one.proposalId));
  return { proposalIds: proposals.map(({ id }) => id), assignments, blocked };
}
type State = Awaited<ReturnType<typeof assignmentState>>;

const phaseRefusal = ({ call, panel }: OfficersPanel): Failure | null => {
  const forming = panel.status === "FORMING" && call.phase === "SCREENING";
  const running = panel.status === "ACTIVE" && call.phase === "IN_REVIEW";
  return forming || running ? null : refuse("ASSIGNING_CLOSED");
};

/** Conflicts first, freshly looked for; then whether the officer may go on at all. */
async function beginAssigning(tx: Tx, actor: Actor, input: PanelVersion, at: Date) {
  const officers = await officersPanelInTx(tx, actor, input);
  const refusal = officers.refusal ?? phaseRefusal(officers);
  if (refusal) return { refusal } as const;
  await detectConflictsInTx(tx, actor, officers.call.id, at);
  if (await isBoundInCall(tx, actor.id, officers.call.id)) return { refusal: refuse("CONFLICT_OF_INTEREST") } as const;
  return { refusal: null, officers, state: await assignmentState(tx, officers) } as const;
}

/** Adds and withdraws so that exactly `pairs` are assigned; tells the new reviewers of a panel at work. */
async function applyPairs(
  tx: Tx,
  actor: Actor,
  officers: OfficersPanel,
  state: State,
  pairs: readonly Pair[],
  at: Date,
): Promise<Assigned> {
  const { panel } = officers;
  const wanted = new Set(pairs.map((pair) => pairKey(pair.memberId, pair.proposalId)));
  const known = new Map(state.assignments.map((one) => [pairKey(one.memberId, one.proposalId), one]));
  const added = [...wanted].filter((key) => known.get(key)?.status !== "ASSIGNED");
  const dropped = state.assignments.filter(
    (one) => one.status === "ASSIGNED" && !wanted.has(pairKey(one.memberId, one.proposalId)),
  );
  await takePanelInTx(tx, panel.id, panel.version);
  await tx.reviewAssignment.updateMany({
    where: { id: { in: dropped.map(({ id }) => id) }, status: "ASSIGNED" },
    data: { status: "WITHDRAWN", version: { increment: 1 } },
  });
  await tx.reviewAssignment.updateMany({
    where: { id: { in: added.flatMap((key) => known.get(key)?.id ?? []) }, status: "WITHDRAWN" },
    data: { status: "ASSIGNED", version: { increment: 1 } },
  });
  const fresh = pairs.filter((pair) => !known.has(pairKey(pair.memberId, pair.proposalId)));
  await tx.reviewAssignment.createMany({
    data: fresh.map(({ memberId, proposalId }) => ({ panelId: panel.id, memberId, proposalId, createdAt: at })),
    skipDuplicates: true,
  });
  const addedPairs = pairs.filter((pair) => added.includes(pairKey(pair.memberId, pair.proposalId)));
  const withdrawn = dropped.map(({ memberId, proposalId }) => ({ memberId, proposalId }));
  const data = { added: addedPairs.map(({ memberId, proposalId }) => ({ memberId, proposalId })), withdrawn };
  recordAudit(
    tx,
    actor,
    { type: "panel.reviewersAssigned", subjectType: "ReviewPanel", subjectId: panel.id, data },
    at,
  );
  if (panel.status === "ACTIVE") await tellNewReviewers(tx, officers, addedPairs, at);
  return { added: added.length, withdrawn: dropped.length };
}

async function tellNewReviewers(tx: Tx, { call, panel }: OfficersPanel, pairs: readonly Pair[], at: Date) {
  const members = new Set(pairs.map(({ memberId }) => memberId));
  await notify(tx, {
    kind: "reviewAssigned",
    userIds: panel.members.filter(({ id }) => members.has(id)).map(({ userId }) => userId),
    params: { call: { ko: call.titleKo, en: call.titleEn } },
    href: "/reviews",
    ...(panel.dueAt ? { dueAt: panel.dueAt } : {}),
    at,
  });
}

/** Sets who reviews what (S3: never a conflicted pair). A pair with a submitted sheet cannot be taken back. */
export function assignReviewers(actor: Actor, input: AssignReviewers, at: Date): Promise<Outcome<Assigned>> {
  return inTransaction(async (tx) => {
    const begun = await beginAssigning(tx, actor, input, at);
    if (begun.refusal) return begun.refusal;
    const { officers, state } = begun;
    const seats = new Set(seatedMembers(officers.panel).map(({ id }) => id));
    const eligible = new Set(state.proposalIds);
    if (input.pairs.some((pair) => !seats.has(pair.memberId) || !eligible.has(pair.proposalId)))
      return refuse("PAIR_UNKNOWN");
    const bad = input.pairs.filter((pair) => state.blocked.has(pairKey(pair.memberId, pair.proposalId)));
    if (bad.length > 0) return refuse("PAIR_CONFLICTED", { count: bad.length });
    const wanted = new Set(input.pairs.map((pair) => pairKey(pair.memberId, pair.proposalId)));
    const scored = state.assignments.filter(
      (one) => one.status === "ASSIGNED" && one.sheets.length > 0 && !wanted.has(pairKey(one.memberId, one.proposalId)),
    );
    if (scored.length > 0) return refuse("HAS_SUBMITTED_SHEETS", { count: scored.length });
    return ok(await applyPairs(tx, actor, officers, state, input.pairs, at));
  });
}

/** A balanced proposal on top of what is assigned already; applied at once and open to change until the panel starts. */
export function autoAssignReviewers(
  actor: Actor,
  input: AutoAssign,
  at: Date,
): Promise<Outcome<Assigned & { shortfalls: AssignmentPlan["shortfalls"] }>> {
  return inTransaction(async (tx) => {
    const begun = await beginAssigning(tx, actor, input, at);
    if (begun.refusal) return begun.refusal;
    const { officers, state } = begun;
    const fixed = state.assignments.filter((one) => one.status === "ASSIGNED");
    const plan = planAssignments({
      memberIds: seatedMembers(officers.panel).map(({ id }) => id),
      proposalIds: state.proposalIds,
      blocked: state.blocked,
      fixed,
      sheetsPerProposal: input.sheetsPerProposal,
    });
    const applied = await applyPairs(tx, actor, officers, state, [...fixed, ...plan.pairs], at);
    return ok({ ...applied, shortfalls: plan.shortfalls });
  });
}
