import "server-only";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { visibleProposals } from "@/lib/proposals/domain/access";
import type { OwnPresentation } from "../types/rounds";

/** When one's own proposal is presented, once the schedule is announced; null before, and for everybody else. */
export async function getOwnPresentation(actor: Actor, proposalId: string): Promise<OwnPresentation | null> {
  const slot = await db.presentationSlot.findFirst({
    where: { proposal: { AND: [{ id: proposalId }, visibleProposals(actor)] }, round: { announcedAt: { not: null } } },
    orderBy: { startsAt: "desc" },
    select: {
      id: true,
      version: true,
      startsAt: true,
      endsAt: true,
      videoLink: true,
      round: { select: { bring: true, announcedAt: true } },
      proposal: { select: { titleKo: true, titleEn: true } },
    },
  });
  if (!slot?.round.announcedAt) return null;
  const { id, round, proposal, ...rest } = slot;
  return {
    ...rest,
    ...proposal,
    slotId: id,
    bring: round.bring,
    announcedAt: round.announcedAt ?? slot.startsAt,
  };
}
