import type { SECTION_KEYS } from "@/lib/calls/domain/section-keys";
import type { SealedAttachment } from "./attachments";
import type { ConsortiumMember } from "./consortium";
import type { ContributionContent } from "./sections/contribution";
import type { DataContent } from "./sections/data";
import type { GoalsContent } from "./sections/goals";
import type { GpuContent } from "./sections/gpu";
import type { OpennessContent } from "./sections/openness";
import type { PeopleContent } from "./sections/people";
import type { PerformanceContent } from "./sections/performance";
import type { PlanContent } from "./sections/plan";
import type { TalentContent } from "./sections/talent";
import type { SealedConsent, SealedSignature } from "./signatures";

/** A3. Which of them a call demands is data of its rulebook. */
export type SectionKey = (typeof SECTION_KEYS)[number];

export type SectionContents = {
  people: PeopleContent;
  technology: PlanContent;
  goals: GoalsContent;
  impact: PlanContent;
  performance: PerformanceContent;
  gpu: GpuContent;
  data: DataContent;
  talent: TalentContent;
  openness: OpennessContent;
  contribution: ContributionContent;
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
  /** A6: the files with their hashes, so that the seal covers every byte. */
  attachments: SealedAttachment[];
  /** ⑬: the texts that were consented to, in full. */
  consents: SealedConsent[];
  signatures: SealedSignature[];
};
