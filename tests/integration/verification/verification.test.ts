import { beforeAll, beforeEach, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { approveAmendment, proposeAmendment } from "@/lib/stages/commands/amend-plan";
import { enterPartScore } from "@/lib/stages/commands/enter-scores";
import { createStage } from "@/lib/stages/commands/plan-stage";
import { gradeHazard } from "@/lib/verification/commands/grade-hazard";
import { importRun } from "@/lib/verification/commands/import-run";
import { registerModel } from "@/lib/verification/commands/register-model";
import { withdrawRun } from "@/lib/verification/commands/withdraw-run";
import { writeVerificationScores } from "@/lib/verification/commands/write-scores";
import { type PartSheet, recomputePart } from "@/lib/verification/domain/part-sheet";
import { exportFigures } from "@/lib/verification/queries/export-figures";
import { exportPartSheet } from "@/lib/verification/queries/export-sheet";
import { getVerification } from "@/lib/verification/queries/get-verification";
import { previewRun } from "@/lib/verification/queries/preview-run";
import { createUser } from "@/tests/factories/actor";
import { expectOk } from "@/tests/factories/proposals";
import { countQueries } from "@/tests/factories/query-count";
import { ensureReferenceCatalogue } from "@/tests/factories/references";
import { ensureRulebookV1 } from "@/tests/factories/rulebook";
import { createRunningStage, emptyProgramme, stagePlan, stageVersion } from "@/tests/factories/stages";
import { createTeam, type TeamRow } from "@/tests/factories/teams";
import {
  ensureWindowModels,
  fixture,
  harnessFile,
  importedRun,
  REVISION,
  registered,
  uploadTexts,
  verificationDraft,
} from "@/tests/factories/verification";

const AT = new Date("2025-12-10T00:00:00Z");
const REASON = "다른 판본으로 실행한 결과라 제외합니다.";
let officer: Actor;
let operator: Actor;
let references: string[];
let teams: [TeamRow, TeamRow];
let stageId: string;

beforeAll(async () => {
  await ensureRulebookV1();
  await ensureReferenceCatalogue();
  references = await ensureWindowModels();
  [officer, operator] = [await createUser(["OFFICER"]), await createUser(["OPERATOR"])];
});

beforeEach(async () => {
  await emptyProgramme(AT);
  teams = [await createTeam({ name: "검증 갑" }), await createTeam({ name: "검증 을" })];
  const plan = { ...stagePlan({ survivors: 2 }), verification: verificationDraft(references) };
  ({ stageId } = await createRunningStage({ officer, plan, cutoffOn: "2025-12-15", speakers: teams }, AT));
});

const of = (index: 0 | 1) => ({ stageId, teamId: teams[index].teamId });
const view = async (actor = operator) => (await getVerification(actor, stageId)).verification;
const standing = async (index: 0 | 1) =>
  (await view())?.table?.teams.find((team) => team.teamId === teams[index].teamId);
const cell = async (index: 0 | 1, benchmarkKey: string) =>
  (await view())?.table?.rows
    .find((row) => row.benchmarkKey === benchmarkKey)
    ?.cells.find((one) => one.teamId === teams[index].teamId);
const grade = (index: 0 | 1, hazard: "violence" | "hate", grade: "LOW" | "HIGH") =>
  gradeHazard(operator, { ...of(index), hazard, grade, scoreHundredths: null, evidence: "AI안전연구소 보고서" }, AT);

it("V1, V2, E4: registered, run, computed, written with the hash of its sheet, and computed again by anybody", async () => {
  for (const index of [0, 1] as const) await registered(teams[index].leadManager, of(index), AT);
  const good = { gpqa: { value: 0.8, stderr: 0.01 }, "mmlu-pro": { value: 0.4, stderr: 0.01 } };
  const first = await expectOk(importedRun(operator, of(0), harnessFile(good), AT));
  expect(first).toMatchObject({ isNew: true, isTrial: false, flaws: [], resultCount: 2 });
  // 1, 1.25, 0.8, 1 against the two references: mean 1.0125.
  const own = (await standing(0))?.standings.find((one) => one.formula === "MEAN_OF_RATIOS");
  expect(own).toMatchObject({ ratioMillionths: 1_012_500n, reaches: true });
  expect(own?.interval?.lowMillionths).toBeLessThan(1_012_500n);
  // The second team's cells are missing: nothing is written in silence (E5).
  expect(await writeVerificationScores(operator, stageId, AT)).toMatchObject({
    reason: "CELLS_MISSING",
    reasonParams: { count: 2 },
  });

  const weak = { gpqa: { value: 0.4, stderr: 0.01 }, "mmlu-pro": { value: 0.2, stderr: 0.01 } };
  await expectOk(importedRun(operator, of(1), harnessFile(weak), AT));
  await grade(0, "violence", "LOW");
  await grade(0, "hate", "LOW");
  await grade(1, "hate", "HIGH");
  const written = await expectOk(writeVerificationScores(operator, stageId, AT));
  expect(written).toMatchObject({ scored: 2, judged: 2 });
  const scores = await db.stagePartScore.findMany({
    where: { stageTeam: { stageId }, partKey: "verification" },
    orderBy: { scoreHundredths: "desc" },
    select: { scoreHundredths: true, evidence: true },
  });
  // 0.5, 0.625, 0.4, 0.5: mean 0.50625.
  expect(scores).toEqual([
    { scoreHundredths: 10_000, evidence: `sha256:${written.sheetHash}` },
    { scoreHundredths: 5_062, evidence: `sha256:${written.sheetHash}` },
  ]);
  const gates = await db.stageGateResult.findMany({ where: { stageTeam: { stageId }, gateKey: "safety" } });
  expect(gates.map((gate) => gate.passed).sort()).toEqual([false, true]);

  const { text, sha256 } = await exportPartSheet(operator, stageId, "제3자 재계산");
  expect(sha256).toBe(written.sheetHash);
  expect(recomputePart(JSON.parse(text) as PartSheet)).toEqual({ ok: true, sha256 });
  const forged = text.replace('"scoreHundredths":5062', '"scoreHundredths":6062');
  expect(recomputePart(JSON.parse(forged) as PartSheet)).toMatchObject({ ok: false });
  expect((await view())?.history.at(-1)?.targetLevel).toBeCloseTo(0.95 * 0.65, 9);
});

it("P3: an amendment of how it is measured makes the computed scores missing until they are computed anew", async () => {
  const good = { gpqa: { value: 0.8, stderr: 0.01 }, "mmlu-pro": { value: 0.4, stderr: 0.01 } };
  for (const index of [0, 1] as const) {
    await registered(teams[index].leadManager, of(index), AT);
    await expectOk(importedRun(operator, of(index), harnessFile(good, { note: String(index) }), AT));
  }
  const written = () => db.stagePartScore.count({ where: { stageTeam: { stageId }, partKey: "verification" } });
  await expectOk(writeVerificationScores(operator, stageId, AT));
  expect(await written()).toBe(2);
  expect((await view())?.scoring?.isCurrent).toBe(true);
  await expectOk(importedRun(operator, of(0), harnessFile(good, { note: "another" }), AT));
  expect((await view())?.scoring?.isCurrent).toBe(false);
  const scale = { zeroBasisPoints: 0, fullBasisPoints: 20_000 };
  const plan = { ...stagePlan({ survivors: 2 }), verification: verificationDraft(references, { scale }) };
  const expectedVersion = await stageVersion(stageId);
  const reason = "환산 기준의 오류를 바로잡습니다.";
  const { amendmentId } = await expectOk(
    proposeAmendment(
      officer,
      { stageId, expectedVersion, cutoffOn: "2025-12-15", plan, effectiveOn: "2025-12-10", reason },
      AT,
    ),
  );
  await expectOk(approveAmendment(await createUser(["DIRECTOR"]), { amendmentId }, AT));
  expect(await written()).toBe(0);
  await expectOk(writeVerificationScores(operator, stageId, AT));
  const scores = await db.stagePartScore.findMany({ where: { stageTeam: { stageId }, partKey: "verification" } });
  expect(scores.map((score) => score.scoreHundredths)).toEqual([5_062, 5_062]); // 1.0125 / 2
});

it("V1: the same files are taken once, under concurrency too, and never for another team", async () => {
  await registered(teams[0].leadManager, of(0), AT);
  const text = harnessFile({ gpqa: { value: 0.8 }, "mmlu-pro": { value: 0.4 } });
  const both = await Promise.all([importedRun(operator, of(0), text, AT), importedRun(operator, of(0), text, AT)]);
  expect(both.map((one) => one.ok && one.data.isNew).sort()).toEqual([false, true]);
  expect(await importedRun(operator, of(1), text, AT)).toMatchObject({ reason: "FILES_OF_ANOTHER_TEAM" });
  expect(await db.verificationRun.count({ where: { stageId } })).toBe(1);
});

it("V2: another revision, a limit, fewer items, others' runs and a withdrawn run do not count, and each says why", async () => {
  await registered(teams[0].leadManager, of(0), AT);
  const figures = { gpqa: { value: 0.8, stderr: 0.01 }, "mmlu-pro": { value: 0.4, stderr: 0.01 } };
  const flawsOf = async (text: string, ranBy: "TEAM" | "AGENCY" = "AGENCY") =>
    (await expectOk(importedRun(operator, of(0), text, AT, ranBy))).flaws;
  expect(await flawsOf(harnessFile(figures, { revision: "ab".repeat(20) }))).toEqual(["REVISION_DIFFERS"]);
  expect(await flawsOf(harnessFile(figures, { limit: 100 }))).toEqual(["LIMITED"]);
  expect(await flawsOf(harnessFile({ ...figures, gpqa: { value: 0.7, stderr: 0.01 } }), "TEAM")).toEqual([
    "RUNNER_NOT_COUNTED",
  ]);
  expect(await flawsOf(harnessFile({ gpqa: { value: 0.9, original: 1_000, effective: 10 } }))).toEqual([]);
  expect(await cell(0, "gpqa")).toMatchObject({ value: null, lacking: 1, counted: [] });
  expect((await cell(0, "gpqa"))?.runs.map((run) => run.flaws)).toContainEqual(["PARTIAL"]);

  const counted = await expectOk(importedRun(operator, of(0), harnessFile(figures, { note: "second" }), AT));
  expect(await cell(0, "gpqa")).toMatchObject({ value: { num: 4n, den: 5n }, lacking: 0 });
  // The team's own run lies beside it, with the difference.
  const [comparison] = ((await view())?.table?.comparisons ?? []).filter((one) => one.benchmarkKey === "gpqa");
  expect(comparison).toMatchObject({ isBeyondChance: true });
  expect(Math.abs(comparison?.difference ?? 0)).toBeCloseTo(0.1, 9);
  expect(
    await registerModel(teams[0].leadManager, { ...of(0), modelName: "x", revision: REVISION, sourceUrl: "" }, AT),
  ).toMatchObject({
    reason: "RUNS_ARE_IN",
  });

  await expectOk(withdrawRun(operator, { runId: counted.runId, reason: REASON }, AT));
  expect(await cell(0, "gpqa")).toMatchObject({ value: null });
  await expect(withdrawRun(operator, { runId: counted.runId, reason: REASON }, AT)).rejects.toMatchObject({
    code: "CONFLICT",
  });
  await expect(db.verificationResult.deleteMany({ where: { runId: counted.runId } })).rejects.toThrow();
  await expect(
    db.verificationRun.update({ where: { id: counted.runId }, data: { modelRevision: "0" } }),
  ).rejects.toThrow();
});

it("the page asks the database as often for many runs as for one", async () => {
  await registered(teams[0].leadManager, of(0), AT);
  const count = async () => (await countQueries(() => view())).statements.length;
  const add = (note: string) =>
    expectOk(importedRun(operator, of(0), harnessFile({ gpqa: { value: 0.8 } }, { note }), AT));
  await add("1");
  const one = await count();
  for (const note of ["2", "3", "4"]) await add(note);
  expect(await count()).toBe(one);
  const { rows } = await exportFigures(operator, stageId, "검증평가 수치 검토");
  expect(rows.map(({ run }) => run.flaws)).toEqual([[], [], [], []]);
  await expect(exportFigures(teams[0].leadManager, stageId, "궁금해서요")).rejects.toMatchObject({ code: "NOT_FOUND" });
});

it("V2: teams that ran different items get no scores", async () => {
  for (const index of [0, 1] as const) {
    await registered(teams[index].leadManager, of(index), AT);
    const text = harnessFile({ gpqa: { value: 0.8 }, "mmlu-pro": { value: 0.4 } }, { hash: `items${index}` });
    await expectOk(importedRun(operator, of(index), text, AT));
  }
  expect(await writeVerificationScores(operator, stageId, AT)).toMatchObject({ reason: "ITEMS_DIFFER" });
});

it("V1: a file with a problem imports nothing, and the preview says where; a good one says what the plan lacks", async () => {
  const claims = { ...of(0), ranBy: "AGENCY" as const, ranByName: "평가기관", statedRevision: "" };
  const broken = await uploadTexts(operator, [["r.json", '{"results": {"gpqa": {"acc,none": NaN}}}']]);
  expect(await importRun(operator, { ...claims, fileIds: broken }, AT)).toMatchObject({ reason: "FILE_HAS_PROBLEMS" });
  const preview = await previewRun(operator, { ...claims, fileIds: broken });
  expect(preview.problems).toEqual([
    { file: "r.json", path: '$.results.gpqa["acc,none"]', line: 1, code: "NOT_FINITE", found: "NaN" },
  ]);
  expect(await db.verificationRun.count({ where: { stageId } })).toBe(0);
  const fileIds = await uploadTexts(operator, [["kotest_alpha.csv", fixture("kotest_alpha-1.csv")]]);
  expect(await previewRun(operator, { ...claims, fileIds })).toMatchObject({
    problemCount: 0,
    facts: { tool: "ITEMS", modelRevision: null },
    flaws: ["NOT_REGISTERED", "REVISION_UNKNOWN"],
    absent: [{ nameEn: "GPQA Diamond (graduate science)" }, { nameEn: "MMLU-Pro (broad knowledge)" }],
  });
  // Files of somebody else are not there.
  await expect(previewRun(officer, { ...claims, fileIds })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

it("who may: a team registers its own model and sees no runs; strangers and other roles find nothing", async () => {
  await registered(teams[0].leadManager, of(0), AT);
  const model = { modelName: "x", revision: REVISION, sourceUrl: "" };
  await expect(registerModel(teams[0].leadManager, { ...of(1), ...model }, AT)).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  const own = await view(teams[0].leadManager);
  expect(own).toMatchObject({
    table: null,
    runs: [],
    safety: [],
    scoring: null,
    may: { import: false, viewAll: false },
  });
  expect(own?.teams.map((team) => team.teamId)).toEqual([teams[0].teamId]);
  const auditor = await createUser(["AUDITOR"]);
  await expect(writeVerificationScores(auditor, stageId, AT)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(importedRun(auditor, of(0), harnessFile({ gpqa: { value: 1 } }), AT)).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  await expect(exportPartSheet(teams[0].leadManager, stageId, "궁금해서요")).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});

it("E5: before the freeze the formulas are shown on trial runs, to each team its own", async () => {
  await db.$executeRaw`UPDATE "Stage" SET state = 'FINAL' WHERE id = ${stageId}`;
  const plan = { ...stagePlan({ survivors: 2 }), verification: verificationDraft(references) };
  const created = await expectOk(
    createStage(officer, { titleKo: "다음", titleEn: "Next", cutoffOn: "2025-12-15", plan }, AT),
  );
  stageId = created.stageId;
  expect((await view())?.table).toBeNull();
  const text = harnessFile({ gpqa: { value: 0.72 }, "mmlu-pro": { value: 0.45 } });
  const trial = await expectOk(importedRun(operator, of(0), text, AT));
  expect(trial).toMatchObject({ isTrial: true, flaws: ["TRIAL", "NOT_REGISTERED"] });
  const table = (await view())?.table;
  expect(table).toMatchObject({ source: "TRIAL" });
  const verdicts = table?.teams.find((team) => team.teamId === teams[0].teamId)?.standings.map((one) => one.reaches);
  expect(verdicts).toEqual([true, true, true, true, false]);
});

it("V4: where the plan makes a part of safety, the hazards' scores are computed into it, and none may be missing", async () => {
  await emptyProgramme(AT);
  teams = [await createTeam({ name: "안전 갑" }), await createTeam({ name: "안전 을" })];
  const parts = [
    { key: "verification", nameKo: "검증평가", nameEn: "Verification", weightBasisPoints: 8_000 },
    { key: "safetyScore", nameKo: "안전성 점수", nameEn: "Safety score", weightBasisPoints: 2_000 },
  ];
  const part = { partKey: "safetyScore", measure: "MEAN" } as const;
  const safety = {
    gateKey: null,
    hazards: ["violence", "hate"] as ("violence" | "hate")[],
    worst: "LOW" as const,
    part,
  };
  const plan = {
    ...stagePlan({ survivors: 1, parts, gates: [], tieChain: ["total", "lot"] }),
    verification: verificationDraft(references, { safety }),
  };
  ({ stageId } = await createRunningStage({ officer, plan, cutoffOn: "2025-12-15", speakers: teams }, AT));
  const good = { gpqa: { value: 0.8, stderr: 0.01 }, "mmlu-pro": { value: 0.4, stderr: 0.01 } };
  for (const index of [0, 1] as const) {
    await registered(teams[index].leadManager, of(index), AT);
    await expectOk(importedRun(operator, of(index), harnessFile(good, { note: String(index) }), AT));
  }
  const scored = (index: 0 | 1, hazard: "violence" | "hate", scoreHundredths: number | null) =>
    gradeHazard(operator, { ...of(index), hazard, grade: "LOW", scoreHundredths, evidence: "AI안전연구소 보고서" }, AT);
  expect(await scored(0, "hate", null)).toMatchObject({ fieldErrors: { points: ["required"] } });
  await expectOk(scored(0, "violence", 9_000));
  await expectOk(scored(0, "hate", 8_001));
  await expectOk(scored(1, "hate", 7_000));
  expect(await writeVerificationScores(operator, stageId, AT)).toMatchObject({
    ...{ reason: "HAZARDS_UNSCORED", reasonParams: { count: 1 } },
  });
  await expectOk(scored(1, "violence", 7_000));
  const written = await expectOk(writeVerificationScores(operator, stageId, AT));
  expect(written).toMatchObject({ scored: 4, judged: 0 });
  const rows = await db.stagePartScore.findMany({
    where: { stageTeam: { stageId }, partKey: "safetyScore" },
    orderBy: { scoreHundredths: "desc" },
    select: { scoreHundredths: true, evidence: true, isComputed: true },
  });
  const evidence = `sha256:${written.sheetHash}`;
  expect(rows).toEqual([
    { scoreHundredths: 8_500, evidence, isComputed: true },
    { scoreHundredths: 7_000, evidence, isComputed: true },
  ]);
  const byHand = { ...of(0), partKey: "safetyScore", scoreHundredths: 10_000, evidence: "손으로 적은 점수" };
  expect(await enterPartScore(operator, byHand, AT)).toMatchObject({ ok: false });
  const { text } = await exportPartSheet(operator, stageId, "제3자 재계산");
  expect(recomputePart(JSON.parse(text) as PartSheet)).toMatchObject({ ok: true });
  const forged = text.replace('"safetyHundredths":8500', '"safetyHundredths":9500');
  expect(recomputePart(JSON.parse(forged) as PartSheet)).toMatchObject({ ok: false });
  expect((await view())?.safety.map((row) => row.partHundredths)).toEqual([8_500, 7_000]);
});
