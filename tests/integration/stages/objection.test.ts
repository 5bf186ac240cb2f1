import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { verifyLedgerDatabase } from "@/lib/ledger/queries/verify-ledger";
import { approveDecision } from "@/lib/objections/commands/approve-decision";
import { fileObjection } from "@/lib/objections/commands/file-objection";
import { nameMembers } from "@/lib/objections/commands/name-members";
import { proposeDecision } from "@/lib/objections/commands/propose-decision";
import { getObjection } from "@/lib/objections/queries/get-objection";
import { objectionDecisionLetter, ownFiledObjection } from "@/lib/objections/queries/letters";
import { listObjections, OBJECTION_LIST } from "@/lib/objections/queries/list-objections";
import { getOwnObjection } from "@/lib/objections/queries/own-objection";
import { db } from "@/lib/platform/db";
import { parseListQuery } from "@/lib/platform/list-query";
import { proposeCorrection } from "@/lib/stages/commands/correct-result";
import { approveStageResult, returnStageResult } from "@/lib/stages/commands/decide-result";
import { finaliseDueStages, finaliseStage } from "@/lib/stages/commands/publish-stage";
import { recomputeStage, type StageSheet } from "@/lib/stages/domain/calculation-sheet";
import type { CorrectedCell } from "@/lib/stages/domain/correction";
import { getStage } from "@/lib/stages/queries/get-stage";
import { createUser } from "@/tests/factories/actor";
import { allocateGpus, createGpuPool } from "@/tests/factories/ledger";
import { decisionInput, objectionInput, objectionVersion } from "@/tests/factories/objections";
import { expectOk } from "@/tests/factories/proposals";
import { createReviewer } from "@/tests/factories/reviews";
import {
  createRunningStage,
  createStageStaff,
  emptyProgramme,
  publishResult,
  type StageStaff,
  scoreStage,
  stagePlan,
  stageVersion,
} from "@/tests/factories/stages";
import { agreeOnSupport, createTeam, type TeamRow } from "@/tests/factories/teams";

const AT = new Date("2025-12-10T00:00:00Z");
const days = (count: number) => new Date(AT.getTime() + count * 86_400_000);
const DUE = new Date("2025-12-22T14:59:59.999Z");
const PERIOD = { validFrom: "2025-09-01", validTo: "2026-07-01" };
const plan = stagePlan({ survivors: 2 });
const reason = "인용된 이의에 따라 검증평가 점수를 바로잡습니다.";
let staff: StageStaff;
let operator: Actor;
let steward: Actor;
let otherDirector: Actor;
let first: TeamRow;
let second: TeamRow;
let last: TeamRow;
let poolId: string;
let stageId: string;

beforeAll(async () => {
  staff = await createStageStaff();
  ({ operator, otherDirector, steward } = staff);
});

/** Three teams, two places: the last is out by a hair, and all is published. */
beforeEach(async () => {
  await emptyProgramme(AT);
  first = await createTeam({ name: "첫째" });
  second = await createTeam({ name: "둘째" });
  last = await createTeam({ name: "셋째" });
});
async function publish(): Promise<void> {
  ({ stageId } = await createRunningStage({ officer: staff.officer, plan, speakers: [first, second, last] }, AT));
  const points = [first, second, last].map(({ teamId }, index) => ({ teamId, points: [90, 80, 79][index] ?? 0 }));
  await scoreStage(operator, stageId, plan, points, AT);
  await publishResult(staff, stageId, AT, "2026-01-15");
}
/** 512 GPUs for each of them. */
async function giveGpus(): Promise<void> {
  poolId = await createGpuPool(steward, { gpuCount: 1_536 });
  for (const team of [first, second, last]) {
    const gpuCount = team === first ? 1_024 : 512;
    const entries = ["2025H2", "2026H1"].map((period) => ({ resource: "GPU" as const, period, gpuCount }));
    await agreeOnSupport(staff, team.teamId, entries, new Date("2025-08-02T00:00:00Z"));
    const wanted = { poolId, teamId: team.teamId, gpuCount: 512, ...PERIOD };
    await allocateGpus({ steward, director: staff.director }, wanted, new Date("2025-08-20T00:00:00Z"));
  }
}

const step = async () => ({ stageId, expectedVersion: await stageVersion(stageId) });
const file = (team: TeamRow, at: Date) =>
  fileObjection(team.leadManager, { ...objectionInput(team.proposalId), stageId }, at);
const status = async ({ teamId }: TeamRow) => (await db.team.findUniqueOrThrow({ where: { id: teamId } })).status;
const correct = async (cells: CorrectedCell[], at: Date) =>
  proposeCorrection(staff.officer, { ...(await step()), reason, returnOn: "2026-01-31", cells }, at);
const better = (scoreHundredths: number): CorrectedCell[] => [
  { teamId: last.teamId, kind: "PART", key: "verification", scoreHundredths, evidence: "재실행 보고서 3쪽" },
];
const approve = (decisionId: string, actor: Actor, at: Date) =>
  approveStageResult(actor, { decisionId, expectedVersion: 0 }, at);

/** Filed by the last team, examined by three new people and the operator who scored, and decided as said. */
async function decided(verdict: "ACCEPTED" | "REJECTED", at = days(5)): Promise<string> {
  const { objectionId } = await expectOk(file(last, days(2)));
  const people = [operator.id, ...(await Promise.all([1, 2, 3].map(() => createReviewer()))).map(({ id }) => id)];
  const named = { objectionId, expectedVersion: await objectionVersion(objectionId) };
  await db.grant.create({
    data: { userId: operator.id, role: "REVIEWER", grantedById: "factory", validFrom: new Date("2025-01-01") },
  });
  await expectOk(nameMembers(staff.officer, { ...named, userIds: people }, at));
  const seats = await db.objectionMember.findMany({ where: { objectionId }, select: { id: true } });
  const opinion = verdict === "ACCEPTED" ? ("UPHOLD" as const) : ("DISMISS" as const);
  const voices = Object.fromEntries(seats.map(({ id }) => [id, opinion]));
  const input = decisionInput(objectionId, await objectionVersion(objectionId), voices, { verdict });
  const { decisionId } = await expectOk(proposeDecision(staff.officer, input, at));
  await expectOk(approveDecision(staff.director, { decisionId, expectedVersion: 0 }, at));
  return objectionId;
}

describe("S10: objecting to a stage's result", () => {
  it("once a team, within ten days by the law's count; the last instant is in time, a millisecond later late", async () => {
    await publish();
    const late = new Date(DUE.getTime() + 1);
    expect(await file(second, late)).toMatchObject({ reason: "WINDOW_CLOSED" });
    expect(await file(second, new Date(AT.getTime() - 1))).toMatchObject({ reason: "RESULTS_NOT_PUBLISHED" });
    const both = await Promise.all([file(last, DUE), file(last, DUE)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await file(last, DUE)).toMatchObject({ reason: "ALREADY_FILED" });
    const row = await db.objection.findFirstOrThrow({ where: { proposalId: last.proposalId } });
    expect(row.number).toMatch(/-S\d+-OB$/);
    // Thirty days from 22 December: 21 January, a Wednesday.
    expect(row.decisionDueAt).toEqual(new Date("2026-01-21T14:59:59.999Z"));
    const { id: _id, remindedDays: _days, ...copied } = row;
    const entrant = await db.stageTeam.findFirstOrThrow({ where: { stageId, teamId: second.teamId } });
    const own = { stageTeamId: entrant.id, proposalId: second.proposalId, callId: second.callId };
    await expect(db.objection.create({ data: { ...copied, number: "late", ...own, filedAt: late } })).rejects.toThrow(
      /window for objections/,
    );
    // A stranger, and a member of another team, learn nothing.
    const foreign = { ...objectionInput(second.proposalId), stageId };
    await expect(fileObjection(last.leadManager, foreign, DUE)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const page = await getOwnObjection(last.leadManager, last.proposalId, DUE, stageId);
    expect(page).toMatchObject({
      stage: { id: stageId },
      window: "OPEN",
      mayFile: false,
      objection: { number: row.number },
    });
    const { objections } = await getStage(last.leadManager, stageId);
    expect(objections).toEqual({
      own: [{ teamId: last.teamId, proposalId: last.proposalId, number: row.number }],
      standing: null,
    });
  });

  it("never decided by the people of the result alone, and nobody bound to any team of the stage examines it (S3)", async () => {
    await publish();
    const { objectionId } = await expectOk(file(last, days(2)));
    const original = await createReviewer();
    const more = [await createReviewer(), await createReviewer()];
    // They scored by hand: they are of the original people.
    const parts = ["verification", "derivatives", "contestExpert"];
    for (const [index, { id }] of [original, ...more].entries())
      await db.stagePartScore.updateMany({
        where: { stageTeam: { stageId }, partKey: parts[index] ?? "" },
        data: { enteredById: id },
      });
    // Of another team's consortium: one place is another's loss.
    const works = { organisationId: first.organisationId, organisationName: first.nameKo };
    const bound = await createReviewer({ affiliations: [works] });
    const page = await getObjection(staff.officer, objectionId, days(2));
    if (page.access !== "OPEN") throw new Error("closed");
    const of = (userId: string) => page.candidates.find((one) => one.userId === userId);
    expect([of(original.id)?.isOriginal, of(more[1]?.id ?? "")?.isOriginal]).toEqual([true, true]);
    expect(of(bound.id)?.isConflicted).toBe(true);
    const named = { objectionId, expectedVersion: 0, userIds: [original, ...more].map(({ id }) => id) };
    expect(await nameMembers(staff.officer, named, days(2))).toMatchObject({ reason: "ORIGINAL_PANEL_ALONE" });
    expect(page.result).toMatchObject({ kind: "STAGE", current: "ELIMINATED" });
    const auditor = await createUser(["AUDITOR"]);
    const listed = await listObjections(auditor, parseListQuery({}, OBJECTION_LIST), days(2));
    expect(listed.rows.find(({ id }) => id === objectionId)?.stageNumber).toBeGreaterThan(0);
  });

  it("keeps the result from being final until it is decided, whoever asks, in the database too", async () => {
    await publish();
    await expectOk(file(last, days(2)));
    const after = new Date(DUE.getTime() + 1);
    expect(await finaliseStage(staff.officer, await step(), after)).toMatchObject({ reason: "OBJECTIONS_UNDECIDED" });
    expect(await finaliseDueStages(after)).toEqual({ finalised: 0 });
    const update = { where: { id: stageId }, data: { state: "FINAL" as const, finalAt: after } };
    await expect(db.stage.update(update)).rejects.toThrow(/objection is not decided/);
  });
});

describe("S10: an upheld objection leads to a corrected result", () => {
  it("in both directions: one leaves, one comes back with what is free of its GPUs, and the sheets are chained (G2, S11)", async () => {
    await giveGpus();
    await publish();
    // Half of what the last team gives back on 15 January has gone to the first team by then.
    const taken = { poolId, teamId: first.teamId, gpuCount: 256, validFrom: "2026-01-15", validTo: "2026-07-01" };
    await allocateGpus({ steward, director: staff.director }, taken, days(1));
    expect(await correct(better(8_500), days(3))).toMatchObject({ reason: "NOTHING_TO_CORRECT" });
    const objectionId = await decided("ACCEPTED");
    const letter = await objectionDecisionLetter(await ownFiledObjection(last.leadManager, objectionId, days(6)), "ko");
    expect(letter.paragraphs[0]).toContain("단계평가");
    expect(
      await db.notification.count({
        where: { kind: "stageCorrectionDue", userId: staff.officer.id, href: `/stages/${stageId}` },
      }),
    ).toBe(1);
    const after = new Date(DUE.getTime() + 1);
    expect(await finaliseStage(staff.officer, await step(), after)).toMatchObject({ reason: "CORRECTION_DUE" });

    const unknown: CorrectedCell[] = [
      { teamId: last.teamId, kind: "PART", key: "nothing", scoreHundredths: 1, evidence: "없는 부문" },
    ];
    expect(await correct(unknown, days(6))).toMatchObject({ reason: "CELL_UNKNOWN" });
    const returned = await expectOk(correct(better(8_100), days(6)));
    expect(await correct(better(8_500), days(6))).toMatchObject({ reason: "CORRECTION_WAITS" });
    await expectOk(
      returnStageResult(
        staff.director,
        { decisionId: returned.decisionId, expectedVersion: 0, reason: "근거를 보완하여 주십시오." },
        days(6),
      ),
    );
    expect((await getStage(staff.officer, stageId)).state).toBe("PUBLISHED");

    const { decisionId } = await expectOk(correct(better(8_500), days(7)));
    // What is on its way changes nothing that is published.
    const told = async () =>
      (await getStage(last.leadManager, stageId)).outcomes.find(({ teamId }) => teamId === last.teamId)?.result;
    expect(await told()).toBe("ELIMINATED");
    expect((await getStage(staff.director, stageId)).decision?.changed).toHaveLength(2);
    expect(await finaliseStage(staff.officer, await step(), after)).toMatchObject({ reason: "CORRECTION_WAITS" });
    // Where the calendar ends nobody's verdict turns without a window of theirs.
    const beyond = new Date("2060-03-02T00:00:00Z");
    expect(await approve(decisionId, staff.director, beyond)).toMatchObject({ reason: "CALENDAR_ENDS" });
    const work = [staff.director, otherDirector, staff.director].map((actor) => approve(decisionId, actor, days(8)));
    const outcomes = await Promise.allSettled(work);
    expect(outcomes.filter((one) => one.status === "fulfilled" && one.value.ok)).toHaveLength(1);

    expect([await status(first), await status(second), await status(last)]).toEqual(["ACTIVE", "ELIMINATED", "ACTIVE"]);
    expect(await told()).toBe("ADVANCE");
    const restored = await db.gpuAllocation.findMany({ where: { teamId: last.teamId }, orderBy: { validFrom: "asc" } });
    expect(
      restored.map((one) => [
        one.gpuCount,
        one.status,
        one.validFrom.toISOString().slice(0, 10),
        one.validTo.toISOString().slice(0, 10),
      ]),
    ).toEqual([
      [512, "RETURNED", "2025-09-01", "2026-01-15"],
      [256, "APPROVED", "2026-01-15", "2026-07-01"],
    ]);
    expect((await verifyLedgerDatabase()).violations).toEqual([]);
    const kept = await db.stageDecision.findUniqueOrThrow({ where: { id: decisionId } });
    expect(kept.consequences).toMatchObject({
      left: [{ teamId: second.teamId, gpuCount: 512 }],
      reinstated: [{ teamId: last.teamId, gpuCount: 256, missing: 256 }],
    });
    const agreement = async ({ teamId }: TeamRow) => db.agreement.findUniqueOrThrow({ where: { teamId } });
    expect((await agreement(last)).endedAt).toBeNull();
    expect(await agreement(second)).toMatchObject({ endCause: "ELIMINATED", endToldAt: days(8) });
    expect(
      await db.notification.count({ where: { kind: "stageResultCorrected", userId: second.leadManager.id } }),
    ).toBe(1);

    const sheet = JSON.parse(kept.sheet) as StageSheet;
    expect(recomputeStage(sheet)).toEqual({ ok: true, sha256: kept.sheetHash });
    const forged = structuredClone(sheet);
    if (forged.corrects)
      forged.corrects.sheet.teams[0] = {
        ...(forged.corrects.sheet.teams[0] as StageSheet["teams"][number]),
        nameKo: "다른 팀",
      };
    expect(recomputeStage(forged)).toMatchObject({ ok: false });

    // The window begins anew: who fell behind may object, who has objected may not again.
    const { objectionsDueAt } = await db.stage.findUniqueOrThrow({ where: { id: stageId } });
    expect(objectionsDueAt).toEqual(new Date("2025-12-29T14:59:59.999Z"));
    expect(await file(last, days(9))).toMatchObject({ reason: "ALREADY_FILED" });
    const again = await expectOk(file(second, days(9)));
    const inadmissible = decisionInput(again.objectionId, 0, {}, { verdict: "INADMISSIBLE" });
    const { decisionId: closing } = await expectOk(proposeDecision(staff.officer, inadmissible, days(10)));
    await expectOk(approveDecision(staff.director, { decisionId: closing, expectedVersion: 0 }, days(10)));
    expect(await finaliseDueStages(objectionsDueAt as Date)).toEqual({ finalised: 0 });
    expect(await finaliseDueStages(new Date((objectionsDueAt as Date).getTime() + 1))).toEqual({ finalised: 1 });
    await expect(db.stage.update({ where: { id: stageId }, data: { objectionsDueAt: DUE } })).rejects.toThrow(
      /not shortened/,
    );
  });
});
