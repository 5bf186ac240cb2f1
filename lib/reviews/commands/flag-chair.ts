import "server-only";
import { createHash } from "node:crypto";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { callFacts } from "@/lib/calls/queries";
import { notify } from "@/lib/notifications/notify";
import { asSystemInTx, inTransactionAs, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { conflictedProposalIds } from "@/lib/proposals/queries/conflicted";
import { canManagePanel, canPreside } from "../domain/access";
import { isBoundInCall } from "../queries";
import { openWork } from "../queries/open-work";
import type { SeatWork } from "../queries/seat-facts";
import { holdersOf } from "../queries/staff";
import type { RaiseFlag, SettleFlag } from "../schema/workspace";

/** Words stay out of the log, which people read whom S3 may bind; their hash holds them. */
const hashOf = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");

/** The chair, unless this very proposal is closed to them (S3): then the officers. */
async function whoSettles(tx: Tx, work: SeatWork, at: Date): Promise<{ userIds: string[]; href: string }> {
  const chair = await asSystemInTx(tx, "notices: whom a flag concerns", () =>
    tx.panelMember.findFirst({
      where: { panelId: work.panelId, isChair: true, removedAt: null },
      select: { userId: true },
    }),
  );
  if (chair && !(await conflictedProposalIds(tx, chair.userId)).has(work.proposalId))
    return { userIds: [chair.userId], href: `/reviews/panels/${work.panelId}` };
  const userIds = await holdersOf(tx, "panel:manage", work.callId, at);
  return { userIds, href: `/manage/calls/${work.callId}/panel#flags` };
}

/** S6: asks the chair to look at something about a proposal. One open question a reviewer and proposal. */
export function raiseFlag(actor: Actor, input: RaiseFlag, at: Date): Promise<Outcome<{ flagId: string }>> {
  return inTransactionAs(actor, async (tx) => {
    const { work, refusal } = await openWork(tx, actor, input.assignmentId);
    if (refusal) return refusal;
    if (work.isChair) return refuse("CHAIR_NEEDS_NO_FLAG");
    // Two windows at once: the second waits here and then sees the first one's.
    await tx.$queryRaw`SELECT 1 FROM "ReviewAssignment" WHERE "id" = ${work.assignmentId} FOR UPDATE`;
    const open = await tx.reviewFlag.count({ where: { assignmentId: work.assignmentId, settledAt: null } });
    if (open > 0) return refuse("FLAG_OPEN");
    const { id } = await tx.reviewFlag.create({
      data: { assignmentId: work.assignmentId, reason: input.reason, raisedAt: at },
      select: { id: true },
    });
    const call = await callFacts(tx, work.callId);
    await notify(tx, {
      kind: "reviewFlagRaised",
      ...(await whoSettles(tx, work, at)),
      params: { call: { ko: call.titleKo, en: call.titleEn }, seat: work.seatNo },
      at,
    });
    const data = { seatNo: work.seatNo, reasonHash: hashOf(input.reason) };
    recordAudit(tx, actor, { type: "review.flagRaised", subjectType: "ReviewFlag", subjectId: id, data }, at);
    return ok({ flagId: id });
  });
}

const FLAG = {
  id: true,
  assignment: {
    select: {
      id: true,
      proposalId: true,
      member: { select: { userId: true, seatNo: true } },
      panel: { select: { id: true, callId: true } },
    },
  },
} as const;

/** A flag for whoever settles it: the chair of this panel to whom the proposal is open, or an officer bound by nothing. */
async function settlersFlag(tx: Tx, actor: Actor, flagId: string) {
  const flag = await tx.reviewFlag.findUnique({ where: { id: flagId }, select: FLAG });
  if (!flag) throw new AppError("NOT_FOUND", `flag ${flagId}`);
  const { panel, proposalId } = flag.assignment;
  const seat = await tx.panelMember.findFirst({
    where: { panelId: panel.id, userId: actor.id },
    select: { panelId: true, userId: true, isChair: true, removedAt: true },
  });
  const presides = seat !== null && canPreside(actor, seat);
  const closed = presides
    ? (await conflictedProposalIds(tx, actor.id)).has(proposalId)
    : !canManagePanel(actor, panel.callId) || (await isBoundInCall(tx, actor.id, panel.callId));
  if (closed) throw new AppError("NOT_FOUND", `flag ${flagId}`);
  return flag;
}

/** The chair answers, the reviewer is told; what was asked and answered stays. */
export function settleFlag(actor: Actor, input: SettleFlag, at: Date): Promise<Outcome<{ settledAt: Date }>> {
  return inTransactionAs(actor, async (tx) => {
    const { id, assignment } = await settlersFlag(tx, actor, input.flagId);
    const { count } = await tx.reviewFlag.updateMany({
      where: { id, version: input.expectedVersion, settledAt: null },
      data: { settledAt: at, settledById: actor.id, answer: input.answer, version: { increment: 1 } },
    });
    if (count === 0) throw new AppError("CONFLICT", `flag ${id} is settled`);
    const call = await callFacts(tx, assignment.panel.callId);
    await notify(tx, {
      kind: "reviewFlagSettled",
      userIds: [assignment.member.userId],
      params: { call: { ko: call.titleKo, en: call.titleEn } },
      href: `/reviews/${assignment.id}`,
      at,
    });
    const data = { seatNo: assignment.member.seatNo, answerHash: hashOf(input.answer) };
    recordAudit(tx, actor, { type: "review.flagSettled", subjectType: "ReviewFlag", subjectId: id, data }, at);
    return ok({ settledAt: at });
  });
}
