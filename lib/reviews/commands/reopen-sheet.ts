import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { callFacts } from "@/lib/calls/queries";
import { notify } from "@/lib/notifications/notify";
import { inTransactionAs, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { conflictedProposalIds } from "@/lib/proposals/queries/conflicted";
import { canPreside } from "../domain/access";
import type { ReopenSheet } from "../schema";

const SHEET = {
  id: true,
  revision: true,
  overallOpinion: true,
  suitable: true,
  items: { select: { criterionKey: true, scoreHundredths: true, comment: true } },
  assignment: {
    select: {
      id: true,
      status: true,
      proposalId: true,
      member: { select: { userId: true } },
      panel: { select: { id: true, callId: true, dueAt: true } },
    },
  },
} as const;

/** The chair of this very panel, and not about a proposal that is closed to the chair (S3). */
async function presidedSheet(tx: Tx, actor: Actor, sheetId: string) {
  const sheet = await tx.scoreSheet.findUnique({ where: { id: sheetId }, select: SHEET });
  if (!sheet) throw new AppError("NOT_FOUND", `sheet ${sheetId}`);
  const { panel, proposalId } = sheet.assignment;
  const seat = await tx.panelMember.findFirst({
    where: { panelId: panel.id, userId: actor.id },
    select: { panelId: true, userId: true, isChair: true, removedAt: true },
  });
  if (!seat || !canPreside(actor, seat)) throw new AppError("NOT_FOUND", `sheet ${sheetId}`);
  if ((await conflictedProposalIds(tx, actor.id)).has(proposalId)) throw new AppError("NOT_FOUND", `sheet ${sheetId}`);
  return sheet;
}

/** S6: chair and reason; the old revision is kept as it was, a copy of it is open again. */
export function reopenSheet(actor: Actor, input: ReopenSheet, at: Date): Promise<Outcome<{ revision: number }>> {
  return inTransactionAs(actor, async (tx) => {
    const sheet = await presidedSheet(tx, actor, input.sheetId);
    const { assignment, revision } = sheet;
    await tx.$queryRaw`SELECT 1 FROM "Call" WHERE "id" = ${assignment.panel.callId} FOR SHARE`;
    const call = await callFacts(tx, assignment.panel.callId);
    if (call.phase !== "IN_REVIEW" || assignment.status !== "ASSIGNED") return refuse("REVIEW_CLOSED");
    const adjusting = { assignmentId: assignment.id, status: "ADJUSTING" } as const;
    if ((await tx.scoreSheet.count({ where: adjusting })) > 0) return refuse("ALREADY_ADJUSTING");
    const { count } = await tx.scoreSheet.updateMany({
      where: { id: sheet.id, status: "SUBMITTED", version: input.expectedVersion },
      data: {
        status: "REOPENED",
        reopenedAt: at,
        reopenedById: actor.id,
        reopenReason: input.reason,
        version: { increment: 1 },
      },
    });
    if (count === 0) throw new AppError("CONFLICT", `sheet ${sheet.id} moved on from v${input.expectedVersion}`);
    const next = revision + 1;
    await tx.scoreSheet.create({
      data: {
        assignmentId: assignment.id,
        revision: next,
        overallOpinion: sheet.overallOpinion,
        suitable: sheet.suitable,
        updatedAt: at,
        items: { create: sheet.items },
      },
      select: { id: true },
    });
    const data = { from: revision, to: next, reason: input.reason };
    recordAudit(tx, actor, { type: "review.sheetReopened", subjectType: "ScoreSheet", subjectId: sheet.id, data }, at);
    await notify(tx, {
      kind: "sheetReopened",
      userIds: [assignment.member.userId],
      params: { call: { ko: call.titleKo, en: call.titleEn }, reason: input.reason },
      href: `/reviews/${assignment.id}`,
      ...(assignment.panel.dueAt ? { dueAt: assignment.panel.dueAt } : {}),
      at,
    });
    return ok({ revision: next });
  });
}
