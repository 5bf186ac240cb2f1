import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAccess } from "@/lib/audit/record";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import type { StoredFile } from "@/lib/platform/files";
import { canScreen } from "../domain/access";
import { screenedProposal } from "../queries";

/** Before a file is taken in: only those who may note findings of the proposal put evidence in. */
export async function requireScreener(actor: Actor, proposalId: string): Promise<void> {
  const proposal = await screenedProposal(db, actor, proposalId);
  if (!canScreen(actor, proposal.callId)) throw new AppError("NOT_FOUND", `screening of ${proposalId}`);
}

/** A10: what an officer keeps as evidence of a finding, for whoever may read the screening; on record (L2). */
export async function findingEvidence(
  actor: Actor,
  proposalId: string,
  findingId: string,
): Promise<Omit<StoredFile, "id">> {
  const proposal = await screenedProposal(db, actor, proposalId);
  const finding = await db.screeningFinding.findFirst({
    where: { id: findingId, proposalId: proposal.id },
    select: { id: true, rule: true, evidenceFileId: true },
  });
  if (!finding?.evidenceFileId) throw new AppError("NOT_FOUND", `evidence of finding ${findingId}`);
  const file = await db.storedFile.findUniqueOrThrow({
    where: { id: finding.evidenceFileId },
    select: { sha256: true, sizeBytes: true, mediaType: true, name: true },
  });
  const subject = { subjectType: "Proposal", subjectId: proposal.id };
  await recordAccess(db, actor, { kind: "FILE", ...subject, detail: `evidence of ${finding.rule}` });
  return file;
}
