import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { rulebookOfCall } from "@/lib/calls/queries/settings";
import { notify } from "@/lib/notifications/notify";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse, refuseField } from "@/lib/platform/outcome";
import { openSectionsInTx } from "@/lib/proposals/commands/reseal-supplement";
import { countingStatus } from "@/lib/proposals/domain/status";
import { proposalAudience } from "@/lib/proposals/queries/audience";
import { sectionWords } from "@/lib/proposals/queries/section-words";
import { canScreen } from "../domain/access";
import { requestRefusal, supplementableSections } from "../domain/supplement";
import { isScreeningTime, lockedForScreening, type ScreenedProposal } from "../queries";
import { standingRequest, verdictWaits } from "../queries/supplement-facts";
import type { RequestSupplement } from "../schema/supplement";

type Made = { id: string; sections: string[]; dueAt: Date; reason: string };

async function publish(tx: Tx, actor: Actor, proposal: ScreenedProposal, made: Made, at: Date): Promise<void> {
  const { sections, dueAt, reason } = made;
  const data = { requestId: made.id, sections, dueAt: dueAt.toISOString(), reason };
  const subject = { subjectType: "Proposal", subjectId: proposal.id };
  recordAudit(tx, actor, { type: "screening.supplementRequested", ...subject, data }, at);
  await notify(tx, {
    kind: "supplementRequested",
    userIds: await proposalAudience(tx, proposal.id),
    params: {
      title: { ko: proposal.titleKo, en: proposal.titleEn || proposal.titleKo },
      receiptNumber: proposal.receiptNumber,
      sections: await sectionWords(sections),
      dueAt,
      reason,
    },
    href: `/proposals/${proposal.id}`,
    dueAt,
    at,
  });
}

/**
 * A10: an officer asks for named sections again, until an instant; they and nothing else open at once, complete or not. A
 * request that lapsed makes room. Refuses CALL_NOT_IN_SCREENING, NOT_SUBMITTED, VERDICT_STANDS, VERDICT_WAITING,
 * SUPPLEMENT_OPEN; field errors for a due instant that is past and sections that cannot be asked for.
 */
export function requestSupplement(
  actor: Actor,
  input: RequestSupplement,
  at: Date,
): Promise<Outcome<{ requestId: string }>> {
  return inTransaction(async (tx) => {
    const proposal = await lockedForScreening(tx, actor, input.proposalId);
    if (!canScreen(actor, proposal.callId)) throw new AppError("NOT_FOUND", `screening of ${proposal.id}`);
    const standing = await standingRequest(tx, proposal.id);
    const refusal = requestRefusal({
      isScreeningTime: isScreeningTime(proposal.call, at),
      counting: countingStatus(proposal),
      verdictWaits: await verdictWaits(tx, proposal.id),
      standing,
      now: at,
    });
    if (refusal) return refuse(refusal);
    const askable = supplementableSections(await rulebookOfCall(tx, proposal.call));
    if (!input.sections.every((key) => askable.includes(key)))
      return refuseField("sections", "supplements.cannotBeAsked");
    if (input.dueAt <= at) return refuseField("dueAt", "supplements.dueInPast");

    if (standing) await tx.supplementRequest.update({ where: { id: standing.id }, data: { status: "LAPSED" } });
    const sections = askable.filter((key) => input.sections.includes(key));
    const { dueAt, reason } = input;
    const { id } = await tx.supplementRequest.create({
      data: { proposalId: proposal.id, sections, reason, dueAt, requestedById: actor.id, requestedAt: at },
      select: { id: true },
    });
    await openSectionsInTx(tx, proposal.id, sections);
    await publish(tx, actor, proposal, { id, sections, dueAt, reason }, at);
    return ok({ requestId: id });
  });
}
