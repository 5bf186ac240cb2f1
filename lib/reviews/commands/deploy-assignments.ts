import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import { inTransactionAs, type Tx } from "@/lib/platform/db";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { type Pair, pairKey } from "../domain/assignment";
import { isScored, planDifference } from "../domain/assignment-state";
import type { AssignmentFacts } from "../queries/assignment-facts";
import { notReadyForReview } from "../queries/challenge-facts";
import { takePanelInTx } from "../queries/panel-facts";
import type { PanelVersion } from "../schema";
import type { OfficersPanel } from "./form-panel";
import { beginAssigningInTx } from "./plan-assignments";

const pure = ({ memberId, proposalId }: Pair): Pair => ({ memberId, proposalId });

/** Makes the plan's pairs the assignments; one that was withdrawn before comes back as it was. */
async function applyPairs(
  tx: Tx,
  panelId: string,
  facts: AssignmentFacts,
  change: { added: Pair[]; withdrawn: Pair[] },
  at: Date,
) {
  const known = new Map(facts.assignments.map((one) => [pairKey(one.memberId, one.proposalId), one.id]));
  const idsOf = (pairs: readonly Pair[]) =>
    pairs.flatMap((pair) => known.get(pairKey(pair.memberId, pair.proposalId)) ?? []);
  await tx.reviewAssignment.updateMany({
    where: { id: { in: idsOf(change.withdrawn) }, status: "ASSIGNED" },
    data: { status: "WITHDRAWN", version: { increment: 1 } },
  });
  await tx.reviewAssignment.updateMany({
    where: { id: { in: idsOf(change.added) }, status: "WITHDRAWN" },
    data: { status: "ASSIGNED", version: { increment: 1 } },
  });
  const fresh = change.added.filter((pair) => !known.has(pairKey(pair.memberId, pair.proposalId)));
  await tx.reviewAssignment.createMany({ data: fresh.map((pair) => ({ panelId, ...pure(pair), createdAt: at })) });
}

/** Reviewers of a panel at work hear of what is new to them, each once; those of a forming one hear when it starts. */
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

/** S3: whoever comes to a panel at work is named, and may be challenged, before the first proposal is theirs. */
async function newcomersNotReady(tx: Tx, { call, panel }: OfficersPanel, pairs: readonly Pair[], at: Date) {
  if (panel.status !== "ACTIVE") return null;
  const memberIds = [...new Set(pairs.map(({ memberId }) => memberId))];
  const notReady = await notReadyForReview(tx, { id: panel.id, rulebookVersion: call.rulebookVersion, memberIds }, at);
  return notReady && refuse(notReady);
}

type Deployed = { added: number; withdrawn: number };
/**
 * S2, S3: the plan becomes the assignment in one step, with conflicts looked for once more. Refusals: PLAN_MISSING,
 * PLAN_UNCHANGED, PAIR_CONFLICTED (a conflict has come up since), HAS_SUBMITTED_SHEETS.
 */
export function deployAssignments(actor: Actor, input: PanelVersion, at: Date): Promise<Outcome<Deployed>> {
  return inTransactionAs(actor, async (tx) => {
    const begun = await beginAssigningInTx(tx, actor, input, at);
    if (begun.refusal) return begun.refusal;
    const { officers, facts } = begun;
    if (officers.panel.planSheets === null) return refuse("PLAN_MISSING");
    const { added, withdrawn, forbidden } = planDifference(facts);
    if (forbidden.length > 0) return refuse("PAIR_CONFLICTED", { count: forbidden.length });
    if (added.length + withdrawn.length === 0) return refuse("PLAN_UNCHANGED");
    const out = new Set(withdrawn.map((pair) => pairKey(pair.memberId, pair.proposalId)));
    const scored = facts.assignments.filter((one) => out.has(pairKey(one.memberId, one.proposalId)) && isScored(one));
    if (scored.length > 0) return refuse("HAS_SUBMITTED_SHEETS", { count: scored.length });
    const notReady = await newcomersNotReady(tx, officers, added, at);
    if (notReady) return notReady;
    await takePanelInTx(tx, officers.panel.id, input.expectedVersion);
    await applyPairs(tx, officers.panel.id, facts, { added, withdrawn }, at);
    const data = { added: added.map(pure), withdrawn: withdrawn.map(pure) };
    const subject = { subjectType: "ReviewPanel", subjectId: officers.panel.id };
    recordAudit(tx, actor, { type: "panel.reviewersAssigned", ...subject, data }, at);
    if (officers.panel.status === "ACTIVE") await tellNewReviewers(tx, officers, added, at);
    return ok({ added: added.length, withdrawn: withdrawn.length });
  });
}

/** Throws the plan away; what is assigned stays as it is. */
export function discardPlan(actor: Actor, input: PanelVersion, at: Date): Promise<Outcome<null>> {
  return inTransactionAs(actor, async (tx) => {
    const begun = await beginAssigningInTx(tx, actor, input, at);
    if (begun.refusal) return begun.refusal;
    if (begun.officers.panel.planSheets === null) return refuse("PLAN_MISSING");
    await takePanelInTx(tx, input.panelId, input.expectedVersion);
    await tx.reviewPanel.updateMany({ where: { id: input.panelId }, data: { planSheets: null } });
    const { count } = await tx.plannedAssignment.deleteMany({ where: { panelId: input.panelId } });
    const subject = { subjectType: "ReviewPanel", subjectId: input.panelId };
    recordAudit(tx, actor, { type: "panel.assignmentPlanDiscarded", ...subject, data: { pairs: count } }, at);
    return ok(null);
  });
}
