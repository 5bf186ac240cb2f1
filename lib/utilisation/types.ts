import type { Day } from "@/lib/ledger/domain/calendar";
import type { RowProblem } from "./domain/report";
import type { WeekUse } from "./domain/usage";

export type ImportPreview = {
  fileId: string;
  fileName: string;
  /** Null: a file about any team. */
  teamId: string | null;
  problemCount: number;
  /** The first of them. */
  problems: RowProblem[];
  counts: { accepted: number; corrected: number; unchanged: number };
  teams: number;
  firstDay: Day | null;
  lastDay: Day | null;
};

export type TeamUse = WeekUse & { teamId: string; nameKo: string; nameEn: string };
export type WeekCell = WeekUse & { week: Day };

export type WarningView = {
  id: string;
  teamId: string;
  teamKo: string;
  teamEn: string;
  week: Day;
  kind: "LOW_USE" | "MISSING";
  /** As it was when the warning went out. */
  thenBasisPoints: number | null;
  thenMissingHours: number;
  at: Date;
};

export type DeliveryView = {
  id: string;
  channel: "FILE" | "API";
  by: string;
  receivedAt: Date;
  acceptedCount: number;
  correctedCount: number;
  unchangedCount: number;
  refusedCount: number;
};

/** Every team's use over some weeks, for staff and the committee. */
export type UtilisationOverview = {
  weeks: Day[];
  teams: (TeamUse & { weeks: WeekUse[]; lowWeeks: number })[];
  total: WeekUse;
  /** The last week whose reports are due. */
  dueWeek: Day | null;
  warnings: WarningView[];
  deliveries: DeliveryView[];
  rules: { lowUseBasisPoints: number; reportDueDays: number; version: number };
  asOf: Date;
  mayReport: boolean;
};

export type TeamUtilisation = {
  team: { id: string; nameKo: string; nameEn: string };
  weeks: WeekCell[];
  total: WeekUse;
  /** Days whose reports are due and not complete, newest first; the first of them. */
  missingDays: { day: Day; expectedHours: number; reportedHours: number }[];
  missingDayCount: number;
  warnings: WarningView[];
  corrections: CorrectionView[];
  rules: { lowUseBasisPoints: number; reportDueDays: number };
  asOf: Date;
  isStaff: boolean;
  mayReport: boolean;
};

/** G5: what was said first, and what counts since. */
export type CorrectionView = {
  poolKo: string;
  poolEn: string;
  startsAt: Date;
  hours: number;
  revision: number;
  usedBefore: bigint;
  usedMilliHours: bigint;
  availableBefore: bigint;
  availableMilliHours: bigint;
  receivedAt: Date;
};
