import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { inTransaction } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse, refuseField } from "@/lib/platform/outcome";
import { hashPassword } from "@/lib/platform/password-hash";
import { hashLinkToken } from "@/lib/platform/secrets";
import { actorOfUser } from "@/lib/platform/session-row";
import { passwordRefusal } from "../domain/password";
import { createAccountInTx, recordCreated } from "./sign-up";

type Accept = { token: string; name: string; password: string; locale: "ko" | "en" };

/**
 * Takes the role of an unused invitation: on a new account with the password given, or on the account the address has
 * already (its password stays; one that has no way in yet takes the one given). Refusals: LINK_EXPIRED, a field refusal of the password policy.
 */
export async function acceptInvitation(input: Accept, at: Date): Promise<Outcome<{ userId: string }>> {
  const passwordHash = await hashPassword(input.password);
  const tokenHash = hashLinkToken(input.token);
  return inTransaction(async (tx) => {
    const invitation = await tx.invitation.findUnique({
      where: { tokenHash },
      select: { id: true, email: true, role: true, scopeKind: true, scopeId: true, invitedById: true },
    });
    if (!invitation) return refuse("LINK_EXPIRED");
    const { id, email, invitedById, ...scoped } = invitation;
    const existing = await tx.user.findUnique({
      where: { email },
      select: { id: true, status: true, passwordHash: true, oidcSubject: true },
    });
    if (existing?.status === "DISABLED") return refuse("LINK_EXPIRED");
    // An account made for somebody on file has no way in yet; it takes the password as a new one does.
    const wantsPassword = existing === null || (existing.passwordHash === null && existing.oidcSubject === null);
    const refusal = !wantsPassword ? null : passwordRefusal(input.password, { email, name: input.name });
    if (refusal) return refuseField("password", `accounts.${refusal}`);
    // Guarded: accepted once, however many requests carry the link.
    const { count } = await tx.invitation.updateMany({
      where: { id, acceptedAt: null, revokedAt: null, expiresAt: { gt: at } },
      data: { acceptedAt: at },
    });
    if (count === 0) return refuse("LINK_EXPIRED");
    const userId = existing?.id ?? (await createAccountInTx(tx, { ...input, email, passwordHash }, at));
    if (existing && wantsPassword) await tx.user.updateMany({ where: { id: userId ?? "" }, data: { passwordHash } });
    if (!userId) throw new AppError("CONFLICT", "an account of this address came to be meanwhile");
    if (!existing) await recordCreated(tx, userId, "INVITATION", { email, termsAcceptedAt: at.toISOString() }, at);
    await tx.grant.createMany({
      data: [{ userId, ...scoped, validFrom: at, grantedById: invitedById }],
      skipDuplicates: true,
    });
    const actor = await actorOfUser(tx, userId, at);
    if (!actor) throw new AppError("CONFLICT", `user ${userId} was disabled meanwhile`);
    const data = { userId, ...scoped };
    recordAudit(tx, actor, { type: "invitation.accepted", subjectType: "Invitation", subjectId: id, data }, at);
    return ok({ userId });
  });
}
