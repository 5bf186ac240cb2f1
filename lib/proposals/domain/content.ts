import type { HalfYear } from "@/lib/rulebook/domain/rulebook";

/** A3: the sections of a proposal, in the order people meet them. Which of them a call demands is data of its rulebook. */
export const SECTION_KEYS = [
  "consortium",
  "people",
  "technology",
  "goals",
  "impact",
  "performance",
  "gpu",
  "data",
  "talent",
  "openness",
  "contribution",
  "attachments",
  "consents",
] as const;
export type SectionKey = (typeof SECTION_KEYS)[number];

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
};

export type ProposalPersonRole = "PI" | "RESEARCHER" | "GRADUATE_STUDENT";
export type PersonEntry = {
  name: string;
  nameEn: string;
  organisationId: string;
  /** Lowest unit: laboratory, department, team (S3). */
  unit: string;
  email: string;
  role: ProposalPersonRole;
};

export type PlanContent = { text: string };
export type GoalsContent = PlanContent & { modelKinds: string[] };
export type GpuRequest = { halfYear: HalfYear; gpuCount: number; otherSizeReason: string; purpose: string };
export type GpuContent = { requests: GpuRequest[]; ownGpuCount: number; notNeeded: boolean };
export type DataWish = { corpus: string; ownerName: string; year: number; estimatedWon: bigint };
export type DataProject = { title: string; year: number; amountWon: bigint };
export type DataContent = { wishes: DataWish[]; projects: DataProject[]; notNeeded: boolean };
export type TalentRequest = {
  name: string;
  homeInstitution: string;
  year: number;
  personMonths: number;
  labourWon: bigint;
  researchWon: bigint;
  stayWon: bigint;
};
export type TalentContent = { people: TalentRequest[]; notNeeded: boolean };
export type ConsentsContent = { truthful: boolean; personalData: boolean; evaluation: boolean };

export type SectionContents = {
  people: { people: PersonEntry[] };
  technology: PlanContent;
  goals: GoalsContent;
  impact: PlanContent;
  gpu: GpuContent;
  data: DataContent;
  talent: TalentContent;
  consents: ConsentsContent;
};

/** What is sealed at submission (A8): everything that reviewers read and every later step counts on. Amounts are BigInt won. */
export type SealedProposal = {
  proposalId: string;
  callCode: string;
  receiptNumber: string;
  titleKo: string;
  titleEn: string;
  consortium: ConsortiumMember[];
  sections: SectionContents;
};
