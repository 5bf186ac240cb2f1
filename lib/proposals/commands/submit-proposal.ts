import "server-only";
import type { Actor } from "@/lib/access/actor";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { canSubmitProposal } from "../domain/access";
import { type SubmissionRefusal, submissionRefusals } from "../domain/submission";
import { lockedProposalInTx, submissionFacts } from "../queries/facts";
import { awaitCompetitorsInTx } from "./await-competitors";
import { type SubmissionReceipt, sealProposalInTx } from "./seal-proposal";

type Input = { proposalId: string; contentVersion: number; attested: true };

const RECEIPT = { receiptNumber: true, sha256: true, sealNo: true, sealedAt: true } as const;

/** A8: the receipt that stands, for a double click, a retry, or two people at once. */
async function standingReceipt(tx: Tx, sealId: string): Promise<SubmissionReceipt> {
  return tx.proposalSeal.findUniqueOrThrow({
    where: { id: sealId },
    select: RECEIPT,
  });
}

/** A refusal with the words it is told in. */
export const refusedSubmission = (refusal: SubmissionRefusal) =>
  refuse(refusal.code, {
    section: refusal.section ?? "",
    organisation: refusal.organisation?.nameKo ?? "",
    attachment: refusal.attachment?.nameKo ?? "",
    count: refusal.problemCount ?? 0,
  });

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
    const prepared = await submissionFacts(tx, facts, at);
    const [refusal] = submissionRefusals(await awaitCompetitorsInTx(tx, facts, prepared));
    if (refusal) return refusedSubmission(refusal);
    if (prepared.contentVersion !== input.contentVersion) return refuse("CONTENT_CHANGED");
    const by = { actor, submittedById: actor.id, consentedById: null };
    return ok(await sealProposalInTx(tx, by, facts, prepared, at));
  });
}
