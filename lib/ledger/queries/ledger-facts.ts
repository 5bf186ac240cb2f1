import "server-only";
import type { Reader } from "@/lib/platform/db";
import { Prisma } from "@/prisma/generated/client";
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

type Loss = { from: string; gpuCount: number };

/** What is missing of every pool, as the pure rules read it, by pool; callers authorise. */
export async function poolLosses(reader: Reader): Promise<Map<string, Loss[]>> {
  const rows = await reader.gpuAllocation.findMany({
    where: { lostCount: { gt: 0 } },
    select: { poolId: true, lostCount: true, validTo: true },
  });
  const losses = new Map<string, Loss[]>();
  for (const row of rows) {
    const own = losses.get(row.poolId) ?? [];
    losses.set(row.poolId, [...own, { from: dayOf(row.validTo), gpuCount: row.lostCount }]);
  }
  return losses;
}

/** Pools as the pure rules read them; callers authorise. One statement. */
export function poolPeriods(reader: Reader, poolId?: string): Promise<PoolPeriod[]> {
  const where = poolId === undefined ? Prisma.empty : Prisma.sql`WHERE p.id = ${poolId}`;
  return reader.$queryRaw<PoolPeriod[]>`
    SELECT p.id, p."gpuCount", p."validFrom"::text, p."validTo"::text,
      coalesce((SELECT json_agg(json_build_object('from', a."validTo"::text, 'gpuCount', a."lostCount"))
        FROM "GpuAllocation" a WHERE a."poolId" = p.id AND a."lostCount" > 0), '[]') AS losses
    FROM "GpuPool" p ${where} ORDER BY p."validFrom", p.id`;
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
