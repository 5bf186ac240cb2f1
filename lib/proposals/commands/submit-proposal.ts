import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { canSubmitProposal } from "../domain/access";
import type { SealedProposal } from "../domain/content";
import { proposalContent } from "../domain/proposal-content";
import { receiptNumberOf, seal } from "../domain/sealing";
import { submissionRefusals } from "../domain/submission";
import { proposalAudience } from "../queries/audience";
import { lockedProposalInTx, type ProposalFacts, submissionFacts } from "../queries/facts";

type Input = { proposalId: string; contentVersion: number; attested: true };
export type SubmissionReceipt = { receiptNumber: string; sha256: string; sealNo: number; sealedAt: Date };

/** The next number of the call, taken by one atomic update: no two alike, and none lost since it rolls back with the rest. */
async function nextReceiptNumber(tx: Tx, facts: ProposalFacts, prefix: string): Promise<string> {
  const [row] = await tx.$queryRaw<{ taken: number }[]>`
    UPDATE "Call" SET "nextReceiptNo" = "nextReceiptNo" + 1 WHERE "id" = ${facts.callId}
    RETURNING "nextReceiptNo" - 1 AS taken`;
  if (!row) throw new AppError("NOT_FOUND", `call ${facts.callId}`);
  return receiptNumberOf(prefix, facts.call.code, Number(row.taken));
}

async function writeSeal(tx: Tx, actor: Actor, facts: ProposalFacts, content: SealedProposal, at: Date) {
  const { content: text, sha256 } = seal(content);
  const sealNo = 1 + (await tx.proposalSeal.count({ where: { proposalId: facts.id } }));
  const { id } = await tx.proposalSeal.create({
    data: {
      proposalId: facts.id,
      sealNo,
      receiptNumber: content.receiptNumber,
      content: text,
      sha256,
      files: [],
      sealedAt: at,
      submittedById: actor.id,
      rulebookVersion: facts.call.rulebookVersion,
    },
    select: { id: true },
  });
  const { count } = await tx.proposal.updateMany({
    where: { id: facts.id, status: "DRAFT", version: facts.version },
    data: {
      status: "SUBMITTED",
      currentSealId: id,
      receiptNumber: content.receiptNumber,
      submittedAt: at,
      version: { increment: 1 },
    },
  });
  if (count === 0) throw new AppError("CONFLICT", `proposal ${facts.id} moved on from v${facts.version}`);
  return { sealNo, sha256 };
}

const RECEIPT = { receiptNumber: true, sha256: true, sealNo: true, sealedAt: true } as const;

/** A8: the receipt that stands, for a double click, a retry, or two people at once. */
async function standingReceipt(tx: Tx, sealId: string): Promise<SubmissionReceipt> {
  return tx.proposalSeal.findUniqueOrThrow({
    where: { id: sealId },
    select: RECEIPT,
  });
}

async function publish(tx: Tx, actor: Actor, facts: ProposalFacts, receipt: SubmissionReceipt): Promise<void> {
  const { receiptNumber, sealNo, sha256, sealedAt } = receipt;
  const data = {
    receiptNumber,
    sealNo,
    sha256,
    status: { from: facts.status, to: "SUBMITTED" },
    replaces: facts.currentSealId,
  };
  const event = { type: "proposal.submitted" as const, subjectType: "Proposal", subjectId: facts.id, data };
  recordAudit(tx, actor, event, sealedAt, { rulebookVersion: facts.call.rulebookVersion });
  await notify(tx, {
    kind: "proposalSubmitted",
    userIds: await proposalAudience(tx, facts.id),
    params: { title: { ko: facts.titleKo, en: facts.titleEn || facts.titleKo }, receiptNumber, sealedAt },
    href: `/proposals/${facts.id}/receipt`,
    at: sealedAt,
  });
}

/**
 * A8: seals the proposal as the signer read it and gives the receipt. `at` is when the complete request arrived (C2).
 * Any number of repeats, together or later, get the same receipt. Refuses with the first of `submissionRefusals`, or
 * CONTENT_CHANGED when somebody wrote after the check page was shown.
 */
export function submitProposal(actor: Actor, input: Input, at: Date): Promise<Outcome<SubmissionReceipt>> {
  return inTransaction(async (tx) => {
    const facts = await lockedProposalInTx(tx, actor, input.proposalId, "EXCLUSIVE");
    if (!canSubmitProposal(actor, facts.standing)) throw new AppError("NOT_FOUND", `proposal ${input.proposalId}`);
    if (facts.status === "SUBMITTED" && facts.currentSealId) return ok(await standingReceipt(tx, facts.currentSealId));

    const { submission, drafts, rulebook, contentVersion } = await submissionFacts(tx, facts, at);
    const [refusal] = submissionRefusals(submission);
    if (refusal)
      return refuse(refusal.code, {
        section: refusal.section ?? "",
        organisation: refusal.organisation?.nameKo ?? "",
        count: refusal.problemCount ?? 0,
      });
    if (contentVersion !== input.contentVersion) return refuse("CONTENT_CHANGED");

    // A9: a resubmission keeps its number; only the seal is new.
    const receiptNumber = facts.receiptNumber ?? (await nextReceiptNumber(tx, facts, rulebook.proposal.receiptPrefix));
    const sealed = await writeSeal(tx, actor, facts, proposalContent(facts, drafts, receiptNumber), at);
    const receipt = { receiptNumber, ...sealed, sealedAt: at };
    await publish(tx, actor, facts, receipt);
    return ok(receipt);
  });
}
