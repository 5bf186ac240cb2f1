import "server-only";
import type { Actor } from "@/lib/access/actor";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { canManagePools, canViewGpuLedger } from "../domain/access";
import { dayAt, dayOf } from "../domain/calendar";
import { poolUse, useOn } from "../domain/pool-use";
import type { LedgerEntryView, PoolView, SupplierOption } from "../types";
import { allocationViews } from "./allocation-views";

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
  supplier: { select: { nameKo: true, nameEn: true } },
} as const;

const SHOWN_ENTRIES = 100;

async function latestEntries(poolId: string): Promise<LedgerEntryView[]> {
  const rows = await db.gpuLedgerEntry.findMany({
    where: { poolId },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: SHOWN_ENTRIES,
    select: {
      ...{ id: true, at: true, debit: true, credit: true, gpuCount: true, effectiveOn: true, reversesId: true },
      allocation: { select: { team: { select: { nameKo: true, nameEn: true } } } },
    },
  });
  return rows.map(({ allocation, reversesId, effectiveOn, ...row }) => ({
    ...row,
    effectiveOn: dayOf(effectiveOn),
    teamKo: allocation.team.nameKo,
    teamEn: allocation.team.nameEn,
    isReversal: reversesId !== null,
  }));
}

/** One pool with its use over time, its allocations and the latest movements of its ledger. */
export async function getPool(actor: Actor, poolId: string): Promise<PoolView> {
  if (!canViewGpuLedger(actor)) throw new AppError("NOT_FOUND", `pool ${poolId}`);
  const asOf = await now();
  const today = dayAt(asOf);
  const [row, allocations, entries] = await Promise.all([
    db.gpuPool.findUnique({ where: { id: poolId }, select: POOL }),
    allocationViews(actor, { where: { poolId }, orderBy: [{ validFrom: "asc" }, { id: "asc" }] }, today),
    latestEntries(poolId),
  ]);
  if (!row) throw new AppError("NOT_FOUND", `pool ${poolId}`);
  const { supplier, ...facts } = row;
  const pool = { ...facts, validFrom: dayOf(row.validFrom), validTo: dayOf(row.validTo) };
  const steps = poolUse([pool], allocations);
  const { held, allocated, reserved } = useOn(steps, today);
  return {
    ...pool,
    ...{ allocated, reserved, free: held - allocated - reserved, steps, allocations, entries, today, asOf },
    supplierKo: supplier?.nameKo ?? null,
    supplierEn: supplier?.nameEn ?? null,
    mayManage: canManagePools(actor),
  };
}

/** Organisations that lease GPUs to the government, for the pool form. */
export async function listSuppliers(actor: Actor): Promise<SupplierOption[]> {
  if (!canManagePools(actor)) throw new AppError("NOT_FOUND", "suppliers");
  return db.organisation.findMany({
    where: { leasesGpusToGovernment: true, mergedIntoId: null },
    orderBy: { nameKo: "asc" },
    select: { id: true, nameKo: true, nameEn: true },
  });
}
