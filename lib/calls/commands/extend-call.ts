import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { canExtendCall } from "../domain/access";
import { extensionRefusal } from "../domain/changes";
import { lockCallInTx } from "../queries";
import { concernedUserIds } from "../queries/concerned";
import type { ExtendCall } from "../schema";

/** Evidence is what the officer has just put in, not a file of somebody else named by its id. */
async function assertOwnFile(tx: Tx, actor: Actor, fileId: string | undefined): Promise<void> {
  if (fileId === undefined) return;
  const file = await tx.storedFile.findFirst({ where: { id: fileId, uploadedById: actor.id }, select: { id: true } });
  if (!file) throw new AppError("NOT_FOUND", `file ${fileId}`);
}

/**
 * C3: one action moves the closing instant for everyone. The old instant stays on record, and everybody with a draft or a
 * submission is told together with the staff. Refused once screening has begun.
 */
export function extendCall(
  actor: Actor,
  input: ExtendCall,
  at: Date,
): Promise<Outcome<{ version: number; notified: number }>> {
  return inTransaction(async (tx) => {
    const call = await lockCallInTx(tx, input.callId);
    if (!canExtendCall(actor, call)) throw new AppError("NOT_FOUND", `call ${call.id}`);
    if (call.version !== input.expectedVersion) throw new AppError("CONFLICT", `call ${call.code} moved on`);
    const refusal = extensionRefusal(call, input.closesAt, at);
    if (refusal) return refuse(refusal);
    await assertOwnFile(tx, actor, input.evidence?.id);
    const { count } = await tx.call.updateMany({
      where: { id: call.id, phase: "ANNOUNCED", version: input.expectedVersion },
      data: { closesAt: input.closesAt, version: { increment: 1 } },
    });
    if (count === 0) throw new AppError("CONFLICT", `call ${call.code} moved on`);
    await tx.callExtension.createMany({
      data: [
        {
          callId: call.id,
          oldClosesAt: call.closesAt,
          newClosesAt: input.closesAt,
          reason: input.reason,
          evidenceFileId: input.evidence?.id ?? null,
          byId: actor.id,
          at,
        },
      ],
    });
    const { applicants, staff, askers } = await concernedUserIds(tx, call.id, at);
    const userIds = [...new Set([...applicants, ...askers, ...staff])];
    await notify(tx, {
      kind: "callExtended",
      userIds,
      params: {
        title: { ko: call.titleKo, en: call.titleEn },
        oldClosesAt: call.closesAt,
        newClosesAt: input.closesAt,
        reason: input.reason,
      },
      href: `/calls/${call.code}`,
      dueAt: input.closesAt,
      at,
    });
    const [from, to] = [call.closesAt.toISOString(), input.closesAt.toISOString()];
    const evidence = input.evidence ? { evidence: input.evidence.id } : {};
    const data = { code: call.code, from, to, reason: input.reason, notified: userIds.length, ...evidence };
    recordAudit(tx, actor, { type: "call.extended", subjectType: "Call", subjectId: call.id, data }, at);
    return ok({ version: input.expectedVersion + 1, notified: userIds.length });
  });
}
