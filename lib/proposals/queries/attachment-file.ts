import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAccess } from "@/lib/audit/record";
import { callState } from "@/lib/calls/domain/state";
import { db, type Reader } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import type { StoredFile } from "@/lib/platform/files";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { canViewProposal, canViewSealed } from "../domain/access";
import { isReleased } from "../domain/attachments";
import { windowRefusal } from "../domain/submission";
import { sealedProposal } from "../queries";
import { isKeptFrom } from "./conflicted";
import { standingOf } from "./facts";

export type AttachmentFile = Omit<StoredFile, "id">;

const missing = (attachmentId: string) => new AppError("NOT_FOUND", `attachment ${attachmentId}`);

/** A file on record of this proposal; QUARANTINED until the scanner found it clean. Callers have authorised. */
async function released(reader: Reader, proposalId: string, attachmentId: string): Promise<Outcome<AttachmentFile>> {
  const file = await reader.proposalAttachment.findFirst({
    where: { id: attachmentId, proposalId },
    select: { name: true, mediaType: true, sizeBytes: true, sha256: true, scan: true },
  });
  if (!file) throw missing(attachmentId);
  const { scan, ...rest } = file;
  return isReleased(scan) ? ok(rest) : refuse("QUARANTINED");
}

/**
 * One file of a proposal as it was sealed, for nouns that judge proposals: NOT_FOUND unless the counting seal names it.
 * Authorises nobody: callers do, and record who read (L2).
 */
export async function sealedAttachmentFile(
  reader: Reader,
  proposalId: string,
  attachmentId: string,
): Promise<Outcome<AttachmentFile>> {
  const { sealed } = await sealedProposal(reader, proposalId);
  if (!sealed.attachments.some((file) => file.id === attachmentId)) throw missing(attachmentId);
  return released(reader, proposalId, attachmentId);
}

/**
 * The same for the consortium, at any time, for staff once the call has closed, and for reviewers before whom the sealed
 * proposal lies open, which is for `reviews` to say. The reading is on record (L2).
 */
export async function attachmentFile(
  actor: Actor,
  { proposalId, attachmentId, asReviewer }: { proposalId: string; attachmentId: string; asReviewer: boolean },
  at: Date,
): Promise<Outcome<AttachmentFile>> {
  const { standing, call } = await standingOf(db, actor, proposalId);
  const own = canViewProposal(actor, standing);
  const staff =
    canViewSealed(actor, standing.callId) &&
    windowRefusal(callState(call, at)) === "CALL_CLOSED" &&
    !(await isKeptFrom(db, actor.id, proposalId)); // S3
  if (!own && !staff && !asReviewer) throw missing(attachmentId);
  const found = own
    ? await released(db, proposalId, attachmentId)
    : await sealedAttachmentFile(db, proposalId, attachmentId);
  if (found.ok)
    await recordAccess(db, actor, {
      kind: "FILE",
      subjectType: "Proposal",
      subjectId: proposalId,
      detail: found.data.name,
    });
  return found;
}
