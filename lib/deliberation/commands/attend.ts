import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { inTransaction } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { canPreside, canSit } from "../domain/access";
import { isPresent, takesAttendance } from "../domain/session";
import type { AttendanceInput, RecuseInput, ReplyInput } from "../schema";
import { loadItem, lockSession, openMotionOf, scopeOf, sessionOfItem } from "./session-row";

const SUBJECT = "DeliberationSession";

/** A member says whether they will come; they may change their mind until it begins. */
export function replyInvitation(actor: Actor, input: ReplyInput, at: Date): Promise<Outcome<{ reply: string }>> {
  return inTransaction(async (tx) => {
    const session = await lockSession(tx, actor, input.sessionId);
    const member = session.members.find((one) => one.userId === actor.id);
    if (!member || !canSit(actor, scopeOf(session))) throw new AppError("NOT_FOUND", `session ${session.id}`);
    if (session.state !== "PLANNED") return refuse("NOT_PLANNED");
    await tx.deliberationMember.updateMany({
      where: { sessionId: session.id, userId: actor.id },
      data: { reply: input.reply, repliedAt: at },
    });
    const data = { from: member.reply, to: input.reply };
    recordAudit(tx, actor, { type: "deliberation.replied", subjectType: SUBJECT, subjectId: session.id, data }, at);
    return ok({ reply: input.reply });
  });
}

/**
 * Who is in the room, kept by the chair or an officer; a member may report their own coming. Not while a motion is open: the roll
 * that was asked is the roll that is counted.
 */
export function takeAttendance(actor: Actor, input: AttendanceInput, at: Date): Promise<Outcome<{ present: boolean }>> {
  return inTransaction(async (tx) => {
    const session = await lockSession(tx, actor, input.sessionId);
    const scope = scopeOf(session);
    const member = session.members.find((one) => one.userId === input.userId);
    const ownComing = input.userId === actor.id && input.present && canSit(actor, scope);
    if (!member || !(canPreside(actor, scope) || ownComing)) throw new AppError("NOT_FOUND", `session ${session.id}`);
    if (!takesAttendance(session.state)) return refuse("SESSION_OVER");
    if (await openMotionOf(tx, session.id)) return refuse("MOTION_OPEN");
    if (isPresent(member) === input.present) return ok({ present: input.present });
    await tx.deliberationMember.updateMany({
      where: { sessionId: session.id, userId: input.userId },
      // Whoever comes back keeps the time they first came; the log has every coming and going.
      data: input.present ? { cameAt: member.cameAt ?? at, leftAt: null } : { leftAt: at },
    });
    const data = { userId: input.userId, present: input.present };
    const subject = { subjectType: SUBJECT, subjectId: session.id } as const;
    recordAudit(tx, actor, { type: "deliberation.attendanceTaken", ...subject, data }, at);
    return ok({ present: input.present });
  });
}

/** S3: a member who sees a conflict leaves the item, at any moment and at once; a vote already cast no longer counts. */
export function recuse(actor: Actor, input: RecuseInput, at: Date): Promise<Outcome<{ itemId: string }>> {
  return inTransaction(async (tx) => {
    const session = await lockSession(tx, actor, await sessionOfItem(tx, input.itemId));
    if (!canSit(actor, scopeOf(session))) throw new AppError("NOT_FOUND", `item ${input.itemId}`);
    const { item } = await loadItem(tx, actor, input.itemId);
    if (!takesAttendance(session.state)) return refuse("SESSION_OVER");
    await tx.deliberationRecusal.create({
      data: { itemId: item.id, userId: actor.id, reason: input.reason, at },
      select: { id: true },
    });
    const data = { itemId: item.id, reason: input.reason };
    recordAudit(tx, actor, { type: "deliberation.recused", subjectType: SUBJECT, subjectId: session.id, data }, at);
    return ok({ itemId: item.id });
  });
}
