import { beforeAll, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { followChain } from "@/lib/results/domain/sheet-chain";
import { getPublicResult, listPublicResults, publicSheet } from "@/lib/results/queries/public-results";
import { getStageResult } from "@/lib/results/queries/stage-result";
import { approveStageResult } from "@/lib/stages/commands/decide-result";
import { publishStage } from "@/lib/stages/commands/publish-stage";
import { recomputeStage } from "@/lib/stages/domain/calculation-sheet";
import { writeVerificationScores } from "@/lib/verification/commands/write-scores";
import { createUser } from "@/tests/factories/actor";
import { inside } from "@/tests/factories/inside";
import { expectOk } from "@/tests/factories/proposals";
import { countQueries } from "@/tests/factories/query-count";
import { ensureReferenceCatalogue } from "@/tests/factories/references";
import { ensureRulebookV1 } from "@/tests/factories/rulebook";
import {
  createRunningStage,
  emptyProgramme,
  finaliseResult,
  proposeResult,
  scoreStage,
  stagePlan,
  stageVersion,
} from "@/tests/factories/stages";
import { createTeam, type TeamRow } from "@/tests/factories/teams";
import {
  ensureWindowModels,
  harnessFile,
  importedRun,
  registered,
  verificationDraft,
} from "@/tests/factories/verification";

const AT = new Date("2025-12-10T00:00:00Z");
const EVIDENCE = "평가 보고서 1쪽";
let [officer, director, operator, bound]: Actor[] = [];
let teams: TeamRow[];
let stageId: string;
let number: number;

const step = async () => ({ stageId, expectedVersion: await stageVersion(stageId) });
const gone = { code: "NOT_FOUND" };
const person = (actor: Actor | undefined): Actor => {
  if (!actor) throw new Error("nobody");
  return actor;
};
const staffResult = (actor: Actor | undefined) => getStageResult(person(actor), stageId, AT);

beforeAll(async () => {
  await ensureRulebookV1();
  await ensureReferenceCatalogue();
  const references = await ensureWindowModels();
  [officer, director, operator] = [
    await createUser(["OFFICER"]),
    await createUser(["DIRECTOR"]),
    await createUser(["OPERATOR"]),
  ];
  bound = await createUser(["OFFICER"]);
  await emptyProgramme(AT);
  teams = [];
  for (const name of ["결과 갑", "결과 을", "결과 병"]) teams.push(await createTeam({ name }));
  const plan = stagePlan({ survivors: 2 });
  const verification = verificationDraft(references, { safety: null });
  ({ stageId, number } = await createRunningStage(
    { officer: person(officer), plan: { ...plan, verification }, cutoffOn: "2025-12-15", speakers: teams },
    AT,
  ));
  const values = [0.72, 0.68, 0.5];
  for (const [index, { teamId, leadManager }] of teams.entries()) {
    await registered(leadManager, { stageId, teamId }, AT);
    const own = values[index] ?? 0;
    const figures = { gpqa: { value: own, stderr: 0.02 }, "mmlu-pro": { value: own - 0.3, stderr: 0.02 } };
    await expectOk(importedRun(person(operator), { stageId, teamId }, harnessFile(figures, { note: teamId }), AT));
  }
  await expectOk(writeVerificationScores(person(operator), stageId, AT));
  const found = { kind: "PAST_ORGANISATION", severity: "EXCLUSION", evidence: {}, detectedAt: AT } as const;
  const tie = { proposalId: teams[0]?.proposalId ?? "", userId: person(bound).id };
  await inside.conflictFinding.create({ data: { ...found, ...tie }, select: { id: true } });
  const rows = teams.map(({ teamId }, index) => ({ teamId, points: 80 - index }));
  await expect(staffResult(officer)).rejects.toMatchObject(gone);
  await scoreStage(person(operator), stageId, plan, rows, AT, ["verification"]);
});

it("E3, S3: from the end of scoring on staff read it, but nobody whom a conflict binds, no team and not the public", async () => {
  const { view, entered } = await staffResult(officer);
  expect(view).toMatchObject({ basis: "CURRENT", sheetHash: null });
  expect(view.rows.map((row) => row.result)).toEqual(["ADVANCE", "ADVANCE", "ELIMINATED"]);
  expect(entered?.find((cell) => cell.key === "derivatives")).toMatchObject({ evidence: EVIDENCE });
  expect(entered?.some((cell) => cell.key === "verification")).toBe(false);
  for (const outsider of [bound, teams[0]?.leadManager])
    await expect(staffResult(outsider)).rejects.toMatchObject(gone);
  await expect(getPublicResult(number)).rejects.toMatchObject(gone);
  await expect(publicSheet(number, "stage")).rejects.toMatchObject(gone);
});

it("E4, S11: once published, teams and everybody read the sheet's result, and its files are whole and chained", async () => {
  const proposed = await proposeResult(person(officer), stageId, AT);
  expect((await staffResult(director)).view).toMatchObject({ basis: "PROPOSED", sheetHash: proposed.sheetHash });
  await expectOk(approveStageResult(person(director), { decisionId: proposed.decisionId, expectedVersion: 0 }, AT));
  await expect(getPublicResult(number)).rejects.toMatchObject(gone);
  await expectOk(publishStage(person(officer), await step(), AT));

  const own = await getStageResult(person(teams[2]?.leadManager), stageId, AT);
  expect(own.entered).toBeNull();
  const { result: view, statements } = await countQueries(() => getPublicResult(number));
  expect(statements.length).toBeLessThanOrEqual(14);
  expect(view).toMatchObject({ basis: "APPROVED", sheetHash: proposed.sheetHash });
  // S10: a reader learns until when it may be objected to, and that it is not final before.
  expect(view.stage).toMatchObject({ objectionsDueAt: expect.any(Date), finalAt: null });
  expect(view.sensitivity).toMatchObject({ weights: { byBasisPoints: 500 }, toFlip: null });
  expect(view.sensitivity.formulas?.map((one) => one.variant?.advancing.length)).toEqual([2, 2, 2, 2, 2]);
  expect(view.sensitivity.separability?.exactParts).toEqual(["contestPublic", "contestExpert", "derivatives"]);
  const said = JSON.stringify(view, (_key, value) => (typeof value === "bigint" ? value.toString() : value));
  for (const personal of [EVIDENCE, person(operator).name, person(operator).id]) expect(said).not.toContain(personal);

  const stage = await publicSheet(number, "stage");
  const sheet = JSON.parse(stage.text);
  expect(recomputeStage(sheet)).toEqual({ ok: true, sha256: proposed.sheetHash });
  const part = await publicSheet(number, "verification");
  const chain = followChain(sheet, [{ sha256: part.sha256, sheet: JSON.parse(part.text) }]);
  expect(chain).toMatchObject({ followed: [{ partKeys: ["verification"] }], wanted: [], differences: [] });
  await expect(publicSheet(number, "contest")).rejects.toMatchObject(gone);
  expect((await listPublicResults()).find((one) => one.number === number)).toMatchObject({ teams: 3, advancing: 2 });
});

it("a stage entered by hand says what cannot be told, and is held against the stage before", async () => {
  const plan = stagePlan({ survivors: 1 });
  const speakers = teams.slice(0, 2);
  const { objectionsDueAt } = await db.stage.findUniqueOrThrow({ where: { id: stageId } });
  await finaliseResult(person(officer), stageId, objectionsDueAt ?? AT);
  expect((await getPublicResult(number)).stage.finalAt).toBeInstanceOf(Date);
  const next = await createRunningStage({ officer: person(officer), plan, speakers }, AT);
  const rows = speakers.map(({ teamId }, index) => ({ teamId, points: 70 + index }));
  await scoreStage(person(operator), next.stageId, plan, rows, AT);
  const { view } = await getStageResult(person(officer), next.stageId, AT);
  expect(view.sensitivity).toMatchObject({ formulas: null, withoutBenchmarks: null, separability: null, toFlip: null });
  expect(view.sources).toEqual([]);
  expect(view.previous).toMatchObject({ number });
  expect(view.previous?.teams.map((team) => team.rank).sort()).toEqual([1, 2, 3]);
  expect(view.history.map((point) => point.stageNumber)).toContain(number);
});

it("what happens to a team afterwards does not reach back into a published result", async () => {
  const before = (await getPublicResult(number)).rows;
  await db.team.update({ where: { id: teams[0]?.teamId ?? "" }, data: { status: "WITHDRAWN", leftAt: AT } });
  expect((await getPublicResult(number)).rows).toEqual(before);
});
