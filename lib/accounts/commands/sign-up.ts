import "server-only";
import { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import { queueMail } from "@/lib/notifications/mail";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { type Outcome, ok, refuse, refuseField } from "@/lib/platform/outcome";
import { hashPassword } from "@/lib/platform/password-hash";
import { hashLinkToken, newLinkToken } from "@/lib/platform/secrets";
import { actorOfUser } from "@/lib/platform/session-row";
import { passwordRefusal } from "../domain/password";
import type { SignInOrigin } from "../types";
import { takeLetter } from "./limits";

const VALID_HOURS = 24;

type SignUp = { email: string; name: string; locale: "ko" | "en" };
const payloadSchema = z.object({ name: z.string(), locale: z.enum(["ko", "en"]), termsAcceptedAt: z.string() });

/**
 * Open registration, for applicants only: sends a link to the address; the account is made when it is opened. Whoever has
 * an account already is told so by mail, never on the page. Refusal: TOO_MANY_TRIES.
 */
export async function requestSignUp(input: SignUp, origin: SignInOrigin, at: Date): Promise<Outcome<null>> {
  const limited = await takeLetter(input.email, origin.ipAddress);
  if (limited) return limited;
  const { token, tokenHash } = newLinkToken();
  return inTransaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { email: input.email }, select: { name: true, locale: true } });
    await tx.accountToken.create({
      data: {
        kind: "EMAIL_VERIFICATION",
        email: input.email,
        tokenHash,
        payload: { name: input.name, locale: input.locale, termsAcceptedAt: at.toISOString() },
        createdAt: at,
        expiresAt: new Date(at.getTime() + VALID_HOURS * 3_600_000),
      },
      select: { id: true },
    });
    await queueMail(tx, {
      toEmail: input.email,
      locale: user?.locale ?? input.locale,
      key: user ? "accounts.mail.signUpExisting" : "accounts.mail.signUp",
      params: { name: user?.name ?? input.name, hours: VALID_HOURS },
      href: user ? "/reset" : `/sign-up/${token}`,
    });
    return ok(null);
  });
}

/** Makes the applicant's account from an unused link. Refusals: LINK_EXPIRED, a field refusal of the password policy. */
export async function completeSignUp(
  input: { token: string; password: string },
  at: Date,
): Promise<Outcome<{ userId: string }>> {
  const passwordHash = await hashPassword(input.password);
  return inTransaction(async (tx) => {
    const tokenHash = hashLinkToken(input.token);
    const found = await tx.accountToken.findUnique({ where: { tokenHash }, select: { email: true, payload: true } });
    const payload = payloadSchema.safeParse(found?.payload);
    if (!found || !payload.success) return refuse("LINK_EXPIRED");
    const refusal = passwordRefusal(input.password, { email: found.email, name: payload.data.name });
    if (refusal) return refuseField("password", `accounts.${refusal}`);
    const { count } = await tx.accountToken.updateMany({
      where: { tokenHash, kind: "EMAIL_VERIFICATION", usedAt: null, expiresAt: { gt: at } },
      data: { usedAt: at },
    });
    if (count === 0) return refuse("LINK_EXPIRED");
    const userId = await createAccountInTx(tx, { ...payload.data, email: found.email, passwordHash }, at);
    if (!userId) return refuse("LINK_EXPIRED"); // an account of this address came to be meanwhile
    await tx.grant.create({ data: { userId, role: "APPLICANT", validFrom: at }, select: { id: true } });
    await recordCreated(
      tx,
      userId,
      "SIGN_UP",
      { email: found.email, termsAcceptedAt: payload.data.termsAcceptedAt },
      at,
    );
    return ok({ userId });
  });
}

type NewAccount = { email: string; name: string; locale: string; passwordHash: string };

/** Id of the new account, or null when the address has one already. */
export async function createAccountInTx(tx: Tx, account: NewAccount, at: Date): Promise<string | null> {
  const { email, name, locale, passwordHash } = account;
  const [user] = await tx.user.createManyAndReturn({
    data: [{ email, name, locale, passwordHash, createdAt: at }],
    skipDuplicates: true,
    select: { id: true },
  });
  return user?.id ?? null;
}

export async function recordCreated(
  tx: Tx,
  userId: string,
  via: "SIGN_UP" | "INVITATION",
  facts: { email: string; termsAcceptedAt: string | null },
  at: Date,
): Promise<void> {
  const actor = await actorOfUser(tx, userId, at);
  if (!actor) throw new Error(`account ${userId} is not there`);
  recordAudit(
    tx,
    actor,
    { type: "account.created", subjectType: "User", subjectId: userId, data: { via, ...facts } },
    at,
  );
}
