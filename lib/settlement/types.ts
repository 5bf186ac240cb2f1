import type { Day, DutySpan } from "@/lib/agreements/domain/content";
import type { ContributionRules, OpennessLevel, ResourceKind } from "@/lib/rulebook/domain/rulebook";
import type { TeamStatus } from "@/lib/teams/domain/support";
import type { SettlementStatus, StepKind } from "./domain/chain";
import type { DueShare } from "./domain/due";
import type { ContributionForm, ContributionStatus, MemberYear, Verdict } from "./domain/standing";
import type { StatementContent } from "./domain/statement";

export type Organisation = { organisationId: string; nameKo: string; nameEn: string };
export type ContributionYear = {
  year: number;
  rows: (MemberYear & Organisation & { verdict: Verdict })[];
  total: Omit<MemberYear, "organisationId" | "year">;
};
/** By which agreement, rule and version an amount is due. */
export type DueSource = {
  agreementId: string;
  number: string;
  amendment: number;
  rulebookVersion: number;
  base: ContributionRules["base"];
  sourceKo: string;
  sourceEn: string;
  plannedLevel: OpennessLevel;
  /** G4: the day on which everything but talent support ended. */
  endsOn: Day | null;
};
/** D2, D3: one span of the agreement with what of it falls into which year. */
export type DueSpan = DutySpan & { years: (Pick<DueShare, "year"> & { dueWon: bigint; dueCashWon: bigint })[] };

export type ContributionFile = { id: string; name: string; sizeBytes: number; sha256: string };
export type EntryView = Organisation & {
  id: string;
  year: number;
  paidOn: Day;
  form: ContributionForm;
  item: string;
  amountWon: bigint;
  valuationBasis: string;
  valuedBy: string;
  status: ContributionStatus;
  recordedBy: string;
  recordedAt: Date;
  decidedBy: string | null;
  decidedAt: Date | null;
  decisionReason: string | null;
  version: number;
  files: ContributionFile[];
  may: { decide: boolean; addEvidence: boolean };
};

export type TeamContribution = {
  team: { id: string; nameKo: string; nameEn: string; status: TeamStatus };
  source: DueSource | null;
  spans: DueSpan[];
  organisations: Organisation[];
  years: ContributionYear[];
  entries: EntryView[];
  currentYear: number;
  today: Day;
  /** Years to be settled, and where each stands; null where nothing has begun. */
  settlements: { year: number; status: SettlementStatus | null }[];
  /** Years that take further contributions. */
  openYears: number[];
  /** Organisations that this reader may record for. */
  recordFor: Organisation[];
};

/** Of one team and year, for staff. */
export type ContributionRow = Omit<MemberYear, "organisationId"> & {
  key: string;
  teamId: string;
  teamKo: string;
  teamEn: string;
  teamStatus: TeamStatus;
  waiting: number;
  verdict: Verdict;
  /** Of the year's settlement; null where none has begun. */
  settlement: SettlementStatus | null;
  /** Its year is over, or its settlement has begun. */
  isSettleable: boolean;
};

export type StepView = {
  id: string;
  round: number;
  kind: StepKind;
  resourceKind: ResourceKind | null;
  /** For staff. */
  by: string | null;
  reason: string | null;
  at: Date;
};
/** A year's statement, as far as this reader has it (P1). */
export type SettlementView = {
  team: { id: string; nameKo: string; nameEn: string };
  year: number;
  id: string | null;
  status: SettlementStatus;
  version: number;
  content: Omit<StatementContent, "totals"> & { totals: StatementContent["totals"] | null };
  contentSha256: string | null;
  steps: StepView[];
  /** Kinds whose steward has not agreed yet. */
  openKinds: ResourceKind[];
  /** What was submitted is no longer what ledger and contributions say. */
  moved: boolean;
  /** Keys of lines that differ, and of those the ones nobody has explained. */
  differing: string[];
  unexplained: string[];
  /** Why it cannot be submitted yet; for whoever runs the team. */
  blocked: { reason: string; params: Record<string, string | number> } | null;
  may: { edit: boolean; check: boolean; review: ResourceKind[]; approve: boolean; return: boolean; download: boolean };
};

/** On a team's page: the running year's sums; null without any. */
export type ContributionSummary = { row: (Omit<MemberYear, "organisationId"> & { verdict: Verdict }) | null };
