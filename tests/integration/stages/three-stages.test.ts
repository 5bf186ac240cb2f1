import { beforeAll, beforeEach, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { verifyAuditDatabase } from "@/lib/audit/verify";
import { callFacts } from "@/lib/calls/queries";
import { closeContest } from "@/lib/contest/commands/close-contest";
import { scoreContest } from "@/lib/contest/commands/score-contest";
import { verifyLedgerDatabase } from "@/lib/ledger/queries/verify-ledger";
import { db } from "@/lib/platform/db";
import { proposeSelection } from "@/lib/reviews/commands/propose-selection";
import { publishResults } from "@/lib/reviews/commands/publish-results";
import { giveConsent } from "@/lib/stages/commands/give-consent";
import { freezeStage, startStage } from "@/lib/stages/commands/plan-stage";
import { finaliseDueStages, finaliseStage } from "@/lib/stages/commands/publish-stage";
import { withdrawTeam } from "@/lib/stages/commands/withdraw-team";
import { recomputeStage, type StageSheet } from "@/lib/stages/domain/calculation-sheet";
import { getReplacement } from "@/lib/stages/queries/replacement";
import { approveSelection } from "@/lib/teams/commands/approve-selection";
import { gradeHazard } from "@/lib/verification/commands/grade-hazard";
import { writeVerificationScores } from "@/lib/verification/commands/write-scores";
import { createUser } from "@/tests/factories/actor";
import {
  type Chooser,
  contestVersion,
  openPrepared,
  prepareContest,
  seatVoters,
  vote,
} from "@/tests/factories/contest";
import { allocateGpus, createGpuPool } from "@/tests/factories/ledger";
import { expectOk } from "@/tests/factories/proposals";
import { ensureReferenceCatalogue } from "@/tests/factories/references";
import {
  createPanelOf,
  createReviewer,
  createScreenedCall,
  PROPOSED_AT,
  scoreProposal,
  startReview,
} from "@/tests/factories/reviews";
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
import {
  ensureWindowModels,
  harnessFile,
  importedRun,
  registered,
  verificationDraft,
} from "@/tests/factories/verification";

const DAY_MS = 86_400_000;
const FIRST = new Date("2025-12-10T00:00:00Z");
const SECOND = new Date("2026-06-10T00:00:00Z");
const THIRD = new Date("2026-12-10T00:00:00Z");
const later = (at: Date, days: number) => new Date(at.getTime() + days * DAY_MS);
let staff: StageStaff;
let operator: Actor;
let steward: Actor;
let references: string[];
let teams: TeamRow[];

beforeAll(async () => {
  staff = await createStageStaff();
  ({ operator, steward } = staff);
  await ensureReferenceCatalogue();
  references = await ensureWindowModels();
});

beforeEach(async () => {
  await emptyProgramme(FIRST);
  teams = await Promise.all(Array.from({ length: 5 }, (_, index) => createTeam({ name: `세 단계 ${index + 1}` })));
  const poolId = await createGpuPool(steward, { gpuCount: 2_560 });
  for (const { teamId } of teams) {
    const entries = ["2025H2", "2026H1", "2026H2"].map((period) => ({
      resource: "GPU" as const,
      period,
      gpuCount: 512,
    }));
    await agreeOnSupport(staff, teamId, entries, new Date("2025-08-02T00:00:00Z"));
    const period = { validFrom: "2025-09-01", validTo: "2027-01-01" };
    await allocateGpus(
      { steward, director: staff.director },
      { poolId, teamId, gpuCount: 512, ...period },
      new Date("2025-08-20T00:00:00Z"),
    );
  }
});

const team = (index: number): TeamRow => teams[index] as TeamRow;
const active = async (): Promise<number> => db.team.count({ where: { status: "ACTIVE" } });
const step = async (stageId: string) => ({ stageId, expectedVersion: await stageVersion(stageId) });
const points = (...values: [TeamRow, number][]) => values.map(([{ teamId }, value]) => ({ teamId, points: value }));

/** `npm run verify -- ledger` and `audit` hold, and the sheet of the stage recomputes (S11). */
async function expectSound(stageId: string): Promise<void> {
  expect((await verifyLedgerDatabase()).violations).toEqual([]);
  const { sheet, sheetHash } = await db.stageDecision.findFirstOrThrow({ where: { stageId, status: "APPROVED" } });
  expect(recomputeStage(JSON.parse(sheet) as StageSheet)).toEqual({ ok: true, sha256: sheetHash });
}

/** Of teams held in one hand: everybody votes for the stronger one of a pair. */
async function playContest(stageId: string, entrants: readonly TeamRow[], at: Date, midway?: () => Promise<void>) {
  const facts = entrants.map(({ teamId }, index) => ({ teamId, modelName: `겨루기${index + 1}` }));
  const closesAt = later(at, 10);
  const { contestId } = await prepareContest({ officer: staff.officer, operator, stageId, teams: facts, closesAt }, at);
  const [citizen, second, expert] = [
    await createUser(["VOTER"]),
    await createUser(["VOTER"]),
    await createUser(["REVIEWER"]),
  ];
  await seatVoters(contestId, [citizen, second], { consentAt: at });
  await seatVoters(contestId, [expert], { group: "EXPERT", consentAt: at });
  await openPrepared(staff.officer, contestId, at);
  const entries = await db.contestEntry.findMany({ where: { contestId }, select: { id: true, teamId: true } });
  const rank = (entryId: string | null) =>
    entrants.findIndex(({ teamId }) => teamId === entries.find(({ id }) => id === entryId)?.teamId);
  const seen = new Map<string, number>();
  const chooser =
    (who: string): Chooser =>
    ({ leftEntryId, rightEntryId, expected }) => {
      if (expected) return expected;
      const pair = [who, ...[leftEntryId, rightEntryId].sort()].join(" ");
      seen.set(pair, (seen.get(pair) ?? 0) + 1);
      // A tie first, so that nobody loses every comparison and the ratings exist (X4).
      if (seen.get(pair) === 1) return "TIE";
      return rank(leftEntryId) < rank(rightEntryId) ? "LEFT" : "RIGHT";
    };
  await vote(citizen, contestId, { at, votes: 12, choose: chooser(citizen.id) });
  await midway?.();
  for (const voter of [second, expert])
    await vote(voter, contestId, { at: later(at, 1), votes: 12, choose: chooser(voter.id) });
  const contestStep = async () => ({ contestId, expectedVersion: await contestVersion(contestId) });
  await expectOk(closeContest(staff.officer, await contestStep(), new Date(closesAt.getTime() + 1)));
  await expectOk(scoreContest(staff.officer, await contestStep(), closesAt));
}

it("5 → 4 → 3 → 2: three stages in a row, each planned, consulted, frozen, scored, approved, published and final", async () => {
  // Stage 1 by hand.
  const one = stagePlan({ survivors: 4 });
  const first = await createRunningStage({ officer: staff.officer, plan: one, speakers: teams }, FIRST);
  await scoreStage(
    operator,
    first.stageId,
    one,
    teams.map(({ teamId }, index) => ({ teamId, points: 90 - index * 3 })),
    FIRST,
  );
  const { objectionsDueAt } = await publishResult(staff, first.stageId, FIRST, "2026-01-31");
  expect(await active()).toBe(4);
  // S10, C2: ten days, the first not counted; the last instant is still in the window.
  expect(objectionsDueAt).toEqual(new Date("2025-12-22T14:59:59.999Z"));
  expect(await finaliseDueStages(objectionsDueAt)).toEqual({ finalised: 0 });
  expect(await finaliseStage(staff.officer, await step(first.stageId), objectionsDueAt)).toMatchObject({
    reason: "WINDOW_OPEN",
  });
  // E1: the next one is consulted meanwhile, but not frozen before it is certain who takes part.
  const two = { ...stagePlan({ survivors: 3 }), verification: verificationDraft(references) };
  const second = await createConsultedStage(
    { officer: staff.officer, plan: two, cutoffOn: "2025-12-31" },
    later(FIRST, 1),
  );
  for (const { teamId, leadManager } of teams.slice(0, 4))
    await expectOk(
      giveConsent(leadManager, { stageId: second.stageId, teamId, verdict: "AGREED", comment: "" }, later(FIRST, 1)),
    );
  expect(await freezeStage(staff.officer, await step(second.stageId), later(FIRST, 1))).toMatchObject({
    reason: "PREVIOUS_NOT_FINAL",
  });
  expect(await finaliseDueStages(new Date(objectionsDueAt.getTime() + 1))).toEqual({ finalised: 1 });
  expect(await finaliseDueStages(later(objectionsDueAt, 1))).toEqual({ finalised: 0 });
  await expectSound(first.stageId);

  // Stage 2: verification computed from runs, safety judged from hazard grades.
  await expectOk(freezeStage(staff.officer, await step(second.stageId), SECOND));
  await expectOk(startStage(staff.officer, await step(second.stageId), SECOND));
  for (const [index, { teamId, leadManager }] of teams.slice(0, 4).entries()) {
    const of = { stageId: second.stageId, teamId };
    await registered(leadManager, of, SECOND);
    const value = 0.8 - index * 0.1;
    await expectOk(
      importedRun(operator, of, harnessFile({ gpqa: { value }, "mmlu-pro": { value: value / 2 } }), SECOND),
    );
    for (const hazard of ["violence", "hate"] as const)
      await expectOk(
        gradeHazard(
          operator,
          { ...of, hazard, grade: "LOW", scoreHundredths: null, evidence: "AI안전연구소 보고서" },
          SECOND,
        ),
      );
  }
  await expectOk(writeVerificationScores(operator, second.stageId, SECOND));
  const hand = { ...two, gates: two.gates.filter(({ key }) => key !== "safety") };
  const { verification: _computed, ...plain } = hand;
  await scoreStage(
    operator,
    second.stageId,
    plain,
    points([team(0), 88], [team(1), 86], [team(2), 84], [team(3), 82]),
    SECOND,
    ["verification"],
  );
  await finaliseResult(
    staff.officer,
    second.stageId,
    (await publishResult(staff, second.stageId, SECOND, "2026-07-31")).objectionsDueAt,
  );
  expect(await active()).toBe(3);
  await expectSound(second.stageId);

  // Stage 3: the contest computed from votes.
  const three = stagePlan({ survivors: 2 });
  const third = await createRunningStage({ officer: staff.officer, plan: three, speakers: teams.slice(0, 3) }, THIRD);
  await playContest(third.stageId, teams.slice(0, 3), THIRD);
  await scoreStage(
    operator,
    third.stageId,
    three,
    points([team(0), 80], [team(1), 81], [team(2), 70]),
    later(THIRD, 11),
    ["contestPublic", "contestExpert"],
  );
  await finaliseResult(
    staff.officer,
    third.stageId,
    (await publishResult(staff, third.stageId, later(THIRD, 12), "2026-12-31")).objectionsDueAt,
  );
  expect(await active()).toBe(2);
  await expectSound(third.stageId);
  const statuses = await db.team.findMany({
    where: { id: { in: teams.map(({ teamId }) => teamId) } },
    orderBy: { nameKo: "asc" },
  });
  expect(statuses.map(({ status }) => status)).toEqual(["ACTIVE", "ACTIVE", "ELIMINATED", "ELIMINATED", "ELIMINATED"]);
  // Each gave its GPUs back on its day.
  const returned = await db.gpuAllocation.findMany({
    where: { teamId: { in: teams.slice(2).map(({ teamId }) => teamId) } },
    orderBy: { validTo: "asc" },
  });
  expect(returned.map(({ validTo }) => validTo.toISOString().slice(0, 10))).toEqual([
    "2026-01-31",
    "2026-07-31",
    "2026-12-31",
  ]);
  expect(await verifyAuditDatabase()).toMatchObject({ verdict: { ok: true } });
});

/** P5: one seat, a majority of the reviewers; the new team is the lead of the only proposal. */
async function addByAdditionalCall(): Promise<TeamRow> {
  const reviewers = [await createReviewer(), await createReviewer(), await createReviewer()];
  const { callId, proposals } = await createScreenedCall(staff.officer, 1, { kind: "ADDITIONAL", seats: 1 });
  await startReview(staff.officer, await createPanelOf(staff.officer, callId, reviewers));
  const { proposalId, lead } = proposals[0] as (typeof proposals)[number];
  for (const reviewer of reviewers) await scoreProposal(reviewer, proposalId, 8_500, { suitable: true });
  const selection = { callId, reason: "적합 의견이 과반수이므로 선정안을 올립니다.", missingReason: "" };
  const { decisionId } = await expectOk(proposeSelection(staff.officer, selection, PROPOSED_AT));
  const { teamIds } = await expectOk(approveSelection(staff.director, { decisionId, expectedVersion: 0 }, PROPOSED_AT));
  const { version } = await callFacts(db, callId);
  await expectOk(publishResults(staff.director, { callId, expectedVersion: version }, PROPOSED_AT));
  return { ...team(0), teamId: teamIds[0] ?? "", proposalId, callId, leadManager: lead };
}

it("P5: a gate removes the second best and two leave; an additional call adds one; one withdraws in the middle of a contest", async () => {
  // One was to leave; the gate takes the second best, and the floor the last.
  const one = stagePlan({ survivors: 4, minimumTotalHundredths: 8_000 });
  const first = await createRunningStage({ officer: staff.officer, plan: one, speakers: teams }, FIRST);
  const rows = points([team(0), 90], [team(1), 89], [team(2), 85], [team(3), 84], [team(4), 76]);
  const gated = rows.map((row, index) => ({ ...row, failedGates: index === 1 ? ["originality"] : [] }));
  await scoreStage(operator, first.stageId, one, gated, FIRST);
  await finaliseResult(
    staff.officer,
    first.stageId,
    (await publishResult(staff, first.stageId, FIRST)).objectionsDueAt,
  );
  expect(await active()).toBe(3);
  await expectSound(first.stageId);
  // The officer is led to the additional call; whoever cannot draft one sees nothing of it.
  const final = { number: first.number, state: "FINAL" as const, plan: { survivors: 4 } };
  const room = { missing: 1, seats: 1, active: 3, wanted: 4, maxTeams: 5 };
  expect(await getReplacement(staff.officer, final, SECOND)).toMatchObject(room);
  for (const other of [staff.director, operator]) expect(await getReplacement(other, final, SECOND)).toBeNull();
  expect(await getReplacement(staff.officer, { ...final, state: "PUBLISHED" }, SECOND)).toBeNull();
  const told = await db.notification.findMany({
    where: { kind: "stageSeatsFree", href: `/stages/${first.stageId}#replacement` },
    select: { userId: true, params: true },
  });
  expect(told.find(({ userId }) => userId === staff.officer.id)?.params).toMatchObject({ wanted: 4, active: 3 });

  // The next stage is planned, and being consulted on, when the additional call seats a team: it joins and is asked.
  const two = stagePlan({ survivors: 3 });
  const second = await createConsultedStage({ officer: staff.officer, plan: two, cutoffOn: "2026-06-30" }, SECOND);
  const added = await addByAdditionalCall();
  const agree = async ({ teamId, leadManager }: TeamRow) =>
    expectOk(giveConsent(leadManager, { stageId: second.stageId, teamId, verdict: "AGREED", comment: "" }, SECOND));
  const present = [team(0), team(2), team(3)];
  for (const one of present) await agree(one);
  const filled = { ...final, plan: { survivors: 3 } };
  expect(await getReplacement(staff.officer, filled, SECOND)).toMatchObject({ missing: 0, active: 4 });
  expect(await freezeStage(staff.officer, await step(second.stageId), SECOND)).toMatchObject({
    reason: "TEAMS_SILENT",
  });
  expect(await db.notification.count({ where: { kind: "stageConsultation", userId: added.leadManager.id } })).toBe(1);
  await agree(added);
  await expectOk(freezeStage(staff.officer, await step(second.stageId), SECOND));
  await expectOk(startStage(staff.officer, await step(second.stageId), SECOND));
  expect(await active()).toBe(4);

  const withdraw = async () => {
    const reason = "대표기관의 사정으로 참여를 철회합니다.";
    const input = { stageId: second.stageId, teamId: team(3).teamId, reason, returnOn: "2026-06-20" };
    expect(await withdrawTeam(staff.officer, input, later(SECOND, 1))).toEqual({
      ok: true,
      data: { returnedGpuCount: 512 },
    });
  };
  const entrants = [team(0), added, team(2), team(3)];
  await playContest(second.stageId, entrants, SECOND, withdraw);
  const contest = ["contestPublic", "contestExpert"];
  await scoreStage(
    operator,
    second.stageId,
    two,
    points([team(0), 80], [added, 82], [team(2), 70]),
    later(SECOND, 11),
    contest,
  );
  const { decisionId, objectionsDueAt } = await publishResult(staff, second.stageId, later(SECOND, 12), "2026-07-31");
  const outcomes = await db.stageOutcome.findMany({
    where: { decisionId },
    select: { result: true, rank: true, stageTeam: { select: { teamId: true } } },
  });
  const of = (teamId: string) => outcomes.find(({ stageTeam }) => stageTeam.teamId === teamId);
  expect(of(team(3).teamId)).toMatchObject({ result: "WITHDRAWN", rank: null });
  // Three are left for three places: nobody leaves by rank.
  expect([team(0), added, team(2)].map(({ teamId }) => of(teamId)?.result)).toEqual(["ADVANCE", "ADVANCE", "ADVANCE"]);
  // From then on it is this stage that says how many teams there are.
  expect(await getReplacement(staff.officer, final, objectionsDueAt)).toBeNull();
  await finaliseResult(staff.officer, second.stageId, objectionsDueAt);
  expect(await active()).toBe(3);
  await expectSound(second.stageId);
});
