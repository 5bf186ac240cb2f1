import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok } from "@/lib/platform/outcome";
import { rulebookInForce } from "@/lib/rulebook/queries";
import { Prisma } from "@/prisma/generated/client";
import { canDraftCall, canViewCall } from "../domain/access";
import { pickDraft } from "../domain/changes";
import { callFacts } from "../queries";
import { takeCode } from "./draft-call";

const DAY_MS = 86_400_000;
const DAYS_AHEAD = 30;

/** The window of a copy: as long as the original's, beginning at the same hour some weeks from now, for the officer to set. */
function nextWindow(original: { opensAt: Date; closesAt: Date }, at: Date): { opensAt: Date; closesAt: Date } {
  const days = Math.max(0, Math.ceil((at.getTime() - original.opensAt.getTime()) / DAY_MS)) + DAYS_AHEAD;
  const later = (instant: Date) => new Date(instant.getTime() + days * DAY_MS);
  return { opensAt: later(original.opensAt), closesAt: later(original.closesAt) };
}

/** C1: the notice's files go along; their bytes are kept once. */
async function copyNoticeFiles(tx: Tx, actor: Actor, fromId: string, callId: string, at: Date): Promise<void> {
  const files = await tx.callNoticeFile.findMany({
    where: { callId: fromId, removedAt: null },
    orderBy: [{ addedAt: "asc" }, { id: "asc" }],
    select: { fileId: true, name: true, mediaType: true, sizeBytes: true, sha256: true },
  });
  await tx.callNoticeFile.createMany({
    data: files.map((file) => ({ ...file, callId, addedById: actor.id, addedAt: at })),
  });
}

/** A new draft with the words and demands of another call; its code, window and everything that happened are not copied. */
export function duplicateCall(
  actor: Actor,
  input: { callId: string },
  at: Date,
): Promise<Outcome<{ id: string; code: string }>> {
  return inTransaction(async (tx) => {
    const original = await callFacts(tx, input.callId);
    if (!canDraftCall(actor) || !canViewCall(actor, original)) throw new AppError("NOT_FOUND", `call ${input.callId}`);
    const { settings } = await tx.call.findUniqueOrThrow({ where: { id: original.id }, select: { settings: true } });
    const draft = { ...pickDraft(original), ...nextWindow(original, at) };
    const rulebook = await rulebookInForce(tx, draft.opensAt);
    const code = await takeCode(tx, draft.opensAt);
    const { id } = await tx.call.create({
      data: {
        ...draft,
        seats:
          draft.kind === "ADDITIONAL"
            ? rulebook.content.additional.seats
            : Math.min(draft.seats, rulebook.content.programme.maxTeams),
        code,
        settings: settings === null ? Prisma.DbNull : (settings as Prisma.InputJsonObject),
        rulebookVersion: rulebook.version,
        createdById: actor.id,
        createdAt: at,
      },
      select: { id: true },
    });
    await copyNoticeFiles(tx, actor, original.id, id, at);
    const data = { code, original: original.code };
    recordAudit(tx, actor, { type: "call.duplicated", subjectType: "Call", subjectId: id, data }, at, {
      rulebookVersion: rulebook.version,
    });
    return ok({ id, code });
  });
}
