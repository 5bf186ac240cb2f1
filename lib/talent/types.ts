import type { TeamStatus } from "@/lib/teams/domain/support";
import type { Month } from "./domain/months";
import type { Costs } from "./domain/support";

export type TalentStatus = "REQUESTED" | "APPROVED" | "REJECTED";
export type PaymentStatus = "PROPOSED" | "PAID" | "REJECTED";

export type TalentRow = {
  id: string;
  teamId: string;
  teamKo: string;
  teamEn: string;
  teamStatus: TeamStatus;
  name: string;
  nameEn: string;
  homeInstitution: string;
  homeCountry: string;
  firstMonth: Month;
  lastMonth: Month;
  /** The government's share over all months, and what of it was paid. */
  supportWon: bigint;
  paidWon: bigint;
  status: TalentStatus;
  /** Months that wait for the director. */
  waiting: number;
};

/** H1: the cap of a team and year, and what of it is bound and paid. */
export type TalentEnvelope = { year: number; limitWon: bigint; committedWon: bigint; paidWon: bigint };

export type TeamTalent = {
  team: { id: string; nameKo: string; nameEn: string; status: TeamStatus };
  rows: TalentRow[];
  envelopes: TalentEnvelope[];
  rules: { lastYear: number; matchBasisPoints: number };
  mayRequest: boolean;
  isStaff: boolean;
};

export type PaymentView = {
  id: string;
  month: Month;
  costs: Costs;
  supportWon: bigint;
  status: PaymentStatus;
  proposedBy: string;
  decidedBy: string | null;
  decidedAt: Date | null;
  decisionReason: string | null;
  /** L3: this reader may decide it. */
  mayDecide: boolean;
};

export type EvidenceView = {
  id: string;
  kind: "CONTRACT" | "PAYROLL" | "RECEIPT" | "OTHER";
  month: Month | null;
  fileName: string;
  sizeBytes: number;
  sha256: string;
  addedAt: Date;
};

export type PersonView = Omit<TalentRow, "waiting"> & {
  task: string;
  monthly: Costs;
  monthlySupportWon: bigint;
  matchingBasisPoints: number;
  years: { year: number; boundWon: bigint; paidWon: bigint }[];
  payments: PaymentView[];
  evidence: EvidenceView[];
  requestedAt: Date;
  decidedAt: Date | null;
  decisionReason: string | null;
  version: number;
  lastYear: number;
  /** Months that can be proposed now: begun, of the plan, not taken yet. */
  openMonths: Month[];
  may: { decide: boolean; propose: boolean; addEvidence: boolean };
};
