import "server-only";
import type { Actor } from "@/lib/access/actor";
import { db, type Reader } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import type { StoredFile } from "@/lib/platform/files";
import { canEditCall, canViewCall } from "../domain/access";
import { noticeFilesChangeable } from "../domain/notice-files";
import { callState } from "../domain/state";
import { callFacts } from "../queries";
import type { NoticeFile } from "../types/notice-files";

/** C1: the files of a notice as they stand, in the order they were put in. Callers have authorised. */
export async function noticeFiles(reader: Reader, callId: string): Promise<NoticeFile[]> {
  const rows = await reader.callNoticeFile.findMany({
    where: { callId, removedAt: null },
    orderBy: [{ addedAt: "asc" }, { id: "asc" }],
    select: { id: true, name: true, mediaType: true, sizeBytes: true, sha256: true },
  });
  return rows.map(({ sizeBytes, ...row }) => ({ ...row, sizeBytes: Number(sizeBytes) }));
}

/**
 * C1: one file of a notice. Of an announced call everybody's, those taken out by a correction too (C5: what was said before
 * stays readable); of a draft its staff's.
 */
export async function noticeFile(
  actor: Actor | null,
  callId: string,
  noticeFileId: string,
): Promise<Omit<StoredFile, "id">> {
  const row = await db.callNoticeFile.findFirst({
    where: { id: noticeFileId, callId },
    select: {
      ...{ name: true, mediaType: true, sizeBytes: true, sha256: true, removedAt: true },
      call: { select: { phase: true, announcedAt: true } },
    },
  });
  const { removedAt, call, ...file } = row ?? {};
  const announced = call && call.phase !== "DRAFT";
  const everPublic = announced && (!removedAt || (call.announcedAt !== null && removedAt > call.announcedAt));
  const staffs = actor && canViewCall(actor, { id: callId }) && !removedAt;
  if (!row || !(everPublic || staffs)) throw new AppError("NOT_FOUND", `notice file ${noticeFileId}`);
  return file as Omit<StoredFile, "id">;
}

/** Before a file is taken in: only those who may change the notice put files in. */
export async function requireNoticeEditor(actor: Actor, callId: string, at: Date): Promise<void> {
  const call = await callFacts(db, callId);
  if (!canEditCall(actor, call) || !noticeFilesChangeable(callState(call, at)))
    throw new AppError("NOT_FOUND", `call ${callId}`);
}
