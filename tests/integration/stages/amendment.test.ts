import { beforeAll, beforeEach, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { approveAmendment, proposeAmendment, returnAmendment } from "@/lib/stages/commands/amend-plan";
import { proposeStageResult } from "@/lib/stages/commands/decide-result";
import { planHashOf } from "@/lib/stages/domain/calculation-sheet";
import type { StagePlan } from "@/lib/stages/domain/plan";
import { getStage } from "@/lib/stages/queries/get-stage";
import { createUser } from "@/tests/factories/actor";
import { expectOk } from "@/tests/factories/proposals";
import { ensureRulebookV1 } from "@/tests/factories/rulebook";
import { createRunningStage, emptyProgramme, scoreStage, stagePlan, stageVersion } from "@/tests/factories/stages";
import { createTeam, type TeamRow } from "@/tests/factories/teams";

const AT = new Date("2025-12-10T00:00:00Z");
const LATER = new Date("2025-12-11T15:00:00Z"); // 12 December, 00:00 in Korea
const REASON = "벤치마크 오류가 확인되어 비중을 조정합니다.";
let officer: Actor;
let director: Actor;
let both: Actor;
let operator: Actor;
let teams: [TeamRow, TeamRow];
let stageId: string;
const weights = (verification: number, derivatives: number): StagePlan => ({
  ...stagePlan({ survivors: 1 }),
  parts: [
    { key: "verification", nameKo: "검증평가", nameEn: "Verification", weightBasisPoints: verification },
    { key: "derivatives", nameKo: "파생평가", nameEn: "Derivatives", weightBasisPoints: derivatives },
  ],
  tieChain: ["total", "lot"],
});

beforeAll(async () => {
  await ensureRulebookV1();
  [officer, director] = [await createUser(["OFFICER"]), await createUser(["DIRECTOR"])];
  [both, operator] = [await createUser(["OFFICER", "DIRECTOR"]), await createUser(["OPERATOR"])];
});

beforeEach(async () => {
  await emptyProgramme(AT);
  teams = [await createTeam({ name: "변경 갑" }), await createTeam({ name: "변경 을" })];
  ({ stageId } = await createRunningStage({ officer, plan: weights(9_000, 1_000), speakers: teams }, AT));
});

const propose = async (plan: StagePlan, actor = officer, effectiveOn = "2025-12-12") =>
  proposeAmendment(
    actor,
    {
      stageId,
      expectedVersion: await stageVersion(stageId),
      cutoffOn: "2025-12-31",
      plan,
      effectiveOn,
      reason: REASON,
    },
    AT,
  );

it("P3, L3: another person approves, the plan has a new published hash, every team is told, the difference is kept", async () => {
  const before = planHashOf(weights(9_000, 1_000));
  const entrants = teams.map((team, index) => ({ teamId: team.teamId, points: index === 0 ? 90 : 80 }));
  await scoreStage(operator, stageId, weights(9_000, 1_000), entrants, AT);
  // The second team is ahead in derivatives: with more weight on them the order turns.
  await db.$executeRaw`UPDATE "StagePartScore" SET "scoreHundredths" = 10000 WHERE "partKey" = 'derivatives'
    AND "stageTeamId" IN (SELECT id FROM "StageTeam" WHERE "teamId" = ${teams[1].teamId} AND "stageId" = ${stageId})`;
  expect(await propose(weights(9_000, 1_000))).toMatchObject({ reason: "NOTHING_CHANGED" });
  expect(await propose(weights(4_000, 6_000), officer, "2025-12-09")).toMatchObject({ reason: "EFFECTIVE_IN_PAST" });
  expect(await propose(weights(9_000, 2_000))).toMatchObject({ reason: "WEIGHTS_NOT_100" });
  const { amendmentId } = await expectOk(propose(weights(4_000, 6_000)));
  expect(await propose(weights(5_000, 5_000))).toMatchObject({ reason: "AMENDMENT_OPEN" });
  await expect(approveAmendment(officer, { amendmentId }, AT)).rejects.toMatchObject({ code: "NOT_FOUND" });
  const early = await approveAmendment(director, { amendmentId }, new Date(LATER.getTime() - 1));
  expect(early).toMatchObject({ reason: "EFFECTIVE_LATER", reasonParams: { day: "2025-12-12" } });
  // The database itself refuses a change without an approved amendment.
  await expect(db.stage.update({ where: { id: stageId }, data: { planHash: "another" } })).rejects.toThrow("frozen");

  const results = await Promise.allSettled([
    approveAmendment(director, { amendmentId }, LATER),
    approveAmendment(both, { amendmentId }, LATER),
  ]);
  expect(results.filter((one) => one.status === "fulfilled")).toHaveLength(1);
  const stage = await getStage(director, stageId);
  expect(stage.plan.parts.map((part) => part.weightBasisPoints)).toEqual([4_000, 6_000]);
  expect(stage.planHash).toBe(planHashOf(weights(4_000, 6_000)));
  expect(stage.planHash).not.toBe(before);
  const comparison = stage.amendments[0]?.comparison;
  expect(comparison).toMatchObject({ missingBefore: 0, missingAfter: 0 });
  const ranks = comparison?.teams.map(({ teamId, before: old, after }) => [teamId, old?.rank, after?.rank]);
  expect(ranks?.sort()).toEqual(
    [
      [teams[0].teamId, 1, 2],
      [teams[1].teamId, 2, 1],
    ].sort(),
  );
  const told = await db.notification.count({ where: { kind: "stagePlanAmended", userId: teams[0].leadManager.id } });
  expect(told).toBe(1);
  // Teams read what changed and why, not what it does to the scores.
  const own = await getStage(teams[0].leadManager, stageId);
  expect(own.amendments).toMatchObject([{ status: "APPROVED", reason: REASON, comparison: null, mayDecide: false }]);
});

it("L3: whoever proposed may not approve; a returned amendment leaves the plan as it was", async () => {
  const { amendmentId } = await expectOk(propose(weights(4_000, 6_000), both));
  await expect(approveAmendment(both, { amendmentId }, AT)).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect((await getStage(teams[0].leadManager, stageId)).amendments).toEqual([]);
  await expectOk(returnAmendment(director, { amendmentId, reason: "근거 자료를 더해 다시 올려 주십시오." }, AT));
  const stage = await getStage(officer, stageId);
  expect(stage.planHash).toBe(planHashOf(weights(9_000, 1_000)));
  expect(stage.amendments[0]).toMatchObject({
    status: "RETURNED",
    decisionNote: "근거 자료를 더해 다시 올려 주십시오.",
  });
  await expect(approveAmendment(director, { amendmentId }, LATER)).rejects.toMatchObject({ code: "CONFLICT" });
});

it("once a result is proposed the plan stands", async () => {
  const plan = weights(9_000, 1_000);
  await scoreStage(
    operator,
    stageId,
    plan,
    teams.map((team) => ({ teamId: team.teamId, points: 80 })),
    AT,
  );
  const { amendmentId } = await expectOk(propose(weights(4_000, 6_000)));
  const result = { stageId, expectedVersion: await stageVersion(stageId), reason: REASON, returnOn: "2026-01-15" };
  await expectOk(proposeStageResult(officer, result, AT));
  expect(await approveAmendment(director, { amendmentId }, LATER)).toMatchObject({ reason: "NOT_AMENDABLE" });
});
