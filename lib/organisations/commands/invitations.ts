import "server-only";
import { randomBytes } from "node:crypto";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { queueMail } from "@/lib/notifications/mail";
import { notify } from "@/lib/notifications/notify";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { canManageOrganisation } from "../domain/access";
import { invitationTokenHash } from "../domain/invitation-token";
import { invitationExpiry, invitationState } from "../domain/membership";
import { type LockedOrganisation, lockOrganisationInTx } from "../queries";
import type { InviteMember, RevokeInvitation } from "../schema";

async function manageable(tx: Tx, actor: Actor, organisationId: string): Promise<LockedOrganisation> {
  const organisation = await lockOrganisationInTx(tx, organisationId);
  if (!canManageOrganisation(actor, organisation)) throw new AppError("NOT_FOUND", `organisation ${organisationId}`);
  return organisation;
}

/**
 * Invites somebody by mail; the link in it works for 14 days and once. A newer invitation to the same address replaces
 * an open one. The token is returned for tests and seeds; the action keeps it from browsers.
 */
export function inviteMember(
  actor: Actor,
  input: InviteMember,
  at: Date,
): Promise<Outcome<{ invitationId: string; token: string }>> {
  return inTransaction(async (tx) => {
    const organisation = await manageable(tx, actor, input.organisationId);
    const invitee = await tx.user.findUnique({ where: { email: input.email }, select: { id: true, locale: true } });
    if (invitee && organisation.members.some((member) => member.userId === invitee.id)) return refuse("ALREADY_MEMBER");
    await tx.organisationInvitation.updateMany({
      where: { organisationId: organisation.id, email: input.email, acceptedAt: null, revokedAt: null },
      data: { revokedAt: at },
    });
    const token = randomBytes(32).toString("base64url");
    const { id, expiresAt } = await tx.organisationInvitation.create({
      data: {
        organisationId: organisation.id,
        email: input.email,
        role: input.role,
        tokenHash: invitationTokenHash(token),
        invitedById: actor.id,
        createdAt: at,
        expiresAt: invitationExpiry(at),
      },
      select: { id: true, expiresAt: true },
    });
    await queueMail(tx, {
      toEmail: input.email,
      locale: invitee?.locale ?? "ko",
      key: "organisations.mail.invitation",
      params: {
        organisation: { ko: organisation.nameKo, en: organisation.nameEn },
        inviter: actor.name,
        expiresAt,
      },
      href: `/organisations/invitations/${token}`,
    });
    const data = { email: input.email, role: input.role };
    recordAudit(
      tx,
      actor,
      { type: "organisation.memberInvited", subjectType: "Organisation", subjectId: organisation.id, data },
      at,
    );
    return ok({ invitationId: id, token });
  });
}

/** Takes an open invitation back; its link stops working at once. */
export function revokeInvitation(actor: Actor, input: RevokeInvitation, at: Date): Promise<Outcome<null>> {
  return inTransaction(async (tx) => {
    const organisation = await manageable(tx, actor, input.organisationId);
    const invitation = await tx.organisationInvitation.findFirst({
      where: { id: input.invitationId, organisationId: organisation.id },
      select: { id: true, email: true, role: true },
    });
    if (!invitation) throw new AppError("NOT_FOUND", `invitation ${input.invitationId}`);
    const { count } = await tx.organisationInvitation.updateMany({
      where: { id: invitation.id, acceptedAt: null, revokedAt: null },
      data: { revokedAt: at },
    });
    if (count === 0) throw new AppError("CONFLICT", `invitation ${invitation.id} is no longer open`);
    const data = { email: invitation.email, role: invitation.role };
    recordAudit(
      tx,
      actor,
      { type: "organisation.invitationRevoked", subjectType: "Organisation", subjectId: organisation.id, data },
      at,
    );
    return ok(null);
  });
}

const OPEN_FOR_ME = { id: true, email: true, role: true, acceptedAt: true, revokedAt: true, expiresAt: true } as const;

/** Joins with the link of an invitation. Only the person whose address it was sent to, signed in, and only once. */
export function acceptInvitation(
  actor: Actor,
  input: { token: string },
  at: Date,
): Promise<Outcome<{ organisationId: string }>> {
  return inTransaction(async (tx) => {
    const tokenHash = invitationTokenHash(input.token);
    const known = await tx.organisationInvitation.findUnique({
      where: { tokenHash },
      select: { organisationId: true },
    });
    if (!known) throw new AppError("NOT_FOUND", "no such invitation");
    const organisation = await lockOrganisationInTx(tx, known.organisationId);
    // Read under the lock: of two clicks at once the second sees that the first has joined.
    const invitation = await tx.organisationInvitation.findUniqueOrThrow({
      where: { tokenHash },
      select: { ...OPEN_FOR_ME, organisationId: true },
    });
    if (invitation.organisationId !== organisation.id)
      throw new AppError("CONFLICT", `invitation ${invitation.id} leads to ${invitation.organisationId} now`);
    const user = await tx.user.findUnique({ where: { id: actor.id }, select: { email: true } });
    if (user?.email !== invitation.email) return refuse("INVITATION_FOR_ANOTHER");
    const state = invitationState(invitation, at);
    if (state !== "OPEN") return refuse(`INVITATION_${state}`);
    const { count } = await tx.organisationInvitation.updateMany({
      where: { id: invitation.id, acceptedAt: null, revokedAt: null },
      data: { acceptedAt: at, acceptedById: actor.id },
    });
    if (count === 0) throw new AppError("CONFLICT", `invitation ${invitation.id} was just used`);
    const membership = { role: invitation.role, joinedAt: at, leftAt: null };
    await tx.organisationMember.upsert({
      where: { organisationId_userId: { organisationId: organisation.id, userId: actor.id } },
      create: { organisationId: organisation.id, userId: actor.id, ...membership },
      update: membership,
      select: { id: true },
    });
    const data = { userId: actor.id, role: invitation.role, invitationId: invitation.id };
    recordAudit(
      tx,
      actor,
      { type: "organisation.memberJoined", subjectType: "Organisation", subjectId: organisation.id, data },
      at,
    );
    await notify(tx, {
      kind: "organisationMemberJoined",
      userIds: organisation.members.filter((member) => member.role === "MANAGER").map((member) => member.userId),
      params: { name: actor.name, organisation: { ko: organisation.nameKo, en: organisation.nameEn } },
      href: `/organisations/${organisation.id}`,
      at,
    });
    return ok({ organisationId: organisation.id });
  });
}
