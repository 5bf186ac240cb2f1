import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { readContent } from "@/lib/agreements/domain/content";
import { endSession } from "@/lib/deliberation/commands/conduct";
import { conveneSession } from "@/lib/deliberation/commands/convene";
import { finaliseMinutes } from "@/lib/deliberation/commands/finalise-minutes";
import type { VoteChoice } from "@/lib/deliberation/domain/quorum";
import { getItem } from "@/lib/deliberation/queries/get-item";
import { getConveneForm } from "@/lib/deliberation/queries/list-sessions";
import { approveAllocation } from "@/lib/ledger/commands/decide-allocation";
import { approveHandover, rejectHandover } from "@/lib/ledger/commands/decide-handover";
import { planHandover } from "@/lib/ledger/commands/plan-handover";
import { requestAllocation } from "@/lib/ledger/commands/request-allocation";
import { getHandoverForm } from "@/lib/ledger/queries/handovers";
import { verifyLedgerDatabase } from "@/lib/ledger/queries/verify-ledger";
import { db } from "@/lib/platform/db";
import { approveStageResult, returnStageResult } from "@/lib/stages/commands/decide-result";
import { giveConsent } from "@/lib/stages/commands/give-consent";
import { freezeStage, startStage } from "@/lib/stages/commands/plan-stage";
import { publishStage } from "@/lib/stages/commands/publish-stage";
import { verifyOpenness } from "@/lib/stages/commands/verify-openness";
import { getStage } from "@/lib/stages/queries/get-stage";
import { RULEBOOK_V1 } from "@/prisma/seed/rulebook-v1";
import { actorWith } from "@/tests/factories/actor";
import {
  beginSession,
  createMembers,
  createSession,
  itemsOf,
  putToVote,
  sessionVersion,
  voteAndClose,
} from "@/tests/factories/deliberation";
import { allocateGpus, createGpuPool } from "@/tests/factories/ledger";
import { expectOk } from "@/tests/factories/proposals";
import { createRulebookVersion } from "@/tests/factories/rulebook";
import {
  createConsultedStage,
  createRunningStage,
  createStageStaff,
  emptyProgramme,
  proposeResult,
  type StageStaff,
  scoreStage,
  stagePlan,
  stageVersion,
} from "@/tests/factories/stages";
import { agreeOnSupport, createTeam, type TeamRow } from "@/tests/factories/teams";

const AT = new Date("2025-12-01T00:00:00Z");
const hours = (count: number) => new Date(AT.getTime() + count * 3_600_000);
const PERIOD = { validFrom: "2025-07-01", validTo: "2026-07-01" };
const plan = stagePlan({ survivors: 1 });
/** What makes a planned openness of class III (D3). */
const CLASS_III = [
  "architecture",
  "parametersFinal",
  "technicalReport",
  "evaluationResults",
  "modelCard",
  "dataCard",
].map((componentKey, index) => ({ componentKey, note: "", licence: index < 2 ? "Apache-2.0" : "CC-BY-4.0" }));
let staff: StageStaff;
let operator: Actor;
let steward: Actor;
let otherDirector: Actor;
let stays: TeamRow;
let leaves: TeamRow;

beforeAll(async () => {
  staff = await createStageStaff();
  ({ operator, otherDirector, steward } = staff);
});

beforeEach(async () => {
  await emptyProgramme(AT);
  [stays, leaves] = [await createTeam({ name: "남는 팀" }), await createTeam({ name: "나가는 팀" })];
});

const score = (stageId: string) =>
  scoreStage(
    operator,
    stageId,
    plan,
    [stays, leaves].map(({ teamId }, index) => ({ teamId, points: 90 - index * 10 })),
    AT,
  );
async function proposed(): Promise<{ stageId: string; decisionId: string; sheetHash: string }> {
  const { stageId } = await createRunningStage({ officer: staff.officer, plan, speakers: [stays, leaves] }, AT);
  await score(stageId);
  return { stageId, ...(await proposeResult(staff.officer, stageId, AT)) };
}
const agreeGpus = (gpuCount: number, team = leaves) =>
  agreeOnSupport(
    staff,
    team.teamId,
    ["2025H2", "2026H1"].map((period) => ({ resource: "GPU" as const, period, gpuCount })),
    new Date("2025-08-02T00:00:00Z"),
  );
const approve = (decisionId: string, actor = staff.director) =>
  approveStageResult(actor, { decisionId, expectedVersion: 0 }, hours(5));
const settled = async <T>(work: Promise<T>[]) =>
  (await Promise.allSettled(work)).map((one) => (one.status === "fulfilled" ? one.value : null));
const succeeded = (outcomes: ({ ok: boolean } | null)[]) => outcomes.filter((one) => one?.ok === true).length;
const teamStatus = async () => (await db.team.findUniqueOrThrow({ where: { id: leaves.teamId } })).status;

describe("E3: the committee deliberates on a proposed result", () => {
  /** A stage under a rulebook that asks for a session. */
  async function demanding() {
    const committee = { ...RULEBOOK_V1.committee, stageSessionRequired: true };
    const version = await createRulebookVersion({ committee });
    const { stageId } = await createConsultedStage({ officer: staff.officer, plan }, AT);
    await db.stage.update({ where: { id: stageId }, data: { rulebookVersion: version } });
    for (const { teamId, leadManager } of [stays, leaves])
      await expectOk(giveConsent(leadManager, { stageId, teamId, verdict: "AGREED", comment: "" }, AT));
    const step = async () => ({ stageId, expectedVersion: await stageVersion(stageId) });
    await expectOk(freezeStage(staff.officer, await step(), AT));
    await expectOk(startStage(staff.officer, await step(), AT));
    await score(stageId);
    return { stageId, ...(await proposeResult(staff.officer, stageId, AT)) };
  }
  async function sit(decisionId: string, choice: VoteChoice) {
    const members = await createMembers(3);
    const chair = members[0] as Actor;
    const about = { officer: staff.officer, members, callId: stays.callId, teamIds: [] };
    const sessionId = await createSession(about, AT, { stageDecisionId: decisionId });
    await beginSession(staff.officer, sessionId, members, hours(1));
    const itemId = (await itemsOf(sessionId))[0] ?? "";
    const motionId = await putToVote(
      { chair, itemId, text: "단계평가 결과를 제출된 대로 확정한다.", figures: [] },
      hours(1),
    );
    await voteAndClose(
      chair,
      motionId,
      members.map((member) => [member, choice]),
      hours(1),
    );
    const step = async () => ({ sessionId, expectedVersion: await sessionVersion(sessionId) });
    await expectOk(endSession(staff.officer, await step(), hours(2)));
    const sign = async () => expectOk(finaliseMinutes(chair, { ...(await step()), remarks: "" }, hours(3)));
    return { sessionId, itemId, motionId, chair, sign };
  }

  it("no approval without its signed minutes, which the decision then cites with the motion", async () => {
    const { stageId, decisionId, sheetHash } = await demanding();
    expect(await approve(decisionId)).toMatchObject({ reason: "NOT_DELIBERATED" });
    expect((await getConveneForm(staff.officer, AT)).stageResults.map(({ id }) => id)).toContain(decisionId);
    const { sessionId, itemId, motionId, chair, sign } = await sit(decisionId, "FOR");
    expect((await getConveneForm(staff.officer, AT)).stageResults.map(({ id }) => id)).not.toContain(decisionId);
    expect((await getItem(chair, sessionId, itemId)).stage).toMatchObject({ id: stageId, sheetHash });
    expect(await approve(decisionId)).toMatchObject({
      reason: "COMMITTEE_SITS",
      reasonParams: { number: expect.any(Number) },
    });
    const { sha256 } = await sign();
    await expectOk(approve(decisionId));
    expect(await db.stageDecision.findUniqueOrThrow({ where: { id: decisionId } })).toMatchObject({
      motionId,
      minutesSha256: sha256,
    });
    const { minutesContent } = await db.deliberationSession.findUniqueOrThrow({ where: { id: sessionId } });
    expect(minutesContent).toContain(sheetHash);
    expect((await getStage(staff.director, stageId)).deliberation).toMatchObject({
      motion: { state: "CARRIED", for: 3 },
      minutesSha256: sha256,
    });
    // What is decided stands, in the database too (S11).
    const change = { where: { id: decisionId }, data: { reason: "다른 사유" } };
    await expect(db.stageDecision.update(change)).rejects.toThrow(/stands as it was proposed/);
  });

  it("nobody approves what it rejected, whether a session was asked for or not; a settled result gets on no agenda", async () => {
    const { decisionId } = await proposed();
    const { sign } = await sit(decisionId, "AGAINST");
    await sign();
    expect(await approve(decisionId)).toMatchObject({ reason: "COMMITTEE_REJECTED" });
    const reason = "위원회가 부결하였으므로 다시 검토하십시오.";
    await expectOk(returnStageResult(staff.director, { decisionId, expectedVersion: 0, reason }, hours(4)));
    const members = (await createMembers(3)).map(({ id }) => id);
    const place = {
      startsAt: hours(9),
      place: "대회의실",
      videoUrl: "",
      memberIds: members,
      chairId: members[0] ?? "",
    };
    const again = {
      callId: stays.callId,
      ...place,
      teamIds: [],
      splitByTeam: false,
      otherItems: "",
      stageDecisionId: decisionId,
    };
    expect(await conveneSession(staff.officer, again, hours(5))).toMatchObject({ reason: "STAGE_NOT_PROPOSED" });
  });

  it("a member bound to one of its teams is away from the item (S3)", async () => {
    const { decisionId } = await proposed();
    const [chair, second, bound] = (await createMembers(3)) as [Actor, Actor, Actor];
    await db.organisationMember.create({
      data: { organisationId: leaves.organisationId, userId: bound.id, role: "MEMBER" },
    });
    const sessionId = await createSession(
      { officer: staff.officer, members: [chair, second, bound], callId: stays.callId, teamIds: [] },
      AT,
      { stageDecisionId: decisionId },
    );
    const itemId = (await itemsOf(sessionId))[0] ?? "";
    await expect(getItem(bound, sessionId, itemId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await getItem(chair, sessionId, itemId)).away).toEqual([{ name: bound.name, why: "CONFLICT" }]);
  });
});

describe("E4: what follows from an approval", () => {
  it("GPUs with a draft of who takes them, talent that goes on, a higher contribution for less openness (G4, H2, D3, D4)", async () => {
    const poolId = await createGpuPool(steward, { gpuCount: 512 });
    const talent = { resource: "TALENT" as const, period: "2026", amountWon: 1_000_000_000n };
    const gpus = (gpuCount: number) =>
      ["2025H2", "2026H1"].map((period) => ({ resource: "GPU" as const, period, gpuCount }));
    await emptyProgramme(AT);
    const open = { openness: { choices: CLASS_III, releasePlan: "상반기 공개" } };
    stays = await createTeam({ name: "남는 팀", ...open });
    leaves = await createTeam({ name: "나가는 팀" });
    await agreeOnSupport(staff, leaves.teamId, [...gpus(512), talent], new Date("2025-08-02T00:00:00Z"));
    await agreeOnSupport(staff, stays.teamId, [...gpus(256), talent], new Date("2025-08-02T00:00:00Z"));
    const wanted = { poolId, teamId: leaves.teamId, gpuCount: 512, ...PERIOD };
    await allocateGpus({ steward, director: staff.director }, wanted, new Date("2025-09-01T00:00:00Z"));
    const { stageId } = await createRunningStage({ officer: staff.officer, plan, speakers: [stays, leaves] }, AT);
    const seen = { stageId, teamId: stays.teamId, evidence: "저장소와 사용 허가 확인서 2쪽" };
    await expect(verifyOpenness(staff.director, { ...seen, level: "CLOSED" }, AT)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expectOk(verifyOpenness(operator, { ...seen, level: "CLOSED" }, AT));
    await score(stageId);
    const { decisionId } = await proposeResult(staff.officer, stageId, AT);
    await expectOk(approve(decisionId));

    const { consequences } = (await getStage(staff.officer, stageId)).decision ?? {};
    expect(consequences).toMatchObject({
      left: [{ teamId: leaves.teamId, gpuCount: 512, talentWon: "1000000000" }],
      amendments: [{ teamId: stays.teamId, kind: "DRAFTED", number: 1, lowered: true }],
    });
    const plans = await db.handoverPlan.findMany({ where: { teamId: leaves.teamId } });
    expect(plans).toMatchObject([{ status: "DRAFT", createdById: staff.officer.id }]);
    const row = { toTeamId: stays.teamId, toPoolId: poolId, gpuCount: 256, validTo: "2026-07-01", blockReason: "" };
    expect(plans[0]?.rows).toEqual([row]);
    const agreement = await db.agreement.findUniqueOrThrow({
      where: { teamId: stays.teamId },
      select: { inForce: true, versions: { where: { status: "DRAFT" } } },
    });
    const [draft] = agreement.versions;
    const [before, after] = [readContent(agreement.inForce?.content ?? ""), readContent(draft?.content ?? "")];
    expect(after.openness.verified).toEqual({ level: "CLOSED", from: "2025-12-01" });
    expect(BigInt(after.contribution.minimumWon)).toBeGreaterThan(BigInt(before.contribution.minimumWon));
    // Drafted as the officer's, so that the director may sign for the government (L3).
    expect(draft).toMatchObject({ draftedById: staff.officer.id, number: 1 });
    expect((await verifyLedgerDatabase()).violations).toEqual([]);

    const closing = { planId: plans[0]?.id ?? "", expectedVersion: 0, reason: "아직 정하지 않은 초안입니다." };
    await expect(rejectHandover(staff.officer, closing, hours(6))).rejects.toMatchObject({ code: "NOT_FOUND" });
    // The steward takes the draft over; another person carries it out.
    const planId = plans[0]?.id ?? "";
    const form = await getHandoverForm(steward, { draftId: planId });
    expect(form).toMatchObject({
      draft: { id: planId },
      rows: [row],
      subject: { kind: "TEAM_LEAVES", teamId: leaves.teamId },
    });
    const input = {
      poolId: "",
      teamId: leaves.teamId,
      draftId: planId,
      onDay: "2026-01-15",
      rows: [row],
      reason: "반납되는 GPU를 약정한 만큼 배정합니다.",
    };
    const taken = await Promise.allSettled([
      planHandover(steward, input, hours(6)),
      planHandover(steward, input, hours(6)),
    ]);
    expect(taken.filter((one) => one.status === "fulfilled" && one.value.ok)).toHaveLength(1);
    const { version } = await db.handoverPlan.findUniqueOrThrow({ where: { id: planId } });
    await expectOk(approveHandover(staff.director, { planId, expectedVersion: version }, hours(7)));
    expect(await db.gpuAllocation.count({ where: { teamId: stays.teamId, status: "APPROVED", gpuCount: 256 } })).toBe(
      1,
    );
    expect((await verifyLedgerDatabase()).violations).toEqual([]);
  });
});

describe("L4: all of it or nothing", () => {
  it("a failure at the very last step of the approval leaves everything as it was", async () => {
    const poolId = await createGpuPool(steward, { gpuCount: 512 });
    await agreeGpus(512);
    await allocateGpus(
      { steward, director: staff.director },
      { poolId, teamId: leaves.teamId, gpuCount: 512, ...PERIOD },
      new Date("2025-09-01T00:00:00Z"),
    );
    const { stageId, decisionId } = await proposed();
    const picture = async () =>
      JSON.stringify(
        await Promise.all([
          db.team.findMany({ where: { id: { in: [stays.teamId, leaves.teamId] } } }),
          db.stage.findUniqueOrThrow({ where: { id: stageId } }),
          db.stageDecision.findUniqueOrThrow({ where: { id: decisionId } }),
          db.gpuAllocation.findMany({ where: { poolId } }),
          db.gpuLedgerEntry.count({ where: { poolId } }),
          db.agreement.findMany({ where: { teamId: leaves.teamId } }),
          db.agreementVersion.count(),
          db.handoverPlan.count(),
          db.notification.count(),
          db.auditEvent.count(),
        ]),
        (_key, value) => (typeof value === "bigint" ? String(value) : value),
      );
    const before = await picture();
    // Audit rows are written last, and PostgreSQL takes no text with a zero byte: so is the director's name.
    const broken = actorWith(["DIRECTOR"], staff.director.id, "책임자\u0000");
    await expect(approve(decisionId, broken)).rejects.toThrow(/0x00|null character|\\u0000/i);
    expect(await picture()).toBe(before);
    await expectOk(approve(decisionId));
    expect(await teamStatus()).toBe("ELIMINATED");
  });
});

describe("one outcome, whoever presses at the same moment", () => {
  it("an elimination and an approval of GPUs for that team leave nothing in use and a conserved ledger (E4, G2, G3)", async () => {
    for (let round = 0; round < 4; round++) {
      await emptyProgramme(AT);
      [stays, leaves] = [await createTeam(), await createTeam()];
      await agreeGpus(512);
      const poolId = await createGpuPool(steward, { gpuCount: 512 });
      const wanted = { poolId, teamId: leaves.teamId, gpuCount: 256, ...PERIOD, blockReason: "" };
      const { allocationId } = await expectOk(requestAllocation(steward, wanted, AT));
      const { decisionId } = await proposed();
      const work = [
        () => approve(decisionId),
        () => approveAllocation(otherDirector, { allocationId, expectedVersion: 0 }, hours(5)),
        () => requestAllocation(steward, wanted, hours(5)),
        () => approve(decisionId, otherDirector),
      ];
      const [first, , , second] = await settled(
        (round % 2 ? [...work].reverse() : work).map((one) => one() as Promise<{ ok: boolean }>),
      );
      expect(succeeded([first ?? null, second ?? null])).toBe(1);
      expect(await teamStatus()).toBe("ELIMINATED");
      const live = await db.gpuAllocation.findMany({
        where: { teamId: leaves.teamId, status: { in: ["REQUESTED", "APPROVED"] } },
      });
      expect(live).toEqual([]);
      const late = await db.gpuAllocation.findMany({
        where: { teamId: leaves.teamId, validTo: { gt: new Date("2026-01-15") }, status: "RETURNED" },
      });
      expect(late).toEqual([]);
      expect((await verifyLedgerDatabase()).violations).toEqual([]);
    }
  });

  it("approve and return: one of them, and the stage says which; a publication happens once (L3)", async () => {
    for (let round = 0; round < 6; round++) {
      await emptyProgramme(AT);
      [stays, leaves] = [await createTeam(), await createTeam()];
      const { stageId, decisionId } = await proposed();
      const send = () =>
        returnStageResult(
          otherDirector,
          { decisionId, expectedVersion: 0, reason: "근거를 보완하여 주십시오." },
          hours(5),
        );
      const work: (() => Promise<{ ok: boolean }>)[] =
        round % 2 ? [send, () => approve(decisionId)] : [() => approve(decisionId), send];
      expect(succeeded(await settled(work.map((one) => one())))).toBe(1);
      const { status } = await db.stageDecision.findUniqueOrThrow({ where: { id: decisionId } });
      const { state } = await db.stage.findUniqueOrThrow({ where: { id: stageId } });
      expect([status, state, await teamStatus()]).toEqual(
        status === "APPROVED" ? ["APPROVED", "DECIDED", "ELIMINATED"] : ["RETURNED", "SCORED", "ACTIVE"],
      );
      if (status !== "APPROVED") continue;
      const expectedVersion = await stageVersion(stageId);
      expect(
        succeeded(
          await settled([1, 2, 3].map(() => publishStage(staff.officer, { stageId, expectedVersion }, hours(6)))),
        ),
      ).toBe(1);
      expect(
        await db.notification.count({ where: { kind: "stageResultPublished", userId: leaves.leadManager.id } }),
      ).toBe(1);
    }
  });
});
