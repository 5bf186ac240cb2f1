import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAccess } from "@/lib/audit/record";
import { rulebookOfCall } from "@/lib/calls/queries/settings";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { canViewProposal } from "@/lib/proposals/domain/access";
import { sealedProposal } from "@/lib/proposals/queries";
import { standingOf } from "@/lib/proposals/queries/facts";
import { legalDeadline } from "@/lib/rulebook/domain/day-count";
import { type LetterKind, letterNumber } from "../domain/letter";
import { screenedProposal } from "../queries";
import type { LetterFacts } from "../types/letter";

/** The consortium reads its letters, and the staff of the call do; a conflict keeps staff away (S3). */
async function requireReader(actor: Actor, proposalId: string): Promise<void> {
  const { standing } = await standingOf(db, actor, proposalId);
  if (!canViewProposal(actor, standing)) await screenedProposal(db, actor, proposalId);
}

type Matter = Pick<LetterFacts, "ordinal" | "at" | "reason" | "supplement">;

/** The verdict that stands; one that was replaced has no letter any more, and later ones go on counting. */
async function verdictMatter(proposalId: string, eligible: boolean): Promise<Matter | null> {
  const decided = await db.screeningVerdict.findMany({
    where: { proposalId, status: { in: ["CONFIRMED", "REPLACED"] } },
    orderBy: [{ decidedAt: "asc" }, { id: "asc" }],
    select: { eligible: true, status: true, reason: true, decidedAt: true },
  });
  const index = decided.findIndex((verdict) => verdict.status === "CONFIRMED" && verdict.eligible === eligible);
  const verdict = decided[index];
  if (!verdict?.decidedAt) return null;
  return { ordinal: index + 1, at: verdict.decidedAt, reason: verdict.reason, supplement: null };
}

/** One request, or the latest; one that was taken back has no letter. */
async function supplementMatter(proposalId: string, requestId: string | undefined): Promise<Matter | null> {
  const requests = await db.supplementRequest.findMany({
    where: { proposalId },
    orderBy: [{ requestedAt: "asc" }, { id: "asc" }],
    select: { id: true, status: true, sections: true, reason: true, dueAt: true, requestedAt: true },
  });
  const index = requestId ? requests.findIndex(({ id }) => id === requestId) : requests.length - 1;
  const request = requests[index];
  if (!request || request.status === "CANCELLED") return null;
  const { sections, dueAt, reason, requestedAt } = request;
  return { ordinal: index + 1, at: requestedAt, reason, supplement: { sections, dueAt } };
}

/**
 * A10: everything one letter says, read anew for whoever asks; handing it out is on record (L2). NOT_FOUND when there is no
 * such letter, and for everybody else.
 */
export async function getLetter(
  actor: Actor,
  proposalId: string,
  kind: LetterKind,
  requestId?: string,
): Promise<LetterFacts> {
  await requireReader(actor, proposalId);
  const matter =
    kind === "supplement"
      ? await supplementMatter(proposalId, requestId)
      : await verdictMatter(proposalId, kind === "eligible");
  if (!matter) throw new AppError("NOT_FOUND", `${kind} letter of ${proposalId}`);
  const { receiptNumber, sealed } = await sealedProposal(db, proposalId);
  const { call } = await db.proposal.findUniqueOrThrow({ where: { id: proposalId }, select: { call: true } });
  const { objection, calendar } = await rulebookOfCall(db, call);
  const lead = sealed.consortium.find((member) => member.role === "LEAD");
  const pi = sealed.sections.people.people.find((person) => person.role === "PI");
  const number = letterNumber(receiptNumber, kind, matter.ordinal);
  const subject = { subjectType: "Proposal", subjectId: proposalId };
  await recordAccess(db, actor, { kind: "FILE", ...subject, detail: `letter ${number}` });
  return {
    ...matter,
    kind,
    number,
    receiptNumber,
    title: { ko: sealed.titleKo, en: sealed.titleEn || sealed.titleKo },
    call: { ko: call.titleKo, en: call.titleEn },
    lead: { ko: lead?.nameKo ?? "", en: lead?.nameEn || (lead?.nameKo ?? "") },
    pi: { ko: pi?.name ?? "", en: pi?.nameEn || (pi?.name ?? "") },
    contact: [call.contactName, call.contactEmail, call.contactPhone],
    objection: {
      days: objection.filingDays,
      decisionDays: objection.decisionDays,
      until: legalDeadline(matter.at, objection.filingDays, calendar)?.at ?? null,
    },
  };
}
