import "server-only";
import type { Actor } from "@/lib/access/actor";
import { actingAs } from "@/lib/platform/acting";
import { db } from "@/lib/platform/db";
import { conflictedProposalIds } from "@/lib/proposals/queries/conflicted";
import { rulebookContent } from "@/lib/rulebook/queries";
import { ownsSeat, reviewGate } from "../domain/access";
import { scorableItems } from "../domain/sheet";
import type { MyPanel } from "../types";
import { LIVE } from "./cell-state";
import { callHeading, PROPOSAL_HEADING, proposalHeading } from "./headings";

const SEAT = {
  panelId: true,
  userId: true,
  seatNo: true,
  isChair: true,
  removedAt: true,
  pledgeSignedAt: true,
  panel: {
    select: {
      nameKo: true,
      nameEn: true,
      status: true,
      dueAt: true,
      call: { select: { id: true, code: true, titleKo: true, titleEn: true, phase: true, rulebookVersion: true } },
    },
  },
  assignments: {
    where: { status: { not: "WITHDRAWN" } },
    orderBy: { proposal: { receiptNumber: "asc" } },
    select: {
      id: true,
      status: true,
      declaration: true,
      proposal: {
        select: {
          ...PROPOSAL_HEADING,
          slots: {
            where: { round: { announcedAt: { not: null } } },
            select: { startsAt: true, videoLink: true, round: { select: { panelId: true } } },
          },
        },
      },
      sheets: {
        where: { status: { in: LIVE } },
        select: {
          status: true,
          totalHundredths: true,
          items: { where: { scoreHundredths: { not: null } }, select: { id: true } },
        },
      },
    },
  },
} as const;

const readSeats = (userId: string) =>
  db.panelMember.findMany({
    where: { userId, removedAt: null, panel: { status: { not: "FORMING" } } },
    orderBy: { addedAt: "desc" },
    select: SEAT,
  });
type Seat = Awaited<ReturnType<typeof readSeats>>[number];

const assignmentRow = (seat: Seat, one: Seat["assignments"][number], conflicted: Set<string>) => {
  const [sheet] = one.sheets;
  const gate = reviewGate({
    panelStatus: seat.panel.status,
    pledged: seat.pledgeSignedAt !== null,
    status: one.status,
    declaration: one.declaration,
    conflicted: conflicted.has(one.proposal.id),
  });
  const slot = one.proposal.slots.find(({ round }) => round.panelId === seat.panelId);
  return {
    ...proposalHeading(one.proposal),
    assignmentId: one.id,
    gate,
    presentation: slot && gate === "OPEN" ? { startsAt: slot.startsAt, videoLink: slot.videoLink } : null,
    sheet: sheet
      ? {
          status: sheet.status === "SUBMITTED" ? ("SUBMITTED" as const) : ("DRAFT" as const),
          scoredCount: sheet.items.length,
          totalHundredths: sheet.totalHundredths,
        }
      : null,
  };
};

async function myPanels(actor: Actor): Promise<MyPanel[]> {
  const [seats, conflicted] = await Promise.all([readSeats(actor.id), conflictedProposalIds(db, actor.id)]);
  const own = seats.filter((seat) => ownsSeat(actor, seat));
  const panels: MyPanel[] = [];
  for (const seat of own) {
    const { rubric } = await rulebookContent(db, seat.panel.call.rulebookVersion);
    panels.push({
      panelId: seat.panelId,
      nameKo: seat.panel.nameKo,
      nameEn: seat.panel.nameEn,
      call: callHeading(seat.panel.call),
      seatNo: seat.seatNo,
      isChair: seat.isChair,
      pledgedAt: seat.pledgeSignedAt,
      dueAt: seat.panel.dueAt,
      itemCount: scorableItems(rubric).length,
      assignments: seat.assignments.map((one) => assignmentRow(seat, one, conflicted)),
    });
  }
  return panels;
}

/** A reviewer's own panels and assignments; before the pledge only how many there are to come. */
export const listMyReviews = (actor: Actor): Promise<MyPanel[]> => actingAs(actor, () => myPanels(actor));
