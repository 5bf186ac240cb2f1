import { beforeAll, beforeEach, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { decideByRule } from "@/lib/derivatives/commands/decide-by-rule";
import { confirmCandidate, disputeCandidate, rejectCandidate } from "@/lib/derivatives/commands/decide-candidate";
import { freezeCount } from "@/lib/derivatives/commands/freeze-count";
import { importListing } from "@/lib/derivatives/commands/import-listing";
import { registerBase } from "@/lib/derivatives/commands/register-base";
import { type CountSheet, recomputeCount } from "@/lib/derivatives/domain/count-sheet";
import { buildPublicCount, recomputePublicCount } from "@/lib/derivatives/domain/public-count";
import { exportCandidates, exportCount } from "@/lib/derivatives/queries/export-count";
import { getDerivatives } from "@/lib/derivatives/queries/get-derivatives";
import { previewListing } from "@/lib/derivatives/queries/preview-listing";
import { CANDIDATE_LIST } from "@/lib/derivatives/schema";
import { db } from "@/lib/platform/db";
import { parseListQuery } from "@/lib/platform/list-query";
import { storedSheets } from "@/lib/results/queries/part-sheets";
import { enterPartScore } from "@/lib/stages/commands/enter-scores";
import { createUser } from "@/tests/factories/actor";
import { type HubModel, importedPage, namedBase } from "@/tests/factories/derivatives";
import { derivativesPlan } from "@/tests/factories/derivatives-plan";
import { expectOk } from "@/tests/factories/proposals";
import { countQueries } from "@/tests/factories/query-count";
import { ensureRulebookV1 } from "@/tests/factories/rulebook";
import { createRunningStage, emptyProgramme, stagePlan } from "@/tests/factories/stages";
import { createTeam, type TeamRow } from "@/tests/factories/teams";
import { uploadTexts } from "@/tests/factories/verification";

const AT = new Date("2025-12-20T00:00:00Z");
const LATER = new Date("2025-12-28T00:00:00Z");
const REASON = "모델 카드만 있고 학습한 흔적이 없습니다.";
const BASES = ["hanbit/base", "gaon/base"] as const;
let officer: Actor;
let operator: Actor;
let teams: [TeamRow, TeamRow];
let stageId: string;

beforeAll(async () => {
  await ensureRulebookV1();
  [officer, operator] = [await createUser(["OFFICER"]), await createUser(["OPERATOR"])];
});

beforeEach(async () => {
  await emptyProgramme(AT);
  teams = [await createTeam({ name: "파생 갑" }), await createTeam({ name: "파생 을" })];
  const plan = { ...stagePlan({ survivors: 2 }), derivatives: derivativesPlan() };
  ({ stageId } = await createRunningStage({ officer, plan, cutoffOn: "2025-12-15", speakers: teams }, AT));
  for (const index of [0, 1] as const)
    await namedBase(teams[index].leadManager, of(index), BASES[index], AT, ["hanbit-lab"]);
});

const of = (index: 0 | 1) => ({ stageId, teamId: teams[index].teamId });
const page = (index: 0 | 1, takenOn: string, models: readonly HubModel[]) =>
  importedPage(operator, of(index), { base: BASES[index], takenOn, models }, AT);
const bothPages = async (index: 0 | 1, models: readonly HubModel[]) => {
  await expectOk(page(index, "2025-12-01", models));
  await expectOk(
    page(
      index,
      "2025-12-15",
      models.map((one) => ({ ...one, downloads: (one.downloads ?? 40) + 5 })),
    ),
  );
};
const view = async (actor: Actor = operator, search: Record<string, string> = {}) => {
  const found = await getDerivatives(actor, stageId, parseListQuery(search, CANDIDATE_LIST), AT);
  if (!found.derivatives) throw new Error("no derivatives");
  return found.derivatives;
};
const row = async (repository: string) => {
  const found = (await view()).rows.find((one) => one.repository === repository);
  if (!found) throw new Error(repository);
  return { candidateId: found.id, expectedVersion: found.version, row: found };
};
const family: HubModel[] = [
  { id: "sun/a" },
  { id: "sun/b", relation: "adapter" },
  { id: "sun/c" },
  { id: "hanbit-lab/own" },
  { id: "sky/copy", weights: ["hanbit/base"] },
  { id: "sea/q", relation: "quantized" },
  { id: "sea/late", createdAt: "2025-12-15T15:00:00.000Z" },
  { id: "moon/merge", relation: "merge", parent: "sun/a" },
];

it("Y1, Y2, E4: listed twice, decided by the rule, counted, frozen with the hash of its sheet, and counted again by anybody", async () => {
  await bothPages(0, family);
  expect(await freezeCount(operator, stageId, AT)).toMatchObject({ reason: "SNAPSHOTS_MISSING" });
  await bothPages(1, []);
  expect(await freezeCount(operator, stageId, AT)).toMatchObject({
    reason: "CANDIDATES_OPEN",
    reasonParams: { count: 8 },
  });
  expect(await expectOk(decideByRule(operator, of(0), AT))).toEqual({ confirmed: 4, rejected: 4 });
  expect(await freezeCount(operator, stageId, AT)).toMatchObject({
    reason: "DISPUTES_POSSIBLE",
    reasonParams: { count: 4 },
  });
  const frozen = await expectOk(freezeCount(operator, stageId, LATER));
  // sun/c is beyond its owner's cap: sun/a, sun/b, moon/merge count.
  expect(frozen).toMatchObject({ scored: 2, models: 3 });
  const scores = await db.stagePartScore.findMany({
    where: { stageTeam: { stageId }, partKey: "derivatives" },
    orderBy: { scoreHundredths: "desc" },
    select: { scoreHundredths: true, evidence: true, isComputed: true },
  });
  const evidence = `sha256:${frozen.sheetHash}`;
  expect(scores).toEqual([
    { scoreHundredths: 7_500, evidence, isComputed: true },
    { scoreHundredths: 0, evidence, isComputed: true },
  ]);
  const { text, sha256 } = await exportCount(operator, stageId, "제3자 재계산");
  expect(recomputeCount(JSON.parse(text) as CountSheet)).toEqual({ ok: true, sha256 });
  // S11: the public form is stored with the count and its hash is on record with it; counts of before have the same one made.
  const publicForm = { sha256: frozen.publicHash, text: buildPublicCount(JSON.parse(text) as CountSheet).text };
  expect(recomputePublicCount(JSON.parse(publicForm.text))).toEqual({ ok: true, sha256: frozen.publicHash });
  expect(publicForm.text).not.toMatch(/\b(sun|moon)\//);
  expect(await storedSheets(db, stageId, [sha256])).toEqual([{ kind: "derivatives", sha256, text, publicForm }]);
  const event = await db.auditEvent.findFirst({ where: { type: "derivatives.countFrozen", subjectId: stageId } });
  expect(event?.payload).toContain(frozen.publicHash);
  const all = await view();
  expect(all.count).toMatchObject({ sheetHash: sha256, isCurrent: true });
  expect(all.teams[0]).toMatchObject({
    count: 3,
    scoreHundredths: 7_500,
    states: { PENDING: 0, CONFIRMED: 4, REJECTED: 4, DISPUTED: 0 },
    growth: [
      { takenOn: "2025-12-01", models: 8, downloads: 320 },
      { takenOn: "2025-12-15", models: 8, downloads: 360 },
    ],
  });
  expect(all.rows.map((one) => [one.repository, one.findings, one.counts])).toContainEqual([
    "sun/c",
    ["OWNER_CAP"],
    false,
  ]);
  const { rows } = await exportCandidates(operator, stageId, { state: "REJECTED" }, { reason: "반려 검토", at: AT });
  expect(rows.map((one) => one.findings.join()).sort()).toEqual([
    "AFTER_CUTOFF",
    "OWNER_IN_CONSORTIUM",
    "RELATION_NOT_COUNTED",
    "SAME_AS_BASE",
  ]);
  const byHand = { ...of(0), partKey: "derivatives", scoreHundredths: 1, evidence: "직접 입력" };
  expect(await enterPartScore(operator, byHand, AT)).toMatchObject({ reason: "PART_IS_COMPUTED" });
  await expect(db.derivativeCount.deleteMany({ where: { stageId } })).rejects.toThrow();
  await expect(db.derivativeFigure.updateMany({ data: { downloads: 1 } })).rejects.toThrow();
});

it("Y2: a team disputes a rejection in time, once, and another person answers", async () => {
  await bothPages(0, family);
  const rejected = async () => expectOk(rejectCandidate(operator, { ...(await row("sun/a")), reason: REASON }, AT));
  await rejected();
  const dispute = async (actor: Actor, at = AT) =>
    disputeCandidate(actor, { ...(await row("sun/a")), reason: "학습 기록과 데이터를 공개했습니다." }, at);
  await expect(dispute(teams[1].leadManager)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(dispute(officer)).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await dispute(teams[0].leadManager, new Date("2025-12-27T00:00:00Z"))).toMatchObject({
    reason: "DISPUTE_CLOSED",
  });
  await expectOk(dispute(teams[0].leadManager, new Date("2025-12-26T23:59:59Z")));
  expect(await confirmCandidate(operator, await row("sun/a"), AT)).toMatchObject({ reason: "SAME_PERSON" });
  expect(await rejectCandidate(operator, { ...(await row("sun/a")), reason: REASON }, AT)).toMatchObject({
    reason: "SAME_PERSON",
  });
  expect((await row("sun/a")).row).toMatchObject({ state: "DISPUTED", may: { answer: false, decide: false } });
  await expectOk(rejectCandidate(officer, { ...(await row("sun/a")), reason: REASON }, AT));
  const { row: settled } = await row("sun/a");
  expect(settled.steps.map((one) => one.step)).toEqual(["REJECTED", "DISPUTED", "UPHELD"]);
  expect(await dispute(teams[0].leadManager)).toMatchObject({ reason: "DISPUTE_CLOSED" });
  await expectOk(confirmCandidate(officer, await row("sun/a"), AT));
  // Nobody confirms against the rule.
  expect(await confirmCandidate(officer, await row("sky/copy"), AT)).toMatchObject({ reason: "RULE_FORBIDS" });
});

it("two decisions on one candidate: one stands; a freeze and the last decision never miss each other", async () => {
  await bothPages(0, [{ id: "sun/a" }]);
  await bothPages(1, []);
  const { candidateId, expectedVersion } = await row("sun/a");
  const input = { candidateId, expectedVersion };
  const both = await Promise.allSettled([
    confirmCandidate(operator, input, AT),
    rejectCandidate(officer, { ...input, reason: REASON }, AT),
  ]);
  expect(both.filter((one) => one.status === "fulfilled")).toHaveLength(1);
  expect(both.find((one) => one.status === "rejected")).toMatchObject({ reason: { code: "CONFLICT" } });
  if ((await row("sun/a")).row.state === "REJECTED") await expectOk(confirmCandidate(operator, await row("sun/a"), AT));
  const [frozen, decided] = await Promise.all([
    freezeCount(operator, stageId, AT),
    rejectCandidate(officer, { ...(await row("sun/a")), reason: REASON }, AT),
  ]);
  expect(decided.ok).toBe(true);
  // Either it was frozen before, and the page says that it changed since, or the dispute's time keeps it back.
  if (frozen.ok) expect((await view()).count).toMatchObject({ sheetHash: frozen.data.sheetHash, isCurrent: false });
  else expect(frozen).toMatchObject({ reason: "DISPUTES_POSSIBLE" });
  expect(await db.derivativeCount.count({ where: { stageId } })).toBe(frozen.ok ? 1 : 0);
});

it("Y1: a page with a problem imports nothing, and the preview says where; the same page is taken once a day", async () => {
  const broken = await uploadTexts(operator, [["p.json", '[{"id": "sun/a", "downloads": NaN}]']]);
  const ask = { ...of(0), takenOn: "2025-12-01", fileIds: broken };
  expect(await importListing(operator, ask, AT)).toMatchObject({
    reason: "FILE_HAS_PROBLEMS",
    reasonParams: { count: 1 },
  });
  expect((await previewListing(operator, ask)).problems).toEqual([
    { file: "p.json", path: "$[0].downloads", line: 1, code: "NOT_FINITE", found: "NaN" },
  ]);
  await expect(previewListing(officer, ask)).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await db.derivativeCandidate.count({ where: { stageTeam: { stageId } } })).toBe(0);
  const twice = await Promise.all([page(0, "2025-12-01", family), page(0, "2025-12-01", family)]);
  expect(twice.map((one) => one.ok && one.data.isNew).sort()).toEqual([false, true]);
  expect(await page(0, "2025-12-21", family)).toMatchObject({ reason: "TAKEN_LATER" });
  const model = { ...of(0), repository: "hanbit/other", releasedOn: "2025-11-01", owners: [] };
  expect(await registerBase(officer, model, AT)).toMatchObject({ reason: "LISTINGS_ARE_IN" });
  expect(await registerBase(teams[0].leadManager, { ...model, repository: BASES[0] }, AT)).toMatchObject({
    reason: "LISTINGS_ARE_IN",
  });
  await expectOk(registerBase(officer, { ...model, repository: BASES[0], owners: ["sun"] }, AT));
  expect((await row("sun/a")).row.findings).toContain("OWNER_IN_CONSORTIUM");
});

it("who sees what: a team its own models and no names of the desk, others nothing; the page's queries do not grow", async () => {
  await bothPages(0, family.slice(0, 2));
  const statements = async () => (await countQueries(() => view())).statements.length;
  const few = await statements();
  await bothPages(1, [{ id: "sun/x" }, { id: "sun/y" }, { id: "sky/z" }]);
  await expectOk(decideByRule(operator, of(1), AT));
  expect(await statements()).toBeLessThanOrEqual(few + 1);
  const own = await view(teams[1].leadManager);
  expect(own.teams.map((team) => team.teamId)).toEqual([teams[1].teamId]);
  expect(own.rows.map((one) => one.repository).sort()).toEqual(["sky/z", "sun/x", "sun/y"]);
  expect(own.rows[0]?.steps.map((step) => step.by)).toEqual([""]);
  expect(own).toMatchObject({ count: null, published: null, may: { import: false, decide: false, freeze: false } });
  await expect(freezeCount(await createUser(["AUDITOR"]), stageId, AT)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(decideByRule(teams[0].leadManager, of(0), AT)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(exportCount(teams[0].leadManager, stageId, "궁금해서요")).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect((await view(operator, { q: "SKY", team: teams[1].teamId })).rows.map((one) => one.repository)).toEqual([
    "sky/z",
  ]);
});
