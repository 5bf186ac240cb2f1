import "server-only";
import type { Actor, Role, Scope } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { queueMail } from "@/lib/notifications/mail";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { translatorFor } from "@/lib/platform/i18n/translator";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { newLinkToken } from "@/lib/platform/secrets";
import { canAdministerAccounts, canInvite } from "../domain/access";
import { scopeExistsInTx } from "./scope-exists";

const VALID_DAYS = 7;

type Invite = { email: string; name: string; role: Role; scope: Scope | null; locale: "ko" | "en" };

/** Invites somebody to a role by mail; an earlier open invitation to the same role is replaced. Refusals: OWN_ADDRESS, SCOPE_UNKNOWN. */
export function inviteUser(actor: Actor, input: Invite, at: Date): Promise<Outcome<{ invitationId: string }>> {
  if (!canAdministerAccounts(actor)) throw new AppError("NOT_FOUND", "inviting");
  return inTransaction(async (tx) => {
    const own = await tx.user.findUnique({ where: { id: actor.id }, select: { email: true } });
    if (!own || !canInvite(actor, own.email, input.email)) return refuse("OWN_ADDRESS");
    if (input.scope && !(await scopeExistsInTx(tx, input.scope))) return refuse("SCOPE_UNKNOWN");
    return ok({ invitationId: await inviteInTx(tx, actor, input, at) });
  });
}

/** The invitation itself, for nouns that appoint their own people. Callers authorise. */
export async function inviteInTx(tx: Tx, actor: Actor, input: Invite, at: Date): Promise<string> {
  const { token, tokenHash } = newLinkToken();
  const expiresAt = new Date(at.getTime() + VALID_DAYS * 86_400_000);
  const scoped = { role: input.role, scopeKind: input.scope?.kind ?? null, scopeId: input.scope?.id ?? null };
  await tx.invitation.updateMany({
    where: { email: input.email, ...scoped, acceptedAt: null, revokedAt: null },
    data: { revokedAt: at },
  });
  const { id } = await tx.invitation.create({
    data: {
      email: input.email,
      name: input.name,
      ...scoped,
      tokenHash,
      invitedById: actor.id,
      createdAt: at,
      expiresAt,
    },
    select: { id: true },
  });
  const data = { email: input.email, ...scoped, expiresAt: expiresAt.toISOString() };
  recordAudit(tx, actor, { type: "invitation.sent", subjectType: "Invitation", subjectId: id, data }, at);
  const t = await translatorFor(input.locale);
  await queueMail(tx, {
    toEmail: input.email,
    locale: input.locale,
    key: "accounts.mail.invitation",
    params: { name: input.name, role: t(`accounts.roles.${input.role}`), expiresAt },
    href: `/invitation/${token}`,
  });
  return id;
}

/** Takes an open invitation back. */
export function revokeInvitation(actor: Actor, input: { invitationId: string }, at: Date): Promise<Outcome<null>> {
  return inTransaction(async (tx) => {
    const invitation = await tx.invitation.findUnique({
      where: { id: input.invitationId },
      select: { id: true, email: true, role: true, scopeKind: true, scopeId: true },
    });
    if (!invitation || !canAdministerAccounts(actor))
      throw new AppError("NOT_FOUND", `invitation ${input.invitationId}`);
    const { id, ...data } = invitation;
    const { count } = await tx.invitation.updateMany({
      where: { id, acceptedAt: null, revokedAt: null },
      data: { revokedAt: at },
    });
    if (count === 0) throw new AppError("CONFLICT", `invitation ${id} is no longer open`);
    recordAudit(tx, actor, { type: "invitation.revoked", subjectType: "Invitation", subjectId: id, data }, at);
    return ok(null);
  });
}
