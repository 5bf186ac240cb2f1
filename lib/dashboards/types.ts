import type { CallState } from "@/lib/calls/domain/state";
import type { LedgerCheckView } from "@/lib/ledger/types";
import type { ProposalState } from "@/lib/proposals/domain/status";
import type { SelectionResult } from "@/lib/reviews/domain/selection";
import type { StageVerdict } from "@/lib/stages/domain/result";
import type { StageState } from "@/lib/stages/domain/state";
import type { SupportStepKind, TeamStatus } from "@/lib/teams/domain/support";
import type { MonthUse } from "./domain/months";
import type { RankingRow } from "./domain/ranking";
import type { RoadStep } from "./domain/road";
import type { StageView } from "./domain/standings";
import type { Waiting } from "./domain/waiting";

export type Named = { nameKo: string; nameEn: string };
export type Titled = { titleKo: string; titleEn: string };

/** Sheets of one panel. Absent for whom S3 binds in the call. */
export type PanelProgress = Named & { panelId: string; dueAt: Date | null; submitted: number; expected: number };
/** How far a call's review is; `CONFLICT` is all that somebody bound in the call is told. */
export type ReviewState =
  | { kind: "NONE" }
  | ({ kind: "CONFLICT"; callId: string } & Titled)
  | ({ kind: "OPEN"; callId: string; state: CallState; panels: PanelProgress[] } & Titled);

export type Ranking =
  | ({ kind: "CONFLICT"; callId: string } & Titled)
  | ({
      kind: "OPEN";
      callId: string;
      state: CallState;
      seats: number;
      cutoffHundredths: number;
      rows: RankingRow[];
      total: number;
    } & Titled);

export type Applications = Titled & {
  callId: string;
  state: CallState;
  closesAt: Date;
  total: number;
  drafts: number;
  days: { day: string; count: number }[];
};

export type TeamSupport = Named & {
  teamId: string;
  status: TeamStatus;
  gpuCount: number | null;
  dataWon: bigint | null;
  talentWon: bigint | null;
};
export type SupportView = {
  halfYear: string;
  year: number;
  shows: { gpu: boolean; data: boolean; talent: boolean };
  teams: TeamSupport[];
};
export type CellsWaiting = { resource: string; step: SupportStepKind; count: number };

export type GpuView = {
  held: number;
  reserved: number;
  allocated: number;
  months: MonthUse[];
  today: string;
};
export type BudgetYear = {
  year: number;
  limitWon: bigint;
  plannedWon: bigint;
  committedWon: bigint;
  paidWon: bigint;
};

export type MyProposal = Titled & {
  id: string;
  state: ProposalState;
  call: Titled & { state: CallState; closesAt: Date };
  open: boolean;
  incomplete: number;
  /** Once the call's results are published (S8). */
  result: SelectionResult | null;
};
export type MyTeam = Named & {
  teamId: string;
  status: TeamStatus;
  agreedGpu: number | null;
  stage: (Titled & { stageId: string; state: StageState; result: StageVerdict | null }) | null;
};
export type MyReview = Named & {
  panelId: string;
  callId: string;
  call: Titled;
  dueAt: Date | null;
  isChair: boolean;
  pledged: boolean;
  total: number;
  done: number;
  undeclared: number;
  /** Title only of a proposal that stands open to this reviewer (S3). */
  next: (Titled & { assignmentId: string }) | null;
  /** For a chair who may see it: the whole panel. */
  panel: { submitted: number; expected: number } | null;
};
export type AuditView = {
  events: number;
  lastAt: Date | null;
  /** Whether the last row and the head agree; the whole chain is walked by `verify`. */
  headMatches: boolean;
  accesses: { kind: string; count: number }[];
  exports: number;
  sinceDays: number;
};
export type AdministrationView = {
  activeUsers: number;
  disabledUsers: number;
  lockedUsers: number;
  withoutSecondFactor: number;
  openInvitations: number;
  failedMails: number;
  queuedMails: number;
  deadJobs: number;
  waitingJobs: number;
};

/** The page as this one person may have it: a part that is not theirs is null, not hidden. */
export type Dashboard = {
  asOf: Date;
  /** The budget year of `asOf` in Korea. */
  currentYear: number;
  isStaff: boolean;
  waiting: Waiting[];
  road: RoadStep[] | null;
  applications: Applications | null;
  review: ReviewState | null;
  ranking: Ranking | null;
  /** Null before there is any; `followsStages` tells that from not being shown. */
  stage: StageView | null;
  followsStages: boolean;
  support: SupportView | null;
  gpu: GpuView | null;
  /** The invariant runner's latest word; null for whoever does not follow the GPU ledger. */
  ledgerCheck: { latest: LedgerCheckView | null } | null;
  budgets: BudgetYear[] | null;
  proposals: MyProposal[] | null;
  teams: MyTeam[] | null;
  reviews: MyReview[] | null;
  audit: AuditView | null;
  administration: AdministrationView | null;
};
