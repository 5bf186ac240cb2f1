import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { requestAllocation } from "@/lib/ledger/commands/request-allocation";
import { releaseReservation, reserveGpus } from "@/lib/ledger/commands/reserve-gpus";
import { returnAllocation, returnTeamAllocationsInTx } from "@/lib/ledger/commands/return-allocation";
import { reverseAllocation } from "@/lib/ledger/commands/reverse-allocation";
import { NO_TEAM } from "@/lib/ledger/domain/account-list";
import { ENTRY_LIST, listEntries } from "@/lib/ledger/queries/list-entries";
import { verifyLedgerDatabase } from "@/lib/ledger/queries/verify-ledger";
import { db, inTransaction, violatedConstraint } from "@/lib/platform/db";
import { parseListQuery } from "@/lib/platform/list-query";
import { createUser } from "@/tests/factories/actor";
import { allocateGpus, createGpuPool } from "@/tests/factories/ledger";
import { agreeOnSupport, createSupportStaff, createTeam, type SupportStaff } from "@/tests/factories/teams";

const AT = new Date("2025-09-01T00:00:00Z");
const H2 = { validFrom: "2025-09-01", validTo: "2026-01-01" };
const REASON = "잘못 적은 배정을 바로잡습니다.";

let staff: SupportStaff;
let steward: Actor;
beforeAll(async () => {
  staff = await createSupportStaff();
  steward = await createUser([{ role: "STEWARD", scope: { kind: "RESOURCE", id: "GPU" } }]);
});
const people = () => ({ steward, director: staff.director });

async function readyTeam(gpuCount = 1_024): Promise<string> {
  const { teamId } = await createTeam();
  const entries = ["2025H2", "2026H1"].map((period) => ({ resource: "GPU" as const, period, gpuCount }));
  await agreeOnSupport(staff, teamId, entries, new Date("2025-08-02T00:00:00Z"));
  return teamId;
}
const reservation = (poolId: string, teamId = "", gpuCount = 1_024) => ({
  ...{ poolId, teamId, gpuCount, purpose: "추가공모 1개 팀", blockReason: "", ...H2 },
});
const idOf = (made: { ok: boolean; data?: { reservationId?: string; allocationId?: string } }): string =>
  made.data?.reservationId ?? made.data?.allocationId ?? "";

describe("reservations (G2)", () => {
  it("keep room for a team not yet known, and become its request with one entry reversed", async () => {
    const [poolId, teamId, other] = await Promise.all([createGpuPool(steward), readyTeam(), readyTeam()]);
    const reservationId = idOf(await reserveGpus(steward, reservation(poolId), AT));
    const request = { poolId, gpuCount: 512, blockReason: "", ...H2 };
    expect(await requestAllocation(steward, { ...request, teamId: other }, AT)).toMatchObject({
      reason: "POOL_EXHAUSTED",
    });
    expect(await requestAllocation(steward, { ...request, teamId, reservationId }, AT)).toMatchObject({ ok: true });
    // What the request did not take is free again, and a reservation is used once.
    expect(await requestAllocation(steward, { ...request, teamId: other }, AT)).toMatchObject({ ok: true });
    await expect(requestAllocation(steward, { ...request, teamId, reservationId }, AT)).rejects.toMatchObject({
      code: "CONFLICT",
    });
    const entries = await db.gpuLedgerEntry.findMany({ where: { reservationId }, orderBy: { id: "asc" } });
    expect(entries.map(({ credit, debit, teamId: whose }) => [credit, debit, whose])).toEqual([
      ["POOL", "RESERVED", null],
      ["RESERVED", "POOL", null],
    ]);
  });

  it("of a team belong to that team alone, and end when it leaves", async () => {
    const [poolId, teamId, other] = await Promise.all([createGpuPool(steward), readyTeam(), readyTeam()]);
    const reservationId = idOf(await reserveGpus(steward, reservation(poolId, teamId), AT));
    const wanted = { poolId, teamId: other, gpuCount: 256, blockReason: "", reservationId, ...H2 };
    await expect(requestAllocation(steward, wanted, AT)).rejects.toMatchObject({ code: "CONFLICT" });
    await inTransaction((tx) =>
      returnTeamAllocationsInTx(tx, staff.director, { teamId, onDay: AT, reason: "단계평가 결과" }, AT),
    );
    const row = await db.gpuReservation.findUniqueOrThrow({ where: { id: reservationId } });
    expect(row.status).toBe("RELEASED");
    await expect(
      releaseReservation(steward, { reservationId, expectedVersion: row.version, reason: REASON }, AT),
    ).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("and requests are made once, however often a form is sent whose answer was lost (L4)", async () => {
    const [poolId, teamId] = await Promise.all([createGpuPool(steward), readyTeam()]);
    const [reserved, asked] = [randomUUID(), randomUUID()];
    const kept = { ...reservation(poolId, "", 256), requestId: reserved };
    const request = { poolId, teamId, gpuCount: 256, blockReason: "", ...H2, requestId: asked };
    const outcomes = await Promise.all([
      ...Array.from({ length: 4 }, () => reserveGpus(steward, kept, AT)),
      ...Array.from({ length: 4 }, () => requestAllocation(steward, request, AT)),
    ]);
    expect(new Set(outcomes.map(idOf))).toEqual(new Set([reserved, asked]));
    expect(await requestAllocation(steward, { ...request, gpuCount: 512 }, AT)).toMatchObject({
      reason: "SENT_BEFORE",
    });
    const other = await createUser(["OFFICER"]);
    expect(await reserveGpus(other, kept, AT)).toMatchObject({ reason: "SENT_BEFORE" });
    expect(await db.gpuLedgerEntry.count({ where: { poolId } })).toBe(2);
  });

  it("need a reason for a count that is no sum of blocks (G1)", async () => {
    const poolId = await createGpuPool(steward);
    expect(await reserveGpus(steward, reservation(poolId, "", 100), AT)).toMatchObject({
      reason: "BLOCK_REASON_REQUIRED",
    });
    await expect(reserveGpus(staff.director, reservation(poolId), AT)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("extensions and reversals (G3)", () => {
  it("carry the same GPUs on from the day they end, once that day is right", async () => {
    const [poolId, teamId] = await Promise.all([createGpuPool(steward), readyTeam()]);
    const extendsId = await allocateGpus(people(), { poolId, teamId, gpuCount: 512, ...H2 }, AT);
    const on = { poolId, teamId, gpuCount: 512, blockReason: "", extendsId, validTo: "2026-04-01" };
    expect(await requestAllocation(steward, { ...on, validFrom: "2026-01-02" }, AT)).toMatchObject({
      reason: "EXTENSION_MISMATCH",
    });
    expect(await requestAllocation(steward, { ...on, validFrom: "2026-01-01" }, AT)).toMatchObject({ ok: true });
    const reverse = { allocationId: extendsId, expectedVersion: 1, reason: REASON };
    expect(await reverseAllocation(staff.director, reverse, AT)).toMatchObject({ reason: "EXTENSION_FIRST" });
  });

  it("take back every entry of an allocation recorded by mistake, by a second person, once", async () => {
    const [poolId, teamId, other] = await Promise.all([createGpuPool(steward), readyTeam(), readyTeam()]);
    const allocationId = await allocateGpus(people(), { poolId, teamId, gpuCount: 1_024, ...H2 }, AT);
    const input = { allocationId, expectedVersion: 1, reason: REASON };
    await expect(reverseAllocation(steward, input, AT)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const outcomes = await Promise.allSettled(
      Array.from({ length: 6 }, () => reverseAllocation(staff.director, input, AT)),
    );
    expect(outcomes.filter((one) => one.status === "fulfilled" && one.value.ok)).toHaveLength(1);
    expect(await db.gpuLedgerEntry.count({ where: { allocationId } })).toBe(6);
    const found = async (params: Record<string, string>) =>
      (await listEntries(steward, parseListQuery({ pool: poolId, ...params }, ENTRY_LIST))).total;
    expect(await found({})).toBe(6);
    expect(await found({ account: "RETURNED" })).toBe(2);
    expect(await found({ from: "2026-01-01" })).toBe(2);
    expect(await found({ to: "2025-08-31" })).toBe(0);
    expect(await found({ q: REASON.slice(0, 6), team: teamId })).toBe(3);
    expect(await found({ q: "100%_", team: NO_TEAM })).toBe(0);
    await expect(listEntries(await createUser(["APPLICANT"]), parseListQuery({}, ENTRY_LIST))).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const again = { poolId, teamId: other, gpuCount: 1_024, blockReason: "", ...H2 };
    expect(await requestAllocation(steward, again, AT)).toMatchObject({ ok: true });
  });

  it("leave GPUs that did not come back missing from the pool", async () => {
    const [poolId, teamId, other] = await Promise.all([createGpuPool(steward), readyTeam(), readyTeam()]);
    const allocationId = await allocateGpus(people(), { poolId, teamId, gpuCount: 1_024, ...H2 }, AT);
    const back = { allocationId, expectedVersion: 1, onDay: "2025-11-01", reason: REASON, lostCount: 256 };
    expect(await returnAllocation(staff.director, { ...back, lostCount: 2_000 }, AT)).toMatchObject({
      reason: "LOST_TOO_MANY",
    });
    expect(await returnAllocation(staff.director, back, AT)).toMatchObject({ ok: true });
    const period = { validFrom: "2025-12-01", validTo: "2026-02-01" };
    const wanted = { poolId, teamId: other, blockReason: "", ...period };
    expect(await requestAllocation(steward, { ...wanted, gpuCount: 1_024 }, AT)).toMatchObject({
      ...{ reason: "POOL_EXHAUSTED", reasonParams: { free: 768 } },
    });
    expect(await requestAllocation(steward, { ...wanted, gpuCount: 768 }, AT)).toMatchObject({ ok: true });
  });

  it("refuse a loss of what later days promise to others, and write nothing (G2, G3)", async () => {
    const [poolId, teamId, other] = await Promise.all([createGpuPool(steward), readyTeam(), readyTeam()]);
    const allocationId = await allocateGpus(people(), { poolId, teamId, gpuCount: 1_024, ...H2 }, AT);
    const later = {
      poolId,
      teamId: other,
      gpuCount: 512,
      blockReason: "",
      validFrom: H2.validTo,
      validTo: "2026-04-01",
    };
    expect(await requestAllocation(steward, later, AT)).toMatchObject({ ok: true });
    const back = { allocationId, expectedVersion: 1, onDay: "2025-11-01", reason: REASON };
    expect(await returnAllocation(staff.director, { ...back, lostCount: 513 }, AT)).toMatchObject({
      reason: "LOSS_PROMISED",
    });
    expect(await returnAllocation(staff.director, { ...back, lostCount: 512 }, AT)).toMatchObject({ ok: true });
  });
});

describe("the database alone", () => {
  it("gives a lessor nothing before its day, whoever writes (A5, G6)", async () => {
    const [poolId, { teamId }] = await Promise.all([createGpuPool(steward), createTeam({ leasesGpus: true })]);
    const agreed = [{ resource: "GPU" as const, period: "2026H2", gpuCount: 256 }];
    await agreeOnSupport(staff, teamId, agreed, new Date("2025-08-02T00:00:00Z"));
    const { inForceId: agreementVersionId } = await db.agreement.findUniqueOrThrow({ where: { teamId } });
    const row = (validFrom: string) => ({
      ...{ poolId, teamId, gpuCount: 256, requestedById: "x", requestedAt: AT, agreementVersionId },
      ...{ validFrom: new Date(validFrom), validTo: new Date("2026-12-01") },
    });
    const refused = await db.gpuAllocation.create({ data: row("2026-06-30") }).catch((error: unknown) => error);
    expect(violatedConstraint(refused)).toBe("gpu_lessor_excluded");
    await expect(db.gpuAllocation.create({ data: row("2026-07-01") })).resolves.toBeTruthy();
    await db.gpuAllocation.updateMany({ where: { teamId }, data: { status: "REJECTED", decidedById: "y" } });
  });

  it("refuses a reversal that mirrors nothing, and a promise changed in place", async () => {
    const [poolId, teamId] = await Promise.all([createGpuPool(steward), readyTeam()]);
    const allocationId = await allocateGpus(people(), { poolId, teamId, gpuCount: 512, ...H2 }, AT);
    const grant = await db.gpuLedgerEntry.findFirstOrThrow({ where: { allocationId, debit: "ALLOCATED" } });
    const { id: reversesId, ...same } = grant;
    await expect(db.gpuLedgerEntry.create({ data: { ...same, reversesId } })).rejects.toThrow();
    await expect(db.gpuAllocation.update({ where: { id: allocationId }, data: { gpuCount: 256 } })).rejects.toThrow();
    await expect(db.gpuAccountChange.deleteMany({})).rejects.toThrow();
  });
});

it("leaves a ledger that holds", async () => {
  expect((await verifyLedgerDatabase()).violations).toEqual([]);
});
