import "server-only";
import type { Tx } from "@/lib/platform/db";
import { sealedSignatures } from "../domain/signatures";
import { changedSections } from "../domain/supplement";
import type { Answer } from "../queries/answer";
import type { ProposalFacts, submissionFacts } from "../queries/facts";
import { nextSealNo, type SubmissionReceipt, writeSealInTx } from "./seal-proposal";

type Prepared = Awaited<ReturnType<typeof submissionFacts>>;
export type Resealed = SubmissionReceipt & { sealId: string; changed: string[] };

/** A10: the named sections may be written in again although they were complete. Called under the proposal's exclusive lock. */
export async function openSectionsInTx(tx: Tx, proposalId: string, keys: readonly string[]): Promise<void> {
  await tx.proposalSection.updateMany({
    where: { proposalId, key: { in: [...keys] }, status: "COMPLETE" },
    data: { status: "IN_PROGRESS", version: { increment: 1 } },
  });
}

const closeSections = (tx: Tx, proposalId: string, keys: readonly string[]) =>
  tx.proposalSection.updateMany({
    where: { proposalId, key: { in: [...keys] }, status: "IN_PROGRESS" },
    data: { status: "COMPLETE", version: { increment: 1 } },
  });

/**
 * A10: seals the answer to a supplement request under the proposal's exclusive lock: the same receipt number, a new seal
 * that differs in the named sections only; null when nothing in them changed. A reopened proposal counts as submitted again.
 * Whoever calls has authorised, found no refusal, and writes the audit row and the notices.
 */
export async function resealSupplementInTx(
  tx: Tx,
  submittedById: string,
  facts: ProposalFacts,
  prepared: Prepared,
  { supplement, last }: Answer,
  at: Date,
): Promise<Resealed | null> {
  const changed = changedSections(last, prepared.content, supplement.sections);
  if (changed.length === 0) return null;
  const asked = prepared.rulebook.proposal.signaturesRequired;
  const signatures = asked ? sealedSignatures(facts.members, prepared.valid) : last.signatures;
  const content = { ...prepared.content, signatures };
  const sealNo = await nextSealNo(tx, facts);
  const { sealId, sha256 } = await writeSealInTx(tx, facts, content, {
    sealNo,
    submittedById,
    sealedAt: at,
    from: ["DRAFT", "SUBMITTED"],
    submittedAt: null,
  });
  await closeSections(tx, facts.id, supplement.sections);
  return { sealId, sealNo, receiptNumber: last.receiptNumber, sha256, sealedAt: at, changed };
}
