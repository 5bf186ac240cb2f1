import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { inTransactionAs, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { conflictedProposalIds } from "@/lib/proposals/queries/conflicted";
import { canManagePanel, canPreside } from "../domain/access";
import { isBoundInCall } from "../queries";
import type { RecordAttendance } from "../schema/rounds";

const SLOT = {
  id: true,
  proposalId: true,
  startsAt: true,
  round: { select: { panel: { select: { id: true, callId: true, call: { select: { phase: true } } } } } },
  proposal: {
    select: {
      assignments: {
        where: { status: "ASSIGNED", member: { removedAt: null } },
        select: { panelId: true, member: { select: { id: true, seatNo: true } } },
      },
    },
  },
} as const;

/** A slot for whoever notes who came: an officer bound by nothing, or the chair to whom the proposal is open (S3). */
async function keepersSlot(tx: Tx, actor: Actor, slotId: string) {
  const slot = await tx.presentationSlot.findUnique({ where: { id: slotId }, select: SLOT });
  if (!slot) throw new AppError("NOT_FOUND", `slot ${slotId}`);
  const { panel } = slot.round;
  const seat = await tx.panelMember.findFirst({
    where: { panelId: panel.id, userId: actor.id },
    select: { panelId: true, userId: true, isChair: true, removedAt: true },
  });
  const closed =
    seat && canPreside(actor, seat)
      ? (await conflictedProposalIds(tx, actor.id)).has(slot.proposalId)
      : !canManagePanel(actor, panel.callId) || (await isBoundInCall(tx, actor.id, panel.callId));
  if (closed) throw new AppError("NOT_FOUND", `slot ${slotId}`);
  const members = slot.proposal.assignments.filter(({ panelId }) => panelId === panel.id).map(({ member }) => member);
  return { slot, members };
}

/** S2: who was at a presentation, once it has begun; one record, corrected by whoever has seen the last one. */
export function recordAttendance(
  actor: Actor,
  input: RecordAttendance,
  at: Date,
): Promise<Outcome<{ present: number; absent: number }>> {
  return inTransactionAs(actor, async (tx) => {
    const { slot, members } = await keepersSlot(tx, actor, input.slotId);
    if (slot.round.panel.call.phase !== "IN_REVIEW") return refuse("REVIEW_CLOSED");
    if (slot.startsAt > at) return refuse("SLOT_AHEAD");
    const { teamPresent, note } = input;
    const { count } = await tx.presentationSlot.updateMany({
      where: { id: slot.id, version: input.expectedVersion },
      data: { teamPresent, note, recordedAt: at, recordedById: actor.id, version: { increment: 1 } },
    });
    if (count === 0) throw new AppError("CONFLICT", `slot ${slot.id} moved on from v${input.expectedVersion}`);
    const there = new Set(input.presentMemberIds);
    await tx.$executeRaw`
      INSERT INTO "PresentationAttendance" ("slotId", "memberId", "present")
      SELECT ${slot.id}, m.id, m.present
      FROM unnest(${members.map(({ id }) => id)}::text[], ${members.map(({ id }) => there.has(id))}::bool[]) AS m (id, present)
      ON CONFLICT ("slotId", "memberId") DO UPDATE SET "present" = excluded."present"`;
    const seats = (present: boolean) =>
      members.filter(({ id }) => there.has(id) === present).map(({ seatNo }) => seatNo);
    const data = { proposalId: slot.proposalId, team: teamPresent, present: seats(true), absent: seats(false) };
    recordAudit(
      tx,
      actor,
      { type: "presentation.attendanceRecorded", subjectType: "PresentationSlot", subjectId: slot.id, data },
      at,
    );
    return ok({ present: data.present.length, absent: data.absent.length });
  });
}
