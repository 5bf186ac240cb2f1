export type AgreementStatus = "DRAFT" | "OFFERED" | "SIGNED" | "WITHDRAWN";
export type AgreementCapacity = "GOVERNMENT" | "LEAD" | "PARTICIPANT";

export type SignedVersion = {
  status: AgreementStatus;
  contentSha256: string;
  draftedById: string;
  offeredById: string | null;
  organisationIds: readonly string[];
  signatures: readonly { organisationId: string | null }[];
};

/** Parties whose signature is still missing: null stands for the government. */
export const missingParties = ({
  organisationIds,
  signatures,
}: Pick<SignedVersion, "organisationIds" | "signatures">): (string | null)[] =>
  [null, ...organisationIds].filter((party) => !signatures.some(({ organisationId }) => organisationId === party));

/** D4, L3: why this signature cannot be given, whoever may sign for the party. */
export function signingRefusal(
  version: SignedVersion,
  signature: { organisationId: string | null; contentSha256: string; signerId: string },
): "NOT_OFFERED" | "CONTENT_CHANGED" | "SAME_PERSON" | "ALREADY_SIGNED" | null {
  if (version.signatures.some(({ organisationId }) => organisationId === signature.organisationId))
    return "ALREADY_SIGNED";
  if (version.status !== "OFFERED") return "NOT_OFFERED";
  if (version.contentSha256 !== signature.contentSha256) return "CONTENT_CHANGED";
  const byOfficers = [version.draftedById, version.offeredById];
  if (signature.organisationId === null && byOfficers.includes(signature.signerId)) return "SAME_PERSON";
  return null;
}

/** Where a version stands in the agreement's life, for lists and pages. */
export type VersionStanding = "DRAFT" | "OFFERED" | "IN_FORCE" | "SUPERSEDED" | "WITHDRAWN";
export const standingOf = (
  version: { id: string; status: AgreementStatus },
  inForceId: string | null,
): VersionStanding =>
  version.status === "SIGNED" ? (version.id === inForceId ? "IN_FORCE" : "SUPERSEDED") : version.status;

/** Where a team's agreement stands for one of the staff. */
export type TeamAgreement = {
  teamId: string;
  agreementId: string | null;
  /** Of the version on its way, if there is one. */
  status: "DRAFT" | "OFFERED" | null;
  /** The government's signature is missing and this person neither drafted nor offered it (L3). */
  asksGovernment: boolean;
};
