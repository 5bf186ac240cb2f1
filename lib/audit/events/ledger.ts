import { z } from "zod";
import { auditEvent } from "./event";

const pool = z.object({
  nameKo: z.string(),
  nameEn: z.string(),
  source: z.enum(["LEASE", "PURCHASE"]),
  supplierId: z.string().nullable(),
  gpuModel: z.string(),
  gpuCount: z.number(),
  validFrom: z.string(),
  validTo: z.string(),
  costWon: z.string(),
  contractNumber: z.string().optional(),
  location: z.string().optional(),
  /** The contract's own months, where it names them. */
  monthCosts: z.array(z.object({ month: z.string(), amountWon: z.string() })).optional(),
});
const status = z.enum(["REQUESTED", "APPROVED", "REJECTED", "RETURNED", "REVERSED"]);
const allocation = z.object({
  poolId: z.string(),
  teamId: z.string(),
  gpuCount: z.number(),
  validFrom: z.string(),
  validTo: z.string(),
  from: status.nullable(),
  to: status,
  reason: z.string().nullable(),
});
const reservation = z.object({
  poolId: z.string(),
  teamId: z.string().nullable(),
  purpose: z.string(),
  gpuCount: z.number(),
  validFrom: z.string(),
  validTo: z.string(),
  reason: z.string().nullable(),
});
const handover = z.object({
  kind: z.enum(["LEASE_END", "TEAM_LEAVES"]),
  onDay: z.string(),
  rows: z.array(
    z.object({
      ...{ toTeamId: z.string(), toPoolId: z.string(), gpuCount: z.number(), validTo: z.string() },
      blockReason: z.string(),
    }),
  ),
  reason: z.string(),
});
const budget = z.object({
  teamId: z.string(),
  resource: z.enum(["DATA_JOINT", "DATA_OWN", "TALENT"]),
  year: z.number(),
  amountWon: z.string(),
  from: z.string(),
  to: z.string(),
  reason: z.string(),
});

/** What can be on record about the ledger: GPU pools and allocations (G2–G4), budget envelopes (T2). Amounts are decimal text in won. */
export const ledgerEvents = [
  auditEvent("pool.created", z.object({ to: pool })),
  auditEvent("pool.amended", z.object({ from: pool, to: pool, reason: z.string() })),
  auditEvent("allocation.requested", allocation),
  auditEvent("allocation.approved", allocation),
  auditEvent("allocation.rejected", allocation),
  auditEvent(
    "allocation.returned",
    allocation.extend({
      ...{ returnedOn: z.string(), oldValidTo: z.string(), lostCount: z.number().default(0) },
    }),
  ),
  auditEvent("allocation.reversed", allocation),
  auditEvent("reservation.made", reservation),
  auditEvent("reservation.released", reservation),
  auditEvent("reservation.used", reservation),
  auditEvent("handover.drafted", handover),
  auditEvent("handover.planned", handover),
  auditEvent("handover.executed", handover),
  auditEvent("handover.rejected", handover),
  auditEvent("scenario.saved", z.object({ name: z.string(), version: z.number() })),
  auditEvent("scenario.removed", z.object({ name: z.string() })),
  auditEvent("envelope.limitSet", budget),
  auditEvent(
    "envelope.settled",
    z.object({
      ...{ teamId: z.string(), resource: z.enum(["DATA_JOINT", "DATA_OWN", "TALENT"]), year: z.number() },
      ...{ paidWon: z.string(), carryWon: z.string(), returnWon: z.string() },
      ...{ settlementId: z.string(), checkedById: z.string() },
    }),
  ),
  auditEvent("budget.planned", budget),
  auditEvent("budget.committed", budget),
  auditEvent("budget.paid", budget.extend({ approvedById: z.string() })),
] as const;
