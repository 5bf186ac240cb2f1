import "server-only";
import { type Actor, systemActor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import { db, inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { rulebookContent } from "@/lib/rulebook/queries";
import { canApproveAmendment, canEditCall } from "../domain/access";
import { callAmendmentRefusal, isAmendable } from "../domain/amendment";
import { callState } from "../domain/state";
import { lockCallInTx } from "../queries";
import { staffOf } from "../queries/concerned";
import type { DecideAmendment, ProposeAmendment } from "../schema";
import type { CallFacts } from "../types";
import { writeCorrectionInTx } from "./correct-call";

type Terms = { toVersion: number; effectiveAt: Date };

/** `effectiveAt` of an approval that came late counts from the approval: nothing reaches back (P3). */
async function refusalOf(tx: Tx, call: CallFacts, terms: Terms, at: Date): Promise<Outcome<never> | null> {
  const version = await tx.rulebook.findUnique({
    where: { version: terms.toVersion },
    select: { version: true, effectiveFrom: true },
  });
  if (!version) throw new AppError("NOT_FOUND", `rulebook ${terms.toVersion}`);
  const { maxTeams } = (await rulebookContent(tx, version.version)).programme;
  const refusal = callAmendmentRefusal(
    {
      state: callState(call, at),
      frozen: call.rulebookFrozenAt !== null,
      seats: call.seats,
      fromVersion: call.rulebookVersion,
      toVersion: terms.toVersion,
      rulebook: { effectiveFrom: version.effectiveFrom, maxTeams },
      effectiveAt: terms.effectiveAt,
    },
    at,
  );
  return refusal ? refuse(refusal, { maxTeams }) : null;
}

/** P3: an officer proposes that a call whose rulebook is frozen goes on under another version. One proposal at a time. */
export function proposeCallAmendment(
  actor: Actor,
  input: ProposeAmendment,
  at: Date,
): Promise<Outcome<{ amendmentId: string }>> {
  return inTransaction(async (tx) => {
    const call = await lockCallInTx(tx, input.callId);
    if (!canEditCall(actor, call)) throw new AppError("NOT_FOUND", `call ${call.id}`);
    const refusal = await refusalOf(tx, call, input, at);
    if (refusal) return refusal;
    const waiting = await tx.callRulebookAmendment.count({
      where: { callId: call.id, OR: [{ status: "PROPOSED" }, { status: "APPROVED", appliedAt: null }] },
    });
    if (waiting > 0) return refuse("AMENDMENT_WAITING");
    const terms = { fromVersion: call.rulebookVersion, toVersion: input.toVersion, effectiveAt: input.effectiveAt };
    const { id } = await tx.callRulebookAmendment.create({
      data: { callId: call.id, ...terms, reason: input.reason, proposedById: actor.id, proposedAt: at },
      select: { id: true },
    });
    await notify(tx, {
      kind: "callAmendmentProposed",
      userIds: await staffOf(tx, "call:approveAmendment", call.id, at),
      params: {
        title: { ko: call.titleKo, en: call.titleEn },
        version: input.toVersion,
        effectiveAt: input.effectiveAt,
      },
      href: `/manage/calls/${call.id}/rulebook`,
      at,
    });
    const data = { code: call.code, ...terms, effectiveAt: input.effectiveAt.toISOString(), reason: input.reason };
    recordAudit(tx, actor, { type: "call.amendmentProposed", subjectType: "Call", subjectId: call.id, data }, at);
    return ok({ amendmentId: id });
  });
}

/** P3, L3: another person approves or returns it. Approved, it is applied at its effective instant, at once when that has come. */
export function decideCallAmendment(
  actor: Actor,
  input: DecideAmendment,
  at: Date,
): Promise<Outcome<{ status: "APPROVED" | "RETURNED" }>> {
  return inTransaction(async (tx) => {
    const amendment = await tx.callRulebookAmendment.findUnique({ where: { id: input.amendmentId } });
    if (!amendment) throw new AppError("NOT_FOUND", `amendment ${input.amendmentId}`);
    const call = await lockCallInTx(tx, amendment.callId);
    if (!canApproveAmendment(actor, call)) throw new AppError("NOT_FOUND", `amendment ${input.amendmentId}`);
    if (amendment.proposedById === actor.id) return refuse("SAME_PERSON");
    const effectiveAt = amendment.effectiveAt < at ? at : amendment.effectiveAt;
    const refusal = input.approve ? await refusalOf(tx, call, { ...amendment, effectiveAt }, at) : null;
    if (refusal) return refusal;
    const status = input.approve ? "APPROVED" : "RETURNED";
    const { count } = await tx.callRulebookAmendment.updateMany({
      where: { id: amendment.id, status: "PROPOSED" },
      data: { status, effectiveAt, decidedById: actor.id, decidedAt: at, decisionNote: input.note },
    });
    if (count === 0) throw new AppError("CONFLICT", `amendment ${amendment.id} was decided`);
    const { fromVersion, toVersion } = amendment;
    const data = {
      ...{ code: call.code, fromVersion, toVersion, effectiveAt: effectiveAt.toISOString() },
      ...{ verdict: status, note: input.note },
    };
    recordAudit(tx, actor, { type: "call.amendmentDecided", subjectType: "Call", subjectId: call.id, data }, at);
    await notify(tx, {
      kind: input.approve ? "callAmendmentApproved" : "callAmendmentReturned",
      userIds: [amendment.proposedById],
      params: { title: { ko: call.titleKo, en: call.titleEn }, version: toVersion, note: input.note },
      href: `/manage/calls/${call.id}/rulebook`,
      at,
    });
    if (input.approve) await applyCallAmendmentInTx(tx, actor, amendment.id, at);
    return ok({ status });
  });
}

/**
 * P3: carries an approved amendment out when its instant has come: the call's version moves, a numbered correction tells
 * everybody, the old and the new rule stay to be compared. Does nothing before that, or when it is done.
 */
export async function applyCallAmendmentInTx(tx: Tx, actor: Actor, amendmentId: string, at: Date): Promise<void> {
  const found = await tx.callRulebookAmendment.findUniqueOrThrow({ where: { id: amendmentId } });
  if (found.effectiveAt > at) return;
  const call = await lockCallInTx(tx, found.callId);
  const amendment = await tx.callRulebookAmendment.findUniqueOrThrow({ where: { id: amendmentId } });
  if (amendment.status !== "APPROVED" || amendment.appliedAt) return;
  const { fromVersion, toVersion } = amendment;
  const terms = { fromVersion, toVersion, effectiveAt: amendment.effectiveAt.toISOString() };
  if (!isAmendable(callState(call, at))) {
    // Review began before its instant came: it would now favour somebody, so it lapses.
    await tx.callRulebookAmendment.updateMany({ where: { id: amendment.id }, data: { status: "RETURNED" } });
    const data = { code: call.code, ...terms, verdict: "LAPSED", note: "" };
    recordAudit(tx, actor, { type: "call.amendmentDecided", subjectType: "Call", subjectId: call.id, data }, at);
    return;
  }
  const { count } = await tx.call.updateMany({
    where: { id: call.id, rulebookVersion: fromVersion, version: call.version },
    data: { rulebookVersion: toVersion, version: { increment: 1 } },
  });
  if (count === 0) throw new AppError("CONFLICT", `call ${call.code} is not at rulebook ${fromVersion}`);
  await tx.callRulebookAmendment.updateMany({
    where: { id: amendment.id, status: "APPROVED", appliedAt: null },
    data: { appliedAt: at },
  });
  const changes = { rulebookVersion: { from: fromVersion, to: toVersion } };
  const { number } = await writeCorrectionInTx(tx, actor, call, { reason: amendment.reason, changes }, at);
  const data = { code: call.code, ...terms, number };
  recordAudit(tx, actor, { type: "call.amendmentApplied", subjectType: "Call", subjectId: call.id, data }, at, {
    rulebookVersion: toVersion,
  });
}

/** For the worker: every approved amendment whose instant has come. */
export async function applyDueAmendments(at: Date): Promise<void> {
  const due = await db.callRulebookAmendment.findMany({
    where: { status: "APPROVED", appliedAt: null, effectiveAt: { lte: at } },
    select: { id: true },
  });
  for (const { id } of due) await inTransaction((tx) => applyCallAmendmentInTx(tx, systemActor(), id, at));
}
