import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { queueMail } from "@/lib/notifications/mail";
import { inTransaction } from "@/lib/platform/db";
import { type Outcome, ok, refuse, refuseField } from "@/lib/platform/outcome";
import { hashPassword } from "@/lib/platform/password-hash";
import { hashLinkToken, newLinkToken } from "@/lib/platform/secrets";
import { actorOfUser } from "@/lib/platform/session-row";
import { passwordRefusal } from "../domain/password";
import type { SignInOrigin } from "../types";
import { takeLetter, unlockPasswordTries } from "./limits";
import { recordRevoked, revokeSessionsInTx } from "./sessions";

const VALID_MINUTES = 30;

/**
 * Sends a link for a new password. An address without an account gets a mail as well, that says so: the same answer and
 * the same work either way. Refusal: TOO_MANY_TRIES.
 */
export async function requestPasswordReset(
  input: { email: string; locale: string },
  origin: SignInOrigin,
  at: Date,
): Promise<Outcome<null>> {
  const limited = await takeLetter(input.email, origin.ipAddress);
  if (limited) return limited;
  const { token, tokenHash } = newLinkToken();
  return inTransaction(async (tx) => {
    const user = await tx.user.findFirst({
      where: { email: input.email, status: "ACTIVE" },
      select: { name: true, locale: true },
    });
    await tx.accountToken.create({
      data: {
        kind: "PASSWORD_RESET",
        email: input.email,
        tokenHash,
        createdAt: at,
        expiresAt: new Date(at.getTime() + VALID_MINUTES * 60_000),
      },
      select: { id: true },
    });
    await queueMail(tx, {
      toEmail: input.email,
      locale: user?.locale ?? input.locale,
      key: user ? "accounts.mail.reset" : "accounts.mail.resetUnknown",
      params: { name: user?.name ?? input.email, minutes: VALID_MINUTES },
      href: user ? `/reset/${token}` : "/sign-up",
    });
    return ok(null);
  });
}

/** Sets a new password from an unused link and ends all sessions. Refusals: LINK_EXPIRED, a field refusal of the password policy. */
export async function resetPassword(input: { token: string; password: string }, at: Date): Promise<Outcome<null>> {
  const passwordHash = await hashPassword(input.password);
  const tokenHash = hashLinkToken(input.token);
  const outcome = await inTransaction(async (tx): Promise<Outcome<{ email: string }>> => {
    const found = await tx.accountToken.findUnique({ where: { tokenHash }, select: { email: true } });
    const user =
      found &&
      (await tx.user.findUnique({
        where: { email: found.email },
        select: { id: true, email: true, name: true, locale: true },
      }));
    const actor = user && (await actorOfUser(tx, user.id, at));
    if (!user || !actor) return refuse("LINK_EXPIRED");
    const refusal = passwordRefusal(input.password, user);
    if (refusal) return refuseField("password", `accounts.${refusal}`);
    // Guarded: a link works once, however many requests carry it.
    const { count } = await tx.accountToken.updateMany({
      where: { tokenHash, kind: "PASSWORD_RESET", usedAt: null, expiresAt: { gt: at } },
      data: { usedAt: at },
    });
    if (count === 0) return refuse("LINK_EXPIRED");
    await tx.accountToken.updateMany({
      where: { email: user.email, kind: "PASSWORD_RESET", usedAt: null },
      data: { usedAt: at },
    });
    await tx.user.updateMany({ where: { id: user.id }, data: { passwordHash, failedSignIns: 0, lockedUntil: null } });
    const subject = { subjectType: "User", subjectId: user.id };
    recordAudit(tx, actor, { type: "account.passwordChanged", ...subject, data: { via: "RESET" } }, at);
    recordRevoked(tx, actor, user.id, await revokeSessionsInTx(tx, { userId: user.id }, at), at);
    const params = { name: user.name, changedAt: at };
    await queueMail(tx, { toEmail: user.email, locale: user.locale, key: "accounts.mail.passwordChanged", params });
    return ok({ email: user.email });
  });
  if (!outcome.ok) return outcome;
  await unlockPasswordTries(outcome.data.email);
  return ok(null);
}
