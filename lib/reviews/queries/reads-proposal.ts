import "server-only";
import type { Actor } from "@/lib/access/actor";
import { actingAs } from "@/lib/platform/acting";
import { db } from "@/lib/platform/db";
import { ownSeatWork } from "./seat-facts";

async function readsSealed(actor: Actor, proposalId: string): Promise<boolean> {
  const assignments = await db.reviewAssignment.findMany({
    where: { proposalId, member: { userId: actor.id } },
    select: { id: true },
  });
  for (const { id } of assignments) {
    const work = await ownSeatWork(db, actor, id).catch(() => null);
    if (work?.gate === "OPEN") return true;
  }
  return false;
}

/** Whether the sealed proposal lies open before the actor as its reviewer: pledged, declared and free of conflict (S3). */
export const readsAsReviewer = (actor: Actor, proposalId: string): Promise<boolean> =>
  actingAs(actor, () => readsSealed(actor, proposalId));
