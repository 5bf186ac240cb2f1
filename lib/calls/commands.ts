import "server-only";
import { type Actor, systemActor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { rulebookInForce } from "@/lib/rulebook/queries";
import { canAdvanceCall } from "./domain/access";
import { type CallPhase, callState, isCallMove } from "./domain/state";
import { callFacts, lockCallInTx } from "./queries";
import type { MoveCall } from "./schema";

type Advance = { callId: string; from: readonly CallPhase[]; to: CallPhase };

/**
 * Moves a call on (C4), guarded and on record; for commands of later nouns, which authorise. CONFLICT when the call is in
 * none of the `from` phases (any more).
 */
export async function advanceCallPhaseInTx(tx: Tx, actor: Actor, move: Advance, at: Date): Promise<void> {
  const call = await lockCallInTx(tx, move.callId);
  if (!move.from.includes(call.phase) || !isCallMove(call.phase, move.to))
    throw new AppError("CONFLICT", `call ${call.code} is ${call.phase}, not on the way to ${move.to}`);
  const { count } = await tx.call.updateMany({
    where: { id: call.id, phase: call.phase, version: call.version },
    data: { phase: move.to, version: { increment: 1 } },
  });
  if (count === 0) throw new AppError("CONFLICT", `call ${call.code} moved on`);
  const data = { code: call.code, from: call.phase, to: move.to };
  recordAudit(tx, actor, { type: "call.phaseChanged", subjectType: "Call", subjectId: call.id, data }, at, {
    rulebookVersion: call.rulebookVersion,
  });
}

/**
 * P3: from its opening on a call keeps the rulebook that was in force at that instant. Called every minute by the worker and
 * at the call's first use, whichever is earlier; nothing to do before opening or when done.
 */
export async function freezeCallRulebookInTx(tx: Tx, callId: string, at: Date): Promise<void> {
  const seen = await callFacts(tx, callId);
  if (seen.rulebookFrozenAt || seen.phase === "DRAFT" || at < seen.opensAt) return;
  const call = await lockCallInTx(tx, callId);
  if (call.rulebookFrozenAt || call.phase === "DRAFT" || at < call.opensAt) return;
  const { version } = await rulebookInForce(tx, call.opensAt);
  const { count } = await tx.call.updateMany({
    where: { id: call.id, rulebookFrozenAt: null },
    data: { rulebookVersion: version, rulebookFrozenAt: at },
  });
  if (count === 0) return;
  const data = { code: call.code, from: call.rulebookVersion, to: version };
  recordAudit(tx, systemActor(), { type: "call.rulebookFrozen", subjectType: "Call", subjectId: call.id, data }, at, {
    rulebookVersion: version,
  });
}

/** C4: screening begins by an officer's word, after closing (CALL_NOT_CLOSED before). From then on the call cannot be extended. */
export function startScreening(actor: Actor, input: MoveCall, at: Date): Promise<Outcome<{ phase: CallPhase }>> {
  return inTransaction(async (tx) => {
    const call = await lockCallInTx(tx, input.callId);
    if (!canAdvanceCall(actor, call)) throw new AppError("NOT_FOUND", `call ${call.id}`);
    if (call.version !== input.expectedVersion) throw new AppError("CONFLICT", `call ${call.code} moved on`);
    if (callState(call, at) !== "CLOSED") return refuse("CALL_NOT_CLOSED");
    await freezeCallRulebookInTx(tx, call.id, at);
    await advanceCallPhaseInTx(tx, actor, { callId: call.id, from: ["ANNOUNCED"], to: "SCREENING" }, at);
    return ok({ phase: "SCREENING" });
  });
}

/**
 * C4, S8, S10: the results become public, and with them the last instant for objections is fixed. For the command in
 * lib/reviews, which authorises, checks what is released and tells the applicants. CONFLICT when the call is not decided.
 */
export async function publishCallInTx(
  tx: Tx,
  actor: Actor,
  input: { callId: string; objectionsDueAt: Date },
  at: Date,
): Promise<void> {
  await advanceCallPhaseInTx(tx, actor, { callId: input.callId, from: ["DECIDED"], to: "PUBLISHED" }, at);
  await tx.call.updateMany({
    where: { id: input.callId },
    data: { publishedAt: at, objectionsDueAt: input.objectionsDueAt },
  });
}
