import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAccess } from "@/lib/audit/record";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import type { Prisma } from "@/prisma/generated/client";
import { canManageOrganisation, canViewOrganisation } from "../domain/access";
import { invitationTokenHash } from "../domain/invitation-token";
import { invitationState } from "../domain/membership";
import type { InvitationForMe, OrganisationDetail } from "../types";

const DETAIL = {
  id: true,
  registrationNumber: true,
  nameKo: true,
  nameEn: true,
  kind: true,
  sizeClass: true,
  leasesGpusToGovernment: true,
  version: true,
  members: {
    where: { leftAt: null },
    orderBy: [{ role: "asc" }, { user: { name: "asc" } }],
    select: { userId: true, role: true, joinedAt: true, user: { select: { name: true, email: true } } },
  },
  invitations: {
    where: { acceptedAt: null, revokedAt: null },
    orderBy: { createdAt: "desc" },
    select: { id: true, email: true, role: true, expiresAt: true, acceptedAt: true, revokedAt: true },
  },
} satisfies Prisma.OrganisationSelect;

/** One organisation with its people, for its own members and for staff. Staff's look at people is on record (L2). */
export async function getOrganisation(actor: Actor, organisationId: string, now: Date): Promise<OrganisationDetail> {
  const row = await db.organisation.findUnique({ where: { id: organisationId }, select: DETAIL });
  if (!row || !canViewOrganisation(actor, row)) throw new AppError("NOT_FOUND", `organisation ${organisationId}`);
  const mayManage = canManageOrganisation(actor, row);
  if (!row.members.some((member) => member.userId === actor.id))
    await recordAccess(db, actor, { kind: "PERSONAL_DATA", subjectType: "Organisation", subjectId: row.id });
  return {
    ...row,
    members: row.members.map(({ user, ...member }) => ({ ...member, ...user })),
    invitations: mayManage
      ? row.invitations.map(({ id, email, role, expiresAt, ...times }) => ({
          id,
          email,
          role,
          expiresAt,
          state: invitationState({ expiresAt, ...times }, now),
        }))
      : [],
    mayManage,
    viewerId: actor.id,
  };
}

const hint = (email: string): string => email.replace(/^(.).*(@.+)$/, "$1•••$2");

/** What somebody who followed an invitation's link may know before joining. */
export async function getInvitation(actor: Actor, token: string, now: Date): Promise<InvitationForMe> {
  const [invitation, user] = await Promise.all([
    db.organisationInvitation.findUnique({
      where: { tokenHash: invitationTokenHash(token) },
      select: {
        email: true,
        role: true,
        expiresAt: true,
        acceptedAt: true,
        revokedAt: true,
        organisation: { select: { id: true, nameKo: true, nameEn: true } },
      },
    }),
    db.user.findUnique({ where: { id: actor.id }, select: { email: true } }),
  ]);
  if (!invitation) throw new AppError("NOT_FOUND", "no such invitation");
  return {
    organisation: invitation.organisation,
    role: invitation.role,
    expiresAt: invitation.expiresAt,
    state: invitationState(invitation, now),
    isForMe: user?.email === invitation.email,
    emailHint: hint(invitation.email),
  };
}
