import type { CallPhase } from "@/lib/calls/domain/state";
import type { SealedProposal } from "@/lib/proposals/domain/content";
import type { RoundKind, Rubric, TieBreak } from "@/lib/rulebook/domain/rulebook";
import type { ReviewGate } from "./domain/access";
import type { UsedRound } from "./domain/calculation-sheet";
import type { ConflictEvidence, ConflictKind, ConflictOutcome, ConflictSeverity } from "./domain/conflicts";
import type { MajorityRule } from "./domain/majority";
import type { AdjustRefusal } from "./domain/rounds";
import type { SelectionResult } from "./domain/selection";
import type { SheetItem } from "./domain/sheet";
import type { RaisedFlag, WorkAside } from "./types/workspace";

/** What a page of a call shows staff: everything, or that a conflict of interest closes it to them as a whole (S3). */
export type Guarded<T> = { access: "CONFLICTED"; call: CallHeading } | ({ access: "OPEN"; call: CallHeading } & T);
export type CallHeading = { id: string; code: string; titleKo: string; titleEn: string; phase: CallPhase };

type Names = { nameKo: string; nameEn: string };
export type ProposalHeading = { proposalId: string; receiptNumber: string; leadNameKo: string; leadNameEn: string };

export type MyAssignment = ProposalHeading & {
  assignmentId: string;
  gate: ReviewGate;
  sheet: { status: "DRAFT" | "SUBMITTED"; scoredCount: number; totalHundredths: number | null } | null;
  /** S2: when it is presented, once announced; nothing of a proposal that is closed to the reviewer. */
  presentation: { startsAt: Date; videoLink: string } | null;
};
export type MyPanel = Names & {
  panelId: string;
  call: CallHeading;
  seatNo: number;
  isChair: boolean;
  pledgedAt: Date | null;
  dueAt: Date | null;
  itemCount: number;
  assignments: MyAssignment[];
};

export type SheetState = {
  sheetId: string;
  version: number;
  revision: number;
  roundNo: number;
  status: "DRAFT" | "SUBMITTED" | "ADJUSTING";
  items: Record<string, SheetItem>;
  overallOpinion: string;
  /** P5: null until given, and where none is asked for. */
  suitable: boolean | null;
  totalHundredths: number | null;
  submittedAt: Date | null;
  savedAt: Date;
};

type WorkBase = {
  assignmentId: string;
  panelId: string;
  version: number;
  seatNo: number;
  dueAt: Date | null;
  heading: ProposalHeading;
  call: CallHeading;
};
/** One assignment for its reviewer: each step shows only what may be known at it (S3). */
export type ReviewWork =
  | (WorkBase & { step: "PLEDGE" })
  | (WorkBase & {
      step: "DECLARE";
      pastYears: number;
      organisations: (Names & { role: "LEAD" | "PARTICIPANT" })[];
      people: {
        name: string;
        role: "PI" | "RESEARCHER" | "GRADUATE_STUDENT";
        organisationKo: string;
        organisationEn: string;
      }[];
    })
  | (WorkBase & { step: "CLOSED_TO_YOU"; reason: "RECUSED" | "CONFLICTED" })
  | (WorkBase & {
      step: "REVIEW";
      sealed: SealedProposal;
      rubric: Rubric;
      /** P5: an additional call. */
      asksVote: boolean;
      sheet: SheetState;
      writable: boolean;
      progress: { submitted: number; total: number };
      aside: WorkAside;
      /** S2: the round that runs, of how many. */
      round: { ordinal: number; kind: RoundKind; count: number };
      /** S6: whether a sheet handed in before may be adjusted after the presentation; null where that is no question. */
      adjust: "MAY" | AdjustRefusal | null;
    });

export type PledgePage = Names & { panelId: string; call: CallHeading; seatNo: number; signedAt: Date | null };

export type CellState = "NONE" | "CONFLICTED" | "RECUSED" | "ASSIGNED" | "STARTED" | "SUBMITTED";

export type FindingRow = {
  id: string;
  version: number;
  personName: string;
  personRole: "REVIEWER" | "STAFF";
  seatNo: number | null;
  proposal: ProposalHeading;
  kind: ConflictKind;
  severity: ConflictSeverity;
  outcome: ConflictOutcome;
  evidence: ConflictEvidence;
  reason: string | null;
  decidedAt: Date | null;
};

export type RankingRow = ProposalHeading & {
  rank: number;
  result: SelectionResult;
  displayHundredths: number;
  /** The exact mean in points, `25000/300`: shown beside the rounded one. */
  exact: string;
  criteria: { key: string; displayHundredths: number }[];
  sheets: { seatNo: number; totalHundredths: number; dropped: "LOW" | "HIGH" | null; suitable: boolean | null }[];
  /** P5: suitable votes, of how many, and how many would do; null where points alone decide. */
  votes: { suitable: number; counted: number; needed: number } | null;
  decidedBy: TieBreak | null;
  displayTie: boolean;
  unresolved: boolean;
  lowestRank: number;
  highestRank: number;
  /** The mean without any one reviewer lies between these (S7). */
  lowestHundredths: number;
  highestHundredths: number;
  /** How many of its sheets would have had to say otherwise for the other result; null when no number would do. */
  sheetsToFlip: number | null;
};
export type SeatInsight = {
  seatNo: number;
  sheetCount: number;
  deviationHundredths: number;
  standardDeviationHundredths: number;
  changes: number;
};
export type RankingPage = {
  rows: RankingRow[];
  unscored: ProposalHeading[];
  missing: { seatNo: number; proposal: ProposalHeading }[];
  sheetCount: number;
  seats: number[];
  criteria: (Names & { key: string; maxHundredths: number })[];
  insights: SeatInsight[];
  /** Krippendorff's alpha of the totals, three decimals; null where nothing can be compared. */
  alpha: string | null;
  /** When the ranking was computed: now, or when it was proposed. */
  asOf: Date;
  rules: {
    seats: number;
    cutoffHundredths: number;
    reserveCount: number;
    trimFromSheets: number;
    rulebookVersion: number;
    majority: MajorityRule | null;
    /** S2: the round whose sheets are ranked. */
    round: UsedRound;
  };
  decision: { status: "PROPOSED" | "APPROVED"; sheetHash: string } | null;
  may: { export: boolean; propose: boolean };
};
export type GuardedRanking = Guarded<RankingPage> | { access: "OWN_SHEETS_FIRST"; call: CallHeading };

export type DecisionRow = ProposalHeading & {
  titleKo: string;
  titleEn: string;
  rank: number;
  displayHundredths: number;
  result: SelectionResult;
};
export type DecisionPage = {
  decision: {
    id: string;
    version: number;
    status: "PROPOSED" | "APPROVED";
    reason: string;
    proposedByName: string;
    proposedAt: Date;
    decidedByName: string | null;
    decidedAt: Date | null;
    sheetHash: string;
    missingReason: string | null;
  } | null;
  rows: DecisionRow[];
  earlier: {
    id: string;
    proposedAt: Date;
    proposedByName: string;
    decidedAt: Date;
    decidedByName: string;
    returnReason: string;
  }[];
  missingCount: number;
  unscoredCount: number;
  rules: { seats: number; cutoffHundredths: number; rulebookVersion: number; majority: MajorityRule | null };
  /** P5: it is proposed or decided to select nobody although somebody qualifies. */
  selectNone: boolean;
  may: { propose: boolean; approve: boolean; sameAsProposer: boolean };
};

/** S8: what an applicant is told. Nothing here tells who gave which score or wrote which word. */
export type ApplicantResult = {
  receiptNumber: string;
  titleKo: string;
  titleEn: string;
  leadNameKo: string;
  leadNameEn: string;
  call: { titleKo: string; titleEn: string; publishedAt: Date | null; objectionsDueAt: Date | null };
  result: SelectionResult;
  /** P5: nobody was selected in this call, because nobody qualified or because it was so decided; null when somebody was. */
  nobody: "NO_ONE_QUALIFIED" | "CHOSEN" | null;
  /** S10: what it was before an accepted objection changed it. */
  change: { from: SelectionResult; at: Date } | null;
  totalHundredths: number;
  maxHundredths: number;
  rankBand: Names;
  sheetCount: number;
  criteria: (Names & { key: string; opinions: string[] })[];
  overallOpinions: string[];
  panelMembers: { name: string; affiliation: string }[];
};

export type ChairPage = Names & {
  panelId: string;
  call: CallHeading;
  dueAt: Date | null;
  seats: number[];
  rows: (ProposalHeading & {
    closedToChair: boolean;
    flags: RaisedFlag[];
    sheets: { seatNo: number; state: CellState; sheetId: string | null; version: number | null; revision: number }[];
  })[];
  mayReopen: boolean;
};
