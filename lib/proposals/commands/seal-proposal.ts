import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { sealedParties } from "../domain/competing";
import type { SealedProposal } from "../domain/content";
import { receiptNumberOf, seal } from "../domain/sealing";
import { searchPairs, searchTextOf } from "../domain/search";
import { sealedSignatures } from "../domain/signatures";
import { proposalAudience } from "../queries/audience";
import type { ProposalFacts, submissionFacts } from "../queries/facts";
import { tellCompetitorsInTx } from "./tell-competitors";

export type SubmissionReceipt = { receiptNumber: string; sha256: string; sealNo: number; sealedAt: Date };
type Prepared = Awaited<ReturnType<typeof submissionFacts>>;
/** Who submits: a person, or the portal at closing for a person who consented to it. */
export type Submitter = { actor: Actor; submittedById: string; consentedById: string | null };

/** The next number of the call, taken by one atomic update: no two alike, and none lost since it rolls back with the rest. */
async function nextReceiptNumber(tx: Tx, facts: ProposalFacts, prefix: string): Promise<string> {
  const [row] = await tx.$queryRaw<{ taken: number }[]>`
    UPDATE "Call" SET "nextReceiptNo" = "nextReceiptNo" + 1 WHERE "id" = ${facts.callId}
    RETURNING "nextReceiptNo" - 1 AS taken`;
  if (!row) throw new AppError("NOT_FOUND", `call ${facts.callId}`);
  return receiptNumberOf(prefix, facts.call.code, Number(row.taken));
}

type Sealed = { id: string; sealNo: number; sha256: string };

/** A8: one canonical text with its hash under the proposal's exclusive lock; the caller makes it the seal that counts. */
export async function createSealInTx(
  tx: Tx,
  submittedById: string,
  facts: Pick<ProposalFacts, "id" | "call">,
  content: SealedProposal,
  at: Date,
): Promise<Sealed> {
  const { content: text, sha256 } = seal(content);
  const sealNo = 1 + (await tx.proposalSeal.count({ where: { proposalId: facts.id } }));
  const { id } = await tx.proposalSeal.create({
    data: {
      proposalId: facts.id,
      sealNo,
      receiptNumber: content.receiptNumber,
      content: text,
      sha256,
      files: content.attachments.map(({ name, sizeBytes, sha256: hash }) => ({ name, sizeBytes, sha256: hash })),
      sealedAt: at,
      submittedById,
      rulebookVersion: facts.call.rulebookVersion,
    },
    select: { id: true },
  });
  return { id, sealNo, sha256 };
}

/** What of a seal the proposal's own row says: which one counts, the keys it is found by, and who stands in it. */
export function standingSeal(sealId: string, content: SealedProposal) {
  const searchText = searchTextOf(content);
  const parties = sealedParties(content);
  return {
    status: "SUBMITTED" as const,
    currentSealId: sealId,
    searchText,
    searchPairs: searchPairs(searchText),
    sealedOrganisationIds: parties.organisationIds,
    sealedEmails: parties.emails,
    version: { increment: 1 },
  };
}

async function writeSeal(tx: Tx, submittedById: string, facts: ProposalFacts, content: SealedProposal, at: Date) {
  const { id, sealNo, sha256 } = await createSealInTx(tx, submittedById, facts, content, at);
  const { receiptNumber } = content;
  const { count } = await tx.proposal.updateMany({
    where: { id: facts.id, status: "DRAFT", version: facts.version },
    data: { ...standingSeal(id, content), receiptNumber, submittedAt: at },
  });
  if (count === 0) throw new AppError("CONFLICT", `proposal ${facts.id} moved on from v${facts.version}`);
  return { sealNo, sha256 };
}

async function publish(tx: Tx, by: Submitter, facts: ProposalFacts, receipt: SubmissionReceipt): Promise<void> {
  const { receiptNumber, sealNo, sha256, sealedAt } = receipt;
  const data = {
    receiptNumber,
    sealNo,
    sha256,
    status: { from: facts.status, to: "SUBMITTED" },
    replaces: facts.currentSealId,
    consentedById: by.consentedById,
  };
  const event = { type: "proposal.submitted" as const, subjectType: "Proposal", subjectId: facts.id, data };
  recordAudit(tx, by.actor, event, sealedAt, { rulebookVersion: facts.call.rulebookVersion });
  await notify(tx, {
    kind: by.consentedById ? "proposalSubmittedAtClosing" : "proposalSubmitted",
    userIds: await proposalAudience(tx, facts.id),
    params: { title: { ko: facts.titleKo, en: facts.titleEn || facts.titleKo }, receiptNumber, sealedAt },
    href: `/proposals/${facts.id}/receipt`,
    at: sealedAt,
  });
}

/**
 * A8: seals what was prepared under the proposal's exclusive lock: content, files and signatures in one canonical text,
 * the number, the change of state, the audit row and the notices. Whoever calls has authorised and found no refusal.
 */
export async function sealProposalInTx(
  tx: Tx,
  by: Submitter,
  facts: ProposalFacts,
  prepared: Prepared,
  at: Date,
): Promise<SubmissionReceipt> {
  const { rulebook, content, valid } = prepared;
  // A9: a resubmission keeps its number; only the seal is new.
  const receiptNumber = facts.receiptNumber ?? (await nextReceiptNumber(tx, facts, rulebook.proposal.receiptPrefix));
  const signatures = sealedSignatures(facts.members, valid);
  const sealed = await writeSeal(tx, by.submittedById, facts, { ...content, receiptNumber, signatures }, at);
  const receipt = { receiptNumber, ...sealed, sealedAt: at };
  await tellCompetitorsInTx(tx, facts, content, rulebook.proposal.competing, facts, at);
  await publish(tx, by, facts, receipt);
  return receipt;
}
