import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import type { StoredFile } from "@/lib/platform/files";
import { type Outcome, ok, refuse, refuseField } from "@/lib/platform/outcome";
import { canEditCall } from "../domain/access";
import { isEditable } from "../domain/changes";
import { MOST_NOTICE_FILES, noticeFileRefusal } from "../domain/notice-files";
import { callState } from "../domain/state";
import { lockCallInTx } from "../queries";
import { noticeFiles } from "../queries/notice-files";
import type { ChangeNoticeFiles } from "../schema/notice-files";
import type { NoticeFile } from "../types/notice-files";
import { writeCorrectionInTx } from "./correct-call";

/** What the officer has just put in, not a file of somebody else named by its id. */
async function ownFile(tx: Tx, actor: Actor, fileId: string | undefined): Promise<StoredFile | null> {
  if (fileId === undefined) return null;
  const file = await tx.storedFile.findFirst({
    where: { id: fileId, uploadedById: actor.id },
    select: { id: true, name: true, mediaType: true, sizeBytes: true, sha256: true },
  });
  if (!file) throw new AppError("NOT_FOUND", `file ${fileId}`);
  return file;
}

const recorded = (files: readonly NoticeFile[]) =>
  files.map(({ id, name, sizeBytes, sha256 }) => ({ id, name, sizeBytes, sha256 }));

async function write(tx: Tx, actor: Actor, input: ChangeNoticeFiles, added: StoredFile | null, at: Date) {
  if (input.removeId) {
    const { count } = await tx.callNoticeFile.updateMany({
      where: { id: input.removeId, callId: input.callId, removedAt: null },
      data: { removedAt: at, removedById: actor.id },
    });
    if (count === 0) throw new AppError("CONFLICT", `notice file ${input.removeId}`);
  }
  if (!added) return;
  const { id: fileId, name, mediaType, sizeBytes, sha256 } = added;
  const file = { fileId, name, mediaType, sizeBytes, sha256 };
  await tx.callNoticeFile.createMany({ data: [{ callId: input.callId, ...file, addedById: actor.id, addedAt: at }] });
}

/**
 * C1: adds, removes or replaces a file of the notice. C5: once the call is announced this is a numbered correction with its
 * reason, and everybody concerned is told; what stood before stays on record and readable.
 */
export function changeNoticeFiles(
  actor: Actor,
  input: ChangeNoticeFiles,
  at: Date,
): Promise<Outcome<{ version: number; number: number | null }>> {
  return inTransaction(async (tx) => {
    const call = await lockCallInTx(tx, input.callId);
    if (!canEditCall(actor, call)) throw new AppError("NOT_FOUND", `call ${call.id}`);
    if (call.version !== input.expectedVersion) throw new AppError("CONFLICT", `call ${call.code} moved on`);
    const added = await ownFile(tx, actor, input.file?.id);
    const before = await noticeFiles(tx, call.id);
    const state = callState(call, at);
    const refusal = noticeFileRefusal(state, before, { add: added, removeId: input.removeId, reason: input.reason });
    if (refusal === "REASON_MISSING") return refuseField("reason", "tooShort?minimum=10");
    if (refusal) return refuse(refusal, { maximum: MOST_NOTICE_FILES });
    await write(tx, actor, input, added, at);
    const { count } = await tx.call.updateMany({
      where: { id: call.id, phase: call.phase, version: input.expectedVersion },
      data: { version: { increment: 1 } },
    });
    if (count === 0) throw new AppError("CONFLICT", `call ${call.code} moved on`);
    const version = input.expectedVersion + 1;
    const [from, to] = [recorded(before), recorded(await noticeFiles(tx, call.id))];
    if (!isEditable(state)) {
      const correction = { reason: input.reason, changes: { noticeFiles: { from, to } } };
      return ok({ version, number: (await writeCorrectionInTx(tx, actor, call, correction, at)).number });
    }
    const data = { code: call.code, from, to };
    recordAudit(tx, actor, { type: "call.noticeFilesChanged", subjectType: "Call", subjectId: call.id, data }, at);
    return ok({ version, number: null });
  });
}
