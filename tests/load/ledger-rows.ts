import type pg from "pg";

const POOLS = 40;
const TEAMS = 10;
/** Every allocation has three entries; every second one is returned early, which adds two. */
const ENTRIES_PER_ALLOCATION = 4;

/**
 * A ledger of the given size by SQL: pools over 2025–2027, allocations of 1–16 GPUs for 5–95 days, half of them returned early.
 * The triggers that guard single writes rest meanwhile (they sum a pool for every row); those that keep the sums work.
 */
export async function fillLedger(owner: pg.Client, teamIds: readonly string[], entries: number): Promise<void> {
  const allocations = Math.ceil(entries / ENTRIES_PER_ALLOCATION);
  await owner.query(`ALTER TABLE "GpuAllocation" DISABLE TRIGGER USER`);
  await owner.query(
    `INSERT INTO "GpuPool" (id, "nameKo", "nameEn", source, "gpuModel", "gpuCount", "validFrom", "validTo", "costWon", "createdById")
     SELECT 'pool' || n, '측정 자원 ' || n, 'Load pool ' || n, 'PURCHASE', 'B200', 1000000, '2025-07-01', '2028-01-01', 1, 'load'
     FROM generate_series(1, ${POOLS}) AS n`,
  );
  await owner.query(
    `INSERT INTO "GpuAllocation" (id, "poolId", "teamId", "gpuCount", "validFrom", "validTo", status, "requestedById", "requestedAt",
       "decidedById", "decidedAt", "returnedOn")
     SELECT 'a' || lpad(n::text, 8, '0'), 'pool' || (1 + n % ${POOLS}), ($1::text[])[1 + (n / ${POOLS}) % ${TEAMS}], 1 + n % 16,
       day, day + length, CASE WHEN n % 2 = 0 THEN 'RETURNED' ELSE 'APPROVED' END::"AllocationStatus", 'one', '2025-06-01',
       'two', '2025-06-02', CASE WHEN n % 2 = 0 THEN day + length END
     FROM (SELECT n, date '2025-07-01' + (n * 7919 % 790) AS day, 5 + n * 31 % 90 AS length FROM generate_series(1, ${allocations}) AS n) AS x`,
    [teamIds],
  );
  const common = `"poolId", id, "teamId", "gpuCount", "validFrom", "validTo", 'load', 'one', 'two', '2025-06-02'::timestamptz`;
  const own = `FROM "GpuAllocation" WHERE "requestedById" = 'one'`;
  const insert = `INSERT INTO "GpuLedgerEntry" (id, debit, credit, "effectiveOn", "reversesId", "poolId", "allocationId", "teamId", "gpuCount",
       "periodFrom", "periodTo", reason, "actorId", "approvedById", at) SELECT `;
  await owner.query(`${insert} id || '-1', 'RESERVED', 'POOL', "validFrom", NULL, ${common} ${own}`);
  await owner.query(`${insert} id || '-2', 'ALLOCATED', 'RESERVED', "validFrom", NULL, ${common} ${own}`);
  await owner.query(`${insert} id || '-3', 'RETURNED', 'ALLOCATED', CASE status WHEN 'RETURNED' THEN "validTo" + 5 ELSE "validTo" END,
    NULL, ${common} ${own}`);
  const early = `${own} AND status = 'RETURNED'`;
  await owner.query(`${insert} id || '-4', 'ALLOCATED', 'RETURNED', "validTo" + 5, id || '-3', ${common} ${early}`);
  await owner.query(`${insert} id || '-5', 'RETURNED', 'ALLOCATED', "validTo", NULL, ${common} ${early}`);
  await owner.query(`ALTER TABLE "GpuAllocation" ENABLE TRIGGER USER`);
  await owner.query("ANALYZE");
}
