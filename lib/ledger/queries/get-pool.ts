import "server-only";
import type { Actor } from "@/lib/access/actor";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { canManagePools, canViewGpuLedger } from "../domain/access";
import { dayAt, dayOf } from "../domain/calendar";
import { monthCosts } from "../domain/pool-cost";
import { poolUse, useOn } from "../domain/pool-use";
import type { PoolView, SupplierOption } from "../types";
import { allocationViews } from "./allocation-views";
import { latestEntries } from "./latest-entries";
import { reservationViews } from "./list-reservations";

const POOL = {
  id: true,
  nameKo: true,
  nameEn: true,
  source: true,
  supplierId: true,
  gpuModel: true,
  gpuCount: true,
  validFrom: true,
  validTo: true,
  costWon: true,
  version: true,
  contractNumber: true,
  location: true,
  costs: { select: { month: true, amountWon: true } },
  _count: { select: { amendments: true } },
  supplier: { select: { nameKo: true, nameEn: true } },
} as const;

/** One pool with its use over time, its allocations and the latest movements of its ledger. */
export async function getPool(actor: Actor, poolId: string): Promise<PoolView> {
  if (!canViewGpuLedger(actor)) throw new AppError("NOT_FOUND", `pool ${poolId}`);
  const asOf = await now();
  const today = dayAt(asOf);
  const [row, allocations, reservations, entries, lessorTeams] = await Promise.all([
    db.gpuPool.findUnique({ where: { id: poolId }, select: POOL }),
    allocationViews(actor, { where: { poolId }, orderBy: [{ validFrom: "asc" }, { id: "asc" }] }, today),
    reservationViews(poolId),
    latestEntries(poolId),
    lessorTeamsOf(poolId),
  ]);
  if (!row) throw new AppError("NOT_FOUND", `pool ${poolId}`);
  const losses = allocations
    .filter((one) => one.lostCount > 0)
    .map(({ validTo: from, lostCount: gpuCount }) => ({ from, gpuCount }));
  const { supplier, costs, _count, ...facts } = row;
  const validity = { validFrom: dayOf(row.validFrom), validTo: dayOf(row.validTo) };
  const pool = { ...facts, ...validity, losses };
  const held = reservations.map((one) => ({ ...one, teamId: one.teamId ?? "", status: "HELD" as const }));
  const steps = poolUse([pool], [...allocations, ...held]);
  const use = useOn(steps, today);
  return {
    ...pool,
    ...{ allocated: use.allocated, reserved: use.reserved, free: use.held - use.allocated - use.reserved },
    ...{ steps, allocations, reservations, entries, today, asOf },
    months: monthCosts(
      pool,
      costs.map(({ month, amountWon }) => ({ month: dayOf(month), amountWon })),
    ),
    ...{ hasOwnMonths: costs.length > 0, amendments: _count.amendments, lessorTeams },
    supplierKo: supplier?.nameKo ?? null,
    supplierEn: supplier?.nameEn ?? null,
    mayManage: canManagePools(actor),
  };
}

type LessorTeam = PoolView["lessorTeams"][number];

/** A5: teams led by whoever leases the pool, and through which half-year their call's rulebook leaves them out. */
const lessorTeamsOf = (poolId: string): Promise<LessorTeam[]> =>
  db.$queryRaw<LessorTeam[]>`
    SELECT t.id, t."nameKo", t."nameEn", r.content->'gpu'->>'lessorExcludedThrough' AS through
    FROM "GpuPool" p JOIN "Proposal" o ON o."leadOrganisationId" = p."supplierId" JOIN "Team" t ON t."proposalId" = o.id
      JOIN "Call" c ON c.id = t."callId" JOIN "Rulebook" r ON r.version = c."rulebookVersion"
    WHERE p.id = ${poolId} AND p.source = 'LEASE' AND t.status = 'ACTIVE' ORDER BY t."nameKo"`;

/** Organisations that lease GPUs to the government, for the pool form. */
export async function listSuppliers(actor: Actor): Promise<SupplierOption[]> {
  if (!canManagePools(actor)) throw new AppError("NOT_FOUND", "suppliers");
  return db.organisation.findMany({
    where: { leasesGpusToGovernment: true, mergedIntoId: null },
    orderBy: { nameKo: "asc" },
    select: { id: true, nameKo: true, nameEn: true },
  });
}
