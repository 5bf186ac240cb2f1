import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Failure, type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { type Resealed, resealSupplementInTx } from "@/lib/proposals/commands/reseal-supplement";
import type { SubmissionReceipt } from "@/lib/proposals/commands/seal-proposal";
import { refusedSubmission } from "@/lib/proposals/commands/submit-proposal";
import { canSubmitProposal } from "@/lib/proposals/domain/access";
import { contentRefusals } from "@/lib/proposals/domain/submission";
import { proposalAudience } from "@/lib/proposals/queries/audience";
import { lockedProposalInTx, type ProposalFacts, submissionFacts } from "@/lib/proposals/queries/facts";
import { sectionWords } from "@/lib/proposals/queries/section-words";
import { screeningStaff } from "../queries/supplement-staff";

type Input = { proposalId: string; requestId: string; contentVersion: number; attested: true };

const RECEIPT = { receiptNumber: true, sha256: true, sealNo: true, sealedAt: true } as const;
const REQUEST = { id: true, status: true, sealId: true, version: true } as const;
type Request = { id: string; status: string; sealId: string | null; version: number };

/** The receipt of an answer that is given already, for a double click, a retry, or two people at once. */
const givenReceipt = (tx: Tx, sealId: string): Promise<SubmissionReceipt> =>
  tx.proposalSeal.findUniqueOrThrow({ where: { id: sealId }, select: RECEIPT });

/** The new seal of the answer, or why there is none. */
async function sealed(
  tx: Tx,
  actor: Actor,
  facts: ProposalFacts,
  input: Input,
  at: Date,
): Promise<Failure | { ok: true; data: Resealed }> {
  const prepared = await submissionFacts(tx, facts, at);
  // Open by its own word, and yet not to be answered: its time is over, or the call takes proposals again.
  if (!prepared.answer) return refuse("SUPPLEMENT_LAPSED");
  const [refusal] = contentRefusals(prepared.submission);
  if (refusal) return refusedSubmission(refusal);
  if (prepared.contentVersion !== input.contentVersion) return refuse("CONTENT_CHANGED");
  const resealed = await resealSupplementInTx(tx, actor.id, facts, prepared, prepared.answer, at);
  return resealed ? ok(resealed) : refuse("SUPPLEMENT_UNCHANGED");
}

async function publish(tx: Tx, actor: Actor, facts: ProposalFacts, request: Request, answer: Resealed): Promise<void> {
  const { sealNo, sha256, receiptNumber, sealedAt, changed } = answer;
  const data = { requestId: request.id, changed, sealNo, sha256, replaces: facts.currentSealId };
  const event = { type: "screening.supplementAnswered" as const, subjectType: "Proposal", subjectId: facts.id, data };
  recordAudit(tx, actor, event, sealedAt, { rulebookVersion: facts.call.rulebookVersion });
  const params = {
    title: { ko: facts.titleKo, en: facts.titleEn || facts.titleKo },
    receiptNumber,
    sections: await sectionWords(changed),
    sealedAt,
  };
  const told = { params, at: sealedAt };
  await notify(tx, {
    kind: "supplementReceived",
    userIds: await proposalAudience(tx, facts.id),
    href: `/proposals/${facts.id}/receipt`,
    ...told,
  });
  await notify(tx, {
    kind: "supplementAnswered",
    userIds: await screeningStaff(tx, facts, sealedAt),
    href: `/manage/proposals/${facts.id}/supplements/${request.id}`,
    ...told,
  });
}

/**
 * A10: seals the answer as the signer read it: the same receipt number, a new seal in which only the named sections differ,
 * and closes them again. `at` is when the complete request arrived (C2): the due instant itself is in time. Any number of
 * repeats get the same receipt. Refuses SUPPLEMENT_NOT_OPEN, SUPPLEMENT_LAPSED, SUPPLEMENT_UNCHANGED, CONTENT_CHANGED, or
 * with the first thing that is missing in the named sections.
 */
export function answerSupplement(actor: Actor, input: Input, at: Date): Promise<Outcome<SubmissionReceipt>> {
  return inTransaction(async (tx) => {
    const facts = await lockedProposalInTx(tx, actor, input.proposalId, "EXCLUSIVE");
    const where = { id: input.requestId, proposalId: facts.id };
    const request = await tx.supplementRequest.findFirst({ where, select: REQUEST });
    if (!request || !canSubmitProposal(actor, facts.standing))
      throw new AppError("NOT_FOUND", `supplement request ${input.requestId}`);
    if (request.status === "ANSWERED" && request.sealId) return ok(await givenReceipt(tx, request.sealId));
    if (request.status !== "OPEN") return refuse("SUPPLEMENT_NOT_OPEN");
    const answer = await sealed(tx, actor, facts, input, at);
    if (!answer.ok) return answer;
    const { sealId, receiptNumber, sha256, sealNo, sealedAt } = answer.data;
    const { count } = await tx.supplementRequest.updateMany({
      where: { id: request.id, status: "OPEN", version: request.version },
      data: { status: "ANSWERED", sealId, answeredById: actor.id, answeredAt: at, version: { increment: 1 } },
    });
    if (count === 0) throw new AppError("CONFLICT", `supplement request ${request.id} moved on`);
    await publish(tx, actor, facts, request, answer.data);
    return ok({ receiptNumber, sha256, sealNo, sealedAt });
  });
}
