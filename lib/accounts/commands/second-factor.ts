import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { databaseTime } from "@/lib/platform/real-time";
import { keyedHash, sealSecret } from "@/lib/platform/secrets";
import type { CurrentSession } from "@/lib/platform/session-row";
import { acceptedStep, secretFromBytes } from "@/lib/platform/totp";
import { forgetCodeTries, takeCodeTry } from "./limits";
import { proveSecondFactorInTx, renewRecoveryCodesInTx } from "./prove-second-factor";
import { revokeSessionsInTx } from "./sessions";

type Session = Pick<CurrentSession, "id" | "actor">;

/** The secret offered for enrolment: derived from the session, so that showing the page writes nothing and a reload shows the same. */
export const offeredSecret = (sessionId: string): string => secretFromBytes(keyedHash("totp-offer", sessionId));

const markGiven = (tx: Tx, sessionId: string, at: Date) =>
  tx.session.updateMany({ where: { id: sessionId, revokedAt: null }, data: { secondFactorAt: at } });

/** Enrols the offered secret once a code shows that the app has it. Refusals: ALREADY_ENROLLED, CODE_WRONG, TOO_MANY_TRIES. */
export async function enrolSecondFactor(
  session: Session,
  input: { code: string },
  at: Date,
): Promise<Outcome<{ recoveryCodes: string[] }>> {
  const { actor } = session;
  const limited = await takeCodeTry(actor.id);
  if (limited) return limited;
  const outcome = await inTransaction(async (tx): Promise<Outcome<{ recoveryCodes: string[] }>> => {
    const secret = offeredSecret(session.id);
    const step = acceptedStep(input.code.replace(/\s/g, ""), secret, await databaseTime(tx), null);
    if (step === null) return refuse("CODE_WRONG");
    const { count } = await tx.user.updateMany({
      where: { id: actor.id, totpConfirmedAt: null },
      data: { totpSecret: sealSecret("totp", actor.id, secret), totpConfirmedAt: at, totpLastStep: step },
    });
    if (count === 0) return refuse("ALREADY_ENROLLED");
    const recoveryCodes = await renewRecoveryCodesInTx(tx, actor.id);
    await markGiven(tx, session.id, at);
    const subject = { subjectType: "User", subjectId: actor.id };
    recordAudit(tx, actor, { type: "account.secondFactorEnrolled", ...subject, data: {} }, at);
    return ok({ recoveryCodes });
  });
  if (outcome.ok) await forgetCodeTries(actor.id);
  return outcome;
}

/** Completes the sign-in of a session. Refusals: CODE_WRONG (wrong or seen before), TOO_MANY_TRIES. */
export async function giveSecondFactor(session: Session, input: { code: string }, at: Date): Promise<Outcome<null>> {
  return withCode(session, input.code, at, async (tx) => {
    await markGiven(tx, session.id, at);
    return null;
  });
}

/** Ten new recovery codes against a code. Refusals as giveSecondFactor. */
export const renewRecoveryCodes = (
  session: Session,
  input: { code: string },
  at: Date,
): Promise<Outcome<{ recoveryCodes: string[] }>> =>
  withCode(session, input.code, at, async (tx) => {
    const recoveryCodes = await renewRecoveryCodesInTx(tx, session.actor.id);
    const subject = { subjectType: "User", subjectId: session.actor.id };
    recordAudit(tx, session.actor, { type: "account.recoveryCodesRenewed", ...subject, data: {} }, at);
    return { recoveryCodes };
  });

/** Gives the enrolment up, to change the device: whoever needs a factor must enrol anew before going on. All other sessions end. */
export const removeSecondFactor = (session: Session, input: { code: string }, at: Date): Promise<Outcome<null>> =>
  withCode(session, input.code, at, async (tx) => {
    await forgetSecondFactorInTx(tx, session.actor.id);
    await revokeSessionsInTx(tx, { userId: session.actor.id, id: { not: session.id } }, at);
    await tx.session.updateMany({ where: { id: session.id }, data: { secondFactorAt: null } });
    const subject = { subjectType: "User", subjectId: session.actor.id };
    const data = { by: "OWNER" as const, reason: "" };
    recordAudit(tx, session.actor, { type: "account.secondFactorRemoved", ...subject, data }, at);
    return null;
  });

export async function forgetSecondFactorInTx(tx: Tx, userId: string): Promise<boolean> {
  await tx.recoveryCode.deleteMany({ where: { userId } });
  const { count } = await tx.user.updateMany({
    where: { id: userId, totpConfirmedAt: { not: null } },
    data: { totpSecret: null, totpConfirmedAt: null, totpLastStep: null },
  });
  return count === 1;
}

/** Counts the try, proves the code, and only then does the work, all of it in one transaction. */
async function withCode<T>(
  session: Session,
  code: string,
  at: Date,
  work: (tx: Tx) => Promise<T>,
): Promise<Outcome<T>> {
  const limited = await takeCodeTry(session.actor.id);
  if (limited) return limited;
  const outcome = await inTransaction(async (tx): Promise<Outcome<T>> => {
    if (!(await proveSecondFactorInTx(tx, session.actor, code, at))) return refuse("CODE_WRONG");
    return ok(await work(tx));
  });
  if (outcome.ok) await forgetCodeTries(session.actor.id);
  return outcome;
}
