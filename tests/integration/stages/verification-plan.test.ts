import { beforeAll, beforeEach, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { enterGateResult, enterPartScore } from "@/lib/stages/commands/enter-scores";
import { createStage, updateStage } from "@/lib/stages/commands/plan-stage";
import type { StagePlanDraft } from "@/lib/stages/domain/plan";
import type { VerificationDraft } from "@/lib/stages/domain/verification-plan";
import { getStage } from "@/lib/stages/queries/get-stage";
import { getStageDraft } from "@/lib/stages/queries/list-stages";
import { createUser } from "@/tests/factories/actor";
import { ensureReferenceCatalogue } from "@/tests/factories/references";
import { ensureRulebookV1 } from "@/tests/factories/rulebook";
import { createRunningStage, emptyProgramme, stagePlan } from "@/tests/factories/stages";
import { createTeam, type TeamRow } from "@/tests/factories/teams";

const AT = new Date("2025-12-01T00:00:00Z");
let officer: Actor;
let operator: Actor;
let team: TeamRow;
let recent: string;
let old: string;

const verification = (over: Partial<VerificationDraft> = {}): VerificationDraft => ({
  partKey: "verification",
  benchmarks: [{ benchmarkKey: "gpqa", task: "gpqa_diamond", metric: "acc", filter: "none", shots: 0, weight: 2 }],
  referenceModels: [recent],
  formula: "MEAN_OF_RATIOS",
  missing: { own: "BLOCK", reference: "BLOCK" },
  repeats: 1,
  runners: ["AGENCY"],
  scale: { zeroBasisPoints: 0, fullBasisPoints: 9_500 },
  safety: { gateKey: "safety", hazards: ["violence"], worst: "MODERATE" },
  ...over,
});
const sent = (plan: StagePlanDraft, cutoffOn = "2025-12-15") => ({ titleKo: "단계", titleEn: "Stage", cutoffOn, plan });

beforeAll(async () => {
  await ensureRulebookV1();
  await ensureReferenceCatalogue();
  [officer, operator] = [await createUser(["OFFICER"]), await createUser(["OPERATOR"])];
  const models = await db.referenceModel.findMany({
    where: { key: { in: ["window/recent", "window/old"] } },
    select: { key: true },
  });
  if (models.length === 0) {
    const facts = { organisation: "window", sourceUrl: "https://models.example/" };
    await db.referenceModel.createMany({
      data: [
        { ...facts, key: "window/recent", name: "Recent", releasedOn: new Date("2025-06-15") },
        { ...facts, key: "window/old", name: "Old", releasedOn: new Date("2025-06-14") },
      ],
    });
  }
  [recent, old] = ["window/recent", "window/old"];
});

beforeEach(async () => {
  await emptyProgramme(AT);
  team = await createTeam({ name: "검증 대상 팀" });
});

it("E5: the catalogue says what a benchmark is, and only models of the window are references", async () => {
  const plan = { ...stagePlan({ survivors: 1 }), verification: verification() };
  const outside = await createStage(
    officer,
    sent({ ...plan, verification: verification({ referenceModels: [old] }) }),
    AT,
  );
  expect(outside).toMatchObject({ reason: "REFERENCE_OUTSIDE_WINDOW", reasonParams: { models: "Old", months: 6 } });
  const nobody = verification({ referenceModels: ["nobody/none"] });
  expect(await createStage(officer, sent({ ...plan, verification: nobody }), AT)).toMatchObject({
    reason: "REFERENCE_UNKNOWN",
  });
  const benchmarks = verification().benchmarks.map((one) => ({ ...one, benchmarkKey: "no-such" }));
  const unknown = await createStage(officer, sent({ ...plan, verification: verification({ benchmarks }) }), AT);
  expect(unknown).toMatchObject({ reason: "BENCHMARK_UNKNOWN" });

  const created = await createStage(officer, sent(plan), AT);
  if (!created.ok) throw new Error(created.reason);
  const stage = await getStage(officer, created.data.stageId);
  expect(stage.plan.verification?.benchmarks[0]).toMatchObject({
    weight: 2,
    direction: "HIGHER",
    scaleMaxMillionths: "1000000",
    nameEn: "GPQA Diamond (graduate science)",
  });
  expect(stage.referenceNames).toEqual({ [recent]: "Recent" });
  // A later cut-off leaves the model behind.
  const moved = await updateStage(
    officer,
    { stageId: stage.id, expectedVersion: stage.version, ...sent(plan, "2025-12-16") },
    AT,
  );
  expect(moved).toMatchObject({ reason: "REFERENCE_OUTSIDE_WINDOW" });
});

it("E1: a new stage starts from the targets that the last one told", async () => {
  for (const name of ["둘째 팀", "셋째 팀", "넷째 팀"]) await createTeam({ name });
  expect((await getStageDraft(officer, AT)).plan).toMatchObject({ survivors: 3, next: { survivors: 2 } });
  const next = { targetBasisPoints: 9_700, survivors: 2 };
  await createStage(officer, sent({ ...stagePlan({ survivors: 3 }), next }), AT);
  const draft = await getStageDraft(officer, AT);
  expect(draft).toMatchObject({ targetBasisPoints: 9_700, plan: { survivors: 2 } });
  expect(draft.plan).not.toHaveProperty("next");
});

it("E2: what the plan computes is not entered by hand", async () => {
  const { stageId } = await createRunningStage(
    {
      officer,
      speakers: [team],
      cutoffOn: "2025-12-15",
      plan: { ...stagePlan({ survivors: 1 }), verification: verification() },
    },
    AT,
  );
  const cell = { stageId, teamId: team.teamId, evidence: "평가 보고서 1쪽" };
  const part = (partKey: string) => enterPartScore(operator, { ...cell, partKey, scoreHundredths: 9_000 }, AT);
  expect(await part("verification")).toMatchObject({ reason: "PART_IS_COMPUTED" });
  expect(await part("derivatives")).toMatchObject({ ok: true });
  const gate = (gateKey: string) => enterGateResult(operator, { ...cell, gateKey, passed: true }, AT);
  expect(await gate("safety")).toMatchObject({ reason: "GATE_IS_COMPUTED" });
  expect(await gate("originality")).toMatchObject({ ok: true });
});
