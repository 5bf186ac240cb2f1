import "server-only";
import { rulebookOfCall } from "@/lib/calls/queries/settings";
import { dueMark } from "@/lib/desk/domain/reminders";
import { notify } from "@/lib/notifications/notify";
import { db, inTransaction } from "@/lib/platform/db";
import { formatDuration } from "@/lib/platform/format";
import { proposalAudience } from "@/lib/proposals/queries/audience";
import { sectionWords } from "@/lib/proposals/queries/section-words";

const OPEN = {
  id: true,
  sections: true,
  dueAt: true,
  requestedAt: true,
  proposal: {
    select: {
      id: true,
      titleKo: true,
      titleEn: true,
      call: { select: { id: true, code: true, titleKo: true, titleEn: true, rulebookVersion: true, settings: true } },
    },
  },
} as const;

const openRequests = (now: Date) =>
  db.supplementRequest.findMany({
    where: { status: "OPEN", dueAt: { gte: now }, proposal: { status: { not: "WITHDRAWN" } } },
    select: OPEN,
  });
type Open = Awaited<ReturnType<typeof openRequests>>[number];

/** Reminds of one request at one mark; whoever comes second finds the row and does nothing. */
async function remind({ proposal, sections, dueAt }: Open, hoursLeft: number, now: Date): Promise<boolean> {
  const left = dueAt.getTime() - now.getTime();
  return inTransaction(async (tx) => {
    const mark = { proposalId: proposal.id, hoursLeft, closesAt: dueAt, sentAt: now };
    const { count } = await tx.proposalReminder.createMany({ data: [mark], skipDuplicates: true });
    if (count === 0) return false;
    await notify(tx, {
      kind: "supplementReminder",
      userIds: await proposalAudience(tx, proposal.id),
      params: {
        title: { ko: proposal.titleKo, en: proposal.titleEn || proposal.titleKo },
        sections: await sectionWords(sections),
        left: { ko: formatDuration(left, "ko"), en: formatDuration(left, "en") },
        dueAt,
      },
      href: `/proposals/${proposal.id}`,
      dueAt,
      at: now,
    });
    return true;
  });
}

/**
 * A10: at each of the rulebook's marks before the due instant reminds the people of a proposal whose supplement request is
 * not answered. Once per mark and instant, however often and by however many workers it runs. Says how many were reminded.
 */
export async function remindSupplements(now: Date): Promise<number> {
  let reminded = 0;
  for (const request of await openRequests(now)) {
    const { proposal } = await rulebookOfCall(db, request.proposal.call);
    const window = { opensAt: request.requestedAt, closesAt: request.dueAt, extendedAt: null };
    const hoursLeft = dueMark(window, proposal.reminderHours, now);
    if (hoursLeft !== null && (await remind(request, hoursLeft, now))) reminded += 1;
  }
  return reminded;
}
