import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAccess } from "@/lib/audit/record";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { canExtendCall, canViewCall } from "../domain/access";
import { callFacts } from "../queries";

/** Before a file is taken in: only those who may extend the call put evidence in. */
export async function requireExtender(actor: Actor, callId: string): Promise<void> {
  const call = await callFacts(db, callId);
  if (!canExtendCall(actor, call)) throw new AppError("NOT_FOUND", `call ${callId}`);
}

/** C3: the evidence of an extension, for the staff of the call; on record (L2). */
export async function extensionEvidence(actor: Actor, callId: string, fileId: string) {
  const extension = await db.callExtension.findFirst({
    where: { callId, evidenceFileId: fileId },
    select: { id: true },
  });
  if (!extension || !canViewCall(actor, { id: callId })) throw new AppError("NOT_FOUND", `evidence ${fileId}`);
  const file = await db.storedFile.findUniqueOrThrow({
    where: { id: fileId },
    select: { sha256: true, sizeBytes: true, mediaType: true, name: true },
  });
  await recordAccess(db, actor, { kind: "FILE", subjectType: "CallExtension", subjectId: extension.id });
  return file;
}
