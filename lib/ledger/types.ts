import type { MoneyResource, TeamStatus } from "@/lib/teams/domain/support";
import type { AccountRow } from "./domain/account-list";
import type { LedgerAccount } from "./domain/balances";
import type { Day } from "./domain/calendar";
import type { AllocationPeriod, AllocationStatus, PoolPeriod, UseStep } from "./domain/pool-use";

export type PoolSource = "LEASE" | "PURCHASE";
export type PoolListItem = PoolPeriod & {
  nameKo: string;
  nameEn: string;
  source: PoolSource;
  gpuModel: string;
  costWon: bigint;
  supplierKo: string | null;
  supplierEn: string | null;
  /** Today. */
  allocated: number;
  reserved: number;
  free: number;
};

/** One half-year over all pools: held and promised on its tightest day, and what is agreed with teams. */
export type HalfYearOutlook = { halfYear: string; held: number; promised: number; agreed: number; free: number };

/** GPUs kept for a team that is not agreed, or not even selected, yet. */
export type ReservationView = {
  id: string;
  poolId: string;
  poolKo: string;
  poolEn: string;
  /** Null while the team is still to be selected. */
  teamId: string | null;
  teamKo: string | null;
  teamEn: string | null;
  purpose: string;
  gpuCount: number;
  validFrom: Day;
  validTo: Day;
  reservedBy: string;
  reservedAt: Date;
  version: number;
};

export type GpuOverview = {
  pools: PoolListItem[];
  reservations: ReservationView[];
  steps: UseStep[];
  halfYears: HalfYearOutlook[];
  today: Day;
  asOf: Date;
  /** Requests that wait for a decision, and the GPUs they ask for. */
  pending: number;
  pendingGpus: number;
  mayManage: boolean;
  mayRequest: boolean;
  mayApprove: boolean;
};

export type AllocationView = {
  id: string;
  poolId: string;
  poolKo: string;
  poolEn: string;
  teamId: string;
  teamKo: string;
  teamEn: string;
  gpuCount: number;
  validFrom: Day;
  validTo: Day;
  status: AllocationStatus;
  blockReason: string | null;
  requestedBy: string;
  requestedAt: Date;
  decidedBy: string | null;
  decidedAt: Date | null;
  decisionReason: string | null;
  version: number;
  /** L3: this reader may decide or return it. */
  mayDecide: boolean;
  mayReturn: boolean;
  /** Takes back what was recorded by mistake, on whatever day. */
  mayReverse: boolean;
  /** This reader may ask for the same GPUs from the day it ends. */
  mayExtend: boolean;
  lostCount: number;
};

export type LedgerEntryView = {
  id: string;
  at: Date;
  debit: LedgerAccount;
  credit: LedgerAccount;
  gpuCount: number;
  effectiveOn: Day;
  periodFrom: Day;
  periodTo: Day;
  poolId: string;
  poolKo: string;
  poolEn: string;
  /** Null for a reservation whose team is still to be selected: then its purpose stands for the name. */
  teamId: string | null;
  teamKo: string;
  teamEn: string;
  isReversal: boolean;
  reason: string;
  actor: string;
  /** L3: the second person, where one was needed. */
  approver: string | null;
};

/** A month of a pool's cost, of its contract or spread over its days. */
export type PoolMonth = { month: Day; amountWon: bigint };

/** A numbered change of a pool: only what changed. */
export type PoolAmendmentView = {
  id: string;
  number: number;
  at: Date;
  by: string;
  reason: string;
  changes: { field: PoolField; before: string; after: string }[];
};
export type PoolField =
  | ("nameKo" | "nameEn" | "source" | "supplierId" | "gpuModel" | "gpuCount" | "validFrom" | "validTo")
  | ("costWon" | "contractNumber" | "location" | "monthCosts");
export type PoolHistory = { poolId: string; nameKo: string; nameEn: string; amendments: PoolAmendmentView[] };

export type PoolView = PoolListItem & {
  version: number;
  contractNumber: string;
  location: string;
  months: PoolMonth[];
  /** The contract names its months itself. */
  hasOwnMonths: boolean;
  amendments: number;
  /** A5: teams led by whoever leases this pool, and until when they get none. */
  lessorTeams: { id: string; nameKo: string; nameEn: string; through: string }[];
  supplierId: string | null;
  steps: UseStep[];
  allocations: AllocationView[];
  reservations: ReservationView[];
  entries: LedgerEntryView[];
  today: Day;
  asOf: Date;
  mayManage: boolean;
};

/** What the request form needs to say at once whether a request fits. */
export type AllocationFormData = {
  pools: (PoolPeriod & { nameKo: string; nameEn: string })[];
  allocations: AllocationPeriod[];
  teams: {
    id: string;
    nameKo: string;
    nameEn: string;
    leadLeasesGpus: boolean;
    blocks: number[];
    lessorExcludedThrough: string;
    agreed: { halfYear: string; gpuCount: number }[];
  }[];
  today: Day;
  /** What the form begins with: an allocation carried on, or a reservation that becomes a request. */
  given: AllocationGiven | null;
};
export type AllocationGiven = {
  kind: "EXTENSION" | "RESERVATION";
  teamId: string;
  poolId: string;
  gpuCount: number;
  validFrom: Day;
  validTo: Day;
  extendsId: string;
  reservationId: string;
};

export type EnvelopeView = {
  id: string;
  teamId: string;
  teamKo: string;
  teamEn: string;
  teamStatus: TeamStatus;
  resource: MoneyResource;
  year: number;
  limitWon: bigint;
  plannedWon: bigint;
  committedWon: bigint;
  paidWon: bigint;
  /** Of what is committed and not paid: what lots, milestones or researchers have bound, and is paid there. */
  boundWon: bigint;
  version: number;
  mayPlan: boolean;
  mayPay: boolean;
};

export type TeamLedger = {
  allocations:
    | Pick<AllocationView, "id" | "poolKo" | "poolEn" | "gpuCount" | "validFrom" | "validTo" | "status">[]
    | null;
  envelopes: EnvelopeView[];
  today: Day;
};

export type SupplierOption = { id: string; nameKo: string; nameEn: string };

export type LedgerFinding = { code: string; subjectId: string; detail: string };
/** What the invariant runner checked and found. */
export type LedgerReport = {
  pools: number;
  allocations: number;
  entries: number;
  envelopes: number;
  movements: number;
  /** Empty when the ledger holds; the first violation first. */
  violations: LedgerFinding[];
};

type Named = { id: string; nameKo: string; nameEn: string };
/** A page of the accounts of a day, what all that was asked for hold together, and what can be asked for. */
export type AccountsView = {
  day: Day;
  asOf: Date;
  rows: AccountRow[];
  total: number;
  sum: Pick<AccountRow, "reserved" | "inUse" | "returned" | "lost" | "granted">;
  pools: Named[];
  teams: Named[];
};
export type EntriesView = { rows: LedgerEntryView[]; total: number; pools: Named[]; teams: Named[] };

/** One run of the invariant runner as staff read it. */
export type LedgerCheckView = {
  id: string;
  at: Date;
  durationMs: number;
  scope: { pools: number; allocations: number; entries: number; envelopes: number; movements: number };
  violations: number;
  findings: LedgerFinding[];
};
