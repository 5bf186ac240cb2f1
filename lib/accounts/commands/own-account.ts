import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { queueMail } from "@/lib/notifications/mail";
import { db, inTransaction } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuseField } from "@/lib/platform/outcome";
import { hashPassword, verifyPassword } from "@/lib/platform/password-hash";
import type { CurrentSession } from "@/lib/platform/session-row";
import { passwordRefusal } from "../domain/password";
import { forgetPasswordTries, takePasswordTry } from "./limits";
import { recordRevoked, revokeSessionsInTx } from "./sessions";

type Session = Pick<CurrentSession, "id" | "actor" | "email">;

/** New password against the old one; every other session ends. Refusals: fields `current`, `password`; TOO_MANY_TRIES. */
export async function changePassword(
  session: Session,
  input: { current: string; password: string },
  ipAddress: string | null,
  at: Date,
): Promise<Outcome<null>> {
  const { actor, email } = session;
  const taken = await takePasswordTry(email, ipAddress);
  if (taken.refusal) return taken.refusal;
  const user = await db.user.findUnique({
    where: { id: actor.id },
    select: { passwordHash: true, name: true, locale: true },
  });
  if (!user || !(await verifyPassword(input.current, user.passwordHash)))
    return refuseField("current", "accounts.currentWrong");
  await forgetPasswordTries(email, ipAddress);
  const refusal = passwordRefusal(input.password, { email, name: user.name });
  if (refusal) return refuseField("password", `accounts.${refusal}`);
  const passwordHash = await hashPassword(input.password);
  return inTransaction(async (tx) => {
    // Guarded by the hash that was checked: a change in between wins.
    const { count } = await tx.user.updateMany({
      where: { id: actor.id, passwordHash: user.passwordHash },
      data: { passwordHash },
    });
    if (count === 0) throw new AppError("CONFLICT", `password of ${actor.id} changed meanwhile`);
    const subject = { subjectType: "User", subjectId: actor.id };
    recordAudit(tx, actor, { type: "account.passwordChanged", ...subject, data: { via: "OWNER" } }, at);
    recordRevoked(
      tx,
      actor,
      actor.id,
      await revokeSessionsInTx(tx, { userId: actor.id, id: { not: session.id } }, at),
      at,
    );
    const params = { name: user.name, changedAt: at };
    await queueMail(tx, { toEmail: email, locale: user.locale, key: "accounts.mail.passwordChanged", params });
    return ok(null);
  });
}

type Profile = { name: string; nameEn: string | null; locale: "ko" | "en" };

/** One's own name and the language of one's mails. */
export function changeProfile(session: Session, input: Profile, at: Date): Promise<Outcome<null>> {
  const { actor } = session;
  return inTransaction(async (tx) => {
    const from = await tx.user.findUnique({
      where: { id: actor.id },
      select: { name: true, nameEn: true, locale: true },
    });
    if (!from) throw new AppError("NOT_FOUND", `user ${actor.id}`);
    const to = { name: input.name, nameEn: input.nameEn, locale: input.locale };
    await tx.user.updateMany({ where: { id: actor.id }, data: to });
    const subject = { subjectType: "User", subjectId: actor.id };
    recordAudit(tx, actor, { type: "account.profileChanged", ...subject, data: { from, to } }, at);
    return ok(null);
  });
}
