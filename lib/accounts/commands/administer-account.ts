import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { queueMail } from "@/lib/notifications/mail";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { canChangeAccount } from "../domain/access";
import { unlockPasswordTries } from "./limits";
import { forgetSecondFactorInTx } from "./second-factor";
import { recordRevoked, revokeSessionsInTx } from "./sessions";

type Change = { userId: string; reason: string };

async function loadChangeable(tx: Tx, actor: Actor, userId: string) {
  const user = await tx.user.findUnique({
    where: { id: userId },
    select: { id: true, email: true, name: true, locale: true, lockedUntil: true },
  });
  if (!user || !canChangeAccount(actor, user)) throw new AppError("NOT_FOUND", `user ${userId}`);
  return user;
}

/** Disables somebody else's account: sign-in is refused and every session ends at once. Roles stay on record. */
export function disableAccount(actor: Actor, input: Change, at: Date): Promise<Outcome<null>> {
  return inTransaction(async (tx) => {
    const user = await loadChangeable(tx, actor, input.userId);
    await moveStatus(tx, user.id, "ACTIVE", "DISABLED");
    const data = { from: "ACTIVE", to: "DISABLED", reason: input.reason };
    recordAudit(tx, actor, { type: "account.disabled", subjectType: "User", subjectId: user.id, data }, at);
    recordRevoked(tx, actor, user.id, await revokeSessionsInTx(tx, { userId: user.id }, at), at);
    return ok(null);
  });
}

export function enableAccount(actor: Actor, input: Change, at: Date): Promise<Outcome<null>> {
  return inTransaction(async (tx) => {
    const user = await loadChangeable(tx, actor, input.userId);
    await moveStatus(tx, user.id, "DISABLED", "ACTIVE");
    const data = { from: "DISABLED", to: "ACTIVE", reason: input.reason };
    recordAudit(tx, actor, { type: "account.enabled", subjectType: "User", subjectId: user.id, data }, at);
    return ok(null);
  });
}

async function moveStatus(tx: Tx, id: string, from: "ACTIVE" | "DISABLED", to: "ACTIVE" | "DISABLED"): Promise<void> {
  const { count } = await tx.user.updateMany({ where: { id, status: from }, data: { status: to } });
  if (count === 0) throw new AppError("CONFLICT", `user ${id} is no longer ${from}`);
}

/** Lets somebody who locked their account try again now. Refusal: NOT_LOCKED. */
export async function unlockAccount(actor: Actor, input: { userId: string }, at: Date): Promise<Outcome<null>> {
  const outcome = await inTransaction(async (tx): Promise<Outcome<{ email: string }>> => {
    const user = await loadChangeable(tx, actor, input.userId);
    if (!user.lockedUntil) return refuse("NOT_LOCKED");
    await tx.user.updateMany({ where: { id: user.id }, data: { lockedUntil: null, failedSignIns: 0 } });
    const data = { from: user.lockedUntil.toISOString(), to: null };
    recordAudit(tx, actor, { type: "account.unlocked", subjectType: "User", subjectId: user.id, data }, at);
    return ok({ email: user.email });
  });
  if (!outcome.ok) return outcome;
  await unlockPasswordTries(outcome.data.email);
  return ok(null);
}

/** For a lost device: the enrolment is dropped, all sessions end, the owner is told by mail. Refusal: NOT_ENROLLED. */
export function resetSecondFactor(actor: Actor, input: Change, at: Date): Promise<Outcome<null>> {
  return inTransaction(async (tx) => {
    const user = await loadChangeable(tx, actor, input.userId);
    if (!(await forgetSecondFactorInTx(tx, user.id))) return refuse("NOT_ENROLLED");
    const data = { by: "ADMINISTRATOR" as const, reason: input.reason };
    recordAudit(tx, actor, { type: "account.secondFactorRemoved", subjectType: "User", subjectId: user.id, data }, at);
    recordRevoked(tx, actor, user.id, await revokeSessionsInTx(tx, { userId: user.id }, at), at);
    const params = { name: user.name };
    await queueMail(tx, { toEmail: user.email, locale: user.locale, key: "accounts.mail.secondFactorReset", params });
    return ok(null);
  });
}
