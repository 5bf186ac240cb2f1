import "server-only";
import type { Actor } from "@/lib/access/actor";
import { canonicalJson } from "@/lib/audit/canonical";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { rulebookInForce } from "@/lib/rulebook/queries";
import type { Prisma } from "@/prisma/generated/client";
import { canEditCall } from "../domain/access";
import { type CallField, changedFields, correctionRefusal, pickDraft, seatLimits } from "../domain/changes";
import { callState } from "../domain/state";
import { lockCallInTx } from "../queries";
import { concernedUserIds } from "../queries/concerned";
import type { CorrectCall } from "../schema";
import type { CallFacts } from "../types";

/** What stood and what stands, by field; a field of the settings is named `settings.<group>`. */
export type CorrectionChanges = Record<string, { from: unknown; to: unknown }>;

const asRecorded = (value: unknown): string | number =>
  typeof value === "string" || typeof value === "number" ? value : canonicalJson(value);
const side = (changes: CorrectionChanges, which: "from" | "to"): Record<string, string | number> =>
  Object.fromEntries(Object.entries(changes).map(([field, change]) => [field, asRecorded(change[which])]));

/**
 * C5: writes the next numbered correction of a call, whose row the caller has locked and changes in the same transaction, and
 * tells everybody concerned and everybody who asked a question.
 */
export async function writeCorrectionInTx(
  tx: Tx,
  actor: Actor,
  call: Pick<CallFacts, "id" | "code" | "titleKo" | "titleEn">,
  correction: { reason: string; changes: CorrectionChanges },
  at: Date,
): Promise<{ id: string; number: number }> {
  const number = 1 + (await tx.callCorrection.count({ where: { callId: call.id } }));
  const { reason, changes } = correction;
  const { id } = await tx.callCorrection.create({
    data: { callId: call.id, number, reason, changes: changes as Prisma.InputJsonObject, byId: actor.id, at },
    select: { id: true },
  });
  const { applicants, staff, askers } = await concernedUserIds(tx, call.id, at);
  const userIds = [...new Set([...applicants, ...askers, ...staff])];
  await notify(tx, {
    kind: "callCorrected",
    userIds,
    params: { title: { ko: call.titleKo, en: call.titleEn }, number, reason },
    href: `/calls/${call.code}`,
    at,
  });
  const data = {
    code: call.code,
    number,
    reason,
    from: side(changes, "from"),
    to: side(changes, "to"),
    notified: userIds.length,
  };
  recordAudit(tx, actor, { type: "call.corrected", subjectType: "Call", subjectId: call.id, data }, at);
  return { id, number };
}

const stored = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value);

/** C5: changes an announced call by a numbered correction with its reason; what may change depends on the hour (domain/changes). */
export function correctCall(
  actor: Actor,
  input: CorrectCall,
  at: Date,
): Promise<Outcome<{ version: number; number: number }>> {
  return inTransaction(async (tx) => {
    const call = await lockCallInTx(tx, input.callId);
    if (!canEditCall(actor, call)) throw new AppError("NOT_FOUND", `call ${call.id}`);
    if (call.version !== input.expectedVersion) throw new AppError("CONFLICT", `call ${call.code} moved on`);
    const before = pickDraft(call);
    const after = pickDraft(input);
    const rulebook = await rulebookInForce(tx, after.opensAt);
    const limits = seatLimits(rulebook.content);
    const refusal = correctionRefusal(call, after, { ...limits, at });
    if (refusal) return refuse(refusal, limits);
    const announced = callState(call, at) === "ANNOUNCED";
    const { count } = await tx.call.updateMany({
      where: { id: call.id, phase: call.phase, version: input.expectedVersion },
      data: { ...after, version: { increment: 1 }, ...(announced ? { rulebookVersion: rulebook.version } : {}) },
    });
    if (count === 0) throw new AppError("CONFLICT", `call ${call.code} moved on`);
    const changes = Object.fromEntries(
      changedFields(before, after).map((field: CallField) => [
        field,
        { from: stored(before[field]), to: stored(after[field]) },
      ]),
    );
    const { number } = await writeCorrectionInTx(
      tx,
      actor,
      { ...call, ...after },
      { reason: input.reason, changes },
      at,
    );
    return ok({ version: input.expectedVersion + 1, number });
  });
}
