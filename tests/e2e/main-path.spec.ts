import { expect, test } from "@playwright/test";
import { recomputeSelection } from "@/lib/reviews/domain/calculation-sheet";
import { recomputeStage } from "@/lib/stages/domain/calculation-sheet";
import { answered, Cast } from "./fixtures/cast";
import { fileProposal } from "./fixtures/filed-proposal";
import {
  AuditWatch,
  exportCount,
  gpusHeld,
  namedLongAgo,
  organisationOf,
  portalTime,
  receiptCount,
  votingEnd,
} from "./fixtures/records";
import { announceCall, draftCall, publishCall, startScreening } from "./pages/calls";
import { confirm, expectNoSidewaysScroll, moveClock, visit } from "./pages/portal";
import { expectAutosaved, openSection, requestGpus, signFor } from "./pages/proposals";
import {
  assignAndActivate,
  declareClear,
  detectConflicts,
  downloaded,
  expectLocked,
  expectTotal,
  expectUnnamed,
  exportRanking,
  formPanel,
  noteAndFlag,
  OPINION,
  proposeSelection,
  signPledge,
  submitSheet,
  writeSheet,
} from "./pages/reviews";
import { doubtAndClear } from "./pages/screening";
import {
  approveResult,
  closeContest,
  closeScoring,
  decideDerivatives,
  enterMissingCells,
  freezeDerivatives,
  openStage,
  proposeResult,
  publishResult,
} from "./pages/stages";
import {
  answerImpatiently,
  askForSupplement,
  expectAskedFor,
  expectDifference,
  expectTimeline,
} from "./pages/supplements";
import {
  approveAllocation,
  offerAgreement,
  openTeam,
  requestAllocation,
  signAgreement,
  takeSupportStep,
} from "./pages/support";
import { addParagraph } from "./pages/together";

// The whole main path in one story, played by its people in their own browsers, one scene after the other.
test.describe.configure({ mode: "serial", timeout: 120_000 });

const MINUTE_MS = 60_000;
/** The demo plan lets teams dispute a rejection for seven days. */
const DISPUTE_MS = 7 * 24 * 60 * MINUTE_MS;
const CALL = { titleKo: "3차 추가 공모(정예팀 1개 팀)", titleEn: "Third additional call (one team)" };
const APPLICANT = { name: "도란희", email: "ran@doran.example" };
const LEAD = { nameKo: "도란결", nameEn: "Dorangyeol" };
const TITLE = "독자 파운데이션 모델 「도란」 개발";
const CHAIR = "문정우";
const REVIEWER = "오세린";
let cast: Cast;
let audit: AuditWatch;
const story = {
  call: { id: "", code: "" },
  opensAt: new Date(0),
  closesAt: new Date(0),
  proposalId: "",
  receipt: "",
  stageId: "",
};

test.beforeAll(async ({ browser }, info) => {
  audit = await AuditWatch.begin();
  cast = new Cast(browser, info.project.use.baseURL ?? "");
});
test.afterEach(() => cast.expectCalm());
test.afterAll(() => cast.close());

const applicant = (screen: "desk" | "phone" = "desk") => cast.byAddress(APPLICANT.email, screen);

test("1. an officer reads the rulebook in force (P1, P2, P4)", async () => {
  const page = await cast.as("officer");
  await visit(page, "/rulebooks");
  await expect(page.getByRole("row").filter({ hasText: "제2판" })).toContainText("시행 중");
  await page.getByRole("link", { name: "제2판" }).click();
  await expect(page.getByRole("row").filter({ hasText: "최대 팀 수" })).toContainText("5");
  await expect(page.getByText("내용 확인값(SHA-256)")).toBeVisible();
});

test("2. the officer drafts and announces a call; the clock opens it (C1, C2, C4)", async () => {
  const page = await cast.as("officer");
  const now = await portalTime();
  story.opensAt = new Date(Math.ceil((now.getTime() + 3 * MINUTE_MS) / MINUTE_MS) * MINUTE_MS);
  story.closesAt = new Date(story.opensAt.getTime() + 180 * MINUTE_MS);
  story.call = await draftCall(page, { ...CALL, opensAt: story.opensAt, closesAt: story.closesAt });
  await announceCall(page);
  await audit.expect({ "call.drafted": 1, "call.announced": 1 });

  const citizen = await cast.stranger("시민");
  await visit(citizen, `/calls/${story.call.code}`);
  await expect(citizen.getByText("접수 시작까지")).toBeVisible();
  await expect(citizen.getByText(/[0-9]+분|[0-9]+초/).first()).toBeVisible();

  await moveClock(await cast.as("administrator"), new Date(story.opensAt.getTime() + MINUTE_MS));
  await visit(citizen, `/calls/${story.call.code}`);
  await expect(citizen.getByText("접수 중", { exact: true })).toBeVisible();
  await expect(citizen.getByText("남은 시간")).toBeVisible();
});

test("3. a consortium has filed its proposal in time (A8; filing itself is consortium.spec.ts)", async () => {
  const filed = await fileProposal(
    { call: story.call, lead: LEAD, applicant: APPLICANT, title: TITLE },
    await portalTime(),
  );
  story.proposalId = filed.proposalId;
  story.receipt = filed.receiptNumber;
  const page = await applicant();
  await visit(page, `/proposals/${filed.proposalId}/receipt`);
  await expect(page.getByRole("heading", { name: filed.receiptNumber })).toBeVisible();
  await audit.expect({ "proposal.created": 1, "proposal.submitted": 1 });
});

test("4. after the closing instant nothing can be changed; the last submission counts (C2, A9)", async () => {
  const page = await applicant();
  const { proposalId } = story;
  await visit(page, `/proposals/${proposalId}/receipt`);
  await confirm(page, "다시 열어 고치기");
  await expect(page.getByText("다시 작성 중입니다")).toBeVisible();
  await openSection(page, proposalId, "impact");
  await page.getByRole("button", { name: "다시 작성" }).click();
  const saved = page.waitForResponse((response) =>
    response.url().endsWith(`/api/proposals/${proposalId}/sections/impact`),
  );
  await addParagraph(page, "마감 전에 고친 문장입니다.");
  expect((await saved).status()).toBe(200);
  await expectAutosaved(page);

  await moveClock(await cast.as("administrator"), new Date(story.closesAt.getTime() + MINUTE_MS));
  cast.tolerate(answered(409, "/sections/impact"));
  await addParagraph(page, "마감 뒤에 고친 문장입니다.");
  await expect(page.getByRole("alert").filter({ hasText: "접수가 마감되었습니다." })).toBeVisible();
  await openSection(page, proposalId, "impact");
  await expect(page.getByText("접수가 마감되어 읽을 수만 있습니다.")).toBeVisible();
  await expect(page.getByText("마감 뒤에 고친 문장입니다.")).toHaveCount(0);
});

test("4a. a supplement is asked for; on a phone that section alone is mended, signed and sealed anew (A10)", async () => {
  const { proposalId } = story;
  const officer = await cast.as("officer");
  await startScreening(officer, story.call.id);
  await askForSupplement(
    officer,
    proposalId,
    "GPU",
    "신청한 수량의 근거를 확인하기 어려우니 수량을 다시 정해 주십시오.",
  );
  const phone = await applicant("phone");
  await expectAskedFor(phone, proposalId, { locked: "impact" });
  await openSection(phone, proposalId, "gpu");
  await requestGpus(phone, "2027년 상반기", "512");
  await expectAutosaved(phone);
  await signFor(phone, proposalId, LEAD.nameKo);
  await signFor(await cast.as("university"), proposalId, (await organisationOf("university")).nameKo);
  await answerImpatiently(phone, proposalId);
  await expect(phone.getByRole("heading", { name: story.receipt })).toBeVisible();
  expect(await receiptCount(proposalId)).toBe(2);
  await expectDifference(officer, proposalId, { before: "256", after: "512" });
  await expectTimeline(phone, proposalId, ["제출", "보완 요청", "보완 답변 제출"]);
  await audit.expect({ "screening.supplementRequested": 1, "screening.supplementAnswered": 1 });
});

test("4b. a check with evidence, ineligible by two people, the letter, eligible after all (A10, L3)", async () => {
  await doubtAndClear(cast, await applicant(), { ...story, title: TITLE, unsealed: "마감 전에 고친 문장입니다." });
  await audit.expect({ "proposal.reopened": 1, "screening.verdictProposed": 1, "proposal.eligibilityDecided": 2 });
});

test("5a. the officer forms a panel and starts the review (S2, S3)", async () => {
  const page = await cast.as("officer");
  await formPanel(page, story.call.id, [CHAIR, REVIEWER]);
  await detectConflicts(page, story.call.id);
  await expectUnnamed(page, story.call.id, 2);
  await namedLongAgo(story.call.id);
  const dueAt = new Date((await portalTime()).getTime() + 5 * 24 * 60 * MINUTE_MS);
  await assignAndActivate(page, story.call.id, dueAt, 2);
  await visit(page, `/manage/calls/${story.call.id}`);
  await expect(page.getByText("선정평가", { exact: true }).first()).toBeVisible();
  await audit.expect({ "panel.created": 1, "panel.memberAdded": 2, "panel.chairSet": 1, "panel.activated": 1 });
});

test("5b. both reviewers pledge, declare, score and hand in (S1, S3, S6)", async () => {
  const chair = await cast.as("chair");
  await signPledge(chair, CALL.titleKo);
  await declareClear(chair, LEAD.nameKo, TITLE);
  await expect(chair.getByRole("main")).toContainText(TITLE);
  await writeSheet(
    chair,
    [
      ["18", "17.5"],
      ["13", "13"],
      ["13.5", "13.5"],
    ],
    "가",
  );
  await expectTotal(chair, "88.5");
  await submitSheet(chair, "88.5");
  await expectLocked(chair);

  const phone = await cast.as("reviewer", "phone");
  await signPledge(phone, CALL.titleKo);
  await declareClear(phone, LEAD.nameKo, TITLE);
  await noteAndFlag(phone, {
    remark: "재현 조건을 붙임과 견줄 것",
    note: "혼자 볼 메모",
    flag: "측정 조건이 두 곳에서 다릅니다",
  });
  await phone.getByRole("tab", { name: "다른 위원" }).click();
  await expect(phone.getByText("평가표를 제출하면 열립니다")).toBeVisible();
  await phone.getByRole("tab", { name: /^평가표/ }).click();
  await writeSheet(
    phone,
    [
      ["16", "16.5"],
      ["12", "12.5"],
      ["12", "12.5"],
    ],
    "나",
  );
  await expectTotal(phone, "81.5");
  await expectNoSidewaysScroll(phone);
  await submitSheet(phone, "81.5");
  await phone.getByRole("tab", { name: /^평가표/ }).click();
  await expectLocked(phone);
  await phone.getByRole("tab", { name: "다른 위원" }).click();
  await expect(phone.getByText("합계 88.50점")).toBeVisible();

  await visit(chair, "/reviews");
  const card = chair.locator("section").filter({ has: chair.getByRole("heading", { name: CALL.titleKo }) });
  await card.getByRole("link", { name: "위원장 화면" }).click();
  await expect(chair.getByText("측정 조건이 두 곳에서 다릅니다")).toBeVisible();
  await expect(chair.getByText("혼자 볼 메모")).toHaveCount(0);
  await confirm(chair, "확인하고 답변", { reason: "본문에 적힌 조건을 따릅니다." });
  await expect(chair.getByText("확인 완료")).toBeVisible();
  await audit.expect({ "panel.pledgeSigned": 2, "review.declared": 2, "review.sheetSubmitted": 2 });
  await audit.expect({ "review.remarkAdded": 1, "review.flagRaised": 1, "review.flagSettled": 1 });
});

test("5c. the officer proposes, the director approves and publishes (S4, S5, S9, L3)", async () => {
  const officer = await cast.as("officer");
  await visit(officer, `/manage/calls/${story.call.id}/ranking`);
  await expect(officer.getByRole("table", { name: "순위", exact: true }).getByRole("row").nth(1)).toContainText(
    "85.00",
  );
  await proposeSelection(officer, story.call.id);
  await expect(officer.getByRole("button", { name: "승인", exact: true })).toHaveCount(0);

  const phone = await cast.as("director", "phone");
  await visit(phone, `/manage/calls/${story.call.id}/decision`);
  await expectNoSidewaysScroll(phone);
  await phone.getByRole("button", { name: "승인", exact: true }).click();
  await expect(phone.getByRole("alertdialog").getByRole("listitem")).toHaveText([new RegExp(LEAD.nameKo)]);
  await phone.getByRole("alertdialog").getByRole("button", { name: "승인", exact: true }).click();
  await expect(phone.getByText("승인된 선정 결과")).toBeVisible();
  await publishCall(await cast.as("director"), story.call.id);
  await audit.expect({ "selection.proposed": 1, "selection.approved": 1, "team.created": 1 });
});

test("5d. the applicant reads result and opinions, never who gave which score (S8)", async () => {
  const phone = await applicant("phone");
  await visit(phone, `/proposals/${story.proposalId}/result`);
  const main = phone.getByRole("main");
  await expect(main).toContainText("정예팀으로 선정되었습니다");
  await expect(main).toContainText("85.00");
  await expect(main.getByText(OPINION)).toHaveCount(2);
  await expect(main).toContainText(CHAIR);
  for (const total of ["88.5", "81.5"]) await expect(main).not.toContainText(total);
  await expectNoSidewaysScroll(phone);
});

test("6. support is recommended, deliberated and agreed by a signed agreement; GPUs are allocated (D1, D4, G1, G2, L3)", async () => {
  const steward = await cast.as("gpuSteward");
  const director = await cast.as("director");
  await takeSupportStep(steward, LEAD.nameKo, "권고 저장");
  await takeSupportStep(await cast.as("deliberator"), LEAD.nameKo, "심의 결과 저장");
  await offerAgreement(await cast.as("officer"), LEAD.nameKo);
  const text = { team: LEAD.nameKo, figure: "512장" };
  const phone = await applicant("phone");
  await signAgreement(phone, text);
  await expectNoSidewaysScroll(phone);
  await signAgreement(await cast.as("university"), text);
  await signAgreement(director, text);
  await expect(director.getByRole("main")).toContainText("효력 있음");
  const request = { team: LEAD.nameKo, count: "512", from: "2027-01-01", to: "2027-07-01" };
  await requestAllocation(steward, { ...request, pool: /정부 구매 1차/ });
  await approveAllocation(director, LEAD.nameKo);
  expect(await gpusHeld(LEAD.nameKo, new Date("2027-03-01"))).toBe(512);
  await visit(steward, "/ledger");
  await steward.getByRole("link", { name: "정부 구매 1차" }).first().click();
  await expect(steward.getByRole("row").filter({ hasText: LEAD.nameKo }).first()).toContainText("512장");
  await audit.expect({ "support.recommended": 1, "support.deliberated": 1, "support.agreed": 1 });
  await audit.expect({ "agreement.offered": 1, "agreement.signed": 3, "agreement.inForce": 1 });
  await audit.expect({ "allocation.requested": 1, "allocation.approved": 1 });
});

test("7. stage 2 is scored, decided and published; the team that leaves gives its GPUs back (E2, E4, G4, L3)", async () => {
  const operator = await cast.as("operator");
  story.stageId = await openStage(operator, "2차 단계평가");
  const officer = await cast.as("officer");
  await decideDerivatives(operator, officer, story.stageId);
  // After the last vote, and after the last day on which a team may dispute.
  const over = Math.max((await votingEnd(story.stageId)).getTime(), (await portalTime()).getTime() + DISPUTE_MS);
  await moveClock(await cast.as("administrator"), new Date(over + MINUTE_MS));
  await closeContest(officer, story.stageId);
  await freezeDerivatives(operator, story.stageId);
  // V4: gates of safety are computed of the hazards' grades, so that nothing is left to enter by hand.
  expect(await enterMissingCells(operator, story.stageId, "70")).toBe(0);
  await closeScoring(operator, story.stageId);
  await proposeResult(officer, story.stageId);
  const tomorrow = new Date((await portalTime()).getTime() + 24 * 60 * MINUTE_MS);
  expect(await gpusHeld("온빛", tomorrow)).toBe(1_024);
  await approveResult(await cast.as("director"), story.stageId, "온빛");
  expect(await gpusHeld("온빛", tomorrow)).toBe(0);
  await publishResult(officer, story.stageId);
  await visit(officer, `/stages/${story.stageId}/result`);
  await officer.getByRole("link", { name: "국민에게 공개된 결과" }).click();
  await expect(officer.getByText("참여를 마치는 팀: 온빛")).toBeVisible();
  await openTeam(officer, "온빛");
  await expect(officer.getByText("탈락", { exact: true }).first()).toBeVisible();
  await audit.expect({ "contest.closed": 1, "contest.scored": 1, "derivatives.countFrozen": 1 });
  await audit.expect({
    "stage.resultProposed": 1,
    "stage.resultApproved": 1,
    "team.left": 1,
    "allocation.returned": 1,
  });
});

test("8. everybody's dashboard shows it", async () => {
  const officer = await cast.as("officer");
  await visit(officer, "/dashboard");
  await expect(officer.getByRole("table", { name: "팀별 협약 지원" })).toContainText(LEAD.nameKo);
  await expect(officer.getByRole("listitem").filter({ hasText: "온빛" }).last()).toContainText("탈락");

  const phone = await applicant("phone");
  await visit(phone, "/dashboard");
  await expect(phone.getByText("선정평가 결과: 선정")).toBeVisible();
  await expectNoSidewaysScroll(phone);

  const reviewer = await cast.as("reviewer");
  await visit(reviewer, "/dashboard");
  await expect(reviewer.getByRole("heading", { name: "내 평가" })).toBeVisible();

  const auditor = await cast.as("auditor");
  await visit(auditor, `/audit?q=${story.proposalId}`);
  await expect(auditor.getByRole("link", { name: /제출/ }).first()).toBeVisible();
});

test("9. both calculation sheets recompute; a changed number does not pass (S11, L2)", async () => {
  const officer = await cast.as("officer");
  const reason = "순위를 다시 계산하여 확인합니다.";
  const ranking = await exportRanking(officer, story.call.id, reason);
  expect(await exportCount(reason)).toBe(1);
  expect(recomputeSelection(JSON.parse(ranking))).toMatchObject({ ok: true });
  expect(recomputeSelection(JSON.parse(ranking.replace("8850", "8950")))).toMatchObject({ ok: false });

  await visit(officer, `/stages/${story.stageId}`);
  const stage = await downloaded(officer, "계산표 내려받기");
  expect(recomputeStage(JSON.parse(stage))).toMatchObject({ ok: true });
  // What the contest computed differs from run to run: one hundredth more than whatever it is.
  const changed = stage.replace(/("contestPublic":)(\d+)/, (_, key, points) => `${key}${Number(points) + 1}`);
  expect(changed).not.toBe(stage);
  expect(recomputeStage(JSON.parse(changed))).toMatchObject({ ok: false });
});
