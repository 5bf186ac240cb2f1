import { beforeAll, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { approveAllocation } from "@/lib/ledger/commands/decide-allocation";
import { requestAllocation } from "@/lib/ledger/commands/request-allocation";
import { returnTeamAllocationsInTx } from "@/lib/ledger/commands/return-allocation";
import { poolUse, shortageOf } from "@/lib/ledger/domain/pool-use";
import { allocationPeriods, poolPeriods } from "@/lib/ledger/queries/ledger-facts";
import { verifyLedgerDatabase } from "@/lib/ledger/queries/verify-ledger";
import { db, inTransaction } from "@/lib/platform/db";
import { eliminateTeamInTx } from "@/lib/teams/commands/leave-programme";
import { createUser } from "@/tests/factories/actor";
import { allocateGpus, createGpuPool, mixedRequests } from "@/tests/factories/ledger";
import { agreeOnSupport, createSupportStaff, createTeam, type SupportStaff } from "@/tests/factories/teams";

const AT = new Date("2025-09-01T00:00:00Z");
const BLOCK_REASON = "시험용 소규모 학습에 쓰는 수량입니다.";
const H2 = { validFrom: "2025-07-01", validTo: "2026-01-01" };

let staff: SupportStaff;
let steward: Actor;
beforeAll(async () => {
  staff = await createSupportStaff();
  steward = await createUser([{ role: "STEWARD", scope: { kind: "RESOURCE", id: "GPU" } }]);
});

async function teamWithGpus(gpuCount = 100_000): Promise<string> {
  const { teamId } = await createTeam();
  const entries = ["2025H2", "2026H1", "2026H2"].map((period) => ({ resource: "GPU" as const, period, gpuCount }));
  await agreeOnSupport(staff, teamId, entries, new Date("2025-08-02T00:00:00Z"));
  return teamId;
}
const manyTeams = (count: number) => Promise.all(Array.from({ length: count }, () => teamWithGpus()));
const sumOf = async (poolId: string) =>
  (await db.gpuAllocation.aggregate({ where: { poolId }, _sum: { gpuCount: true } }))._sum.gpuCount;

it("gives 32 parallel requests of 256 exactly four blocks of a pool of 1,024 (G2)", async () => {
  const [poolId, teams] = await Promise.all([createGpuPool(steward), manyTeams(8)]);
  const outcomes = await Promise.all(
    Array.from({ length: 32 }, (_, index) =>
      requestAllocation(steward, { poolId, teamId: teams[index % 8] ?? "", gpuCount: 256, blockReason: "", ...H2 }, AT),
    ),
  );
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(4);
  const refused = outcomes.filter((outcome) => !outcome.ok);
  expect(new Set(refused.map((outcome) => outcome.ok || outcome.reason))).toEqual(new Set(["POOL_EXHAUSTED"]));
  expect(refused[0]).toMatchObject({
    reasonParams: { from: "2025-07-01", to: "2026-01-01", shortfall: 256, free: 0 },
  });
  expect(await sumOf(poolId)).toBe(1_024);
});

it("gives 40 parallel requests of 32, each with a reason, exactly 1,024 (G1, G2)", async () => {
  const [poolId, teams] = await Promise.all([createGpuPool(steward), manyTeams(5)]);
  const outcomes = await Promise.all(
    Array.from({ length: 40 }, (_, index) =>
      requestAllocation(
        steward,
        { poolId, teamId: teams[index % 5] ?? "", gpuCount: 32, blockReason: BLOCK_REASON, ...H2 },
        AT,
      ),
    ),
  );
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(32);
  expect(await sumOf(poolId)).toBe(1_024);
});

it("gives 64 allocators with mixed periods exactly what fits, and refuses only what does not (G2)", async () => {
  const [poolId, teams] = await Promise.all([createGpuPool(steward), manyTeams(4)]);
  const wanted = mixedRequests(64, poolId, teams);
  const began = performance.now();
  const outcomes = await Promise.all(wanted.map((one) => requestAllocation(steward, one, AT)));
  const seconds = (performance.now() - began) / 1_000;
  const [pool] = await poolPeriods(db, poolId);
  const taken = await allocationPeriods(db, { poolId });
  expect(taken).toHaveLength(outcomes.filter((outcome) => outcome.ok).length);
  if (!pool) throw new Error("the pool is gone");
  const steps = poolUse([pool], taken);
  expect(Math.max(...steps.map((step) => step.reserved - step.held))).toBeLessThanOrEqual(0);
  // Nobody was turned away for whom there was room: each refused request is short of some day even now.
  const refused = wanted.filter((_, index) => !outcomes[index]?.ok);
  expect(refused.filter((one) => !shortageOf(pool, taken, one))).toEqual([]);
  const figures = `${taken.length} granted, ${refused.length} refused, ${(64 / seconds).toFixed(0)} requests/s`;
  process.stdout.write(`64 allocators: ${figures}\n`);
}, 30_000);

it("counts a team's requests on several pools against what was agreed, in parallel as well (D1)", async () => {
  const teamId = await teamWithGpus(512);
  const pools = await Promise.all([createGpuPool(steward), createGpuPool(steward)]);
  const outcomes = await Promise.all(
    Array.from({ length: 16 }, (_, index) =>
      requestAllocation(steward, { poolId: pools[index % 2] ?? "", teamId, gpuCount: 256, blockReason: "", ...H2 }, AT),
    ),
  );
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(2);
  expect(outcomes.find((outcome) => !outcome.ok)).toMatchObject({ reason: "ABOVE_AGREED" });
});

it("lets one of 32 approvals of the same request through", async () => {
  const [poolId, teamId] = await Promise.all([createGpuPool(steward), teamWithGpus()]);
  const made = await requestAllocation(steward, { poolId, teamId, gpuCount: 256, blockReason: "", ...H2 }, AT);
  const allocationId = made.ok ? made.data.allocationId : "";
  const results = await Promise.allSettled(
    Array.from({ length: 32 }, () => approveAllocation(staff.director, { allocationId, expectedVersion: 0 }, AT)),
  );
  expect(results.filter((result) => result.status === "fulfilled" && result.value.ok)).toHaveLength(1);
  expect(results.filter((result) => result.status === "rejected").map((result) => String(result.reason))).toEqual(
    Array.from({ length: 31 }, () => expect.stringContaining("CONFLICT")),
  );
  expect(await db.gpuLedgerEntry.count({ where: { allocationId } })).toBe(3);
  expect(await db.auditEvent.count({ where: { subjectId: allocationId, type: "allocation.approved" } })).toBe(1);
});

it("leaves nothing in use when a team is eliminated at the moment of an approval (G4)", async () => {
  for (let round = 0; round < 8; round++) {
    const [poolId, teamId] = await Promise.all([createGpuPool(steward), teamWithGpus()]);
    await allocateGpus({ steward, director: staff.director }, { poolId, teamId, gpuCount: 256, ...H2 }, AT);
    const made = await requestAllocation(steward, { poolId, teamId, gpuCount: 512, blockReason: "", ...H2 }, AT);
    const allocationId = made.ok ? made.data.allocationId : "";
    await Promise.allSettled([
      approveAllocation(staff.director, { allocationId, expectedVersion: 0 }, AT),
      inTransaction(async (tx) => {
        await eliminateTeamInTx(tx, staff.director, { teamId, status: "ELIMINATED" }, AT);
        const onDay = new Date("2025-10-01T00:00:00Z");
        await returnTeamAllocationsInTx(tx, staff.director, { teamId, onDay, reason: "단계평가 탈락" }, AT);
      }),
    ]);
    const after = await db.gpuAllocation.findMany({ where: { teamId } });
    expect(after.every((row) => row.status === "REJECTED" || row.status === "RETURNED")).toBe(true);
    expect(after.every((row) => row.status === "REJECTED" || row.validTo.toISOString().startsWith("2025-10-01"))).toBe(
      true,
    );
  }
});

it("holds every invariant of the ledger after all of this (G3)", async () => {
  const report = await verifyLedgerDatabase();
  expect(report.violations).toEqual([]);
  expect(report.entries).toBeGreaterThan(0);
});
