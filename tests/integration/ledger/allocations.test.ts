import { beforeAll, describe, expect, it } from "vitest";
import type { Actor, Role } from "@/lib/access/actor";
import { approveAllocation, rejectAllocation } from "@/lib/ledger/commands/decide-allocation";
import { amendPool, createPool } from "@/lib/ledger/commands/manage-pools";
import { requestAllocation } from "@/lib/ledger/commands/request-allocation";
import { returnAllocation, returnTeamAllocationsInTx } from "@/lib/ledger/commands/return-allocation";
import { balancesOf } from "@/lib/ledger/domain/balances";
import { dayOf } from "@/lib/ledger/domain/calendar";
import { verifyLedgerDatabase } from "@/lib/ledger/queries/verify-ledger";
import type { AmendPoolInput } from "@/lib/ledger/schema";
import { db, inTransaction } from "@/lib/platform/db";
import { createUser } from "@/tests/factories/actor";
import { allocateGpus, createGpuPool } from "@/tests/factories/ledger";
import { agreeOnSupport, createSupportStaff, createTeam, type SupportStaff } from "@/tests/factories/teams";

const AT = new Date("2025-09-01T00:00:00Z");
const H2 = { validFrom: "2025-09-01", validTo: "2026-01-01" };
const REASON = "장비 점검으로 기간을 줄입니다.";

let staff: SupportStaff;
let steward: Actor;
beforeAll(async () => {
  staff = await createSupportStaff();
  steward = await createUser([{ role: "STEWARD", scope: { kind: "RESOURCE", id: "GPU" } }]);
});

async function readyTeam(gpuCount = 1_024, leasesGpus = false): Promise<string> {
  const { teamId } = await createTeam({ leasesGpus });
  const periods = leasesGpus ? ["2026H2"] : ["2025H2", "2026H1", "2026H2"];
  const entries = periods.map((period) => ({ resource: "GPU" as const, period, gpuCount }));
  await agreeOnSupport(staff, teamId, entries, new Date("2025-08-02T00:00:00Z"));
  return teamId;
}
const people = () => ({ steward, director: staff.director });
const entriesOf = async (allocationId: string) =>
  (await db.gpuLedgerEntry.findMany({ where: { allocationId } })).map((row) => ({
    ...row,
    effectiveOn: dayOf(row.effectiveOn),
  }));

describe("requestAllocation", () => {
  it.each([
    ["ABOVE_AGREED", { gpuCount: 1_024 + 256 }],
    ["ABOVE_AGREED", { validFrom: "2025-12-01", validTo: "2026-12-01", gpuCount: 2_048 }],
    ["BLOCK_REASON_REQUIRED", { gpuCount: 100 }],
    ["OUTSIDE_POOL_PERIOD", { validTo: "2027-01-02" }],
    ["OUTSIDE_POOL_PERIOD", { validFrom: "2025-06-30" }],
  ])("refuses with %s", async (reason, change) => {
    const [poolId, teamId] = await Promise.all([createGpuPool(steward, { gpuCount: 4_096 }), readyTeam()]);
    const input = { poolId, teamId, gpuCount: 256, blockReason: "", ...H2, ...change };
    expect(await requestAllocation(steward, input, AT)).toMatchObject({ ok: false, reason });
    expect(await db.gpuAllocation.count({ where: { poolId } })).toBe(0);
  });

  it("gives a lessor nothing before 2026 H2, even for one day (A5, G6)", async () => {
    const [poolId, teamId] = await Promise.all([createGpuPool(steward), readyTeam(256, true)]);
    const input = { poolId, teamId, gpuCount: 256, blockReason: "" };
    const early = { validFrom: "2026-06-30", validTo: "2026-12-01" };
    expect(await requestAllocation(steward, { ...input, ...early }, AT)).toMatchObject({
      ...{ reason: "LESSOR_EXCLUDED", reasonParams: { year: "2026", half: "H1" } },
    });
    expect(
      await requestAllocation(steward, { ...input, validFrom: "2026-07-01", validTo: "2026-12-01" }, AT),
    ).toMatchObject({ ok: true });
  });

  it("refuses at approval when the lead organisation began to lease since (G6)", async () => {
    const { teamId, organisationId } = await createTeam();
    await agreeOnSupport(
      staff,
      teamId,
      [{ resource: "GPU", period: "2025H2", gpuCount: 256 }],
      new Date("2025-08-02T00:00:00Z"),
    );
    const poolId = await createGpuPool(steward);
    const made = await requestAllocation(steward, { poolId, teamId, gpuCount: 256, blockReason: "", ...H2 }, AT);
    await db.organisation.update({ where: { id: organisationId }, data: { leasesGpusToGovernment: true } });
    const input = { allocationId: made.ok ? made.data.allocationId : "", expectedVersion: 0 };
    expect(await approveAllocation(staff.director, input, AT)).toMatchObject({ reason: "LESSOR_EXCLUDED" });
  });

  it("names the days and the shortfall when the pool is full (G2)", async () => {
    const [poolId, first, second] = await Promise.all([createGpuPool(steward), readyTeam(), readyTeam()]);
    await allocateGpus(
      people(),
      { poolId, teamId: first, gpuCount: 768, validFrom: "2025-10-01", validTo: "2025-12-01" },
      AT,
    );
    const outcome = await requestAllocation(
      steward,
      { poolId, teamId: second, gpuCount: 512, blockReason: "", ...H2 },
      AT,
    );
    expect(outcome).toMatchObject({
      ...{
        reason: "POOL_EXHAUSTED",
        reasonParams: { from: "2025-10-01", to: "2025-12-01", shortfall: 256, free: 256 },
      },
    });
  });
});

describe("decisions", () => {
  it("needs a director who is not the requester (L3)", async () => {
    const both = await createUser(["OFFICER", "DIRECTOR"]);
    const [poolId, teamId] = await Promise.all([createGpuPool(steward), readyTeam()]);
    const made = await requestAllocation(both, { poolId, teamId, gpuCount: 256, blockReason: "", ...H2 }, AT);
    const input = { allocationId: made.ok ? made.data.allocationId : "", expectedVersion: 0 };
    expect(await approveAllocation(both, input, AT)).toMatchObject({ reason: "SAME_PERSON" });
    await expect(approveAllocation(steward, input, AT)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(approveAllocation(staff.director, { ...input, expectedVersion: 7 }, AT)).rejects.toMatchObject({
      code: "CONFLICT",
    });
    expect(await approveAllocation(staff.director, input, AT)).toMatchObject({ ok: true });
    expect(balancesOf(await entriesOf(input.allocationId), "2025-12-31")).toMatchObject({
      POOL: -256,
      ALLOCATED: 256,
      RESERVED: 0,
    });
    expect(balancesOf(await entriesOf(input.allocationId), "2026-01-01")).toMatchObject({
      ALLOCATED: 0,
      RETURNED: 256,
    });
  });

  it("reverses the reservation of a rejected request, and the pool is free again (G3)", async () => {
    const [poolId, teamId, other] = await Promise.all([createGpuPool(steward), readyTeam(), readyTeam()]);
    const request = { poolId, gpuCount: 1_024, blockReason: "", ...H2 };
    const made = await requestAllocation(steward, { ...request, teamId }, AT);
    const allocationId = made.ok ? made.data.allocationId : "";
    expect(await requestAllocation(steward, { ...request, teamId: other }, AT)).toMatchObject({
      reason: "POOL_EXHAUSTED",
    });
    expect(
      await rejectAllocation(staff.director, { allocationId, expectedVersion: 0, reason: REASON }, AT),
    ).toMatchObject({ ok: true });
    expect(balancesOf(await entriesOf(allocationId))).toEqual({
      POOL: 0,
      RESERVED: 0,
      ALLOCATED: 0,
      RETURNED: 0,
      LOST: 0,
    });
    expect(await requestAllocation(steward, { ...request, teamId: other }, AT)).toMatchObject({ ok: true });
    expect(await db.auditEvent.count({ where: { subjectId: allocationId } })).toBe(2);
  });

  it("names the agreement that every movement of an allocation rests on (D4)", async () => {
    const [poolId, teamId] = await Promise.all([createGpuPool(steward), readyTeam()]);
    const allocationId = await allocateGpus(people(), { poolId, teamId, gpuCount: 256, ...H2 }, AT);
    const { id: agreementId } = await db.agreement.findUniqueOrThrow({ where: { teamId }, select: { id: true } });
    expect([...new Set((await entriesOf(allocationId)).map((entry) => entry.agreementId))]).toEqual([agreementId]);
  });

  it("keeps the ledger append-only, by the database", async () => {
    await expect(db.gpuLedgerEntry.updateMany({ data: { gpuCount: 1 } })).rejects.toThrow();
    await expect(db.gpuLedgerEntry.deleteMany({})).rejects.toThrow();
  });
});

describe("returns (G4)", () => {
  it("cuts the period early, once, and frees the pool from that day", async () => {
    const [poolId, teamId, other] = await Promise.all([createGpuPool(steward), readyTeam(), readyTeam()]);
    const allocationId = await allocateGpus(people(), { poolId, teamId, gpuCount: 1_024, ...H2 }, AT);
    const input = { allocationId, expectedVersion: 1, onDay: "2025-11-01", reason: REASON, lostCount: 0 };
    expect(await returnAllocation(staff.director, { ...input, onDay: "2025-08-31" }, AT)).toMatchObject({
      reason: "RETURN_IN_PAST",
    });
    expect(await returnAllocation(staff.director, { ...input, onDay: "2026-01-01" }, AT)).toMatchObject({
      reason: "NOTHING_TO_RETURN",
    });
    const results = await Promise.allSettled(
      Array.from({ length: 8 }, () => returnAllocation(staff.director, input, AT)),
    );
    expect(results.filter((result) => result.status === "fulfilled" && result.value.ok)).toHaveLength(1);
    const after = { poolId, teamId: other, gpuCount: 1_024, blockReason: "" };
    expect(
      await requestAllocation(steward, { ...after, validFrom: "2025-11-01", validTo: "2026-01-01" }, AT),
    ).toMatchObject({ ok: true });
    expect(balancesOf(await entriesOf(allocationId), "2025-11-01")).toMatchObject({ ALLOCATED: 0, RETURNED: 1_024 });
  });

  it("returns everything of a team on a day: running, future and pending", async () => {
    const [poolId, teamId] = await Promise.all([createGpuPool(steward), readyTeam()]);
    const running = await allocateGpus(people(), { poolId, teamId, gpuCount: 512, ...H2 }, AT);
    const future = await allocateGpus(
      people(),
      { poolId, teamId, gpuCount: 256, validFrom: "2026-01-01", validTo: "2026-07-01" },
      AT,
    );
    await requestAllocation(steward, { poolId, teamId, gpuCount: 256, blockReason: "", ...H2 }, AT);
    const onDay = new Date("2025-12-15T00:00:00Z");
    const returned = await inTransaction((tx) =>
      returnTeamAllocationsInTx(tx, staff.director, { teamId, onDay, reason: "1차 단계평가 결과" }, AT),
    );
    expect(returned.returnedGpuCount).toBe(768);
    expect(returned.returned.map(({ allocationId }) => allocationId).sort()).toEqual([running, future].sort());
    const rows = await db.gpuAllocation.findMany({ where: { teamId }, orderBy: { validFrom: "asc" } });
    expect(rows.map((row) => row.status).sort()).toEqual(["REJECTED", "RETURNED", "RETURNED"]);
    expect(rows.find((row) => row.id === future)?.validTo).toEqual(new Date("2026-01-01T00:00:00Z"));
  });
});

describe("pools", () => {
  const amendment = (poolId: string, expectedVersion: number, change: Partial<AmendPoolInput>): AmendPoolInput => ({
    ...{ poolId, expectedVersion, reason: REASON, nameKo: "풀", nameEn: "Pool", source: "PURCHASE", supplierId: "" },
    ...{ gpuModel: "B200", gpuCount: 1_024, validFrom: "2025-07-01", validTo: "2027-01-01", costWon: 1n, ...change },
  });

  it("may not shrink under what is promised, in count or in time, and may down to it (G2)", async () => {
    const [poolId, teamId] = await Promise.all([createGpuPool(steward), readyTeam()]);
    await allocateGpus(people(), { poolId, teamId, gpuCount: 512, ...H2 }, AT);
    const { version } = await db.gpuPool.findUniqueOrThrow({ where: { id: poolId } });
    expect(await amendPool(steward, amendment(poolId, version, { gpuCount: 511 }), AT)).toMatchObject({
      ...{ reason: "POOL_PROMISED", reasonParams: { day: H2.validFrom, promised: 512, lost: 0 } },
    });
    expect(await amendPool(steward, amendment(poolId, version, { validTo: "2025-12-31" }), AT)).toMatchObject({
      ...{ reason: "POOL_PERIOD_PROMISED", reasonParams: { from: H2.validFrom, to: H2.validTo } },
    });
    expect(
      await amendPool(steward, amendment(poolId, version, { gpuCount: 512, validTo: "2026-01-01" }), AT),
    ).toMatchObject({ ok: true });
    await expect(amendPool(steward, amendment(poolId, version, {}), AT)).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await db.auditEvent.count({ where: { subjectId: poolId } })).toBe(2);
    expect(await db.gpuPoolAmendment.findMany({ where: { poolId }, select: { number: true, reason: true } })).toEqual([
      { number: 1, reason: REASON },
    ]);
    await expect(db.gpuPoolAmendment.deleteMany({ where: { poolId } })).rejects.toThrow();
  });

  it("takes a lease from a registered lessor only, and a contract's months only when they add up", async () => {
    const { organisationId } = await createTeam();
    const lease = { ...amendment0, source: "LEASE" as const, supplierId: organisationId };
    expect(await createPool(steward, lease, AT)).toMatchObject({ reason: "SUPPLIER_NOT_LESSOR" });
    await db.organisation.update({ where: { id: organisationId }, data: { leasesGpusToGovernment: true } });
    const short = { ...lease, validFrom: "2025-07-01", validTo: "2025-09-01", costWon: 10n };
    const months = (last: bigint) => [
      { month: "2025-07-01", amountWon: 4n },
      { month: "2025-08-01", amountWon: last },
    ];
    expect(await createPool(steward, { ...short, monthCosts: months(5n) }, AT)).toMatchObject({
      reason: "MONTHS_DIFFER",
    });
    expect(await createPool(steward, { ...short, monthCosts: months(6n) }, AT)).toMatchObject({ ok: true });
  });

  it("stands when it shrinks at the moment of a request: one of the two gives way", async () => {
    for (let round = 0; round < 6; round++) {
      const [poolId, teamId] = await Promise.all([createGpuPool(steward), readyTeam()]);
      await Promise.allSettled([
        amendPool(steward, amendment(poolId, 0, { gpuCount: 512 }), AT),
        requestAllocation(steward, { poolId, teamId, gpuCount: 1_024, blockReason: "", ...H2 }, AT),
      ]);
      const pool = await db.gpuPool.findUniqueOrThrow({ where: { id: poolId }, include: { allocations: true } });
      expect(pool.allocations.reduce((sum, row) => sum + row.gpuCount, 0)).toBeLessThanOrEqual(pool.gpuCount);
    }
  });
});

const ROLES: Role[] = [
  "APPLICANT",
  "REVIEWER",
  "CHAIR",
  "DELIBERATOR",
  "OFFICER",
  "DIRECTOR",
  "STEWARD",
  "OPERATOR",
  "VOTER",
  "AUDITOR",
  "ADMINISTRATOR",
];
const MAY = { manage: ["OFFICER", "STEWARD"], request: ["OFFICER", "STEWARD"], approve: ["DIRECTOR"] } as const;

it.each(ROLES)("role × command matrix: %s", async (role) => {
  const actor = await createUser([role]);
  const refused = async (deed: Promise<unknown>) =>
    deed.then(
      () => false,
      (error: { code?: string; detail?: string }) => error.code === "NOT_FOUND" && !error.detail?.startsWith("team"),
    );
  const ids = { poolId: "absent", teamId: "absent", allocationId: "absent", expectedVersion: 0 };
  const may = (deed: keyof typeof MAY) => (MAY[deed] as readonly Role[]).includes(role);
  expect(await refused(createPool(actor, amendment0, AT))).toBe(!may("manage"));
  expect(await refused(requestAllocation(actor, { ...ids, gpuCount: 256, blockReason: "", ...H2 }, AT))).toBe(
    !may("request"),
  );
  const [poolId, teamId] = await Promise.all([createGpuPool(steward), readyTeam()]);
  const made = await requestAllocation(steward, { poolId, teamId, gpuCount: 256, blockReason: "", ...H2 }, AT);
  const allocationId = made.ok ? made.data.allocationId : "";
  expect(await refused(approveAllocation(actor, { allocationId, expectedVersion: 0 }, AT))).toBe(!may("approve"));
});
const amendment0 = {
  ...{ nameKo: "풀", nameEn: "Pool", source: "PURCHASE" as const, supplierId: "", gpuModel: "B200", gpuCount: 1 },
  ...{ validFrom: "2025-07-01", validTo: "2027-01-01", costWon: 1n },
};

it("leaves a ledger that holds", async () => {
  expect((await verifyLedgerDatabase()).violations).toEqual([]);
});
