import type { SelectionResult } from "@/lib/reviews/domain/selection";
import type { Guarded } from "@/lib/reviews/types";
import type { ObjectionOpinion, ObjectionVerdict } from "./domain/decision";
import type { Urgency } from "./domain/due";
import type { ObjectionGround, WindowState } from "./domain/window";

export type FiledFile = { fileId: string; name: string; sizeBytes: number; sha256: string };
export type ObjectionStatus = "FILED" | "EXAMINED" | "PROPOSED" | "DECIDED";

type Filed = {
  id: string;
  number: string;
  ground: ObjectionGround;
  statement: string;
  request: string;
  contentSha256: string;
  filedByName: string;
  filedAt: Date;
  decisionDueAt: Date;
  files: FiledFile[];
};

/** S10: what became of an objection, as its applicant is told; not who examined it, nor how anybody voted. */
export type ToldDecision = {
  verdict: ObjectionVerdict;
  reason: string;
  decidedAt: Date;
  result: { from: SelectionResult; to: SelectionResult } | null;
  newTotalHundredths: number | null;
};

/** An applicant's page: the window, and the one objection when it is filed. */
export type OwnObjection = {
  proposalId: string;
  receiptNumber: string;
  titleKo: string;
  titleEn: string;
  leadNameKo: string;
  leadNameEn: string;
  call: { titleKo: string; titleEn: string; publishedAt: Date; objectionsDueAt: Date | null };
  window: WindowState;
  mayFile: boolean;
  objection: (Filed & { stage: "FILED" | "EXAMINING" | "DECIDED"; decision: ToldDecision | null }) | null;
};

export type ObjectionRow = {
  id: string;
  number: string;
  callCode: string;
  titleKo: string;
  titleEn: string;
  leadNameKo: string;
  leadNameEn: string;
  ground: ObjectionGround;
  status: ObjectionStatus;
  verdict: ObjectionVerdict | null;
  filedAt: Date;
  decisionDueAt: Date;
  urgency: Urgency;
  days: number;
};

export type ObjectionMemberRow = {
  memberId: string;
  userId: string;
  name: string;
  affiliation: string;
  /** Sat on a panel of the call. */
  isOriginal: boolean;
};
export type CandidateRow = Omit<ObjectionMemberRow, "memberId"> & { isConflicted: boolean };

export type DecisionRecord = {
  id: string;
  version: number;
  verdict: ObjectionVerdict;
  reason: string;
  newResult: SelectionResult | null;
  newTotalHundredths: number | null;
  voices: { name: string; opinion: ObjectionOpinion; isOriginal: boolean }[];
  proposedByName: string;
  proposedAt: Date;
  decidedByName: string | null;
  decidedAt: Date | null;
  returnReason: string | null;
};

/** An objection for the staff who deal with it. */
export type StaffObjection = Guarded<{
  objection: Filed & {
    proposalId: string;
    receiptNumber: string;
    titleKo: string;
    titleEn: string;
    leadNameKo: string;
    leadNameEn: string;
    status: ObjectionStatus;
    version: number;
    urgency: Urgency;
    days: number;
  };
  result: { current: SelectionResult; totalHundredths: number };
  members: ObjectionMemberRow[];
  candidates: CandidateRow[];
  decision: DecisionRecord | null;
  earlier: DecisionRecord[];
  seatIsFree: boolean;
  rules: { minMembers: number; cutoffHundredths: number; rulebookVersion: number };
  may: { name: boolean; propose: boolean; approve: boolean; sameAsProposer: boolean };
}>;
