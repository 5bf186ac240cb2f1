import type { SelectionResult } from "@/lib/reviews/domain/selection";
import type { Guarded } from "@/lib/reviews/types";
import type { StageResult } from "@/prisma/generated/enums";
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
  /** The stage whose result it is; null for that of the selection. */
  stage: { id: string; number: number } | null;
  /** The published result: the call's, or the stage's. */
  published: { titleKo: string; titleEn: string; publishedAt: Date; objectionsDueAt: Date | null };
  window: WindowState;
  mayFile: boolean;
  objection: (Filed & { stage: "FILED" | "EXAMINING" | "DECIDED"; decision: ToldDecision | null }) | null;
};

export type ObjectionRow = {
  id: string;
  number: string;
  callCode: string;
  /** Null for the result of a selection. */
  stageNumber: number | null;
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
  /** Took part in the result. */
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
    stage: { id: string; number: number; titleKo: string; titleEn: string } | null;
    status: ObjectionStatus;
    version: number;
    urgency: Urgency;
    days: number;
  };
  /** What stands now; an objection to a stage's result changes nothing by itself. */
  result:
    | { kind: "SELECTION"; current: SelectionResult; totalHundredths: number }
    | { kind: "STAGE"; current: StageResult; rank: number | null; totalHundredths: number | null };
  members: ObjectionMemberRow[];
  candidates: CandidateRow[];
  decision: DecisionRecord | null;
  earlier: DecisionRecord[];
  seatIsFree: boolean;
  rules: { minMembers: number; cutoffHundredths: number; rulebookVersion: number };
  may: { name: boolean; propose: boolean; approve: boolean; sameAsProposer: boolean };
}>;
