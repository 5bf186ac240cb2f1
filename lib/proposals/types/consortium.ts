import type { MemberFacts, MemberState } from "../domain/consortium";
import type { SubmissionRefusal, TaskKey } from "../domain/submission";
import type { CallBrief, SectionStatus } from "../types";
import type { ShownCompeting } from "./competing";

/** ①: the organisations of a proposal, its people, and what the reader may change. */
export type ConsortiumPage = {
  proposalId: string;
  titleKo: string;
  titleEn: string;
  version: number;
  call: CallBrief;
  members: (MemberFacts & {
    state: MemberState;
    registrationNumber: string;
    mayAnswer: boolean;
    mayAppoint: boolean;
    sizeConfirmed: boolean;
    /** Also takes part in another proposal of the call, where its rules show that. */
    competes: boolean;
  })[];
  competing: ShownCompeting;
  sharesBasisPoints: number;
  people: {
    userId: string;
    organisationId: string;
    mayRemove: boolean;
    name: string;
    email: string;
    organisationNameKo: string;
    organisationNameEn: string;
    role: string;
  }[];
  candidates: {
    organisationId: string;
    userId: string;
    name: string;
    email: string;
    organisationNameKo: string;
    organisationNameEn: string;
  }[];
  sections: { key: TaskKey; ownerId: string | null; version: number; status: SectionStatus }[];
  refusals: SubmissionRefusal[];
  mayManage: boolean;
  requiresGraduateUniversity: boolean;
};
