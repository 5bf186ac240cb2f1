import "server-only";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import type { SealedProposal } from "../domain/content";
import { seal } from "../domain/sealing";
import { searchTextOf } from "../domain/search";
import { sealedSignatures } from "../domain/signatures";
import { readSealed } from "../queries";
import type { ProposalFacts, submissionFacts } from "../queries/facts";

type Prepared = Awaited<ReturnType<typeof submissionFacts>>;
export type Resealed = { sealId: string; sealNo: number; sha256: string; changed: string[] };

/** The last seal with the named sections, and nothing else, as they are written now. */
function supplemented(last: SealedProposal, now: SealedProposal, named: readonly string[]): SealedProposal {
  const sections = Object.fromEntries(
    Object.entries(last.sections).map(([key, content]) => [
      key,
      named.includes(key) ? now.sections[key as keyof SealedProposal["sections"]] : content,
    ]),
  ) as SealedProposal["sections"];
  return { ...last, sections, attachments: named.includes("attachments") ? now.attachments : last.attachments };
}

const fingerprint = (sealed: SealedProposal, key: string): string =>
  JSON.stringify(
    key === "attachments" ? sealed.attachments : sealed.sections[key as keyof SealedProposal["sections"]],
    (_key, value) => (typeof value === "bigint" ? String(value) : value),
  );

/**
 * A10: seals the answer to a supplement request under the proposal's exclusive lock: the same receipt number, a new seal
 * that differs in the named sections only; null when nothing in them changed. Whoever calls has authorised, found no refusal, and writes the audit row.
 */
export async function resealSupplementInTx(
  tx: Tx,
  submittedById: string,
  facts: ProposalFacts,
  prepared: Prepared,
  named: readonly string[],
  at: Date,
): Promise<Resealed | null> {
  const last = await tx.proposalSeal.findUniqueOrThrow({
    where: { id: facts.currentSealId ?? "" },
    select: { content: true, receiptNumber: true },
  });
  const before = readSealed(last.content);
  const asked = prepared.rulebook.proposal.signaturesRequired;
  const content = {
    ...supplemented(before, prepared.content, named),
    signatures: asked ? sealedSignatures(facts.members, prepared.valid) : before.signatures,
  };
  const changed = named.filter((key) => fingerprint(before, key) !== fingerprint(content, key));
  if (changed.length === 0) return null;
  const { content: text, sha256 } = seal(content);
  const sealNo = 1 + (await tx.proposalSeal.count({ where: { proposalId: facts.id } }));
  const { id: sealId } = await tx.proposalSeal.create({
    data: {
      proposalId: facts.id,
      sealNo,
      receiptNumber: last.receiptNumber,
      content: text,
      sha256,
      files: content.attachments.map(({ name, sizeBytes, sha256: hash }) => ({ name, sizeBytes, sha256: hash })),
      sealedAt: at,
      submittedById,
      rulebookVersion: facts.call.rulebookVersion,
    },
    select: { id: true },
  });
  const { count } = await tx.proposal.updateMany({
    where: { id: facts.id, status: { in: ["DRAFT", "SUBMITTED"] }, version: facts.version },
    data: {
      status: "SUBMITTED",
      currentSealId: sealId,
      searchText: searchTextOf(content),
      version: { increment: 1 },
    },
  });
  if (count === 0) throw new AppError("CONFLICT", `proposal ${facts.id} moved on from v${facts.version}`);
  return { sealId, sealNo, sha256, changed };
}
