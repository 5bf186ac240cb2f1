import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { approveHandover, rejectHandover } from "@/lib/ledger/commands/decide-handover";
import { planHandover } from "@/lib/ledger/commands/plan-handover";
import { requestAllocation } from "@/lib/ledger/commands/request-allocation";
import { getHandover, getHandoverForm, listHandovers } from "@/lib/ledger/queries/handovers";
import { verifyLedgerDatabase } from "@/lib/ledger/queries/verify-ledger";
import type { PlanHandoverInput } from "@/lib/ledger/schema";
import { db } from "@/lib/platform/db";
import { createUser } from "@/tests/factories/actor";
import { allocateGpus, createGpuPool } from "@/tests/factories/ledger";
import { agreeOnSupport, createSupportStaff, createTeam, type SupportStaff } from "@/tests/factories/teams";

const AT = new Date("2025-10-01T00:00:00Z");
const REASON = "임차가 끝나는 날부터 정부 구매분으로 이어서 씁니다.";
const END = "2026-01-01";

let staff: SupportStaff;
let steward: Actor;
beforeAll(async () => {
  staff = await createSupportStaff();
  steward = await createUser([{ role: "STEWARD", scope: { kind: "RESOURCE", id: "GPU" } }]);
});

async function readyTeam(gpuCount: number): Promise<string> {
  const { teamId } = await createTeam();
  const entries = ["2025H2", "2026H1"].map((period) => ({ resource: "GPU" as const, period, gpuCount }));
  await agreeOnSupport(staff, teamId, entries, new Date("2025-08-02T00:00:00Z"));
  return teamId;
}

/** A lease that ends with the year and the pool that follows; two teams on the lease. */
async function arrange() {
  const [lease, owned, first, second] = await Promise.all([
    createGpuPool(steward, { validTo: END }),
    createGpuPool(steward, { validFrom: END, validTo: "2026-07-01" }),
    readyTeam(512),
    readyTeam(256),
  ]);
  const people = { steward, director: staff.director };
  const period = { validFrom: "2025-10-15", validTo: END };
  await allocateGpus(people, { poolId: lease, teamId: first, gpuCount: 512, ...period }, AT);
  await allocateGpus(people, { poolId: lease, teamId: second, gpuCount: 256, ...period }, AT);
  const row = (toTeamId: string, gpuCount: number) => ({
    ...{ toTeamId, toPoolId: owned, gpuCount, validTo: "2026-07-01", blockReason: "" },
  });
  const rows = [row(first, 512), row(second, 256)];
  const plan: PlanHandoverInput = { poolId: lease, teamId: "", onDay: END, rows, reason: REASON };
  return { lease, owned, first, second, plan };
}

const proposed = async (plan: PlanHandoverInput) => {
  const made = await planHandover(steward, plan, AT);
  if (!made.ok) throw new Error(made.reason);
  return { planId: made.data.planId, expectedVersion: 0 };
};

describe("hand-over plans (G4)", () => {
  it("are refused while they leave a team with a gap, and suggest what closes it", async () => {
    const { lease, first, second, plan } = await arrange();
    expect(await planHandover(steward, { ...plan, rows: plan.rows.slice(0, 1) }, AT)).toMatchObject({
      ...{ reason: "HANDOVER_GAP", reasonParams: { gpuCount: 256, day: END } },
    });
    const form = await getHandoverForm(steward, { poolId: lease });
    const suggested = form.rows.filter((row) => [first, second].includes(row.toTeamId));
    expect(suggested.map(({ toTeamId, gpuCount }) => [toTeamId, gpuCount]).sort()).toEqual(
      [
        [first, 512],
        [second, 256],
      ].sort(),
    );
  });

  it("are carried out by a second person, at once and once, with every entry of the ledger", async () => {
    const { owned, plan } = await arrange();
    const input = await proposed(plan);
    const both = await createUser(["OFFICER", "DIRECTOR"]);
    const own = await planHandover(both, { ...plan, reason: `${REASON} 다시` }, AT);
    const ownId = own.ok ? own.data.planId : "";
    expect(await approveHandover(both, { planId: ownId, expectedVersion: 0 }, AT)).toMatchObject({
      reason: "SAME_PERSON",
    });
    await expect(approveHandover(steward, input, AT)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const outcomes = await Promise.allSettled(
      Array.from({ length: 6 }, () => approveHandover(staff.director, input, AT)),
    );
    expect(outcomes.filter((one) => one.status === "fulfilled" && one.value.ok)).toHaveLength(1);
    const granted = await db.gpuAllocation.findMany({ where: { poolId: owned }, include: { entries: true } });
    expect(granted.map((one) => [one.status, one.entries.length])).toEqual([
      ["APPROVED", 3],
      ["APPROVED", 3],
    ]);
    await expect(db.handoverPlan.deleteMany({ where: { id: input.planId } })).rejects.toThrow();
    const view = await getHandover(staff.director, input.planId);
    expect(view).toMatchObject({ status: "EXECUTED", check: null, mayDecide: false });
  });

  it("change nothing when the room is gone meanwhile", async () => {
    const { owned, plan } = await arrange();
    const input = await proposed(plan);
    const rival = await readyTeam(1_024);
    const period = { validFrom: "2026-02-01", validTo: "2026-03-01" };
    const taken = { poolId: owned, teamId: rival, gpuCount: 512, blockReason: "", ...period };
    expect(await requestAllocation(steward, taken, AT)).toMatchObject({ ok: true });
    expect(await approveHandover(staff.director, input, AT)).toMatchObject({ reason: "POOL_EXHAUSTED" });
    expect(await db.gpuAllocation.count({ where: { poolId: owned } })).toBe(1);
    const rejected = { ...input, reason: "자리가 없어 다시 세워야 합니다." };
    expect(await rejectHandover(staff.director, rejected, AT)).toMatchObject({ ok: true });
    await expect(rejectHandover(staff.director, rejected, AT)).rejects.toMatchObject({ code: "CONFLICT" });
    expect((await listHandovers(staff.director)).plans.find((one) => one.id === input.planId)?.status).toBe("REJECTED");
  });

  it("give what a leaving team returns to another", async () => {
    const { lease, first, second } = await arrange();
    await agreeOnSupport(
      staff,
      second,
      [{ resource: "GPU", period: "2025H2", gpuCount: 768 }],
      new Date("2025-09-02T00:00:00Z"),
    );
    const row = { toTeamId: second, toPoolId: lease, gpuCount: 512, validTo: END, blockReason: "" };
    const plan = { poolId: "", teamId: first, onDay: "2025-11-01", rows: [row], reason: REASON };
    expect(await approveHandover(staff.director, await proposed(plan), AT)).toMatchObject({ ok: true });
    const rows = await db.gpuAllocation.findMany({ where: { poolId: lease }, orderBy: { id: "asc" } });
    expect(rows.map((one) => one.status)).toEqual(["RETURNED", "APPROVED", "APPROVED"]);
  });
});

it("leaves a ledger that holds", async () => {
  expect((await verifyLedgerDatabase()).violations).toEqual([]);
});
