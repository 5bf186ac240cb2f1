import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import { inTransactionAs, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { lotOf, seedOf } from "../domain/lot";
import { cutSlots } from "../domain/rounds";
import { seatedMembers, takePanelInTx } from "../queries/panel-facts";
import { roundOfKind } from "../queries/rounds";
import type { PanelVersion } from "../schema";
import type { DrawSchedule, MoveSlot } from "../schema/rounds";
import { officersPanelInTx } from "./form-panel";
import { tellTeam } from "./tell-team";

/** Eligible proposals in the order of the lot, with the seed anybody can draw it from again. */
async function drawnOrder(tx: Tx, call: { id: string; code: string }) {
  const proposals = await tx.proposal.findMany({
    where: { callId: call.id, status: "ELIGIBLE", currentSealId: { not: null } },
    select: { id: true, currentSeal: { select: { sha256: true } } },
  });
  const seals = proposals.map(({ currentSeal }) => currentSeal?.sha256 ?? "");
  // Of its own, so that the order of presentation says nothing of the lots that break ties (S5).
  const seed = seedOf(`${call.code}/presentation`, seals);
  const lots = proposals.map(({ id }) => ({ id, lot: lotOf(seed, id) }));
  return { seed, order: lots.sort((a, b) => (a.lot < b.lot ? -1 : 1)).map(({ id }) => id) };
}

/** S2: draws the order of presentation and cuts the time into slots. Drawn again as often as wanted until it is announced: the order stays the same. */
export function drawSchedule(actor: Actor, input: DrawSchedule, at: Date): Promise<Outcome<{ slots: number }>> {
  return inTransactionAs(actor, async (tx) => {
    const { call, panel, refusal } = await officersPanelInTx(tx, actor, input);
    if (refusal) return refusal;
    if (call.phase !== "IN_REVIEW") return refuse("REVIEW_CLOSED");
    const round = await roundOfKind(tx, panel.id, "PRESENTATION");
    if (!round?.opensAt || !round.dueAt) return refuse("NO_PRESENTATION_ROUND");
    if (round.announcedAt) return refuse("SCHEDULE_ANNOUNCED");
    const { seed, order } = await drawnOrder(tx, call);
    if (order.length === 0) return refuse("NO_ELIGIBLE_PROPOSAL");
    const times = cutSlots(input, order.length);
    if (input.firstAt <= at || input.firstAt < round.opensAt || (times.at(-1)?.endsAt ?? at) > round.dueAt)
      return refuse("SLOTS_OUTSIDE", { count: order.length });
    await takePanelInTx(tx, panel.id, input.expectedVersion);
    const { slotMinutes, breakMinutes, bring, videoLink } = input;
    await tx.presentationSlot.deleteMany({ where: { roundId: round.id } });
    await tx.reviewRound.update({
      where: { id: round.id },
      data: { seed, slotMinutes, breakMinutes, bring },
      select: { id: true },
    });
    await tx.presentationSlot.createMany({
      data: times.map((time, index) => ({ ...time, roundId: round.id, proposalId: order[index] ?? "", videoLink })),
    });
    const data = { seed, order, firstAt: input.firstAt.toISOString(), slotMinutes, breakMinutes };
    recordAudit(tx, actor, { type: "presentation.drawn", subjectType: "ReviewPanel", subjectId: panel.id, data }, at);
    return ok({ slots: order.length });
  });
}

/** Tells every team its own time, and the panel that the schedule stands. From now on slots move one by one, with a reason. */
export function announceSchedule(actor: Actor, input: PanelVersion, at: Date): Promise<Outcome<{ announcedAt: Date }>> {
  return inTransactionAs(actor, async (tx) => {
    const { call, panel, refusal } = await officersPanelInTx(tx, actor, input);
    if (refusal) return refusal;
    if (call.phase !== "IN_REVIEW") return refuse("REVIEW_CLOSED");
    const round = await roundOfKind(tx, panel.id, "PRESENTATION");
    const slots = round
      ? await tx.presentationSlot.findMany({
          where: { roundId: round.id },
          orderBy: { startsAt: "asc" },
          select: { proposalId: true, startsAt: true },
        })
      : [];
    if (!round || slots.length === 0) return refuse("NO_SCHEDULE");
    if (round.announcedAt) return refuse("SCHEDULE_ANNOUNCED");
    if (slots.some(({ startsAt }) => startsAt <= at)) return refuse("SLOT_OVER");
    await takePanelInTx(tx, panel.id, input.expectedVersion);
    await tx.reviewRound.update({ where: { id: round.id }, data: { announcedAt: at }, select: { id: true } });
    for (const slot of slots) await tellTeam(tx, { kind: "presentationScheduled", ...slot }, at);
    await notify(tx, {
      kind: "presentationScheduleOut",
      userIds: seatedMembers(panel).map(({ userId }) => userId),
      params: { call: { ko: call.titleKo, en: call.titleEn } },
      href: "/reviews",
      ...(slots[0] ? { dueAt: slots[0].startsAt } : {}),
      at,
    });
    const data = { slots: slots.length };
    recordAudit(
      tx,
      actor,
      { type: "presentation.announced", subjectType: "ReviewPanel", subjectId: panel.id, data },
      at,
    );
    return ok({ announcedAt: at });
  });
}

const SLOT = {
  id: true,
  proposalId: true,
  startsAt: true,
  endsAt: true,
  version: true,
  round: { select: { id: true, panelId: true, opensAt: true, dueAt: true, announcedAt: true } },
} as const;

type Slot = NonNullable<Awaited<ReturnType<typeof readSlot>>>;
const readSlot = (tx: Tx, slotId: string) => tx.presentationSlot.findUnique({ where: { id: slotId }, select: SLOT });

/** Two slots whose times change places, or one that goes to a free time: one statement, so that the database judges the result. */
async function moveTo(tx: Tx, slot: Slot, other: { id: string } | null, to: { startsAt: Date; endsAt: Date }) {
  const { count } = await tx.presentationSlot.updateMany({
    where: { id: slot.id, version: slot.version },
    data: { version: { increment: 1 } },
  });
  if (count === 0) throw new AppError("CONFLICT", `slot ${slot.id} moved on`);
  await tx.$executeRaw`
    UPDATE "PresentationSlot" SET
      "startsAt" = CASE WHEN "id" = ${slot.id} THEN ${to.startsAt}::timestamptz ELSE ${slot.startsAt}::timestamptz END,
      "endsAt" = CASE WHEN "id" = ${slot.id} THEN ${to.endsAt}::timestamptz ELSE ${slot.endsAt}::timestamptz END,
      "version" = "version" + CASE WHEN "id" = ${slot.id} THEN 0 ELSE 1 END
    WHERE "id" IN (${slot.id}, ${other?.id ?? slot.id})`;
}

const isOverlap = (error: unknown): boolean => /PresentationSlot_no_overlap/.test(String(error));

/** S2: moves one presentation by hand, with a reason; onto another's exact time, both change places. A taken time is refused by the database. */
export async function moveSlot(actor: Actor, input: MoveSlot, at: Date): Promise<Outcome<{ swapped: boolean }>> {
  try {
    return await inTransactionAs(actor, async (tx) => {
      const slot = await readSlot(tx, input.slotId);
      if (!slot) throw new AppError("NOT_FOUND", `slot ${input.slotId}`);
      const { version: panelVersion } = await tx.reviewPanel.findUniqueOrThrow({
        where: { id: slot.round.panelId },
        select: { version: true },
      });
      const turn = { panelId: slot.round.panelId, expectedVersion: panelVersion };
      const { call, refusal } = await officersPanelInTx(tx, actor, turn);
      if (refusal) return refusal;
      if (call.phase !== "IN_REVIEW") return refuse("REVIEW_CLOSED");
      if (slot.version !== input.expectedVersion) throw new AppError("CONFLICT", `slot ${slot.id} moved on`);
      const endsAt = new Date(input.startsAt.getTime() + (slot.endsAt.getTime() - slot.startsAt.getTime()));
      if (slot.startsAt <= at || input.startsAt <= at) return refuse("SLOT_OVER");
      if (input.startsAt < (slot.round.opensAt ?? at) || (slot.round.dueAt && endsAt > slot.round.dueAt))
        return refuse("SLOTS_OUTSIDE", { count: 1 });
      const there = { roundId: slot.round.id, startsAt: input.startsAt, id: { not: slot.id } };
      const other = await tx.presentationSlot.findFirst({ where: there, select: { id: true, proposalId: true } });
      await moveTo(tx, slot, other, { startsAt: input.startsAt, endsAt });
      await tx.presentationSlot.updateMany({ where: { id: slot.id }, data: { videoLink: input.videoLink } });
      if (slot.round.announcedAt) {
        await tellTeam(tx, { kind: "presentationMoved", proposalId: slot.proposalId, startsAt: input.startsAt }, at);
        if (other)
          await tellTeam(tx, { kind: "presentationMoved", proposalId: other.proposalId, startsAt: slot.startsAt }, at);
      }
      const data = {
        proposalId: slot.proposalId,
        from: slot.startsAt.toISOString(),
        to: input.startsAt.toISOString(),
        swappedWith: other?.proposalId ?? null,
        reason: input.reason,
      };
      recordAudit(
        tx,
        actor,
        { type: "presentation.moved", subjectType: "PresentationSlot", subjectId: slot.id, data },
        at,
      );
      return ok({ swapped: other !== null });
    });
  } catch (error) {
    if (isOverlap(error)) return refuse("SLOT_TAKEN");
    throw error;
  }
}
