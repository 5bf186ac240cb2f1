import "server-only";
import { createHash } from "node:crypto";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { callFacts } from "@/lib/calls/queries";
import { notify } from "@/lib/notifications/notify";
import { asSystemInTx, inTransactionAs } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok } from "@/lib/platform/outcome";
import { membersIn, roomSeat, roomSeats } from "../queries/room-access";
import type { SayInRoom, WithdrawMessage } from "../schema/room";

const hashOf = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");

/** S2: says something to the members of the panel to whom this proposal lies open. Nothing said can be changed. */
export function sayInRoom(actor: Actor, input: SayInRoom, at: Date): Promise<Outcome<{ messageId: string }>> {
  return inTransactionAs(actor, async (tx) => {
    const { work, refusal } = await roomSeat(tx, actor, input.assignmentId, at);
    if (refusal) return refusal;
    const about = { panelId: work.panelId, proposalId: work.proposalId };
    const { id } = await tx.roomMessage.create({
      data: { ...about, assignmentId: work.assignmentId, body: input.body, saidAt: at },
      select: { id: true },
    });
    // Once, when a discussion begins: who reads it then, finds the rest by themselves. No member sees who the others are.
    const others = await asSystemInTx(tx, "notices: members of a room", async () => {
      if ((await tx.roomMessage.count({ where: about })) > 1) return [];
      return membersIn(await roomSeats(tx, about)).filter((userId) => userId !== actor.id);
    });
    if (others.length > 0) {
      const call = await callFacts(tx, work.callId);
      await notify(tx, {
        kind: "roomDiscussionBegun",
        userIds: others,
        params: { call: { ko: call.titleKo, en: call.titleEn } },
        href: "/reviews",
        at,
      });
    }
    const data = { ...about, seatNo: work.seatNo, bodyHash: hashOf(input.body) };
    recordAudit(tx, actor, { type: "room.messageSaid", subjectType: "RoomMessage", subjectId: id, data }, at);
    return ok({ messageId: id });
  });
}

/** Takes one's own words back: they are shown no more, and that something was said stays. */
export function withdrawMessage(actor: Actor, input: WithdrawMessage, at: Date): Promise<Outcome<{ withdrawn: true }>> {
  return inTransactionAs(actor, async (tx) => {
    const message = await tx.roomMessage.findFirst({
      where: { id: input.messageId },
      select: { id: true, assignmentId: true },
    });
    if (!message) throw new AppError("NOT_FOUND", `message ${input.messageId}`);
    const { work, refusal } = await roomSeat(tx, actor, message.assignmentId, at);
    if (refusal) return refusal;
    const { count } = await tx.roomMessage.updateMany({
      where: { id: message.id, withdrawnAt: null },
      data: { withdrawnAt: at },
    });
    if (count === 0) throw new AppError("CONFLICT", `message ${message.id} is withdrawn`);
    const data = { seatNo: work.seatNo };
    recordAudit(
      tx,
      actor,
      { type: "room.messageWithdrawn", subjectType: "RoomMessage", subjectId: message.id, data },
      at,
    );
    return ok({ withdrawn: true });
  });
}
