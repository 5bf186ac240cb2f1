import type { InvitationState } from "./domain/membership";
import type { ORGANISATION_KINDS, ORGANISATION_ROLES, SIZE_CLASSES } from "./schema";

export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];
export type SizeClass = (typeof SIZE_CLASSES)[number];
export type OrganisationRole = (typeof ORGANISATION_ROLES)[number];

/** One's own organisation, in lists and choosers. */
export type OwnOrganisation = { id: string; nameKo: string; nameEn: string; role: OrganisationRole };

export type OrganisationProfile = {
  id: string;
  registrationNumber: string;
  nameKo: string;
  nameEn: string;
  kind: OrganisationKind;
  sizeClass: SizeClass;
  leasesGpusToGovernment: boolean;
};

export type OrganisationRow = OrganisationProfile & { memberCount: number; createdAt: Date };

export type MemberRow = { userId: string; name: string; email: string; role: OrganisationRole; joinedAt: Date };
export type InvitationRow = {
  id: string;
  email: string;
  role: OrganisationRole;
  expiresAt: Date;
  state: InvitationState;
};

export type OrganisationDetail = OrganisationProfile & {
  version: number;
  members: MemberRow[];
  /** Empty for whoever may not manage. */
  invitations: InvitationRow[];
  mayManage: boolean;
  /** Who is looking, so that the page can say "you". */
  viewerId: string;
};

export type InvitationForMe = {
  organisation: { id: string; nameKo: string; nameEn: string };
  role: OrganisationRole;
  expiresAt: Date;
  state: InvitationState;
  /** Whether the person signed in is the one it was sent to. */
  isForMe: boolean;
  /** The address it was sent to, partly hidden: enough to recognise one's own, too little to learn another's. */
  emailHint: string;
};
