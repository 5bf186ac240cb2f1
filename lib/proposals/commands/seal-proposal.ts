import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { type Notice, notifyAll } from "@/lib/notifications/notify";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { sealedParties } from "../domain/competing";
import type { SealedProposal } from "../domain/content";
import { receiptNumberOf, seal } from "../domain/sealing";
import { searchPairs, searchTextOf } from "../domain/search";
import { sealedSignatures } from "../domain/signatures";
import { proposalAudience } from "../queries/audience";
import type { ProposalFacts, submissionFacts } from "../queries/facts";
import { competingNotices } from "./tell-competitors";

export type SubmissionReceipt = { receiptNumber: string; sha256: string; sealNo: number; sealedAt: Date };
type Prepared = Awaited<ReturnType<typeof submissionFacts>>;
/** Who submits: a person, or the portal at closing for a person who consented to it. */
export type Submitter = { actor: Actor; submittedById: string; consentedById: string | null };

/**
 * The next number of the call, taken by one atomic update: no two alike, and none lost since it rolls back with the rest.
 * From here to the commit first submissions of a call pass one by one, so whatever can be asked before is asked before, and
 * what follows are three statements: the seal, the notices, the audit row.
 */
async function nextReceiptNumber(tx: Tx, facts: ProposalFacts, prefix: string): Promise<string> {
  const [row] = await tx.$queryRaw<{ taken: number }[]>`
    UPDATE "Call" SET "nextReceiptNo" = "nextReceiptNo" + 1 WHERE "id" = ${facts.callId}
    RETURNING "nextReceiptNo" - 1 AS taken`;
  if (!row) throw new AppError("NOT_FOUND", `call ${facts.callId}`);
  return receiptNumberOf(prefix, facts.call.code, Number(row.taken));
}

/** Which seal of the proposal the next one is. */
export const nextSealNo = async (tx: Tx, facts: Pick<ProposalFacts, "id" | "receiptNumber">): Promise<number> =>
  facts.receiptNumber === null ? 1 : 1 + (await tx.proposalSeal.count({ where: { proposalId: facts.id } }));

type Sealing = {
  sealNo: number;
  submittedById: string;
  sealedAt: Date;
  /** States out of which the proposal may be sealed. */
  from: ("DRAFT" | "SUBMITTED")[];
  /** Null where it stands submitted since before. */
  submittedAt: Date | null;
};

/**
 * A8: one canonical text with its hash under the proposal's exclusive lock, and in the proposal's own row that this seal
 * counts, the keys it is found by, and who stands in it: one statement, for many wait for its end.
 */
export async function writeSealInTx(
  tx: Tx,
  facts: Pick<ProposalFacts, "id" | "version" | "call">,
  content: SealedProposal,
  { sealNo, submittedById, sealedAt, from, submittedAt }: Sealing,
): Promise<{ sealId: string; sha256: string }> {
  const parties = sealedParties(content);
  const { content: text, sha256 } = seal(content);
  const files = content.attachments.map(({ name, sizeBytes, sha256: hash }) => ({ name, sizeBytes, sha256: hash }));
  const searchText = searchTextOf(content);
  const [row] = await tx.$queryRaw<{ sealId: string }[]>`
    WITH sealed AS (
      INSERT INTO "ProposalSeal" ("id", "proposalId", "sealNo", "receiptNumber", "content", "sha256", "files", "sealedAt",
        "submittedById", "rulebookVersion")
      VALUES (uuidv7()::text, ${facts.id}, ${sealNo}, ${content.receiptNumber}, ${text}, ${sha256},
        ${JSON.stringify(files)}::jsonb, ${sealedAt}, ${submittedById}, ${facts.call.rulebookVersion})
      RETURNING "id")
    UPDATE "Proposal" p SET "status" = 'SUBMITTED', "currentSealId" = sealed."id",
      "receiptNumber" = ${content.receiptNumber}, "submittedAt" = coalesce(${submittedAt}::timestamptz, p."submittedAt"),
      "searchText" = ${searchText}, "searchPairs" = ${searchPairs(searchText)}::text[],
      "sealedOrganisationIds" = ${parties.organisationIds}::text[], "sealedEmails" = ${parties.emails}::text[],
      "version" = p."version" + 1, "updatedAt" = now()
    FROM sealed
    WHERE p."id" = ${facts.id} AND p."status"::text = ANY(${from}::text[]) AND p."version" = ${facts.version}
    RETURNING sealed."id" AS "sealId"`;
  if (!row) throw new AppError("CONFLICT", `proposal ${facts.id} moved on from v${facts.version}`);
  return { sealId: row.sealId, sha256 };
}

const submittedNotice = (
  by: Submitter,
  facts: ProposalFacts,
  { receiptNumber, sealedAt }: SubmissionReceipt,
  userIds: readonly string[],
) => ({
  kind: by.consentedById ? "proposalSubmittedAtClosing" : "proposalSubmitted",
  userIds,
  params: { title: { ko: facts.titleKo, en: facts.titleEn || facts.titleKo }, receiptNumber, sealedAt },
  href: `/proposals/${facts.id}/receipt`,
});

async function publish(
  tx: Tx,
  by: Submitter,
  facts: ProposalFacts,
  receipt: SubmissionReceipt,
  notices: readonly Omit<Notice, "at">[],
): Promise<void> {
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
  await notifyAll(tx, notices, sealedAt);
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
  const { receiptPrefix, competing } = rulebook.proposal;
  const audience = await proposalAudience(tx, facts.id);
  const sealNo = await nextSealNo(tx, facts);
  const competitors = await competingNotices(tx, facts, content, competing, facts);
  const signatures = sealedSignatures(facts.members, valid);
  // A9: a resubmission keeps its number; only the seal is new.
  const receiptNumber = facts.receiptNumber ?? (await nextReceiptNumber(tx, facts, receiptPrefix));
  const { sha256 } = await writeSealInTx(
    tx,
    facts,
    { ...content, receiptNumber, signatures },
    { sealNo, submittedById: by.submittedById, sealedAt: at, from: ["DRAFT"], submittedAt: at },
  );
  const receipt = { receiptNumber, sha256, sealNo, sealedAt: at };
  await publish(tx, by, facts, receipt, [...competitors, submittedNotice(by, facts, receipt, audience)]);
  return receipt;
}
