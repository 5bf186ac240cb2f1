import "server-only";
import type { Reader } from "@/lib/platform/db";
import { dayOf } from "../domain/calendar";
import type { AllocationPeriod, AllocationStatus, PoolPeriod } from "../domain/pool-use";
import { occupies } from "../domain/pool-use";

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

/** What counts against pools (G2): allocations that stand, and reservations held. Callers authorise. Two queries. */
export async function poolPromises(reader: Reader, poolId?: string): Promise<AllocationPeriod[]> {
  const [allocations, reservations] = await Promise.all([
    allocationPeriods(reader, poolId === undefined ? {} : { poolId }),
    reader.gpuReservation.findMany({
      where: { status: "HELD", ...(poolId === undefined ? {} : { poolId }) },
      select: ALLOCATION,
    }),
  ]);
  const held = reservations.map((row) => ({
    ...row,
    ...{ teamId: row.teamId ?? "", validFrom: dayOf(row.validFrom), validTo: dayOf(row.validTo) },
  }));
  return [...allocations.filter(occupies), ...held];
}

const LOSSES = {
  where: { lostCount: { gt: 0 } },
  select: { lostCount: true, validTo: true },
} as const;
/** The losses of a pool, to be selected with it. */
export const POOL_LOSSES = { allocations: LOSSES } as const;
export const lossesOf = (rows: readonly { lostCount: number; validTo: Date }[]) =>
  rows.map(({ lostCount, validTo }) => ({ from: dayOf(validTo), gpuCount: lostCount }));

const POOL = { id: true, gpuCount: true, validFrom: true, validTo: true, ...POOL_LOSSES } as const;

/** Pools as the pure rules read them; callers authorise. */
export async function poolPeriods(reader: Reader, poolId?: string): Promise<PoolPeriod[]> {
  const rows = await reader.gpuPool.findMany({
    where: poolId === undefined ? {} : { id: poolId },
    orderBy: [{ validFrom: "asc" }, { id: "asc" }],
    select: POOL,
  });
  return rows.map(({ allocations, ...row }) => ({
    ...row,
    ...{ validFrom: dayOf(row.validFrom), validTo: dayOf(row.validTo), losses: lossesOf(allocations) },
  }));
}

/** Directors of today: whom a request waits for (L3). */
export const approverIds = (reader: Reader, at: Date): Promise<string[]> => holderIds(reader, ["DIRECTOR"], at);

/** Whoever holds one of the roles on a day. */
export async function holderIds(reader: Reader, roles: ("DIRECTOR" | "AUDITOR")[], at: Date): Promise<string[]> {
  const grants = await reader.grant.findMany({
    where: {
      role: { in: roles },
      revokedAt: null,
      validFrom: { lte: at },
      OR: [{ validTo: null }, { validTo: { gt: at } }],
    },
    select: { userId: true },
  });
  return [...new Set(grants.map((grant) => grant.userId))];
}
