import type { Day, DutySpan } from "@/lib/agreements/domain/content";
import type { ContributionRules, OpennessLevel } from "@/lib/rulebook/domain/rulebook";
import type { TeamStatus } from "@/lib/teams/domain/support";
import type { DueShare } from "./domain/due";
import type { ContributionForm, ContributionStatus, MemberYear, Verdict } from "./domain/standing";

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
};

/** On a team's page: the running year's sums; null without any. */
export type ContributionSummary = { row: (Omit<MemberYear, "organisationId"> & { verdict: Verdict }) | null };
