import "server-only";
import { systemActor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { queueMail } from "@/lib/notifications/mail";
import { db, inTransaction } from "@/lib/platform/db";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { verifyPassword } from "@/lib/platform/password-hash";
import { actorOfUser } from "@/lib/platform/session-row";
import type { SignedIn, SignInOrigin } from "../types";
import { forgetPasswordTries, LOCK_MINUTES, takePasswordTry } from "./limits";
import { openSessionInTx } from "./open-session";

/**
 * Signs in with address and password. Answer and time are the same whether the account is missing, disabled, without
 * password, or the password is wrong. Refusals: SIGN_IN_FAILED, TOO_MANY_TRIES(minutes).
 */
export async function signIn(
  input: { email: string; password: string },
  origin: SignInOrigin,
  at: Date,
): Promise<Outcome<SignedIn>> {
  const taken = await takePasswordTry(input.email, origin.ipAddress);
  if (taken.accountLocked) await noteLock(input.email, at);
  if (taken.refusal) return taken.refusal;

  const user = await db.user.findUnique({
    where: { email: input.email },
    select: { id: true, passwordHash: true, status: true },
  });
  const matches = await verifyPassword(input.password, user?.passwordHash ?? null);
  if (!user || !matches || user.status !== "ACTIVE") {
    // The same statement for accounts that do not exist: it finds no row.
    await db.user.updateMany({ where: { email: input.email }, data: { failedSignIns: { increment: 1 } } });
    return refuse("SIGN_IN_FAILED");
  }

  const signedIn = await inTransaction(async (tx) => {
    const actor = await actorOfUser(tx, user.id, at);
    if (!actor) return null; // disabled a moment ago
    await tx.user.updateMany({ where: { id: user.id }, data: { failedSignIns: 0, lockedUntil: null } });
    return openSessionInTx(tx, actor, origin, { method: "PASSWORD" }, at);
  });
  if (!signedIn) return refuse("SIGN_IN_FAILED");
  await forgetPasswordTries(input.email, origin.ipAddress);
  return ok(signedIn);
}

/** The first refusal of a lock is put on record and told to the owner; the counter itself refuses. */
async function noteLock(email: string, at: Date): Promise<void> {
  const until = new Date(at.getTime() + LOCK_MINUTES * 60_000);
  await inTransaction(async (tx) => {
    const [user] = await tx.user.updateManyAndReturn({
      where: { email, OR: [{ lockedUntil: null }, { lockedUntil: { lte: at } }] },
      data: { lockedUntil: until },
      select: { id: true, locale: true, name: true },
    });
    if (!user) return;
    recordAudit(
      tx,
      systemActor(),
      {
        type: "account.locked",
        subjectType: "User",
        subjectId: user.id,
        data: { from: null, to: until.toISOString() },
      },
      at,
    );
    const params = { name: user.name, minutes: LOCK_MINUTES };
    await queueMail(tx, { toEmail: email, locale: user.locale, key: "accounts.mail.locked", params, href: "/reset" });
  });
}
