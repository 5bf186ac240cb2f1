import type { MoneyResource, TeamStatus } from "@/lib/teams/domain/support";
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

export type GpuOverview = {
  pools: PoolListItem[];
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
};

export type LedgerEntryView = {
  id: string;
  at: Date;
  debit: string;
  credit: string;
  gpuCount: number;
  effectiveOn: Day;
  teamKo: string;
  teamEn: string;
  isReversal: boolean;
};

export type PoolView = PoolListItem & {
  version: number;
  supplierId: string | null;
  steps: UseStep[];
  allocations: AllocationView[];
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
  version: number;
  mayPlan: boolean;
  mayPay: boolean;
};

export type TeamLedger = {
  allocations:
    | Pick<AllocationView, "id" | "poolKo" | "poolEn" | "gpuCount" | "validFrom" | "validTo" | "status">[]
    | null;
  envelopes: EnvelopeView[];
};

export type SupplierOption = { id: string; nameKo: string; nameEn: string };
