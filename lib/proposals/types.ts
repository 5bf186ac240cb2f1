import type { CallState } from "@/lib/calls/domain/state";
import type { CatalogueChoices } from "@/lib/references/types";
import type { RulebookContent } from "@/lib/rulebook/domain/rulebook";
import type { MemberFacts, MemberState } from "./domain/consortium";
import type { SealedProposal } from "./domain/content";
import type { ContributionSections } from "./domain/contribution-standing";
import type { SectionDrafts, WrittenKey } from "./domain/drafts";
import type { SectionMember, SectionProblem } from "./domain/sections/section";
import type { ProposalState } from "./domain/status";
import type { SubmissionRefusal, TaskKey } from "./domain/submission";
import type { AskedSupplement } from "./domain/supplement";
import type { OvercommittedPerson, ShownCompeting } from "./types/competing";

export type SectionStatus = "NOT_STARTED" | "IN_PROGRESS" | "COMPLETE";

export type CallBrief = {
  id: string;
  code: string;
  titleKo: string;
  titleEn: string;
  opensAt: Date;
  closesAt: Date;
  state: CallState;
};

/** Where a proposal may begin: the call, and the organisations the actor may lead it with. */
export type StartPage = {
  call: CallBrief;
  organisations: { id: string; nameKo: string; nameEn: string; leases: boolean; existingProposalId: string | null }[];
  lessorExcludedThrough: string;
};

/** A proposal in its applicant's list. */
export type ProposalRow = {
  id: string;
  titleKo: string;
  titleEn: string;
  state: ProposalState;
  receiptNumber: string | null;
  leadNameKo: string;
  leadNameEn: string;
  call: CallBrief;
  completeCount: number;
  sectionCount: number;
  updatedAt: Date;
  /** Organisations of the reader that have not yet answered the invitation to take part. */
  waitingOrganisations: { id: string; nameKo: string; nameEn: string }[];
  /** A10: until when a supplement request waits for its answer; null when none does. */
  supplementDueAt: Date | null;
};

export type ProposalTask = {
  key: TaskKey;
  status: SectionStatus;
  ownerId: string | null;
  ownerName: string | null;
  updatedAt: Date | null;
  problemCount: number;
  /** The call asks for it without requiring it: it may stay empty. */
  isOptional: boolean;
};

export type TaskList = {
  id: string;
  titleKo: string;
  titleEn: string;
  version: number;
  contentVersion: number;
  state: ProposalState;
  receiptNumber: string | null;
  leadNameKo: string;
  leadNameEn: string;
  call: CallBrief & { contactName: string; contactEmail: string; contactPhone: string };
  tasks: ProposalTask[];
  drafts: SectionDrafts;
  members: (MemberFacts & { state: MemberState })[];
  content: SealedProposal;
  refusals: SubmissionRefusal[];
  competing: ShownCompeting;
  attachmentCount: number;
  /** ⑬: how many of the organisations that take part have signed the content as it stands. */
  signedCount: number;
  signingCount: number;
  signaturesRequired: boolean;
  waitingFiles: number;
  autoSubmit: { at: Date; byName: string } | null;
  maximumHundredths: Record<string, number>;
  maxChars: Record<string, number>;
  lastSavedAt: Date | null;
  may: { edit: boolean; manage: boolean; submit: boolean };
  withdrawalReason: string | null;
  /** A10: the request that is open to be answered now; the content and the refusals are then the answer's. */
  supplement: AskedSupplement | null;
};

/** A member organisation beside a section's form. */
export type SectionPageMember = SectionMember & {
  nameKo: string;
  nameEn: string;
  leases: boolean;
  /** A1: a university whose graduate students take part, and which has accepted. */
  isGraduateUniversity: boolean;
};

export type SectionPage<K extends WrittenKey = WrittenKey> = {
  proposalId: string;
  proposalTitleKo: string;
  proposalTitleEn: string;
  key: K;
  draft: SectionDrafts[K];
  status: SectionStatus;
  version: number;
  updatedAt: Date;
  updatedByName: string | null;
  updatedByMe: boolean;
  problems: SectionProblem[];
  overcommitted: OvercommittedPerson[];
  members: SectionPageMember[];
  rules: {
    isOptional: boolean;
    minChars: number | null;
    maxChars: number | null;
    maximumHundredths: number | null;
    charactersPerPage: number;
    blocks: number[];
    halfYears: string[];
    lessorExcludedThrough: string;
    firstYear: number;
    lastYear: number;
    guidance: { from: string; minPerTeam: number; maxPerTeam: number | null }[];
    monthlyCostWonPerGpu: bigint;
    targetRatioBasisPoints: number;
    /** E5: models released within these months before a stage are its references. */
    referenceMonths: number;
    data: RulebookContent["data"];
    /** Yearly scale of talent support (H1), year by year. */
    talentCaps: { year: number; capWon: bigint }[];
    requiresGraduateUniversity: boolean;
  };
  /** ⑥: what there is to choose from; null elsewhere. */
  catalogue: CatalogueChoices | null;
  /** ⑪: the other sections and the rules the minimum hangs on; null elsewhere. */
  contribution: {
    sections: Omit<ContributionSections, "contribution">;
    rules: { rulebook: Pick<RulebookContent, "contribution" | "gpu">; rulebookVersion: number };
  } | null;
  call: CallBrief;
  /** Until when may be written: the closing, or a supplement's due instant. */
  until: Date;
  mayEdit: boolean;
  /** Why nothing can be written here now, when that is so. */
  locked: "SUBMITTED" | "NOT_ASKED" | "CALL_CLOSED" | "CALL_NOT_OPEN" | "WITHDRAWN" | "VIEW_ONLY" | null;
};

/** Answer of the autosave route. */
export type SavedSection =
  | { outcome: "SAVED"; version: number; savedAt: Date }
  | {
      outcome: "CONFLICT";
      theirs: { version: number; content: SectionDrafts[WrittenKey]; authorName: string; own: boolean; savedAt: Date };
    };

export type Receipt = {
  proposalId: string;
  receiptNumber: string;
  sealNo: number;
  sha256: string;
  sealedAt: Date;
  submittedByName: string;
  files: { name: string; sizeBytes: number; sha256: string }[];
};

export type ReceiptPage = Receipt & {
  state: ProposalState;
  /** A10: this seal is the answer to a supplement request. */
  isSupplement: boolean;
  /** The seal that counts is this one. */
  current: boolean;
  titleKo: string;
  titleEn: string;
  call: CallBrief;
  consortium: SealedProposal["consortium"];
  signatures: SealedProposal["signatures"];
  version: number;
  may: { reopen: boolean; withdraw: boolean };
  earlier: { sealNo: number; sha256: string; sealedAt: Date }[];
};

/** A proposal in the staff's list of a call. */
export type StaffRow = {
  id: string;
  receiptNumber: string | null;
  titleKo: string;
  titleEn: string;
  leadNameKo: string;
  leadNameEn: string;
  memberCount: number;
  state: ProposalState;
  submittedAt: Date | null;
};

export type StaffProposal = {
  id: string;
  version: number;
  state: ProposalState;
  call: CallBrief;
  receiptNumber: string;
  sha256: string;
  sealNo: number;
  sealedAt: Date;
  /** Null until the call has closed: nobody outside the consortium reads a proposal while rivals still write theirs. */
  sealed: SealedProposal | null;
};

/** Answer of the public check of a receipt: nothing of the content. */
export type ReceiptCheck =
  | { verdict: "VALID" | "REPLACED" | "WITHDRAWN"; receiptNumber: string; sealedAt: Date }
  | { verdict: "UNKNOWN" };
