import "server-only";
import { db } from "@/lib/platform/db";
import { BLOCK_DAYS } from "../domain/balance-blocks";
import { dayOf } from "../domain/calendar";
import { checkLedger } from "../domain/check-ledger";
import type { AllocationPeriod, PoolPeriod } from "../domain/pool-use";
import type { LedgerFinding, LedgerReport } from "../types";
import { poolPeriods } from "./ledger-facts";
import { checkDataMoney } from "./verify-data";
import { checkEnvelopes } from "./verify-envelopes";

const ENTRY = {
  ...{ id: true, poolId: true, allocationId: true, reservationId: true, teamId: true, debit: true, credit: true },
  ...{ gpuCount: true, effectiveOn: true, actorId: true, approvedById: true, reversesId: true },
} as const;
const PROMISE = {
  ...{ id: true, poolId: true, teamId: true, gpuCount: true, validFrom: true, validTo: true, status: true },
} as const;

/**
 * The invariant runner (`npm run verify -- ledger`, and nightly): G2, G3, T1, T2, L3 over the whole database. Pool by pool, so that
 * a million entries never lie in memory at once. For the operator's console and the worker: no actor.
 */
export async function verifyLedgerDatabase(): Promise<LedgerReport> {
  const pools = await poolPeriods(db);
  const report: LedgerReport = {
    pools: pools.length,
    allocations: 0,
    entries: 0,
    envelopes: 0,
    movements: 0,
    violations: [],
  };
  for (const pool of pools) {
    const found = await checkPoolEntries(pool);
    report.allocations += found.allocations;
    report.entries += found.entries;
    report.violations.push(...found.violations);
  }
  report.violations.push(...(await checkSums()));
  const money = await checkEnvelopes();
  report.violations.push(...money.violations, ...(await checkDataMoney()));
  return { ...report, envelopes: money.envelopes, movements: money.movements };
}

const periodOf = (row: { validFrom: Date; validTo: Date }) => ({
  validFrom: dayOf(row.validFrom),
  validTo: dayOf(row.validTo),
});

async function checkPoolEntries(pool: PoolPeriod) {
  const where = { poolId: pool.id };
  const [rows, allocations, reservations] = await Promise.all([
    db.gpuLedgerEntry.findMany({ where, orderBy: { id: "asc" }, select: ENTRY }),
    db.gpuAllocation.findMany({ where, orderBy: { id: "asc" }, select: { ...PROMISE, lostCount: true } }),
    db.gpuReservation.findMany({ where, orderBy: { id: "asc" }, select: PROMISE }),
  ]);
  const entries = rows.map(({ allocationId, reservationId, teamId, effectiveOn, ...row }) => ({
    ...row,
    ...{ allocationId: allocationId ?? reservationId ?? "", teamId: teamId ?? "", effectiveOn: dayOf(effectiveOn) },
  }));
  const promises: (AllocationPeriod & { lostCount?: number })[] = [
    ...allocations.map((row) => ({ ...row, ...periodOf(row) })),
    ...reservations.map((row) => ({ ...row, ...periodOf(row), teamId: row.teamId ?? "" })),
  ];
  const violations: LedgerFinding[] = checkLedger(entries, promises, [pool]);
  return { allocations: promises.length, entries: entries.length, violations };
}

type Sum = { days: number; day: string; pool: string; team: string; kept: string; derived: string };

/** The sums that balances are read from (G3): those of days derived anew from every entry, the longer blocks from the days. */
async function checkSums(): Promise<LedgerFinding[]> {
  const wrong = await db.$queryRaw<Sum[]>`
    WITH derived AS (
      SELECT 1 AS days, "effectiveOn" AS day, "poolId" AS pool, coalesce("teamId", '') AS team,
        sum(gpu_account_delta(debit, credit, 'RESERVED', "gpuCount")) AS reserved,
        sum(gpu_account_delta(debit, credit, 'ALLOCATED', "gpuCount")) AS allocated,
        sum(gpu_account_delta(debit, credit, 'RETURNED', "gpuCount")) AS returned,
        sum(gpu_account_delta(debit, credit, 'LOST', "gpuCount")) AS lost
      FROM "GpuLedgerEntry" GROUP BY 2, 3, 4
      UNION ALL
      SELECT block, gpu_block_start("startsOn", block), "poolId", "teamId", sum(reserved), sum(allocated), sum(returned), sum(lost)
      FROM "GpuAccountChange" CROSS JOIN unnest(${BLOCK_DAYS.slice(1)}::int[]) AS block WHERE days = 1 GROUP BY 1, 2, 3, 4
    ), compared AS (
      SELECT days, day, pool, team,
        concat_ws(' ', coalesce(k.reserved, 0), coalesce(k.allocated, 0), coalesce(k.returned, 0), coalesce(k.lost, 0)) AS kept,
        concat_ws(' ', coalesce(d.reserved, 0), coalesce(d.allocated, 0), coalesce(d.returned, 0), coalesce(d.lost, 0)) AS derived
      FROM derived d FULL JOIN (
        SELECT days, "startsOn" AS day, "poolId" AS pool, "teamId" AS team, reserved, allocated, returned, lost FROM "GpuAccountChange"
      ) k USING (days, day, pool, team)
    )
    SELECT days, day::text, pool, team, kept, derived FROM compared WHERE kept <> derived ORDER BY days, day, pool, team LIMIT 100`;
  return wrong.map(({ days, day, pool, team, kept, derived }) => ({
    code: "SUM_MISMATCH",
    subjectId: pool,
    detail: `${days} days from ${day}, ${team || "no team"}: kept ${kept}, entries give ${derived}`,
  }));
}
