import "server-only";
import type { AllocationPeriod, PoolPeriod } from "@/lib/ledger/domain/pool-use";
import { db } from "@/lib/platform/db";

type Period = {
  kind: "POOL" | "ALLOCATION";
  status: AllocationPeriod["status"] | null;
  validFrom: string;
  validTo: string;
  gpuCount: number;
  /** Requests that somebody else than the reader made: those they may decide (L3). */
  askedByOthers: number;
};

/** Pools and allocations summed over equal periods, as the ledger's own series takes them; one statement, few rows. */
export async function gpuPeriods(
  userId: string,
): Promise<{ pools: PoolPeriod[]; allocations: AllocationPeriod[]; askedByOthers: number }> {
  const rows = await db.$queryRaw<Period[]>`
    SELECT 'POOL' AS kind, NULL::text AS status, "validFrom"::text, "validTo"::text, sum("gpuCount")::int AS "gpuCount",
      0 AS "askedByOthers"
    FROM "GpuPool" GROUP BY "validFrom", "validTo"
    UNION ALL
    SELECT 'POOL', NULL, a."validTo"::text, p."validTo"::text, -sum(a."lostCount")::int, 0
    FROM "GpuAllocation" a JOIN "GpuPool" p ON p.id = a."poolId" WHERE a."lostCount" > 0 GROUP BY a."validTo", p."validTo"
    UNION ALL
    SELECT 'ALLOCATION', 'HELD', "validFrom"::text, "validTo"::text, sum("gpuCount")::int, 0
    FROM "GpuReservation" WHERE status = 'HELD' GROUP BY "validFrom", "validTo"
    UNION ALL
    SELECT 'ALLOCATION', status::text, "validFrom"::text, "validTo"::text, sum("gpuCount")::int,
      (count(*) FILTER (WHERE status = 'REQUESTED' AND "requestedById" <> ${userId}))::int
    FROM "GpuAllocation" WHERE status NOT IN ('REJECTED', 'REVERSED') GROUP BY status, "validFrom", "validTo"`;
  const pools = rows.filter(({ kind }) => kind === "POOL");
  const allocations = rows.filter(({ kind }) => kind === "ALLOCATION");
  return {
    pools: pools.map(({ gpuCount, validFrom, validTo }, index) => ({
      id: String(index),
      gpuCount,
      validFrom,
      validTo,
    })),
    allocations: allocations.map(({ gpuCount, validFrom, validTo, status }, index) => ({
      ...{ id: String(index), poolId: "", teamId: "", gpuCount, validFrom, validTo },
      status: status ?? "REJECTED",
    })),
    askedByOthers: allocations.reduce((sum, row) => sum + row.askedByOthers, 0),
  };
}
