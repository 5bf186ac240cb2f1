import "server-only";
import { SECTION_KEYS } from "@/lib/calls/domain/section-keys";
import { rulebookOfCall } from "@/lib/calls/queries/settings";
import { notify } from "@/lib/notifications/notify";
import { db, inTransaction } from "@/lib/platform/db";
import { formatDuration } from "@/lib/platform/format";
import { routing } from "@/lib/platform/i18n/routing";
import { translatorFor } from "@/lib/platform/i18n/translator";
import type { ProposalRules } from "@/lib/rulebook/domain/rulebook";
import { dueMark, isComplete, type Missing, markAt, missingOf } from "../domain/reminders";

const CALL = {
  id: true,
  code: true,
  titleKo: true,
  titleEn: true,
  opensAt: true,
  closesAt: true,
  rulebookVersion: true,
  settings: true,
  extensions: { orderBy: { at: "desc" }, take: 1, select: { at: true } },
} as const;

const DRAFT = {
  id: true,
  titleKo: true,
  titleEn: true,
  people: { select: { userId: true } },
  sections: { where: { status: "COMPLETE" }, select: { key: true } },
  members: {
    where: { declinedAt: null },
    select: { organisationId: true, acceptedAt: true, organisation: { select: { nameKo: true, nameEn: true } } },
  },
  signatures: { where: { voidedAt: null }, select: { organisationId: true } },
} as const;

type Call = Awaited<ReturnType<typeof openCalls>>[number];
const openCalls = (now: Date) =>
  db.call.findMany({
    where: { phase: "ANNOUNCED", opensAt: { lte: now }, closesAt: { gte: now } },
    select: CALL,
  });

/** Drafts begun before the mark that have not been reminded at it. */
const dueDrafts = (call: Call, hoursLeft: number) =>
  db.proposal.findMany({
    where: {
      callId: call.id,
      status: "DRAFT",
      createdAt: { lte: markAt(call.closesAt, hoursLeft) },
      reminders: { none: { hoursLeft, closesAt: call.closesAt } },
    },
    select: DRAFT,
  });
type Draft = Awaited<ReturnType<typeof dueDrafts>>[number];

function missing(draft: Draft, rules: ProposalRules): Missing {
  const signed = new Set(draft.signatures.map(({ organisationId }) => organisationId));
  return missingOf({
    asked: rules.sections.filter(({ key }) => (SECTION_KEYS as readonly string[]).includes(key)),
    complete: new Set(draft.sections.map(({ key }) => key)),
    members: draft.members.map(({ organisationId, acceptedAt, organisation }) => ({
      ...organisation,
      accepted: acceptedAt !== null,
      signed: signed.has(organisationId),
    })),
    signaturesRequired: rules.signaturesRequired,
  });
}

type Words = Record<"ko" | "en", string>;

/** What is missing as one sentence in each language. */
async function missingWords({ sections, unanswered, unsigned }: Missing): Promise<Words> {
  const spoken = await Promise.all(
    routing.locales.map(async (locale) => {
      const t = await translatorFor(locale);
      const names = (list: readonly Words[]) => list.map((one) => one[locale]).join(", ");
      const parts = [
        ...(sections.length > 0
          ? [t("desk.missing.sections", { names: sections.map((key) => t(`calls.sections.${key}`)).join(", ") })]
          : []),
        ...(unanswered.length > 0 ? [t("desk.missing.unanswered", { names: names(unanswered) })] : []),
        ...(unsigned.length > 0 ? [t("desk.missing.unsigned", { names: names(unsigned) })] : []),
      ];
      return [locale, parts.join(" ")] as const;
    }),
  );
  return Object.fromEntries(spoken) as Words;
}

/** Reminds the people of one draft at one mark; whoever comes second finds the row and does nothing. */
async function remindDraft(call: Call, draft: Draft, hoursLeft: number, lacks: Missing, now: Date): Promise<boolean> {
  const words = await missingWords(lacks);
  const left = call.closesAt.getTime() - now.getTime();
  const mark = { proposalId: draft.id, hoursLeft, closesAt: call.closesAt };
  return inTransaction(async (tx) => {
    const { count } = await tx.proposalReminder.createMany({ data: [{ ...mark, sentAt: now }], skipDuplicates: true });
    if (count === 0) return false;
    const params = {
      title: { ko: draft.titleKo, en: draft.titleEn || draft.titleKo },
      closesAt: call.closesAt,
      left: { ko: formatDuration(left, "ko"), en: formatDuration(left, "en") },
    };
    const told = { userIds: draft.people.map(({ userId }) => userId), href: `/proposals/${draft.id}` };
    const when = { dueAt: call.closesAt, at: now };
    if (isComplete(lacks)) await notify(tx, { kind: "draftReadyToSubmit", params, ...told, ...when });
    else await notify(tx, { kind: "draftReminder", params: { ...params, missing: words }, ...told, ...when });
    return true;
  });
}

/**
 * C2: at each mark before closing tells the people of every draft how long is left and what is missing. Once per mark and
 * closing instant, however often and by however many workers it runs; an extension gives new marks (C3). Says how many drafts.
 */
export async function remindDrafts(now: Date): Promise<number> {
  let reminded = 0;
  for (const call of await openCalls(now)) {
    const { proposal } = await rulebookOfCall(db, call);
    const window = { opensAt: call.opensAt, closesAt: call.closesAt, extendedAt: call.extensions[0]?.at ?? null };
    const hoursLeft = dueMark(window, proposal.reminderHours, now);
    if (hoursLeft === null) continue;
    for (const draft of await dueDrafts(call, hoursLeft))
      if (await remindDraft(call, draft, hoursLeft, missing(draft, proposal), now)) reminded += 1;
  }
  return reminded;
}
