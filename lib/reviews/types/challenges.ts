import type { ChallengeWindow } from "../domain/challenges";
import type { FindingRow, ProposalHeading } from "../types";

export type ChallengeStatus = "OPEN" | "ACCEPTED" | "DISMISSED";
export type ChallengeFile = { challengeId: string; name: string };

/** S3: what an applicant is told of the panel before the review: who sits on it and where they work. Nothing of assignments. */
export type OwnPanel = {
  proposalId: string;
  receiptNumber: string;
  titleKo: string;
  titleEn: string;
  call: { titleKo: string; titleEn: string };
  mayChallenge: boolean;
  /** Last instant of the latest window; all may be over. */
  challengesDueAt: Date;
  members: {
    memberId: string;
    name: string;
    nameEn: string;
    affiliation: string;
    window: ChallengeWindow;
    challengesDueAt: Date;
    challenge: {
      status: ChallengeStatus;
      reason: string;
      filedAt: Date;
      file: ChallengeFile | null;
      decidedAt: Date | null;
      decisionReason: string | null;
    } | null;
  }[];
};

/** One challenge as the officers who decide it see it. */
export type ChallengeRow = {
  id: string;
  version: number;
  status: ChallengeStatus;
  seatNo: number;
  memberName: string;
  memberAffiliation: string;
  proposal: ProposalHeading;
  reason: string;
  file: ChallengeFile | null;
  filedByName: string;
  filedAt: Date;
  decidedByName: string | null;
  decidedAt: Date | null;
  decisionReason: string | null;
};

/** S3: how far the naming of a panel is, for the officer; null where the rulebook opens no window. */
export type PanelNaming = {
  windowDays: number;
  unnamed: number;
  /** When the last window ends; null before anybody was named. */
  challengesDueAt: Date | null;
  open: number;
};

export type ConflictsPage = {
  findings: FindingRow[];
  challenges: ChallengeRow[];
  may: { detect: boolean; decide: boolean };
};
