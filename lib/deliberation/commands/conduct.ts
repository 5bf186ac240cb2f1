import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { canConvene, canPreside } from "../domain/access";
import { quorumParams, rollOf } from "../domain/quorum";
import { type DeliberationState, isPresent, seatsOf, takesDiscussion } from "../domain/session";
import type { DelegateChairInput, DiscussionInput, SessionStepInput } from "../schema";
import {
  committeeRules,
  loadItem,
  lockSession,
  openMotionOf,
  type SessionRow,
  scopeOf,
  sessionOfItem,
} from "./session-row";

const SUBJECT = "DeliberationSession";
type Moved = { state: DeliberationState };

async function presided(tx: Tx, actor: Actor, input: SessionStepInput): Promise<SessionRow> {
  const session = await lockSession(tx, actor, input.sessionId);
  if (!canPreside(actor, scopeOf(session))) throw new AppError("NOT_FOUND", `session ${session.id}`);
  if (session.version !== input.expectedVersion) throw new AppError("CONFLICT", `session ${session.id} moved on`);
  return session;
}

async function move(tx: Tx, actor: Actor, session: SessionRow, to: "IN_SESSION" | "ENDED", at: Date): Promise<void> {
  await tx.deliberationSession.update({
    where: { id: session.id },
    data: { state: to, version: { increment: 1 }, ...(to === "ENDED" ? { endedAt: at } : { openedAt: at }) },
    select: { id: true },
  });
  const data = { from: session.state, to, present: session.members.filter(isPresent).length };
  recordAudit(tx, actor, { type: "deliberation.moved", subjectType: SUBJECT, subjectId: session.id, data }, at);
}

/** D1 [law]: the session begins when a majority of its members is there. */
export function openSession(actor: Actor, input: SessionStepInput, at: Date): Promise<Outcome<Moved>> {
  return inTransaction(async (tx) => {
    const session = await presided(tx, actor, input);
    if (session.state !== "PLANNED") return refuse("NOT_PLANNED");
    const roll = rollOf(seatsOf(session.members, new Set()), await committeeRules(tx, session));
    if (!roll.quorate) return refuse("NO_QUORUM", quorumParams(roll));
    await move(tx, actor, session, "IN_SESSION", at);
    return ok({ state: "IN_SESSION" });
  });
}

/** Nothing is voted on after this; the chair is asked to sign the minutes. */
export function endSession(actor: Actor, input: SessionStepInput, at: Date): Promise<Outcome<Moved>> {
  return inTransaction(async (tx) => {
    const session = await presided(tx, actor, input);
    if (session.state !== "IN_SESSION") return refuse("NOT_IN_SESSION");
    if (await openMotionOf(tx, session.id)) return refuse("MOTION_OPEN");
    await move(tx, actor, session, "ENDED", at);
    await notify(tx, {
      kind: "deliberationEnded",
      userIds: [session.chairId],
      params: { call: session.call.code, number: session.number },
      href: `/deliberation/${session.id}`,
      at,
    });
    return ok({ state: "ENDED" });
  });
}

/** Somebody of those present takes the chair when the chair cannot; said by an officer, with the reason. */
export function delegateChair(
  actor: Actor,
  input: DelegateChairInput,
  at: Date,
): Promise<Outcome<{ chairId: string }>> {
  return inTransaction(async (tx) => {
    const session = await presided(tx, actor, input);
    if (!canConvene(actor, session.callId)) throw new AppError("NOT_FOUND", `session ${session.id}`);
    if (!takesDiscussion(session.state)) return refuse("NOT_IN_SESSION");
    const next = session.members.find((member) => member.userId === input.chairId);
    if (next?.cameAt == null) return refuse("CHAIR_NOT_PRESENT");
    await tx.deliberationSession.update({
      where: { id: session.id },
      data: { chairId: input.chairId, version: { increment: 1 } },
      select: { id: true },
    });
    const data = { from: session.chairId, to: input.chairId, reason: input.reason };
    const subject = { subjectType: SUBJECT, subjectId: session.id } as const;
    recordAudit(tx, actor, { type: "deliberation.chairDelegated", ...subject, data }, at);
    return ok({ chairId: input.chairId });
  });
}

/** What was said about an item, for the minutes; guarded by the item's version, so that two keepers cannot undo each other. */
export function writeDiscussion(actor: Actor, input: DiscussionInput, at: Date): Promise<Outcome<{ version: number }>> {
  return inTransaction(async (tx) => {
    const session = await lockSession(tx, actor, await sessionOfItem(tx, input.itemId));
    if (!canPreside(actor, scopeOf(session))) throw new AppError("NOT_FOUND", `item ${input.itemId}`);
    const { item } = await loadItem(tx, actor, input.itemId);
    if (!takesDiscussion(session.state)) return refuse("NOT_IN_SESSION");
    const { count } = await tx.deliberationItem.updateMany({
      where: { id: item.id, version: input.expectedVersion },
      data: { discussion: input.discussion, version: { increment: 1 } },
    });
    if (count === 0) throw new AppError("CONFLICT", `item ${item.id} moved on from v${input.expectedVersion}`);
    const data = { itemId: item.id, from: item.discussion, to: input.discussion };
    const subject = { subjectType: SUBJECT, subjectId: session.id } as const;
    recordAudit(tx, actor, { type: "deliberation.discussionWritten", ...subject, data }, at);
    return ok({ version: input.expectedVersion + 1 });
  });
}
