import "server-only";
import type { Reader } from "@/lib/platform/db";
import { dayOf } from "../domain/calendar";
import type { AllocationPeriod, AllocationStatus, PoolPeriod } from "../domain/pool-use";

const ALLOCATION = {
  id: true,
  poolId: true,
  teamId: true,
  gpuCount: true,
  validFrom: true,
  validTo: true,
  status: true,
} as const;

type Where = { teamId?: string; poolId?: string; status?: { in: AllocationStatus[] } };

/** Allocations as the pure rules read them; callers authorise. */
export async function allocationPeriods(reader: Reader, where: Where = {}): Promise<AllocationPeriod[]> {
  const rows = await reader.gpuAllocation.findMany({ where, select: ALLOCATION });
  return rows.map((row) => ({ ...row, validFrom: dayOf(row.validFrom), validTo: dayOf(row.validTo) }));
}

const POOL = { id: true, gpuCount: true, validFrom: true, validTo: true } as const;

/** Pools as the pure rules read them; callers authorise. */
export async function poolPeriods(reader: Reader, poolId?: string): Promise<PoolPeriod[]> {
  const rows = await reader.gpuPool.findMany({
    where: poolId === undefined ? {} : { id: poolId },
    orderBy: [{ validFrom: "asc" }, { id: "asc" }],
    select: POOL,
  });
  return rows.map((row) => ({ ...row, validFrom: dayOf(row.validFrom), validTo: dayOf(row.validTo) }));
}

/** Directors of today: whom a request waits for (L3). */
export async function approverIds(reader: Reader, at: Date): Promise<string[]> {
  const grants = await reader.grant.findMany({
    where: {
      role: "DIRECTOR",
      revokedAt: null,
      validFrom: { lte: at },
      OR: [{ validTo: null }, { validTo: { gt: at } }],
    },
    select: { userId: true },
  });
  return [...new Set(grants.map((grant) => grant.userId))];
}
