import { closeContest } from "@/lib/contest/commands/close-contest";
import { scoreContest } from "@/lib/contest/commands/score-contest";
import { decideByRule } from "@/lib/derivatives/commands/decide-by-rule";
import { confirmCandidate } from "@/lib/derivatives/commands/decide-candidate";
import { freezeCount } from "@/lib/derivatives/commands/freeze-count";
import { db } from "@/lib/platform/db";
import { approveStageResult } from "@/lib/stages/commands/decide-result";
import { closeScoring, enterGateResult } from "@/lib/stages/commands/enter-scores";
import { publishStage } from "@/lib/stages/commands/publish-stage";
import { actorWith } from "@/tests/factories/actor";
import { contestVersion } from "@/tests/factories/contest";
import { expectOk } from "@/tests/factories/proposals";
import { proposeResult, stageVersion } from "@/tests/factories/stages";
import { days, later } from "./chance";
import { object } from "./objections";
import type { Staff } from "./people";
import { playDemoStory } from "./story";

/** How long ago the story is told up to, so that its second stage has come to its result by now. */
const STORY_DAYS = 20;

/**
 * The demo three weeks on: its second stage is published, the window for objections is open and one waits. One programme has one stage
 * at a time (E1), so this is a scenario of its own beside the demo, whose second stage is running.
 */
export async function playPublishedStage(now: Date): Promise<void> {
  const story = days(now, -STORY_DAYS);
  const { staff, stageId } = await playDemoStory(story);
  await finishDerivatives(staff, stageId, story);
  await finishContest(staff, stageId);
  const missing = await db.stageTeam.findMany({
    where: { stageId, gates: { none: { gateKey: "safety" } } },
    select: { teamId: true },
  });
  const gate = { gateKey: "safety", passed: true, evidence: "AI안전연구소 시험 보고서 12쪽" };
  for (const { teamId } of missing)
    await expectOk(enterGateResult(staff.operator, { stageId, teamId, ...gate }, days(now, -8)));
  const expectedVersion = await stageVersion(stageId);
  await expectOk(closeScoring(staff.operator, { stageId, expectedVersion }, days(now, -7)));
  const returnOn = days(now, 40).toISOString().slice(0, 10);
  const { decisionId } = await proposeResult(staff.officer, stageId, days(now, -7), returnOn);
  await expectOk(approveStageResult(staff.director, { decisionId, expectedVersion: 0 }, days(now, -5)));
  const step = { stageId, expectedVersion: await stageVersion(stageId) };
  await expectOk(publishStage(staff.officer, step, days(now, -3)));
  await objectTo(stageId, decisionId, days(now, -1));
}

/** Y2: the dispute is answered, the rest decided by the rule; the count is frozen when nobody may dispute any more. */
async function finishDerivatives(staff: Staff, stageId: string, story: Date): Promise<void> {
  const at = days(story, 1);
  const disputed = await db.derivativeCandidate.findMany({
    where: { stageTeam: { stageId }, state: "DISPUTED" },
    select: { id: true, version: true },
  });
  for (const { id, version } of disputed) {
    const answer = {
      candidateId: id,
      expectedVersion: version,
      reason: "모델 카드의 새 판에서 학습 기록을 확인했습니다.",
    };
    await expectOk(confirmCandidate(staff.officer, answer, at));
  }
  const teams = await db.stageTeam.findMany({
    where: { stageId, derivativeCandidates: { some: { state: "PENDING" } } },
    select: { teamId: true },
  });
  for (const [index, { teamId }] of teams.entries())
    await expectOk(decideByRule(staff.operator, { stageId, teamId }, later(at, 60 + index * 20)));
  await expectOk(freezeCount(staff.operator, stageId, days(story, 10)));
}

async function finishContest({ officer }: Staff, stageId: string): Promise<void> {
  const { id: contestId, closesAt } = await db.contest.findUniqueOrThrow({
    where: { stageId },
    select: { id: true, closesAt: true },
  });
  const step = async () => ({ contestId, expectedVersion: await contestVersion(contestId) });
  await expectOk(closeContest(officer, await step(), later(closesAt, 30)));
  await expectOk(scoreContest(officer, await step(), later(closesAt, 90)));
}

/** S10: a team that leaves objects to a score. */
async function objectTo(stageId: string, decisionId: string, at: Date): Promise<void> {
  const gone = await db.stageOutcome.findFirstOrThrow({
    where: { decisionId, result: "ELIMINATED" },
    select: {
      stageTeam: {
        select: {
          team: {
            select: {
              proposalId: true,
              proposal: { select: { people: { where: { role: "LEAD_MANAGER" }, select: { userId: true } } } },
            },
          },
        },
      },
    },
  });
  const { proposalId, proposal } = gone.stageTeam.team;
  const filing = {
    ...{ stageId, ground: "CALCULATION" as const },
    statement:
      "검증평가의 반복 실행 가운데 한 번이 다른 설정으로 이루어진 것으로 보입니다. 실행 기록의 설정이 나머지와 같은지, 점수가 그 실행을 빼고도 같은지 확인이 필요합니다.",
    request: "실행 기록을 확인하고, 설정이 다르면 그 실행을 빼고 점수를 다시 계산해 주시기 바랍니다.",
  };
  await object(actorWith(["APPLICANT"], proposal.people[0]?.userId), proposalId, filing, at);
}
