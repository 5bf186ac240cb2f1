import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { advanceCallPhaseInTx } from "@/lib/calls/commands";
import { notify } from "@/lib/notifications/notify";
import { inTransactionAs, type Tx } from "@/lib/platform/db";
import { type Failure, type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { rulebookContent } from "@/lib/rulebook/queries";
import { planDifference } from "../domain/assignment-state";
import { isBoundInCall } from "../queries";
import { assignmentFacts } from "../queries/assignment-facts";
import { notReadyForReview } from "../queries/challenge-facts";
import { seatedMembers, takePanelInTx } from "../queries/panel-facts";
import { roundOfKind } from "../queries/rounds";
import type { ActivatePanel } from "../schema";
import { detectConflictsInTx } from "./detect-conflicts";
import { type OfficersPanel, officersPanelInTx } from "./form-panel";

/** Pairs by which a plan under way differs from what is assigned: nobody should start on half of it. */
async function planWaits(tx: Tx, { call, panel }: Pick<OfficersPanel, "call" | "panel">): Promise<number> {
  const { panel: rules } = await rulebookContent(tx, call.rulebookVersion);
  const { added, withdrawn } = planDifference(await assignmentFacts(tx, panel, rules));
  return added.length + withdrawn.length;
}

async function readiness(tx: Tx, { call, panel }: OfficersPanel, dueAt: Date, at: Date): Promise<Failure | null> {
  if (call.phase !== "SCREENING" || panel.status !== "FORMING") return refuse("CALL_NOT_SCREENING");
  if (dueAt <= at) return refuse("DUE_IN_PAST");
  const presentation = await roundOfKind(tx, panel.id, "PRESENTATION");
  if (presentation?.opensAt && presentation.opensAt < dueAt) return refuse("ROUND_ORDER");
  if (!seatedMembers(panel).some((member) => member.isChair)) return refuse("NO_CHAIR");
  const unscreened = await tx.proposal.count({
    where: { callId: call.id, currentSealId: { not: null }, status: { in: ["SUBMITTED", "DRAFT"] } },
  });
  if (unscreened > 0) return refuse("SCREENING_INCOMPLETE", { count: unscreened });
  const eligible = { callId: call.id, status: "ELIGIBLE" } as const;
  if ((await tx.proposal.count({ where: eligible })) === 0) return refuse("NO_ELIGIBLE_PROPOSAL");
  if (panel.planSheets !== null && (await planWaits(tx, { call, panel })) > 0) return refuse("PLAN_NOT_DEPLOYED");
  const bare = await tx.proposal.count({
    where: { ...eligible, assignments: { none: { panelId: panel.id, status: "ASSIGNED" } } },
  });
  if (bare > 0) return refuse("UNASSIGNED_PROPOSALS", { count: bare });
  const [open] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM "ReviewAssignment" a JOIN "PanelMember" m ON m."id" = a."memberId"
    WHERE a."panelId" = ${panel.id} AND a."status" = 'ASSIGNED' AND EXISTS (SELECT 1 FROM "ConflictFinding" f
      WHERE f."userId" = m."userId" AND f."proposalId" = a."proposalId" AND f."outcome" = 'OPEN')`;
  if (open && open.count > 0) return refuse("CONFLICTS_UNDECIDED", { count: open.count });
  const memberIds = seatedMembers(panel).map(({ id }) => id);
  const notReady = await notReadyForReview(tx, { id: panel.id, rulebookVersion: call.rulebookVersion, memberIds }, at);
  return notReady ? refuse(notReady) : null;
}

/** C4, S2: the review begins. Everything it needs is checked again here, conflicts included; reviewers are told with the due date. */
export function activatePanel(actor: Actor, input: ActivatePanel, at: Date): Promise<Outcome<{ assignments: number }>> {
  return inTransactionAs(actor, async (tx) => {
    const officers = await officersPanelInTx(tx, actor, input);
    if (officers.refusal) return officers.refusal;
    const { call, panel } = officers;
    await detectConflictsInTx(tx, actor, call.id, at);
    if (await isBoundInCall(tx, actor.id, call.id)) return refuse("CONFLICT_OF_INTEREST");
    const notReady = await readiness(tx, officers, input.dueAt, at);
    if (notReady) return notReady;
    await takePanelInTx(tx, panel.id, input.expectedVersion);
    await tx.reviewPanel.updateMany({ where: { id: panel.id }, data: { status: "ACTIVE", dueAt: input.dueAt } });
    await tx.reviewRound.updateMany({
      where: { panelId: panel.id, kind: "WRITTEN" },
      data: { opensAt: at, dueAt: input.dueAt },
    });
    await advanceCallPhaseInTx(tx, actor, { callId: call.id, from: ["SCREENING"], to: "IN_REVIEW" }, at);
    const assigned = await tx.reviewAssignment.findMany({
      where: { panelId: panel.id, status: "ASSIGNED" },
      select: { member: { select: { userId: true } } },
    });
    const data = { dueAt: input.dueAt.toISOString(), assignments: assigned.length };
    recordAudit(tx, actor, { type: "panel.activated", subjectType: "ReviewPanel", subjectId: panel.id, data }, at, {
      rulebookVersion: call.rulebookVersion,
    });
    await notify(tx, {
      kind: "reviewAssigned",
      userIds: assigned.map(({ member }) => member.userId),
      params: { call: { ko: call.titleKo, en: call.titleEn } },
      href: "/reviews",
      dueAt: input.dueAt,
      at,
    });
    return ok({ assignments: assigned.length });
  });
}
