import "server-only";
import type { Actor } from "@/lib/access/actor";
import { rulebookOfCall } from "@/lib/calls/queries/settings";
import { db, inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { cleanName } from "@/lib/platform/files";
import { dropUpload, pieceBytes, writePiece } from "@/lib/platform/files/local";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { canEditProposal } from "../domain/access";
import { limitRefusal, takesAttachments } from "../domain/attachments";
import { attachmentsOf } from "../queries/attachments";
import { lockedProposalInTx, type ProposalFacts } from "../queries/facts";
import { writingRefusal } from "./save-section";

type Start = { proposalId: string; kind: string; name: string; sizeBytes: number; replacesId?: string | undefined };
export type UploadState = { uploadId: string; receivedBytes: number };

/** A6: whether a file may be added now; null when it may. */
export async function additionRefusal(tx: Tx, facts: ProposalFacts, file: Start, at: Date) {
  const rulebook = await rulebookOfCall(tx, facts.call);
  if (!takesAttachments(rulebook)) throw new AppError("NOT_FOUND", `attachments of proposal ${facts.id}`);
  const closed = writingRefusal(facts, at, "attachments");
  if (closed) return refuse(closed);
  const standing = await attachmentsOf(tx, facts.id);
  const limit = limitRefusal(rulebook.proposal.attachments, standing, file, file.replacesId ?? null);
  return limit && refuse(limit.code, { maximum: limit.maximum ?? 0, name: file.name });
}

/** The actor's own unfinished upload of the same file, so that a reload goes on where it was; by kind, name and size. */
async function unfinished(tx: Tx, actor: Actor, file: Start): Promise<UploadState | null> {
  const row = await tx.proposalUpload.findFirst({
    where: {
      proposalId: file.proposalId,
      kind: file.kind,
      name: file.name,
      sizeBytes: file.sizeBytes,
      startedById: actor.id,
      finishedAt: null,
    },
    orderBy: { touchedAt: "desc" },
    select: { id: true, receivedBytes: true },
  });
  if (!row) return null;
  const received = Number(row.receivedBytes);
  // Bytes that were lost with their disk are sent again from the start.
  const receivedBytes = (await pieceBytes(row.id)) >= received ? received : 0;
  if (receivedBytes !== received)
    await tx.proposalUpload.update({ where: { id: row.id }, data: { receivedBytes }, select: { id: true } });
  return { uploadId: row.id, receivedBytes };
}

/**
 * A6: begins an upload, or finds the one that broke off. Refuses NOT_DRAFT, CALL_CLOSED and the limits of the call before
 * a byte is sent. Names are kept in composed form (NFC), whatever the sender's system writes.
 */
export function startUpload(actor: Actor, input: Start, at: Date): Promise<Outcome<UploadState>> {
  return inTransaction(async (tx) => {
    const facts = await lockedProposalInTx(tx, actor, input.proposalId, "SHARED");
    if (!canEditProposal(actor, facts.standing)) throw new AppError("NOT_FOUND", `proposal ${input.proposalId}`);
    const file = { ...input, name: cleanName(input.name) };
    const refused = await additionRefusal(tx, facts, file, at);
    if (refused) return refused;
    const found = await unfinished(tx, actor, file);
    if (found) return ok(found);
    const { id } = await tx.proposalUpload.create({
      data: {
        proposalId: facts.id,
        kind: file.kind,
        name: file.name,
        sizeBytes: file.sizeBytes,
        startedById: actor.id,
        startedAt: at,
        touchedAt: at,
      },
      select: { id: true },
    });
    return ok({ uploadId: id, receivedBytes: 0 });
  });
}

type Row = { id: string; receivedBytes: bigint; sizeBytes: bigint; finishedAt: Date | null };

/** Locks one upload of the actor's own; anybody else's is not there. */
async function lockedUpload(tx: Tx, actor: Actor, input: { proposalId: string; uploadId: string }): Promise<Row> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT "id", "receivedBytes", "sizeBytes", "finishedAt" FROM "ProposalUpload"
    WHERE "id" = ${input.uploadId} AND "proposalId" = ${input.proposalId} AND "startedById" = ${actor.id} FOR UPDATE`;
  if (!row) throw new AppError("NOT_FOUND", `upload ${input.uploadId}`);
  return row;
}

export type Received = { accepted: boolean; receivedBytes: number };

/**
 * Takes one piece at its offset. Pieces queue for the upload's row: of two that arrive for one place the first is written,
 * and the second learns where to go on (`accepted: false`). The count moves only once the bytes are on the disk.
 */
export function receivePiece(
  actor: Actor,
  input: { proposalId: string; uploadId: string; offset: number; bytes: Uint8Array },
  at: Date,
): Promise<Received> {
  return inTransaction(async (tx) => {
    const row = await lockedUpload(tx, actor, input);
    const received = Number(row.receivedBytes);
    const end = input.offset + input.bytes.length;
    if (row.finishedAt || input.offset !== received || end > Number(row.sizeBytes))
      return { accepted: false, receivedBytes: received };
    await writePiece(row.id, input.offset, input.bytes);
    await tx.proposalUpload.update({
      where: { id: row.id },
      data: { receivedBytes: end, touchedAt: at },
      select: { id: true },
    });
    return { accepted: true, receivedBytes: end };
  });
}

/** How much of the actor's own upload is here; anybody else's is not there. Asked before a piece is read from the network. */
export async function ownUpload(actor: Actor, input: { proposalId: string; uploadId: string }): Promise<UploadState> {
  const row = await db.proposalUpload.findFirst({
    where: { id: input.uploadId, proposalId: input.proposalId, startedById: actor.id },
    select: { id: true, receivedBytes: true },
  });
  if (!row) throw new AppError("NOT_FOUND", `upload ${input.uploadId}`);
  return { uploadId: row.id, receivedBytes: Number(row.receivedBytes) };
}

/** Gives one's own upload up; after it was finished that changes nothing. */
export async function cancelUpload(
  actor: Actor,
  input: { proposalId: string; uploadId: string },
): Promise<Outcome<null>> {
  await ownUpload(actor, input);
  const { count } = await inTransaction((tx) =>
    tx.proposalUpload.deleteMany({
      where: { id: input.uploadId, proposalId: input.proposalId, startedById: actor.id, finishedAt: null },
    }),
  );
  if (count === 1) await dropUpload(input.uploadId);
  return ok(null);
}
