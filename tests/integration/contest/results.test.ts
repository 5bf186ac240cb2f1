import { beforeAll, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { closeContest } from "@/lib/contest/commands/close-contest";
import { scoreContest } from "@/lib/contest/commands/score-contest";
import { recomputeContest } from "@/lib/contest/domain/result";
import { getContestPage } from "@/lib/contest/queries/get-contest";
import { exportContestSheet, getContestResults } from "@/lib/contest/queries/get-results";
import { db } from "@/lib/platform/db";
import { enterPartScore } from "@/lib/stages/commands/enter-scores";
import { createUser } from "@/tests/factories/actor";
import {
  type Chooser,
  contestVersion,
  openPrepared,
  prepareContest,
  seatVoters,
  vote,
} from "@/tests/factories/contest";
import { expectOk } from "@/tests/factories/proposals";
import { ensureRulebookV1 } from "@/tests/factories/rulebook";
import { createRunningStage, emptyProgramme, stagePlan } from "@/tests/factories/stages";
import { createTeam, type TeamRow } from "@/tests/factories/teams";

const AT = new Date("2026-06-01T00:00:00Z");
const CLOSES = new Date("2026-06-15T00:00:00Z");

let officer: Actor;
let operator: Actor;
let teams: TeamRow[];
let stageId: string;
let contestId: string;
const step = async () => ({ contestId, expectedVersion: await contestVersion(contestId) });

// One contest among two teams, played to its end: the first wins three votes of four.
beforeAll(async () => {
  await ensureRulebookV1();
  officer = await createUser(["OFFICER"]);
  operator = await createUser(["OPERATOR"]);
  await emptyProgramme(AT);
  teams = await Promise.all([1, 2].map((one) => createTeam({ name: `샛별${one}` })));
  ({ stageId } = await createRunningStage({ officer, plan: stagePlan({ survivors: 1 }), speakers: teams }, AT));
  const entrants = teams.map((team, index) => ({ teamId: team.teamId, modelName: `모형${index + 1}호` }));
  ({ contestId } = await prepareContest({ officer, operator, stageId, teams: entrants, closesAt: CLOSES }, AT));
  const citizens = await Promise.all([1, 2].map(() => createUser(["VOTER"])));
  const expert = await createUser(["REVIEWER"]);
  await seatVoters(contestId, citizens);
  await seatVoters(contestId, [expert], { group: "EXPERT" });
  await openPrepared(officer, contestId, AT);
  const strong = await db.contestEntry.findFirstOrThrow({ where: { contestId, teamId: teams[0]?.teamId ?? "" } });
  let turn = 0;
  const choose: Chooser = ({ leftEntryId, expected }) => {
    if (expected) return expected;
    const strongWins = turn++ % 4 !== 3;
    return strongWins === (leftEntryId === strong.id) ? "LEFT" : "RIGHT";
  };
  for (const voter of [...citizens, expert]) await vote(voter, contestId, { at: AT, votes: 4, choose });
});

const reasonOf = (outcome: { ok: boolean; reason?: string }) => (outcome.ok ? "ok" : outcome.reason);

it("X1: before the close nobody sees who is ahead, and nothing can be scored", async () => {
  await expect(getContestResults(officer, stageId)).rejects.toThrow("NOT_FOUND");
  await expect(exportContestSheet(officer, stageId, "결과 확인")).rejects.toThrow("NOT_FOUND");
  expect(reasonOf(await scoreContest(officer, await step(), AT))).toBe("NOT_CLOSED");
  const page = await getContestPage(officer, stageId);
  expect(JSON.stringify(page.contest?.ballots)).not.toMatch(/Wins|entry/i);
  expect(page.contest?.ballots.groups).toEqual([
    { group: "PUBLIC", cast: 8, counted: 8, voters: 2, finished: 0 },
    { group: "EXPERT", cast: 4, counted: 4, voters: 1, finished: 0 },
  ]);
});

it("X4, E4: the close tells the ratings; the scores go into the stage with the sheet's hash, and the sheet recomputes", async () => {
  await expectOk(closeContest(officer, await step(), new Date(CLOSES.getTime() + 1)));
  const page = await getContestResults(officer, stageId);
  const first = page.entries.findIndex((entry) => entry.teamId === teams[0]?.teamId);
  expect(page.result.groups.PUBLIC).toMatchObject({ estimable: true, votes: 8 });
  expect(page.result.groups.EXPERT).toMatchObject({ estimable: true, votes: 4 });
  const shares = page.result.groups.PUBLIC.estimable ? page.result.groups.PUBLIC.shares : [];
  expect(shares[first]).toBe(7_500);
  expect(page.result.toFlip?.votes).toBeGreaterThan(0);
  expect(page.breakdown.map((row) => row.key)).toContain("KO");
  const both = await Promise.allSettled([
    scoreContest(officer, await step(), CLOSES),
    scoreContest(officer, await step(), CLOSES),
  ]);
  const done = both.flatMap((one) => (one.status === "fulfilled" && one.value.ok ? [one.value.data] : []));
  expect(done).toHaveLength(1);
  const scores = await db.stagePartScore.findMany({ where: { stageTeam: { stageId } } });
  expect(scores).toHaveLength(4);
  expect(scores.every((score) => score.evidence === `contest-result SHA-256 ${done[0]?.sheetHash}`)).toBe(true);
  const own = scores.find((score) => score.partKey === "contestPublic" && score.scoreHundredths === 7_500);
  expect(own).toBeDefined();
  // What was computed is not for the hand.
  const typed = { stageId, teamId: teams[0]?.teamId ?? "", partKey: "contestPublic", scoreHundredths: 9_999 };
  const evidence = "손으로 적은 점수 1쪽";
  expect(reasonOf(await enterPartScore(operator, { ...typed, evidence }, CLOSES))).toBe("PART_IS_COMPUTED");
  const exported = await exportContestSheet(officer, stageId, "결과 확인");
  expect(exported.sha256).toBe(done[0]?.sheetHash);
  expect(recomputeContest(JSON.parse(exported.text))).toEqual({ ok: true });
});

it("X1: a team's own people read the result once the stage is published, other applicants never", async () => {
  const lead = teams[0]?.leadManager as Actor;
  await expect(getContestResults(lead, stageId)).rejects.toThrow("NOT_FOUND");
  await db.stage.update({ where: { id: stageId }, data: { state: "PUBLISHED", publishedAt: CLOSES } });
  const page = await getContestResults(lead, stageId);
  expect(page).toMatchObject({ mayScore: false, mayExport: false });
  await expect(getContestResults(await createUser(["APPLICANT"]), stageId)).rejects.toThrow("NOT_FOUND");
});
