import { z } from "zod";

const MAX_GPUS = 1_000_000;
const MAX_WON = 1_000_000_000_000_000n;
const id = z.string().min(1).max(64);
const version = z.int().min(0);
/** L4: given to a form when it is opened, so that sending it again after a lost answer asks once. */
const requestId = z.uuid().optional();
const name = z.string().trim().min(1).max(120);
const reason = z.string().trim().min(10).max(1_000);
const day = z.iso.date();
const isOrdered = (value: { validFrom: string; validTo: string }) => value.validTo > value.validFrom;
const ordered = { error: "ledger.periodOrder", path: ["validTo"] };

const pool = z.object({
  nameKo: name,
  nameEn: name,
  source: z.enum(["LEASE", "PURCHASE"]),
  supplierId: z.string().max(64),
  gpuModel: name,
  gpuCount: z.int().min(1).max(MAX_GPUS),
  validFrom: day,
  /** First day on which it is no longer valid. */
  validTo: day,
  costWon: z.bigint().min(0n).max(MAX_WON),
  contractNumber: z.string().trim().max(120).optional(),
  location: z.string().trim().max(120).optional(),
  /** What each month costs, where the contract says so; empty or left out, the whole is spread over the period. */
  monthCosts: z
    .array(z.object({ month: day, amountWon: z.bigint().min(0n).max(MAX_WON) }))
    .max(240)
    .optional(),
});
const leaseHasSupplier = (value: { source: string; supplierId: string }) =>
  value.source !== "LEASE" || value.supplierId !== "";
const supplierNeeded = { error: "ledger.supplierNeeded", path: ["supplierId"] };

/** G2: a source batch. A lease names who leases. */
export const createPoolSchema = pool
  .extend({ requestId })
  .refine(isOrdered, ordered)
  .refine(leaseHasSupplier, supplierNeeded);
export type CreatePoolInput = z.output<typeof createPoolSchema>;

export const amendPoolSchema = pool
  .extend({ poolId: id, expectedVersion: version, reason })
  .refine(isOrdered, ordered)
  .refine(leaseHasSupplier, supplierNeeded);
export type AmendPoolInput = z.output<typeof amendPoolSchema>;

export const requestAllocationSchema = z
  .object({
    poolId: id,
    teamId: id,
    gpuCount: z.int().min(1).max(MAX_GPUS),
    validFrom: day,
    validTo: day,
    /** Only needed for a count that is no sum of blocks (G1). */
    blockReason: z.string().trim().max(1_000),
    /** The reservation that becomes this request; what it holds beyond the request is free again. */
    reservationId: z.string().max(64).optional(),
    /** The allocation that this one carries on. */
    extendsId: z.string().max(64).optional(),
    requestId,
  })
  .refine(isOrdered, ordered);
export type RequestAllocationInput = z.output<typeof requestAllocationSchema>;

const decision = z.object({ allocationId: id, expectedVersion: version });
export const approveAllocationSchema = decision;
export const rejectAllocationSchema = decision.extend({ reason });
export const returnAllocationSchema = decision.extend({
  onDay: day,
  reason,
  /** Of these, so many do not come back (G3). */
  lostCount: z.int().min(0).max(MAX_GPUS),
});
export const reverseAllocationSchema = decision.extend({ reason });
export type ReverseAllocationInput = z.output<typeof reverseAllocationSchema>;
export type ApproveAllocationInput = z.output<typeof approveAllocationSchema>;
export type RejectAllocationInput = z.output<typeof rejectAllocationSchema>;
export type ReturnAllocationInput = z.output<typeof returnAllocationSchema>;

/** G2: keeps GPUs for a team that is not agreed yet, or not even selected (`teamId` empty). */
export const reserveGpusSchema = z
  .object({
    poolId: id,
    teamId: z.string().max(64),
    purpose: z.string().trim().min(5).max(200),
    gpuCount: z.int().min(1).max(MAX_GPUS),
    validFrom: day,
    validTo: day,
    blockReason: z.string().trim().max(1_000),
    requestId,
  })
  .refine(isOrdered, ordered);
export const releaseReservationSchema = z.object({ reservationId: id, expectedVersion: version, reason });
export type ReserveGpusInput = z.output<typeof reserveGpusSchema>;
export type ReleaseReservationInput = z.output<typeof releaseReservationSchema>;

/** A negative amount corrects an earlier movement. */
export const recordBudgetSchema = z.object({
  envelopeId: id,
  /** The form sends what it showed, so that a second click changes nothing. */
  expectedVersion: version,
  amountWon: z
    .bigint()
    .min(-MAX_WON)
    .max(MAX_WON)
    .refine((amount) => amount !== 0n, { error: "ledger.amountZero" }),
  reason,
});
export type RecordBudgetInput = Omit<z.output<typeof recordBudgetSchema>, "expectedVersion"> & {
  expectedVersion?: number | undefined;
};

/** G4: about a lease that ends (`poolId`) or a team that leaves (`teamId`): who gets what from the day on. */
export const planHandoverSchema = z
  .object({
    poolId: z.string().max(64),
    teamId: z.string().max(64),
    /** The portal's draft that is taken over. */
    draftId: z.string().max(64).optional(),
    onDay: day,
    rows: z
      .array(
        z.object({
          toTeamId: id,
          toPoolId: id,
          gpuCount: z.int().min(1).max(MAX_GPUS),
          validTo: day,
          blockReason: z.string().trim().max(1_000),
        }),
      )
      .max(60),
    reason,
  })
  .refine((plan) => (plan.poolId === "") !== (plan.teamId === ""), { error: "invalid", path: ["poolId"] });
export const approveHandoverSchema = z.object({ planId: id, expectedVersion: version });
export const rejectHandoverSchema = approveHandoverSchema.extend({ reason });
export type PlanHandoverInput = z.output<typeof planHandoverSchema>;
export type ApproveHandoverInput = z.output<typeof approveHandoverSchema>;
export type RejectHandoverInput = z.output<typeof rejectHandoverSchema>;

const count = z.int().min(0).max(MAX_GPUS);
const halfYear = z.string().regex(/^\d{4}H[12]$/);
/** A what-if of the planner: suppositions by half-year and moved periods. Nothing of it touches the ledger. */
export const scenarioSchema = z.object({
  name: z.string().trim().min(1).max(80),
  note: z.string().trim().max(500),
  variant: z.object({
    lessors: z.int().min(0).max(100),
    periods: z
      .array(z.object({ halfYear, teams: z.int().min(0).max(100), perTeam: count, extra: count }))
      .min(1)
      .max(40),
  }),
  moves: z.array(z.object({ id, validFrom: day, validTo: day }).refine(isOrdered, ordered)).max(500),
});
export const saveScenarioSchema = scenarioSchema.extend({
  /** Left out for a new one. */
  scenarioId: z.string().max(64).optional(),
  expectedVersion: version.optional(),
});
export const removeScenarioSchema = z.object({ scenarioId: id, expectedVersion: version });
export type SaveScenarioInput = z.output<typeof saveScenarioSchema>;
export type RemoveScenarioInput = z.output<typeof removeScenarioSchema>;

/** What the form asks: a positive amount and whether it adds or corrects. */
export const budgetFormSchema = z.object({
  envelopeId: id,
  expectedVersion: version,
  direction: z.enum(["ADD", "CORRECT"]),
  amountWon: z.bigint().min(1n).max(MAX_WON),
  reason,
});

/** L2: every export asks for a reason. The list's own address (search, filter, order) comes along. */
export const ledgerExportSchema = z.looseObject({
  list: z.enum(["pools", "allocations", "budgets", "accounts", "entries"]),
  format: z.enum(["csv", "xlsx"]).default("csv"),
  locale: z.enum(["ko", "en"]).default("ko"),
  reason: z.string().trim().min(5).max(500),
});
