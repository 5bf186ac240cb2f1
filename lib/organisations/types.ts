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

export type OrganisationRow = OrganisationProfile & { memberCount: number; createdAt: Date; isMerged: boolean };

export type MemberRow = { userId: string; name: string; email: string; role: OrganisationRole; joinedAt: Date };
export type InvitationRow = {
  id: string;
  email: string;
  role: OrganisationRole;
  expiresAt: Date;
  state: InvitationState;
};

/** A person who asked to join, for managers. */
export type JoinRequestRow = { id: string; name: string; email: string; message: string; requestedAt: Date };

/** The last evidence of a size class, for the organisation and for staff. */
export type SizeEvidence = {
  id: string;
  sizeClass: SizeClass;
  fileName: string;
  submittedAt: Date;
  /** WAITING: staff have not looked; REPLACED: the organisation filed other evidence or changed its class first. */
  state: "WAITING" | "ACCEPTED" | "RETURNED" | "REPLACED";
  reason: string;
};

/** Evidence in the staff's queue. */
export type EvidenceQueueRow = {
  id: string;
  sizeClass: SizeClass;
  note: string;
  submittedAt: Date;
  fileName: string;
  sizeBytes: number;
  organisation: { id: string; nameKo: string; nameEn: string; registrationNumber: string };
};

/** An organisation one may ask to join. */
export type JoinableOrganisation = {
  id: string;
  nameKo: string;
  nameEn: string;
  registrationNumber: string;
  kind: OrganisationKind;
  isMember: boolean;
  request: { id: string; requestedAt: Date } | null;
};
export type JoinPage = {
  search: string;
  searched: boolean;
  found: JoinableOrganisation[];
  waiting: JoinableOrganisation[];
};

export type OrganisationDetail = OrganisationProfile & {
  version: number;
  sizeClassConfirmedAt: Date | null;
  /** The entry this one was merged into, when staff found both to be the same body. */
  mergedInto: { id: string; nameKo: string; nameEn: string } | null;
  /** Empty for whoever may not manage. */
  joinRequests: JoinRequestRow[];
  /** Null for plain members, and without any evidence. */
  sizeEvidence: SizeEvidence | null;
  members: MemberRow[];
  /** Empty for whoever may not manage. */
  invitations: InvitationRow[];
  mayManage: boolean;
  /** Staff may merge this entry into another. */
  mayMerge: boolean;
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
