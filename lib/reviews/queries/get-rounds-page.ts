import "server-only";
import type { Actor } from "@/lib/access/actor";
import { callFacts } from "@/lib/calls/queries";
import { actingAs } from "@/lib/platform/acting";
import { db } from "@/lib/platform/db";
import { rulebookContent } from "@/lib/rulebook/queries";
import { canManagePanel, canViewPanel } from "../domain/access";
import { currentRound } from "../domain/rounds";
import type { Guarded } from "../types";
import type { RoundsPage, SlotRow } from "../types/rounds";
import { PROPOSAL_HEADING, proposalHeading, staffGate } from "./headings";
import { ROUND_TERMS } from "./rounds";

const SLOT = {
  id: true,
  version: true,
  startsAt: true,
  endsAt: true,
  videoLink: true,
  teamPresent: true,
  note: true,
  recordedAt: true,
  proposal: {
    select: {
      ...PROPOSAL_HEADING,
      assignments: {
        where: { status: "ASSIGNED", member: { removedAt: null } },
        orderBy: { member: { seatNo: "asc" } },
        select: { panelId: true, memberId: true, member: { select: { seatNo: true } } },
      },
    },
  },
  attendance: { select: { memberId: true, present: true } },
} as const;

async function slotRows(roundId: string, panelId: string, at: Date): Promise<SlotRow[]> {
  const slots = await db.presentationSlot.findMany({
    where: { roundId },
    orderBy: { startsAt: "asc" },
    select: SLOT,
  });
  return slots.map(({ id, proposal, attendance, ...slot }) => ({
    ...slot,
    ...proposalHeading(proposal),
    slotId: id,
    begun: slot.startsAt <= at,
    members: proposal.assignments
      .filter((one) => one.panelId === panelId)
      .map(({ memberId, member }) => ({
        memberId,
        seatNo: member.seatNo,
        present: attendance.find((one) => one.memberId === memberId)?.present ?? null,
      })),
  }));
}

/** The panel of a call with its rounds and the terms of their schedules. */
const panelWithRounds = (callId: string) =>
  db.reviewPanel.findFirst({
    where: { callId },
    orderBy: { createdAt: "desc" },
    select: {
      ...{ id: true, version: true, status: true, dueAt: true },
      rounds: { orderBy: { ordinal: "asc" }, select: ROUND_TERMS },
    },
  });

/** S2: a call's rounds and the schedule of its presentations, for staff; seats, never names. */
export const getRoundsPage = (actor: Actor, callId: string, at: Date): Promise<Guarded<RoundsPage>> =>
  actingAs(actor, () => roundsPage(actor, callId, at));

async function roundsPage(actor: Actor, callId: string, at: Date): Promise<Guarded<RoundsPage>> {
  const { call, conflicted } = await staffGate(db, actor, callId, canViewPanel);
  if (conflicted) return { access: "CONFLICTED", call };
  const may = { manage: canManagePanel(actor, callId) && call.phase !== "PUBLISHED" };
  const panel = await panelWithRounds(callId);
  const { panel: rules } = await rulebookContent(db, (await callFacts(db, callId)).rulebookVersion);
  const rounds = panel?.rounds ?? [];
  const presentation = rounds.find(({ kind }) => kind === "PRESENTATION");
  const running = currentRound(rounds, at);
  const { seed, slotMinutes, breakMinutes } = presentation ?? {};
  return {
    access: "OPEN",
    call,
    panel: panel && { id: panel.id, version: panel.version, status: panel.status, dueAt: panel.dueAt },
    rounds: rounds.map(({ ordinal, kind, othersReviews, identities, opensAt, dueAt }) => ({
      ...{ ordinal, kind, othersReviews, identities, opensAt, dueAt },
      ahead: opensAt === null || opensAt > at,
      running: panel?.status === "ACTIVE" && call.phase === "IN_REVIEW" && ordinal === running.ordinal,
    })),
    schedule:
      presentation && seed && slotMinutes !== null && slotMinutes !== undefined
        ? {
            ...{ seed, slotMinutes, breakMinutes: breakMinutes ?? 0 },
            ...{ bring: presentation.bring, announcedAt: presentation.announcedAt },
          }
        : null,
    slots: panel && presentation ? await slotRows(presentation.id, panel.id, at) : [],
    defaults: rules.rounds.find(({ kind }) => kind === "PRESENTATION") ?? null,
    serverNow: at,
    may,
  };
}
