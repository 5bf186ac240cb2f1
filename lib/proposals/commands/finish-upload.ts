import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { db, inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { keepFile, type StoredFile } from "@/lib/platform/files";
import { inspectDocument } from "@/lib/platform/files/checks/inspect";
import { dropUpload, hashFile, pieceBytes, uploadPath } from "@/lib/platform/files/local";
import { isScannerSet } from "@/lib/platform/files/scanner";
import { enqueue } from "@/lib/platform/jobs";
import { type Failure, type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { canEditProposal } from "../domain/access";
import { lockedProposalInTx, proposalFacts } from "../queries/facts";
import { bumpProposalInTx } from "./consortium";
import { additionRefusal } from "./uploads";

type Input = { proposalId: string; uploadId: string; replacesId?: string | undefined };
type Upload = { id: string; kind: string; name: string; sizeBytes: bigint; attachmentId: string | null };
export type Attached = { attachmentId: string; sha256: string };

/** How long a request waits for the same request that is ahead of it. */
const AHEAD_LOOKS = 30;
const AHEAD_PAUSE_MS = 100;

async function ownUpload(actor: Actor, input: Input): Promise<Upload & { receivedBytes: bigint }> {
  const row = await db.proposalUpload.findFirst({
    where: { id: input.uploadId, proposalId: input.proposalId, startedById: actor.id },
    select: { id: true, kind: true, name: true, sizeBytes: true, receivedBytes: true, attachmentId: true },
  });
  if (!row) throw new AppError("NOT_FOUND", `upload ${input.uploadId}`);
  return row;
}

const attached = (reader: Pick<Tx, "proposalAttachment">, id: string): Promise<Attached> =>
  reader.proposalAttachment
    .findUniqueOrThrow({ where: { id }, select: { id: true, sha256: true } })
    .then((row) => ({ attachmentId: row.id, sha256: row.sha256 }));

/** Limits once more before the file is moved, so that a refusal leaves the bytes where they are. */
const refusalNow = (actor: Actor, input: Input, upload: Upload, at: Date): Promise<Failure | null> =>
  inTransaction(async (tx) => {
    const facts = await proposalFacts(tx, actor, input.proposalId);
    if (!canEditProposal(actor, facts.standing)) throw new AppError("NOT_FOUND", `proposal ${input.proposalId}`);
    return additionRefusal(tx, facts, asFile(input, upload), at);
  });

const asFile = (input: Input, upload: Upload) => ({
  proposalId: input.proposalId,
  kind: upload.kind,
  name: upload.name,
  sizeBytes: Number(upload.sizeBytes),
  replacesId: input.replacesId,
});

async function takeOver(tx: Tx, actor: Actor, input: Input, upload: Upload, file: StoredFile, at: Date) {
  if (input.replacesId)
    await tx.proposalAttachment.updateMany({
      where: { id: input.replacesId, proposalId: input.proposalId, removedAt: null },
      data: { removedAt: at, removedById: actor.id },
    });
  const { id } = await tx.proposalAttachment.create({
    data: {
      proposalId: input.proposalId,
      kind: upload.kind,
      fileId: file.id,
      name: upload.name,
      mediaType: file.mediaType,
      sizeBytes: file.sizeBytes,
      sha256: file.sha256,
      scan: isScannerSet() ? "WAITING" : "UNSCANNED",
      uploadedById: actor.id,
      uploadedAt: at,
    },
    select: { id: true },
  });
  await tx.proposalUpload.update({
    where: { id: upload.id },
    data: { finishedAt: at, attachmentId: id },
    select: { id: true },
  });
  if (isScannerSet()) await enqueue(tx, "scan-attachment", { attachmentId: id });
  return id;
}

function attach(actor: Actor, input: Input, upload: Upload, file: StoredFile, at: Date): Promise<Outcome<Attached>> {
  return inTransaction(async (tx) => {
    const facts = await lockedProposalInTx(tx, actor, input.proposalId, "EXCLUSIVE");
    const { attachmentId } = await tx.proposalUpload.findUniqueOrThrow({
      where: { id: upload.id },
      select: { attachmentId: true },
    });
    if (attachmentId) return ok(await attached(tx, attachmentId)); // the same request a moment ago
    if (!canEditProposal(actor, facts.standing)) throw new AppError("NOT_FOUND", `proposal ${input.proposalId}`);
    const refused = await additionRefusal(tx, facts, asFile(input, upload), at);
    if (refused) return refused;
    const id = await takeOver(tx, actor, input, upload, file, at);
    await bumpProposalInTx(tx, actor, facts, "attachments", at);
    const data = {
      kind: upload.kind,
      name: upload.name,
      sizeBytes: Number(file.sizeBytes),
      sha256: file.sha256,
      replaces: input.replacesId ?? null,
    };
    recordAudit(
      tx,
      actor,
      { type: "proposal.attachmentAdded", subjectType: "Proposal", subjectId: facts.id, data },
      at,
    );
    return ok({ attachmentId: id, sha256: file.sha256 });
  });
}

/** Checks, hashes and stores the bytes, then attaches them. */
async function take(actor: Actor, input: Input, upload: Upload, at: Date): Promise<Outcome<Attached>> {
  const local = uploadPath(upload.id);
  const verdict = await inspectDocument(local, upload.name);
  if (!verdict.ok) {
    await inTransaction((tx) => tx.proposalUpload.deleteMany({ where: { id: upload.id, attachmentId: null } }));
    await dropUpload(upload.id);
    return refuse(verdict.problem, { name: upload.name });
  }
  const sha256 = await hashFile(local);
  const { name, sizeBytes } = upload;
  const file = await keepFile(local, { name, sha256, sizeBytes, mediaType: verdict.mediaType, uploadedById: actor.id });
  const outcome = await attach(actor, input, upload, file, at);
  if (outcome.ok) await dropUpload(upload.id);
  return outcome;
}

const isGone = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === "ENOENT";

/** What the same request, done by now, was answered. */
async function answerBefore(actor: Actor, input: Input): Promise<Outcome<Attached> | null> {
  const { attachmentId } = await ownUpload(actor, input);
  return attachmentId ? ok(await attached(db, attachmentId)) : null;
}

/** The same request is ahead and has taken the bytes: its answer is ours as well. Null when there is nobody ahead. */
async function answerAhead(actor: Actor, input: Input): Promise<Outcome<Attached> | null> {
  for (let look = 0; look < AHEAD_LOOKS; look++) {
    const answer = await answerBefore(actor, input);
    if (answer) return answer;
    await pause(AHEAD_PAUSE_MS);
  }
  return null;
}

/**
 * A6: turns a complete upload into an attachment: structure by content, hash, storage, then one transaction. `at` is when
 * this request arrived, and with it the last byte had (C2). Repeats, together or later, get the same attachment. A file that
 * is refused for what it is leaves nothing behind; one that is refused for a limit stays and can be finished when there is
 * room.
 */
export async function finishUpload(actor: Actor, input: Input, at: Date): Promise<Outcome<Attached>> {
  const upload = await ownUpload(actor, input);
  if (upload.attachmentId) return ok(await attached(db, upload.attachmentId));
  if (upload.receivedBytes !== upload.sizeBytes) return refuse("UPLOAD_INCOMPLETE");
  const refused = await refusalNow(actor, input, upload, at);
  // What stands in the way may be this very file, attached by the same request since we looked.
  if (refused) return (await answerBefore(actor, input)) ?? refused;
  if ((await pieceBytes(upload.id)) >= upload.sizeBytes)
    try {
      return await take(actor, input, upload, at);
    } catch (error) {
      if (!isGone(error)) throw error;
    }
  return (await answerAhead(actor, input)) ?? refuse("UPLOAD_INCOMPLETE");
}
