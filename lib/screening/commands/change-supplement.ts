import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse, refuseField } from "@/lib/platform/outcome";
import { countingStatus } from "@/lib/proposals/domain/status";
import { proposalAudience } from "@/lib/proposals/queries/audience";
import { sectionWords } from "@/lib/proposals/queries/section-words";
import { isScreeningTime, type ScreenedProposal } from "../queries";
import { lockedRequest, verdictWaits } from "../queries/supplement-facts";
import type { CancelSupplement, ExtendSupplement } from "../schema/supplement";

const subjectOf = (proposal: ScreenedProposal) => ({ subjectType: "Proposal", subjectId: proposal.id });
const titleOf = ({ titleKo, titleEn }: ScreenedProposal) => ({ ko: titleKo, en: titleEn || titleKo });

type Change = { dueAt: Date } | { status: "CANCELLED"; cancelledById: string; cancelledAt: Date; cancelReason: string };

async function change(tx: Tx, request: { id: string }, version: number, data: Change): Promise<void> {
  const { count } = await tx.supplementRequest.updateMany({
    where: { id: request.id, status: "OPEN", version },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw new AppError("CONFLICT", `supplement request ${request.id} moved on from v${version}`);
}

/**
 * A10: gives more time, also after the due instant has passed; the old instant stays in the audit log. Never shortens:
 * field error when the new instant is not later than the old one and than now. Refuses CALL_NOT_IN_SCREENING,
 * SUPPLEMENT_NOT_OPEN, VERDICT_STANDS, VERDICT_WAITING.
 */
export function extendSupplement(actor: Actor, input: ExtendSupplement, at: Date): Promise<Outcome<null>> {
  return inTransaction(async (tx) => {
    const { proposal, request } = await lockedRequest(tx, actor, input.requestId);
    if (!isScreeningTime(proposal.call, at)) return refuse("CALL_NOT_IN_SCREENING");
    if (request.status !== "OPEN") return refuse("SUPPLEMENT_NOT_OPEN");
    if (countingStatus(proposal) !== "SUBMITTED") return refuse("VERDICT_STANDS");
    if (await verdictWaits(tx, proposal.id)) return refuse("VERDICT_WAITING");
    if (input.dueAt <= request.dueAt || input.dueAt <= at) return refuseField("dueAt", "supplements.dueNotLater");
    await change(tx, request, input.version, { dueAt: input.dueAt });
    const data = { requestId: request.id, from: request.dueAt.toISOString(), to: input.dueAt.toISOString() };
    recordAudit(tx, actor, { type: "screening.supplementExtended", ...subjectOf(proposal), data }, at);
    await notify(tx, {
      kind: "supplementExtended",
      userIds: await proposalAudience(tx, proposal.id),
      params: { title: titleOf(proposal), sections: await sectionWords(request.sections), dueAt: input.dueAt },
      href: `/proposals/${proposal.id}`,
      dueAt: input.dueAt,
      at,
    });
    return ok(null);
  });
}

/** A10: takes a request back, with a reason: its sections close, and what was sealed before goes on counting. Refuses SUPPLEMENT_NOT_OPEN. */
export function cancelSupplement(actor: Actor, input: CancelSupplement, at: Date): Promise<Outcome<null>> {
  return inTransaction(async (tx) => {
    const { proposal, request } = await lockedRequest(tx, actor, input.requestId);
    if (request.status !== "OPEN") return refuse("SUPPLEMENT_NOT_OPEN");
    const cancelled = { cancelledById: actor.id, cancelledAt: at, cancelReason: input.reason };
    await change(tx, request, input.version, { status: "CANCELLED", ...cancelled });
    const data = { requestId: request.id, reason: input.reason };
    recordAudit(tx, actor, { type: "screening.supplementCancelled", ...subjectOf(proposal), data }, at);
    await notify(tx, {
      kind: "supplementCancelled",
      userIds: await proposalAudience(tx, proposal.id),
      params: {
        title: titleOf(proposal),
        sections: await sectionWords(request.sections),
        reason: input.reason,
      },
      href: `/proposals/${proposal.id}`,
      at,
    });
    return ok(null);
  });
}
