import type { Actor } from "@/lib/access/actor";
import { approveHandover, rejectHandover } from "@/lib/ledger/commands/decide-handover";
import { planHandover } from "@/lib/ledger/commands/plan-handover";
import { requestAllocation } from "@/lib/ledger/commands/request-allocation";
import { db } from "@/lib/platform/db";
import { contestRules } from "@/lib/rulebook/schema/contest";
import { approveStageResult, proposeStageResult } from "@/lib/stages/commands/decide-result";
import { enterGateResult } from "@/lib/stages/commands/enter-scores";
import { finaliseStage, publishStage } from "@/lib/stages/commands/publish-stage";
import type { StagePlanDraft } from "@/lib/stages/domain/plan";
import { actorWith } from "@/tests/factories/actor";
import { expectOk } from "@/tests/factories/proposals";
import { createRunningStage, scoreStage, stagePlan, stageVersion } from "@/tests/factories/stages";
import { days, kst, later } from "./chance";
import { playClosedContest } from "./contest";
import { DERIVATIVES, FIRST_DERIVATIVES, playDerivatives, playFirstDerivatives } from "./derivatives";
import { playStageObjection } from "./objections";
import type { Staff } from "./people";
import { planVerification, playVerification } from "./verification";

type Team = { teamId: string; nameKo: string; leadManager: Actor };

async function activeTeams(): Promise<Team[]> {
  const teams = await db.team.findMany({
    where: { status: "ACTIVE" },
    orderBy: { joinedAt: "asc" },
    select: {
      id: true,
      nameKo: true,
      proposal: { select: { people: { where: { role: "LEAD_MANAGER" }, select: { userId: true } } } },
    },
  });
  return teams.map((team) => ({
    teamId: team.id,
    nameKo: team.nameKo,
    leadManager: actorWith(["APPLICANT"], team.proposal.people[0]?.userId),
  }));
}

const byName = async (nameKo: string): Promise<string> =>
  (await db.team.findFirstOrThrow({ where: { nameKo }, select: { id: true } })).id;
const dayOf = (at: Date): string => at.toISOString().slice(0, 10);
const step = async (stageId: string) => ({ stageId, expectedVersion: await stageVersion(stageId) });

/** Stage 1 (December 2025): 5 → 4, published; the GPUs of the team that left came back, its talent support goes on (H2). */
export async function playFirstStage(
  staff: Staff,
  { leased, purchased }: { leased: string; purchased: string },
): Promise<void> {
  const cutoffOn = "2025-12-15";
  const plan = stagePlan({
    survivors: 4,
    next: { targetBasisPoints: 9_500, survivors: 3 },
    note: "국민·전문가 콘테스트와 검증평가, 파생평가를 함께 봅니다. 독자성과 안전성은 통과 여부만 판정합니다.",
  });
  const started = kst("2025-11-24T10:00");
  const byNames = await activeTeams();
  const { stageId } = await createRunningStage(
    {
      officer: staff.officer,
      plan: {
        ...plan,
        verification: await planVerification(cutoffOn, 1),
        derivatives: FIRST_DERIVATIVES,
        calendar: { scoringFrom: "2025-12-16", scoringThrough: "2025-12-26", resultOn: "2026-01-12" },
      },
      cutoffOn,
      speakers: byNames,
    },
    started,
  );
  const points: [string, number][] = [
    ["가온누리", 90.15],
    ["새벽별", 87.4],
    ["한마루", 84.85],
    ["온빛", 83.75],
    ["다온", 76.3],
  ];
  const scores = await Promise.all(
    points.map(async ([name, value]) => ({ teamId: await byName(name), points: value })),
  );
  await playClosedContest(staff, stageId, started);
  await playVerification(staff, { stageId, stage: 1, teams: await activeTeams() }, kst("2025-12-25T10:00"));
  await playFirstDerivatives(staff, stageId, byNames);
  const computed = ["contestPublic", "contestExpert", "verification", "derivatives", "safety"];
  await scoreStage(staff.operator, stageId, plan, scores, kst("2025-12-26T16:00"), computed);
  const { decisionId } = await expectOk(
    proposeStageResult(
      staff.officer,
      {
        ...(await step(stageId)),
        reason: "확정한 계획에 따라 집계한 결과이며 심의를 마쳤습니다.",
        returnOn: "2026-01-31",
      },
      kst("2026-01-05T10:00"),
    ),
  );
  await expectOk(approveStageResult(staff.director, { decisionId, expectedVersion: 0 }, kst("2026-01-08T15:00")));
  await expectOk(publishStage(staff.officer, await step(stageId), kst("2026-01-12T09:00")));
  const left = byNames.find(({ nameKo }) => nameKo === "다온");
  if (left) await playStageObjection(staff, stageId, left);
  await expectOk(finaliseStage(staff.officer, await step(stageId), kst("2026-01-26T09:00")));
  const { id: planId } = await db.handoverPlan.findFirstOrThrow({ where: { status: "DRAFT" }, select: { id: true } });
  const closed = { planId, expectedVersion: 0, reason: "남은 팀은 약정한 만큼 배정받고 있어 새로 넘기지 않습니다." };
  await expectOk(rejectHandover(staff.director, closed, kst("2026-01-27T11:00")));
  await handOver(staff, { leased, purchased });
}

/** G4: the lease ends with June 2026, and the government's own GPUs follow on the same day, for everybody who is left. */
async function handOver(staff: Staff, { leased, purchased }: { leased: string; purchased: string }): Promise<void> {
  const rows = (await activeTeams()).map(({ teamId }) => ({
    ...{ toTeamId: teamId, toPoolId: purchased, gpuCount: 1_024, validTo: "2027-07-01", blockReason: "" },
  }));
  const reason = "임차가 끝나는 날부터 정부 구매 GPU를 이어서 씁니다.";
  const plan = { poolId: leased, teamId: "", onDay: "2026-07-01", rows, reason };
  const { planId } = await expectOk(planHandover(staff.gpuSteward, plan, kst("2026-06-15T10:00")));
  await expectOk(approveHandover(staff.director, { planId, expectedVersion: 0 }, kst("2026-06-16T15:00")));
}

/** Stage 2: running now, its contest under way. Beside it a further block of GPUs waits for the director. */
export async function playSecondStage(staff: Staff, purchased: string, now: Date): Promise<{ stageId: string }> {
  const cutoffOn = days(now, -10).toISOString().slice(0, 10);
  const plan: StagePlanDraft = {
    ...stagePlan({
      ...{ survivors: 3, next: { targetBasisPoints: 9_500, survivors: 2 } },
      note: "검증평가 과제는 비공개 문항을 더해 확대합니다.",
    }),
    verification: await planVerification(cutoffOn, 2),
    contest: contestRules.parse(undefined),
    derivatives: DERIVATIVES,
    calendar: {
      scoringFrom: dayOf(days(now, -9)),
      scoringThrough: dayOf(days(now, 21)),
      resultOn: dayOf(days(now, 35)),
    },
  };
  const { stageId } = await createRunningStage(
    { officer: staff.officer, plan, cutoffOn, speakers: await activeTeams() },
    days(now, -45),
  );
  await playVerification(staff, { stageId, stage: 2, teams: await activeTeams() }, now);
  await playDerivatives(staff, stageId, await activeTeams(), now);
  for (const [index, name] of ["가온누리", "새벽별", "한마루", "온빛"].entries()) {
    const teamId = await byName(name);
    const at = later(days(now, -6), index * 120);
    for (const gate of plan.gates.filter(({ key }) => key !== "safety")) {
      await expectOk(
        enterGateResult(
          staff.operator,
          { stageId, teamId, gateKey: gate.key, passed: true, evidence: "판정 보고서 2쪽" },
          at,
        ),
      );
    }
  }
  await expectOk(
    requestAllocation(
      staff.gpuSteward,
      {
        poolId: purchased,
        teamId: await byName("새벽별"),
        gpuCount: 1_024,
        validFrom: "2027-07-01",
        validTo: "2028-01-01",
        blockReason: "",
      },
      days(now, -1),
    ),
  );
  return { stageId };
}
