import type { Actor } from "@/lib/access/actor";
import { announceCall, draftCall } from "@/lib/calls/commands/draft-call";
import { changeNoticeFiles } from "@/lib/calls/commands/notice-files";
import { NOTICE_FILE_BYTES } from "@/lib/calls/domain/notice-files";
import { callFacts } from "@/lib/calls/queries";
import type { DraftCall } from "@/lib/calls/schema";
import type { CallFacts } from "@/lib/calls/types";
import { db } from "@/lib/platform/db";
import { storeFile } from "@/lib/platform/files";
import { createUser } from "./actor";
import { callDraft } from "./call-draft";
import { ensureRulebookV1 } from "./rulebook";

const DAY_MS = 86_400_000;

/** A draft call, as an officer has just saved it (ten days before it opens unless told otherwise). */
export async function createDraftCall(
  facts: Partial<DraftCall> = {},
  officer?: Actor,
  draftedAt?: Date,
): Promise<CallFacts> {
  await ensureRulebookV1();
  const actor = officer ?? (await createUser(["OFFICER"]));
  const draft = callDraft(facts);
  const at = draftedAt ?? new Date(draft.opensAt.getTime() - 10 * DAY_MS);
  const outcome = await draftCall(actor, draft, at);
  if (!outcome.ok) throw new Error(`call was refused: ${outcome.reason ?? outcome.code}`);
  return callFacts(db, outcome.data.id);
}

type NoticeFileChange = { name?: string; bytes?: Buffer; removeId?: string; reason?: string };

/** Puts a file into a notice, takes one out, or both, by the real command on the call as it stands. */
export async function changeNotice(officer: Actor, callId: string, change: NoticeFileChange, at: Date) {
  const { version } = await callFacts(db, callId);
  const { name = "", bytes, removeId = "", reason = "" } = change;
  const limits = { maxBytes: NOTICE_FILE_BYTES, document: true };
  const stored = bytes ? await storeFile(bytes, { name, uploadedById: officer.id, limits }) : null;
  if (stored && !stored.ok) throw new Error(`file was refused: ${JSON.stringify(stored)}`);
  const file = stored ? { ...stored.data, sizeBytes: Number(stored.data.sizeBytes) } : null;
  return changeNoticeFiles(officer, { callId, expectedVersion: version, file, removeId, reason }, at);
}

/**
 * An announced call (one day before it opens unless told otherwise), with files of its notice when they are given: OPEN for
 * whoever acts between its two instants.
 */
export async function createCall(
  facts: Partial<DraftCall> = {},
  officer?: Actor,
  announcedAt?: Date,
  files: readonly { name: string; bytes: Buffer }[] = [],
): Promise<CallFacts> {
  const actor = officer ?? (await createUser(["OFFICER"]));
  const draft = callDraft(facts);
  const at = announcedAt ?? new Date(draft.opensAt.getTime() - DAY_MS);
  const { id } = await createDraftCall(facts, actor, at);
  for (const file of files) await changeNotice(actor, id, file, at);
  const { version } = await callFacts(db, id);
  const outcome = await announceCall(actor, { callId: id, expectedVersion: version }, at);
  if (!outcome.ok) throw new Error(`announcement was refused: ${outcome.reason ?? outcome.code}`);
  return callFacts(db, id);
}
