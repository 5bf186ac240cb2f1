import { beforeAll, beforeEach, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { verifyLedgerDatabase } from "@/lib/ledger/queries/verify-ledger";
import { db } from "@/lib/platform/db";
import { approveStageResult, proposeStageResult, returnStageResult } from "@/lib/stages/commands/decide-result";
import { closeScoring, enterPartScore, reopenScoring } from "@/lib/stages/commands/enter-scores";
import { giveConsent } from "@/lib/stages/commands/give-consent";
import { createStage, freezeStage, openConsultation, updateStage } from "@/lib/stages/commands/plan-stage";
import { publishStage } from "@/lib/stages/commands/publish-stage";
import { withdrawTeam } from "@/lib/stages/commands/withdraw-team";
import { recomputeStage } from "@/lib/stages/domain/calculation-sheet";
import { exportStageSheet } from "@/lib/stages/queries/export-sheet";
import { getStage } from "@/lib/stages/queries/get-stage";
import { createUser } from "@/tests/factories/actor";
import { inside } from "@/tests/factories/inside";
import { allocateGpus, createGpuPool } from "@/tests/factories/ledger";
import {
  createConsultedStage,
  createRunningStage,
  createStageStaff,
  emptyProgramme,
  finaliseResult,
  publishResult,
  type StageStaff,
  scoreStage,
  stagePlan,
  stageVersion,
} from "@/tests/factories/stages";
import { agreeOnSupport, createTeam, type TeamRow } from "@/tests/factories/teams";

const AT = new Date("2025-12-01T00:00:00Z");
const PERIOD = { validFrom: "2025-07-01", validTo: "2026-07-01" };
const REASON = "심의 결과에 따라 확정을 요청합니다.";

let staff: StageStaff;
let operator: Actor;
let steward: Actor;
let otherDirector: Actor;
let teams: TeamRow[];

beforeAll(async () => {
  staff = await createStageStaff();
  ({ operator, otherDirector, steward } = staff);
});

// A stage takes in whoever is active, so each story begins with nobody else there.
beforeEach(async () => {
  await emptyProgramme(AT);
  teams = await Promise.all(Array.from({ length: 5 }, (_, index) => createTeam({ name: `정예팀 ${index + 1}` })));
});

const idOf = (index: number) => teams[index]?.teamId ?? "";
const running = (plan = stagePlan()) => createRunningStage({ officer: staff.officer, plan, speakers: teams }, AT);
const scored = async (points: number[], failed: Record<number, string[]> = {}, plan = stagePlan()) => {
  const { stageId } = await running(plan);
  const rows = teams.map((team, index) => ({
    teamId: team.teamId,
    points: points[index] ?? 0,
    failedGates: failed[index] ?? [],
  }));
  await scoreStage(operator, stageId, plan, rows, AT);
  return stageId;
};
const propose = async (stageId: string) => {
  const outcome = await proposeStageResult(
    staff.officer,
    { stageId, expectedVersion: await stageVersion(stageId), reason: REASON, returnOn: "2026-01-15" },
    AT,
  );
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.data;
};
const statuses = async () =>
  Promise.all(teams.map(async (team) => (await db.team.findUniqueOrThrow({ where: { id: team.teamId } })).status));
const auditCount = (type: string, stageId: string) => db.auditEvent.count({ where: { type, subjectId: stageId } });

async function giveGpus(team: TeamRow, gpuCount: number, poolId: string): Promise<void> {
  const entries = ["2025H2", "2026H1"].map((period) => ({ resource: "GPU" as const, period, gpuCount }));
  const talent = [{ resource: "TALENT" as const, period: "2026", amountWon: 1_000_000_000n }];
  await agreeOnSupport(staff, team.teamId, [...entries, ...talent], new Date("2025-08-02T00:00:00Z"));
  await allocateGpus(
    { steward, director: staff.director },
    { poolId, teamId: team.teamId, gpuCount, ...PERIOD },
    new Date("2025-09-01T00:00:00Z"),
  );
}

it("narrows 5 → 4: the last leaves, its GPUs return on the day, its talent support stays (E4, G4, H2)", async () => {
  const poolId = await createGpuPool(steward, { gpuCount: 2_560 });
  for (const team of teams) await giveGpus(team, 512, poolId);
  const stageId = await scored([90, 87, 85, 84, 76]);
  const { decisionId } = await propose(stageId);
  const outcome = await approveStageResult(staff.director, { decisionId, expectedVersion: 0 }, AT);
  expect(outcome).toEqual({ ok: true, data: { eliminated: 1, returnedGpuCount: 512 } });
  expect(await statuses()).toEqual(["ACTIVE", "ACTIVE", "ACTIVE", "ACTIVE", "ELIMINATED"]);
  const [left] = await db.gpuAllocation.findMany({ where: { teamId: idOf(4) } });
  expect(left).toMatchObject({
    status: "RETURNED",
    returnedOn: new Date("2026-01-15"),
    validTo: new Date("2026-01-15"),
  });
  const talent = await db.budgetEnvelope.findFirst({ where: { teamId: idOf(4), resource: "TALENT", year: 2026 } });
  expect(talent?.limitWon).toBe(1_000_000_000n);
  expect((await verifyLedgerDatabase()).violations).toEqual([]);
  expect(await auditCount("stage.resultApproved", stageId)).toBe(1);
});

it("a gate drops the second best, and two leave at once (P5)", async () => {
  const stageId = await scored([90, 89, 85, 84, 76], { 1: ["originality"] }, stagePlan({ survivors: 3 }));
  const { decisionId } = await propose(stageId);
  expect((await approveStageResult(staff.director, { decisionId, expectedVersion: 0 }, AT)).ok).toBe(true);
  expect(await statuses()).toEqual(["ACTIVE", "ELIMINATED", "ACTIVE", "ACTIVE", "ELIMINATED"]);
});

it("nobody leaves when the places equal the teams (P5)", async () => {
  const stageId = await scored([90, 89, 85, 84, 76], {}, stagePlan({ survivors: 5 }));
  const { decisionId } = await propose(stageId);
  expect(await approveStageResult(staff.director, { decisionId, expectedVersion: 0 }, AT)).toMatchObject({
    ok: true,
    data: { eliminated: 0 },
  });
});

it("a team withdraws while scoring runs: it needs no scores, holds no GPUs, and takes no place", async () => {
  const poolId = await createGpuPool(steward, { gpuCount: 1_024 });
  const first = teams[0];
  if (!first) throw new Error("no team");
  await giveGpus(first, 512, poolId);
  const plan = stagePlan();
  const { stageId } = await running(plan);
  const withdrawn = await withdrawTeam(
    staff.officer,
    { stageId, teamId: first.teamId, reason: "대표기관의 사정으로 철회합니다.", returnOn: "2025-12-10" },
    AT,
  );
  expect(withdrawn).toEqual({ ok: true, data: { returnedGpuCount: 512 } });
  await scoreStage(
    operator,
    stageId,
    plan,
    teams.slice(1).map((team, index) => ({ teamId: team.teamId, points: 80 + index })),
    AT,
  );
  const { decisionId } = await propose(stageId);
  expect((await approveStageResult(staff.director, { decisionId, expectedVersion: 0 }, AT)).ok).toBe(true);
  expect(await statuses()).toEqual(["WITHDRAWN", "ACTIVE", "ACTIVE", "ACTIVE", "ACTIVE"]);
});

it("P5: nobody withdraws past a proposed result by way of an earlier stage, and a withdrawal and a proposal agree", async () => {
  const earlier = await scored([90, 88, 86, 84, 82], {}, stagePlan({ survivors: 5 }));
  const { objectionsDueAt: at } = await publishResult(staff, earlier, AT);
  await finaliseResult(staff.officer, earlier, at);
  const plan = stagePlan({ survivors: 4 });
  const { stageId } = await createRunningStage({ officer: staff.officer, plan, speakers: teams }, at);
  const rows = teams.map(({ teamId }, index) => ({ teamId, points: 90 - index }));
  await scoreStage(operator, stageId, plan, rows, at);
  const away = { teamId: idOf(4), reason: "대표기관의 사정으로 참여를 철회합니다.", returnOn: "2026-01-20" };
  const withdraw = (from: string) => withdrawTeam(staff.officer, { ...away, stageId: from }, at);
  const { decisionId } = await propose(stageId);
  for (const from of [stageId, earlier])
    expect(await withdraw(from)).toMatchObject({ reason: "RESULT_ALREADY_PROPOSED" });
  const returned = { decisionId, expectedVersion: 0, reason: "한 팀이 철회 의사를 밝혀 다시 살핍니다." };
  expect(await returnStageResult(staff.director, returned, at)).toMatchObject({ ok: true });
  // Whichever comes first, the other knows of it.
  const [gone, anew] = await Promise.all([withdraw(earlier), propose(stageId)]);
  const told = await db.stageOutcome.findFirstOrThrow({
    where: { decisionId: anew.decisionId, stageTeam: { teamId: idOf(4) } },
  });
  expect([told.result, (await statuses())[4]]).toEqual(gone.ok ? ["WITHDRAWN", "WITHDRAWN"] : ["ELIMINATED", "ACTIVE"]);
});

it("two directors approve at once: one outcome, GPUs return once (L3)", async () => {
  const poolId = await createGpuPool(steward, { gpuCount: 1_024 });
  const last = teams[4];
  if (!last) throw new Error("no team");
  await giveGpus(last, 512, poolId);
  const stageId = await scored([90, 87, 85, 84, 76]);
  const { decisionId } = await propose(stageId);
  const results = await Promise.allSettled(
    Array.from({ length: 8 }, (_, index) =>
      approveStageResult(index % 2 ? staff.director : otherDirector, { decisionId, expectedVersion: 0 }, AT),
    ),
  );
  expect(results.filter((result) => result.status === "fulfilled" && result.value.ok)).toHaveLength(1);
  expect(await auditCount("stage.resultApproved", stageId)).toBe(1);
  expect(await db.auditEvent.count({ where: { type: "team.left", subjectId: last.teamId } })).toBe(1);
  expect((await verifyLedgerDatabase()).violations).toEqual([]);
});

it("whoever proposed may not approve, and an officer is no director", async () => {
  const both = await createUser(["OFFICER", "DIRECTOR"]);
  const stageId = await scored([90, 87, 85, 84, 76]);
  const proposed = await proposeStageResult(
    both,
    { stageId, expectedVersion: await stageVersion(stageId), reason: REASON, returnOn: "2026-01-15" },
    AT,
  );
  if (!proposed.ok) throw new Error(proposed.reason);
  const input = { decisionId: proposed.data.decisionId, expectedVersion: 0 };
  await expect(approveStageResult(both, input, AT)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(approveStageResult(staff.officer, input, AT)).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await statuses()).toEqual(Array(5).fill("ACTIVE"));
});

it("a returned result goes back to scored, can be corrected and proposed anew", async () => {
  const stageId = await scored([90, 87, 85, 84, 76]);
  const first = await propose(stageId);
  expect(
    (
      await returnStageResult(
        staff.director,
        { decisionId: first.decisionId, expectedVersion: 0, reason: "검증 점수의 근거를 보완하십시오." },
        AT,
      )
    ).ok,
  ).toBe(true);
  expect((await reopenScoring(operator, { stageId, expectedVersion: await stageVersion(stageId) }, AT)).ok).toBe(true);
  expect(
    (
      await enterPartScore(
        operator,
        { stageId, teamId: idOf(4), partKey: "verification", scoreHundredths: 9_900, evidence: "재실행 보고서" },
        AT,
      )
    ).ok,
  ).toBe(true);
  expect((await closeScoring(operator, { stageId, expectedVersion: await stageVersion(stageId) }, AT)).ok).toBe(true);
  const second = await propose(stageId);
  expect(second.sheetHash).not.toBe(first.sheetHash);
});

it("E2: freezes only when every team has spoken on the plan as it stands; a change asks them anew", async () => {
  const { stageId } = await createConsultedStage({ officer: staff.officer }, AT);
  const step = async () => ({ stageId, expectedVersion: await stageVersion(stageId) });
  for (const team of teams.slice(0, 4))
    await giveConsent(team.leadManager, { stageId, teamId: team.teamId, verdict: "AGREED", comment: "" }, AT);
  expect(await freezeStage(staff.officer, await step(), AT)).toMatchObject({
    ok: false,
    reason: "TEAMS_SILENT",
    reasonParams: { count: 1 },
  });
  const last = teams[4];
  if (!last) throw new Error("no team");
  await giveConsent(
    last.leadManager,
    { stageId, teamId: last.teamId, verdict: "OBJECTED", comment: "검증 비중이 지나치게 큽니다." },
    AT,
  );
  const facts = { titleKo: "단계평가", titleEn: "Stage", cutoffOn: "2025-12-31", plan: stagePlan({ survivors: 3 }) };
  expect((await updateStage(staff.officer, { ...(await step()), ...facts }, AT)).ok).toBe(true);
  expect(await freezeStage(staff.officer, await step(), AT)).toMatchObject({
    ok: false,
    reason: "TEAMS_SILENT",
    reasonParams: { count: 5 },
  });
  for (const team of teams)
    await giveConsent(team.leadManager, { stageId, teamId: team.teamId, verdict: "AGREED", comment: "" }, AT);
  const frozen = await Promise.allSettled(
    Array.from({ length: 6 }, async () => freezeStage(staff.officer, await step(), AT)),
  );
  expect(frozen.filter((result) => result.status === "fulfilled" && result.value.ok)).toHaveLength(1);
  await expect(db.stage.update({ where: { id: stageId }, data: { plan: {} } })).rejects.toThrow(/frozen/);
});

it("a stranger, another team's people and staff without the role meet NOT_FOUND", async () => {
  const { stageId } = await createConsultedStage({ officer: staff.officer }, AT);
  const [one, two] = teams;
  if (!one || !two) throw new Error("no teams");
  await expect(
    giveConsent(two.leadManager, { stageId, teamId: one.teamId, verdict: "AGREED", comment: "" }, AT),
  ).rejects.toMatchObject({ code: "NOT_FOUND" });
  const stranger = await createUser(["APPLICANT"]);
  await expect(getStage(stranger, stageId)).rejects.toMatchObject({ code: "NOT_FOUND" });
  for (const actor of [stranger, operator, staff.director]) {
    await expect(
      createStage(actor, { titleKo: "가", titleEn: "a", cutoffOn: "2025-12-31", plan: stagePlan() }, AT),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(openConsultation(actor, { stageId, expectedVersion: 1 }, AT)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  }
});

it("teams read neither scores nor verdicts before publication, and their verdict after it", async () => {
  const stageId = await scored([90, 87, 85, 84, 76]);
  const { decisionId } = await propose(stageId);
  await approveStageResult(staff.director, { decisionId, expectedVersion: 0 }, AT);
  const last = teams[4];
  if (!last) throw new Error("no team");
  const before = await getStage(last.leadManager, stageId);
  expect(before).toMatchObject({ scores: null, decision: null, outcomes: [] });
  expect(new Set(before.teams.map((team) => team.status))).toEqual(new Set(["ACTIVE"]));
  expect((await publishStage(staff.officer, { stageId, expectedVersion: await stageVersion(stageId) }, AT)).ok).toBe(
    true,
  );
  const after = await getStage(last.leadManager, stageId);
  expect(after.outcomes.find((outcome) => outcome.teamId === last.teamId)?.result).toBe("ELIMINATED");
  expect(after.scores).toBeNull();
});

it("S11: the exported sheet recomputes to the published hash, and its export is on record with the reason (L2)", async () => {
  const stageId = await scored([90, 87, 87, 84, 76]);
  const { sheetHash } = await propose(stageId);
  const auditor = await createUser(["AUDITOR"]);
  const exported = await exportStageSheet(auditor, stageId, "정기 감사");
  expect(recomputeStage(JSON.parse(exported.text))).toEqual({ ok: true, sha256: sheetHash });
  expect(
    await db.accessLog.count({
      where: { actorId: auditor.id, subjectId: stageId, kind: "EXPORT", reason: "정기 감사" },
    }),
  ).toBe(1);
});

it("S3: staff bound to one of the teams see no scores, export nothing and decide nothing", async () => {
  const stageId = await scored([90, 87, 85, 84, 76]);
  const { decisionId } = await propose(stageId);
  const [bound, team] = [await createUser(["OFFICER", "DIRECTOR", "OPERATOR"]), teams[0]];
  if (!team) throw new Error("no team");
  const finding = {
    proposalId: team.proposalId,
    userId: bound.id,
    kind: "PAST_ORGANISATION" as const,
    severity: "EXCLUSION" as const,
  };
  await inside.conflictFinding.create({ data: { ...finding, evidence: {}, detectedAt: AT } });
  expect(await getStage(bound, stageId)).toMatchObject({
    scores: null,
    decision: null,
    outcomes: [],
    may: { bound: true, approve: false },
  });
  await expect(exportStageSheet(bound, stageId, "정기 감사")).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(approveStageResult(bound, { decisionId, expectedVersion: 0 }, AT)).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  await inside.conflictFinding.updateMany({
    where: { userId: bound.id },
    data: { outcome: "DISMISSED", reason: "관련이 없음을 확인함", decidedById: staff.officer.id },
  });
  expect((await getStage(bound, stageId)).scores).not.toBeNull();
});
