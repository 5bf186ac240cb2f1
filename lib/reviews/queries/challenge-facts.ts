import "server-only";
import type { Reader } from "@/lib/platform/db";
import { rulebookContent } from "@/lib/rulebook/queries";
import { challengesNotReady, type NotReady } from "../domain/challenges";

type Panel = { id: string; rulebookVersion: number; memberIds: readonly string[] };

/** S3: what keeps these members of a panel from their work; null when nothing does. Authorises nobody. */
export async function notReadyForReview(
  reader: Reader,
  { id, rulebookVersion, memberIds }: Panel,
  at: Date,
): Promise<NotReady | null> {
  const { challenge } = await rulebookContent(reader, rulebookVersion);
  const members = await reader.panelMember.findMany({
    where: { panelId: id, id: { in: [...memberIds] } },
    select: { namedAt: true, challengesDueAt: true },
  });
  const openChallenges = await reader.reviewerChallenge.count({
    where: { status: "OPEN", memberId: { in: [...memberIds] } },
  });
  return challengesNotReady({ windowDays: challenge.windowDays, members, openChallenges }, at);
}
