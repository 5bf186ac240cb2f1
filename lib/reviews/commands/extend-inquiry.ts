import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import { inTransactionAs } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { extensionRefusal, isPut } from "../domain/room";
import type { ExtendInquiry } from "../schema/room";
import { officersInquiry, stepInquiryInTx } from "./inquiry";

/** C3: the officer gives a team longer to answer, with a reason; the instant before stays on record and the team is told. */
export function extendInquiry(actor: Actor, input: ExtendInquiry, at: Date): Promise<Outcome<{ dueAt: Date }>> {
  return inTransactionAs(actor, async (tx) => {
    const { inquiry, call } = await officersInquiry(tx, actor, input.inquiryId);
    const { dueAt: before } = inquiry;
    if (!isPut(inquiry) || before === null) throw new AppError("NOT_FOUND", `inquiry ${inquiry.id} was not put`);
    if (call.phase !== "IN_REVIEW") return refuse("REVIEW_CLOSED");
    const refusal = extensionRefusal(inquiry, input.dueAt, at);
    if (refusal) return refuse(refusal);
    const { dueAt, reason, expectedVersion } = input;
    await stepInquiryInTx(
      tx,
      { id: inquiry.id, expectedVersion, from: "SENT" },
      { dueAt, extendedFrom: before, extendReason: reason },
    );
    const { titleKo, titleEn, people } = inquiry.proposal;
    await notify(tx, {
      kind: "inquiryExtended",
      userIds: people.map(({ userId }) => userId),
      params: { title: { ko: titleKo, en: titleEn || titleKo }, oldDueAt: before, newDueAt: dueAt, reason },
      href: `/proposals/${inquiry.proposalId}`,
      dueAt,
      at,
    });
    const moved = { from: before.toISOString(), to: dueAt.toISOString() };
    const data = { proposalId: inquiry.proposalId, ...moved, reason };
    recordAudit(
      tx,
      actor,
      { type: "inquiry.extended", subjectType: "ApplicantInquiry", subjectId: inquiry.id, data },
      at,
    );
    return ok({ dueAt });
  });
}
