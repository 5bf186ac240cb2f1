export type OrganisationKind = "COMPANY" | "UNIVERSITY" | "INSTITUTE" | "OTHER";
export type SizeClass = "LARGE" | "MID_TIER" | "EARLY_MID_TIER" | "SME" | "NON_PROFIT";

/** A member organisation as it stood when the proposal was sealed. */
export type ConsortiumMember = {
  organisationId: string;
  registrationNumber: string;
  nameKo: string;
  nameEn: string;
  kind: OrganisationKind;
  sizeClass: SizeClass;
  leasesGpusToGovernment: boolean;
  role: "LEAD" | "PARTICIPANT";
  task: string;
  hasGraduateStudents: boolean;
  /** Share of the work in basis points. */
  shareBasisPoints: number;
};

/** One organisation of a consortium as commands and pages know it. */
export type MemberFacts = {
  organisationId: string;
  nameKo: string;
  nameEn: string;
  kind: OrganisationKind;
  sizeClass: SizeClass;
  leasesGpusToGovernment: boolean;
  role: "LEAD" | "PARTICIPANT";
  task: string;
  hasGraduateStudents: boolean;
  /** Share of the work in basis points; null while not said. */
  shareBasisPoints: number | null;
  acceptedAt: Date | null;
  declinedAt: Date | null;
};

export type MemberState = "ACCEPTED" | "INVITED" | "DECLINED";
export const memberState = (member: Pick<MemberFacts, "acceptedAt" | "declinedAt">): MemberState => {
  if (member.declinedAt) return "DECLINED";
  return member.acceptedAt ? "ACCEPTED" : "INVITED";
};

/** A1: at least one university with graduate students takes part and has accepted. */
export const hasGraduateUniversity = (members: readonly MemberFacts[]): boolean =>
  members.some(
    (member) =>
      member.kind === "UNIVERSITY" &&
      member.hasGraduateStudents &&
      (member.role === "LEAD" || member.acceptedAt !== null),
  );

/** A1, read from a seal: members of which have all accepted. */
export const hasSealedGraduateUniversity = (
  members: readonly Pick<ConsortiumMember, "kind" | "hasGraduateStudents">[],
): boolean => members.some((member) => member.kind === "UNIVERSITY" && member.hasGraduateStudents);

const WHOLE = 10_000;
/** A3 ①: shares of those who did not decline, in basis points; a share nobody said counts as nothing. */
export const shareSum = (members: readonly Pick<MemberFacts, "shareBasisPoints" | "declinedAt">[]): number =>
  members
    .filter((member) => member.declinedAt === null)
    .reduce((sum, member) => sum + (member.shareBasisPoints ?? 0), 0);

/** A3 ①: every share is said and all together are the whole. */
export const sharesAreWhole = (members: readonly Pick<MemberFacts, "shareBasisPoints" | "declinedAt">[]): boolean =>
  shareSum(members) === WHOLE &&
  members.every((member) => member.declinedAt !== null || member.shareBasisPoints !== null);

export const leadLeasesGpus = (members: readonly Pick<MemberFacts, "role" | "leasesGpusToGovernment">[]): boolean =>
  members.some((member) => member.role === "LEAD" && member.leasesGpusToGovernment);

/** Participants that lease GPUs to the government (A5): named to the applicant, who must not pass support on to them. */
export const leasingParticipants = <M extends Pick<MemberFacts, "role" | "leasesGpusToGovernment">>(
  members: readonly M[],
): M[] => members.filter((member) => member.role === "PARTICIPANT" && member.leasesGpusToGovernment);

/** Lead first, then by Korean name: one order for pages and for the seal. */
export const inConsortiumOrder = <M extends Pick<ConsortiumMember, "role" | "nameKo" | "organisationId">>(
  members: readonly M[],
): M[] =>
  [...members].sort((a, b) => {
    if (a.role !== b.role) return a.role === "LEAD" ? -1 : 1;
    if (a.nameKo !== b.nameKo) return a.nameKo < b.nameKo ? -1 : 1;
    return a.organisationId < b.organisationId ? -1 : 1;
  });
