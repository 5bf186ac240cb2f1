import "server-only";
import { notify } from "@/lib/notifications/notify";
import type { Tx } from "@/lib/platform/db";

/** Everybody with a role in a proposal learns when it is presented, or that the time has changed; never who sits there. */
export async function tellTeam(
  tx: Tx,
  told: { kind: "presentationScheduled" | "presentationMoved"; proposalId: string; startsAt: Date },
  at: Date,
): Promise<void> {
  const proposal = await tx.proposal.findUniqueOrThrow({
    where: { id: told.proposalId },
    select: { titleKo: true, titleEn: true, people: { select: { userId: true } } },
  });
  await notify(tx, {
    kind: told.kind,
    userIds: proposal.people.map(({ userId }) => userId),
    params: {
      title: { ko: proposal.titleKo, en: proposal.titleEn || proposal.titleKo },
      startsAt: told.startsAt,
    },
    href: `/proposals/${told.proposalId}`,
    dueAt: told.startsAt,
    at,
  });
}
