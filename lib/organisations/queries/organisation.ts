import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAccess } from "@/lib/audit/record";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import type { Prisma } from "@/prisma/generated/client";
import { canMaintainRegistry, canManageOrganisation, canViewOrganisation, canViewRegistry } from "../domain/access";
import { invitationTokenHash } from "../domain/invitation-token";
import { invitationState } from "../domain/membership";
import { MEMBERSHIPS } from "../queries";
import type { InvitationForMe, JoinRequestRow, OrganisationDetail, SizeEvidence } from "../types";

const DETAIL = {
  id: true,
  registrationNumber: true,
  nameKo: true,
  nameEn: true,
  kind: true,
  sizeClass: true,
  leasesGpusToGovernment: true,
  version: true,
  sizeClassConfirmedAt: true,
  mergedInto: { select: { id: true, nameKo: true, nameEn: true } },
  joinRequests: {
    where: { decidedAt: null, withdrawnAt: null },
    orderBy: { requestedAt: "asc" },
    select: { id: true, userId: true, message: true, requestedAt: true },
  },
  sizeEvidence: {
    orderBy: [{ submittedAt: "desc" }, { id: "desc" }],
    take: 1,
    select: {
      id: true,
      sizeClass: true,
      fileId: true,
      submittedAt: true,
      decidedAt: true,
      accepted: true,
      reason: true,
    },
  },
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

type Row = Prisma.OrganisationGetPayload<{ select: typeof DETAIL }>;

async function joinRequestsOf(row: Row): Promise<JoinRequestRow[]> {
  const users = await db.user.findMany({
    where: { id: { in: row.joinRequests.map((request) => request.userId) } },
    select: { id: true, name: true, email: true },
  });
  return row.joinRequests.map(({ userId, ...request }) => {
    const user = users.find((one) => one.id === userId);
    return { ...request, name: user?.name ?? "", email: user?.email ?? "" };
  });
}

const evidenceState = (evidence: Pick<Row["sizeEvidence"][number], "decidedAt" | "accepted" | "reason">) => {
  if (!evidence.decidedAt) return "WAITING" as const;
  if (evidence.accepted) return "ACCEPTED" as const;
  return evidence.reason === "" ? ("REPLACED" as const) : ("RETURNED" as const);
};

async function evidenceOf(row: Row): Promise<SizeEvidence | null> {
  const [last] = row.sizeEvidence;
  if (!last) return null;
  const file = await db.storedFile.findUnique({ where: { id: last.fileId }, select: { name: true } });
  const { id, sizeClass, submittedAt, reason } = last;
  return { id, sizeClass, submittedAt, reason, fileName: file?.name ?? "", state: evidenceState(last) };
}

/** One organisation with its people, for its own members and for staff. Staff's look at people is on record (L2). */
export async function getOrganisation(actor: Actor, organisationId: string, now: Date): Promise<OrganisationDetail> {
  const row = await db.organisation.findUnique({ where: { id: organisationId }, select: DETAIL });
  if (!row || !canViewOrganisation(actor, row)) throw new AppError("NOT_FOUND", `organisation ${organisationId}`);
  const mayManage = canManageOrganisation(actor, row);
  if (!row.members.some((member) => member.userId === actor.id))
    await recordAccess(db, actor, { kind: "PERSONAL_DATA", subjectType: "Organisation", subjectId: row.id });
  const [joinRequests, sizeEvidence] = await Promise.all([
    mayManage ? joinRequestsOf(row) : [],
    mayManage || canViewRegistry(actor) ? evidenceOf(row) : null,
  ]);
  return {
    ...row,
    joinRequests,
    sizeEvidence,
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
    mayMerge: canMaintainRegistry(actor) && row.mergedInto === null,
    viewerId: actor.id,
  };
}

/** The entry a merged one leads to, for people who belong to it; staff look at the signpost itself. */
export async function mergedTargetOf(actor: Actor, organisationId: string): Promise<string | null> {
  if (canViewRegistry(actor)) return null;
  const row = await db.organisation.findUnique({
    where: { id: organisationId },
    select: { mergedInto: { select: { id: true, members: MEMBERSHIPS } } },
  });
  return row?.mergedInto && canViewOrganisation(actor, row.mergedInto) ? row.mergedInto.id : null;
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
