import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { rulebookInForce } from "@/lib/rulebook/queries";
import { canDraftCall, canEditCall } from "../domain/access";
import {
  announceRefusal,
  type CallDraft,
  type CallField,
  changedFields,
  draftRefusal,
  isEditable,
  pickDraft,
  seatLimits,
} from "../domain/changes";
import { callYear, nextCallCode } from "../domain/code";
import { callState } from "../domain/state";
import { lockCallInTx } from "../queries";
import type { DraftCall, EditCall, MoveCall } from "../schema";

/** Values as the audit log keeps them. */
export const recorded = (draft: CallDraft, fields: readonly CallField[]): Record<string, string | number> =>
  Object.fromEntries(
    fields.map((field) => {
      const value = draft[field];
      return [field, value instanceof Date ? value.toISOString() : value];
    }),
  );

/** Numbers of one year are given one after the other: drafters queue on this lock until commit. */
export async function takeCode(tx: Tx, opensAt: Date): Promise<string> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('call.code', 0))`;
  const year = callYear(opensAt);
  const taken = await tx.call.findMany({ where: { code: { startsWith: `${year}-` } }, select: { code: true } });
  return nextCallCode(
    year,
    taken.map(({ code }) => code),
  );
}

/** C1: an officer writes a new call. It gets the rulebook in force at its opening, frozen only when that instant has come (P3). */
export function draftCall(actor: Actor, input: DraftCall, at: Date): Promise<Outcome<{ id: string; code: string }>> {
  return inTransaction(async (tx) => {
    if (!canDraftCall(actor)) throw new AppError("NOT_FOUND", "may not draft calls");
    const rulebook = await rulebookInForce(tx, input.opensAt);
    const limits = seatLimits(rulebook.content);
    const refusal = draftRefusal(input, limits);
    if (refusal) return refuse(refusal, limits);
    const draft = pickDraft(input);
    const { id, code } = await tx.call.create({
      data: {
        ...draft,
        code: await takeCode(tx, input.opensAt),
        rulebookVersion: rulebook.version,
        createdById: actor.id,
        createdAt: at,
      },
      select: { id: true, code: true },
    });
    const data = { code, fields: recorded(draft, Object.keys(draft) as CallField[]) };
    recordAudit(tx, actor, { type: "call.drafted", subjectType: "Call", subjectId: id, data }, at, {
      rulebookVersion: rulebook.version,
    });
    return ok({ id, code });
  });
}

/** Changes a draft. An announced call changes by numbered corrections only (C5): FIELD_FIXED. */
export function editCall(actor: Actor, input: EditCall, at: Date): Promise<Outcome<{ version: number }>> {
  return inTransaction(async (tx) => {
    const call = await lockCallInTx(tx, input.callId);
    if (!canEditCall(actor, call)) throw new AppError("NOT_FOUND", `call ${call.id}`);
    const before = pickDraft(call);
    const after = pickDraft(input);
    const rulebook = await rulebookInForce(tx, after.opensAt);
    const limits = seatLimits(rulebook.content);
    const refusal = isEditable(callState(call, at)) ? draftRefusal(after, limits) : "FIELD_FIXED";
    if (refusal) return refuse(refusal, limits);
    const { count } = await tx.call.updateMany({
      where: { id: call.id, phase: "DRAFT", version: input.expectedVersion },
      data: { ...after, version: { increment: 1 }, rulebookVersion: rulebook.version },
    });
    if (count === 0) throw new AppError("CONFLICT", `call ${call.code} moved on from v${input.expectedVersion}`);
    const changed = changedFields(before, after);
    const data = { code: call.code, from: recorded(before, changed), to: recorded(after, changed) };
    recordAudit(tx, actor, { type: "call.changed", subjectType: "Call", subjectId: call.id, data }, at);
    return ok({ version: input.expectedVersion + 1 });
  });
}

/** C4: makes a draft public. Opening and closing then follow the clock. */
export function announceCall(actor: Actor, input: MoveCall, at: Date): Promise<Outcome<{ version: number }>> {
  return inTransaction(async (tx) => {
    const call = await lockCallInTx(tx, input.callId);
    if (!canEditCall(actor, call)) throw new AppError("NOT_FOUND", `call ${call.id}`);
    if (call.phase !== "DRAFT" || call.version !== input.expectedVersion)
      throw new AppError("CONFLICT", `call ${call.code} is ${call.phase} v${call.version}`);
    const rulebook = await rulebookInForce(tx, call.opensAt);
    const limits = seatLimits(rulebook.content);
    const refusal = announceRefusal(call, { ...limits, at });
    if (refusal) return refuse(refusal, limits);
    const { count } = await tx.call.updateMany({
      where: { id: call.id, phase: "DRAFT", version: input.expectedVersion },
      data: {
        phase: "ANNOUNCED",
        announcedAt: at,
        rulebookVersion: rulebook.version,
        version: { increment: 1 },
      },
    });
    if (count === 0) throw new AppError("CONFLICT", `call ${call.code} was announced by somebody else`);
    const { code, opensAt, closesAt, seats } = call;
    const data = { code, opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString(), seats };
    recordAudit(tx, actor, { type: "call.announced", subjectType: "Call", subjectId: call.id, data }, at, {
      rulebookVersion: rulebook.version,
    });
    return ok({ version: input.expectedVersion + 1 });
  });
}
