import type { Membership, OrganisationRole } from "./access";

/** Days an invitation stays open. A setting of the portal, not a number of the programme. */
export const INVITATION_DAYS = 14;
const DAY_MS = 86_400_000;

export const invitationExpiry = (at: Date): Date => new Date(at.getTime() + INVITATION_DAYS * DAY_MS);

export type InvitationState = "OPEN" | "ACCEPTED" | "REVOKED" | "EXPIRED";

/** Where an invitation stands; the last instant is still in time. */
export function invitationState(
  invitation: { acceptedAt: Date | null; revokedAt: Date | null; expiresAt: Date },
  now: Date,
): InvitationState {
  if (invitation.acceptedAt) return "ACCEPTED";
  if (invitation.revokedAt) return "REVOKED";
  return now > invitation.expiresAt ? "EXPIRED" : "OPEN";
}

/** Why a membership may not become `next` (null: leave). An organisation is never left without somebody who may act for it. */
export function membershipRefusal(
  members: readonly Membership[],
  userId: string,
  next: OrganisationRole | null,
): "NOT_A_MEMBER" | "LAST_MANAGER" | null {
  const member = members.find((one) => one.userId === userId);
  if (!member) return "NOT_A_MEMBER";
  const losesManager = member.role === "MANAGER" && next !== "MANAGER";
  const otherManagers = members.filter((one) => one.role === "MANAGER" && one.userId !== userId).length;
  return losesManager && otherManagers === 0 ? "LAST_MANAGER" : null;
}
