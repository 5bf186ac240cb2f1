import { beforeAll, describe, expect, it } from "vitest";
import { draftAgreement } from "@/lib/agreements/commands/draft-version";
import { withdrawVersion } from "@/lib/agreements/commands/offer-version";
import { createPool } from "@/lib/ledger/commands/manage-pools";
import { commitBudget } from "@/lib/ledger/commands/record-budget";
import { db, inTransaction } from "@/lib/platform/db";
import { createTeamsInTx } from "@/lib/teams/commands/create-teams";
import { eliminateTeamInTx } from "@/lib/teams/commands/leave-programme";
import { deliberateSupport, recommendSupport } from "@/lib/teams/commands/record-support";
import { getTeam } from "@/lib/teams/queries/get-team";
import { listTeams } from "@/lib/teams/queries/list-teams";
import { createUser } from "@/tests/factories/actor";
import { allocateGpus, createGpuPool } from "@/tests/factories/ledger";
import {
  agreeOnSupport,
  createCallRow,
  createSealedProposalRow,
  createSupportStaff,
  createTeam,
  deliberateOn,
  type SupportStaff,
} from "@/tests/factories/teams";

const AT = new Date("2025-08-10T00:00:00Z");
const REASON = "연구계획과 가용 자원을 함께 검토하였습니다.";
const CELL = { resource: "GPU", period: "2025H2" } as const;
const DATA = { resource: "DATA_OWN", period: "2026" } as const;
const gpu = (gpuCount: number) => [{ ...CELL, gpuCount }];

let staff: SupportStaff;
beforeAll(async () => {
  staff = await createSupportStaff();
});

describe("createTeamsInTx", () => {
  it("makes a team with what its sealed proposal asks for, on record", async () => {
    const gpuRequest = { halfYear: "2025H2", gpuCount: 512, otherSizeReason: "", purpose: "사전학습" };
    const support = { gpu: { requests: [gpuRequest], ownGpuCount: 0, notNeeded: false } };
    const { callId, proposalId, nameKo, nameEn } = await createSealedProposalRow({ support });
    const [made] = await inTransaction((tx) =>
      createTeamsInTx(
        tx,
        staff.director,
        { callId, decisionId: null, reason: REASON, proposals: [{ proposalId, nameKo, nameEn }] },
        AT,
      ),
    );
    const steps = await db.supportStep.findMany({ where: { teamId: made?.teamId ?? "" } });
    expect(steps).toMatchObject([
      { step: "REQUESTED", resource: "GPU", period: "2025H2", gpuCount: 512, byId: staff.director.id },
    ]);
    const events = await db.auditEvent.findMany({ where: { subjectId: made?.teamId ?? "" }, orderBy: { seq: "asc" } });
    expect(events.map((event) => event.type)).toEqual(["team.created", "support.requested"]);
  });
});

describe("recommended → deliberated → agreed (D1)", () => {
  it("keeps who, when and why of each step, and agreed money becomes the envelope of its year (T2)", async () => {
    const { teamId } = await createTeam();
    await agreeOnSupport(staff, teamId, [...gpu(512), { ...DATA, amountWon: 4_000_000_000n }], AT);
    const steps = await db.supportStep.findMany({ where: { teamId, resource: "GPU" }, orderBy: { at: "asc" } });
    expect(steps.map((step) => [step.step, step.byId])).toEqual([
      ["RECOMMENDED", staff.officer.id],
      ["DELIBERATED", staff.deliberator.id],
      ["AGREED", staff.director.id],
    ]);
    const envelope = await db.budgetEnvelope.findFirstOrThrow({ where: { teamId }, include: { movements: true } });
    expect(envelope).toMatchObject({ resource: "DATA_OWN", year: 2026, limitWon: 4_000_000_000n });
    expect(envelope.movements).toMatchObject([{ kind: "LIMIT", amountWon: 4_000_000_000n, byId: staff.director.id }]);
    expect(await db.auditEvent.count({ where: { subjectId: teamId, type: { startsWith: "support." } } })).toBe(3);
  });

  it("lets nobody deliberate what was not recommended, and no agreement hold what was not deliberated", async () => {
    const { teamId } = await createTeam();
    const input = { teamId, expectedVersion: 0, reason: REASON, entries: gpu(512) };
    expect(await deliberateSupport(staff.deliberator, input, AT)).toMatchObject({ reason: "NOT_RECOMMENDED" });
    await recommendSupport(staff.officer, input, AT);
    expect(await draftAgreement(staff.officer, { teamId }, AT)).toMatchObject({ reason: "NOTHING_DELIBERATED" });
  });

  it("refuses a lessor's GPUs and money above the talent cap, and writes nothing", async () => {
    const { teamId } = await createTeam({ leasesGpus: true });
    const talent = [{ resource: "TALENT" as const, period: "2025", amountWon: 1_000_000_001n }];
    const input = { teamId, expectedVersion: 0, reason: REASON };
    expect(await recommendSupport(staff.officer, { ...input, entries: gpu(256) }, AT)).toMatchObject({
      ...{ reason: "LESSOR_EXCLUDED", reasonParams: { year: "2025", half: "H2" } },
    });
    expect(await recommendSupport(staff.officer, { ...input, entries: talent }, AT)).toMatchObject({
      reason: "TALENT_CAP_EXCEEDED",
    });
    expect(await db.supportStep.count({ where: { teamId } })).toBe(0);
  });

  it("refuses to agree below what is allocated or committed, and leaves the old agreement standing", async () => {
    const steward = await createUser(["STEWARD"]);
    const { teamId } = await createTeam();
    await agreeOnSupport(staff, teamId, [...gpu(512), { ...DATA, amountWon: 100n }], AT);
    const poolId = await createGpuPool(steward);
    await allocateGpus(
      { steward, director: staff.director },
      { poolId, teamId, gpuCount: 512, validFrom: "2025-09-01", validTo: "2026-01-01" },
      AT,
    );
    const envelope = await db.budgetEnvelope.findFirstOrThrow({ where: { teamId } });
    await commitBudget(steward, { envelopeId: envelope.id, amountWon: 100n, reason: REASON }, AT);
    const later = new Date("2025-09-10T00:00:00Z");
    await expect(agreeOnSupport(staff, teamId, gpu(256), later)).rejects.toThrow("BELOW_ALLOCATED");
    const waiting = await db.agreementVersion.findFirstOrThrow({
      where: { status: "OFFERED", agreement: { teamId } },
      select: { id: true, version: true },
    });
    const withdraw = { versionId: waiting.id, expectedVersion: waiting.version, reason: REASON };
    expect(await withdrawVersion(staff.officer, withdraw, later)).toMatchObject({ ok: true });
    // The committee goes back to what is agreed, so that only the money is below.
    await deliberateOn(staff, teamId, gpu(512), new Date("2025-09-15T00:00:00Z"));
    await expect(
      agreeOnSupport(staff, teamId, [{ ...DATA, amountWon: 99n }], new Date("2025-09-20T00:00:00Z")),
    ).rejects.toThrow("BELOW_ENVELOPE_USE");
    const agreed = await db.supportStep.findMany({ where: { teamId, step: "AGREED" } });
    expect(agreed.map((row) => row.gpuCount ?? row.amountWon).sort()).toEqual([100n, 512]);
    expect((await db.budgetEnvelope.findFirstOrThrow({ where: { teamId } })).limitWon).toBe(100n);
  });

  it("lets one of 16 recommendations on the same table win; the rest see a conflict", async () => {
    const { teamId } = await createTeam();
    const results = await Promise.allSettled(
      Array.from({ length: 16 }, (_, index) =>
        recommendSupport(
          staff.officer,
          { teamId, expectedVersion: 0, reason: REASON, entries: gpu(256 * (index + 1)) },
          AT,
        ),
      ),
    );
    expect(results.filter((result) => result.status === "fulfilled" && result.value.ok)).toHaveLength(1);
    expect(results.filter((result) => result.status === "rejected")).toHaveLength(15);
    expect(await db.supportStep.count({ where: { teamId } })).toBe(1);
  });

  it("hides support from people without the part: nothing there and not allowed look the same", async () => {
    const { teamId, leadManager } = await createTeam();
    const input = { teamId, expectedVersion: 0, reason: REASON, entries: gpu(256) };
    const dataSteward = await createUser([{ role: "STEWARD", scope: { kind: "RESOURCE", id: "DATA" } }]);
    for (const actor of [
      dataSteward,
      leadManager,
      await createUser(["AUDITOR"]),
      await createUser(["ADMINISTRATOR"]),
    ]) {
      await expect(recommendSupport(actor, input, AT)).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    await expect(recommendSupport(staff.officer, { ...input, teamId: "absent" }, AT)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(createPool(dataSteward, {} as never, AT)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("leaving (E4, H2)", () => {
  it("ends GPU and data support, keeps talent, and happens once", async () => {
    const { teamId } = await createTeam();
    const leave = () =>
      inTransaction((tx) => eliminateTeamInTx(tx, staff.director, { teamId, status: "ELIMINATED" }, AT));
    const results = await Promise.allSettled([leave(), leave(), leave()]);
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    const input = { teamId, expectedVersion: 1, reason: REASON };
    expect(await recommendSupport(staff.officer, { ...input, entries: gpu(256) }, AT)).toMatchObject({
      reason: "TEAM_LEFT",
    });
    const talent = [{ resource: "TALENT" as const, period: "2026", amountWon: 1n }];
    expect(await recommendSupport(staff.officer, { ...input, entries: talent }, AT)).toMatchObject({ ok: true });
    expect(await db.auditEvent.count({ where: { subjectId: teamId, type: "team.left" } })).toBe(1);
  });
});

describe("reading", () => {
  it("shows a team's own people what was asked and agreed, nothing in between, and only after publication (S8)", async () => {
    const { teamId, leadManager } = await createTeam();
    await agreeOnSupport(staff, teamId, gpu(512), AT);
    const view = await getTeam(leadManager, teamId);
    const cell = view.cells.find((one) => one.resource === "GPU" && one.period === "2025H2");
    expect(Object.keys(cell?.steps ?? {})).toEqual(["AGREED"]);
    expect(cell?.steps.AGREED).toMatchObject({ value: 512, by: null, reason: null });
    expect(view).toMatchObject({ isStaff: false, canRecommend: [], canDeliberate: [] });
    expect((await listTeams(leadManager)).map((team) => team.id)).toEqual([teamId]);

    const hidden = await createTeam({ call: await createCallRow("DECIDED") });
    await expect(getTeam(hidden.leadManager, hidden.teamId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await listTeams(hidden.leadManager)).toEqual([]);
    await expect(getTeam(leadManager, hidden.teamId)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("shows a steward their own kind only (P1)", async () => {
    const { teamId } = await createTeam();
    await agreeOnSupport(staff, teamId, [...gpu(512), { ...DATA, amountWon: 5n }], AT);
    const steward = await createUser([{ role: "STEWARD", scope: { kind: "RESOURCE", id: "DATA" } }]);
    const view = await getTeam(steward, teamId);
    expect(new Set(view.cells.map((cell) => cell.resource))).toEqual(new Set(["DATA_JOINT", "DATA_OWN"]));
    expect(view.history.every((item) => item.resource === "DATA_OWN")).toBe(true);
    expect(view.canRecommend).toEqual(["DATA_JOINT", "DATA_OWN"]);
  });
});
