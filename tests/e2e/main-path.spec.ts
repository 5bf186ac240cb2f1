import { expect, test } from "@playwright/test";
import { registrationCheckDigit } from "@/lib/organisations/domain/registration-number";
import { recomputeSelection } from "@/lib/reviews/domain/calculation-sheet";
import { recomputeStage } from "@/lib/stages/domain/calculation-sheet";
import { pdfOf } from "@/tests/factories/documents";
import { Cast } from "./fixtures/cast";
import {
  AuditWatch,
  exportCount,
  gpusHeld,
  mailedPath,
  organisationOf,
  portalTime,
  receiptCount,
} from "./fixtures/records";
import { askForAccount, finishAccount, registerOrganisation } from "./pages/applicants";
import { announceCall, draftCall, findEligible, publishCall, startScreening } from "./pages/calls";
import { confirm, expectNoSidewaysScroll, moveClock, visit } from "./pages/portal";
import {
  acceptInvitation,
  attachFile,
  completeSection,
  declineSupport,
  describeMember,
  expectAutosaved,
  fillCommitments,
  fillPerformance,
  inviteParticipant,
  openSection,
  planText,
  refusalsOf,
  requestGpus,
  signFor,
  startProposal,
  submitImpatiently,
  writePeople,
} from "./pages/proposals";
import {
  assignAndActivate,
  declareClear,
  detectConflicts,
  downloaded,
  expectLocked,
  expectTotal,
  exportRanking,
  formPanel,
  OPINION,
  proposeSelection,
  signPledge,
  submitSheet,
  writeSheet,
} from "./pages/reviews";
import {
  approveResult,
  closeScoring,
  enterMissingCells,
  openStage,
  proposeResult,
  publishResult,
} from "./pages/stages";
import { approveAllocation, openTeam, requestAllocation, takeSupportStep } from "./pages/support";

// The whole main path in one story, played by its people in their own browsers, one scene after the other.
test.describe.configure({ mode: "serial", timeout: 120_000 });

const MINUTE_MS = 60_000;
const CALL = { titleKo: "3차 추가 공모(정예팀 1개 팀)", titleEn: "Third additional call (one team)" };
const NEWCOMER = { name: "도란희", email: "ran@doran.example", password: "봄날의 도란도란 이야기 2026" };
const NINE_DIGITS = "955000001";
const CHECK_DIGIT = registrationCheckDigit(NINE_DIGITS);
const LEAD = {
  nameKo: "도란결",
  nameEn: "Dorangyeol",
  number: `${NINE_DIGITS}${CHECK_DIGIT}`,
  mistyped: `${NINE_DIGITS}${(Number(CHECK_DIGIT) + 1) % 10}`,
};
const TITLE = "독자 파운데이션 모델 「도란」 개발";
const CHAIR = "문정우";
const REVIEWER = "오세린";
const PLAN =
  "도란결 연합체는 매개변수 1,000억 개 규모의 언어모델을 처음부터 끝까지 스스로 설계하고 학습하고 검증합니다. 자체 말뭉치와 공개 말뭉치를 합쳐 한국어의 높임과 전문 용어를 고르게 다루고, 수학과 코드와 추론 과제에서 최신 모델과 견줄 수 있는 성능을 목표로 합니다. 반기마다 중간 결과를 공개하고 외부 전문가의 검토를 받으며, 결과물은 국민과 산업이 쓸 수 있도록 단계적으로 공개합니다. 학습 장애를 한 시간 안에 복구하는 절차를 이미 운영하고 있습니다.";

let cast: Cast;
let audit: AuditWatch;
const story = {
  call: { id: "", code: "" },
  opensAt: new Date(0),
  closesAt: new Date(0),
  university: "",
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

const applicant = () => cast.stranger(NEWCOMER.name);

test("1. an officer reads the rulebook in force (P1, P2, P4)", async () => {
  const page = await cast.as("officer");
  await visit(page, "/rulebooks");
  await expect(page.getByRole("row").filter({ hasText: "제1판" })).toContainText("시행 중");
  await page.getByRole("link", { name: "제1판" }).click();
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

test("3. a newcomer signs up by mail and registers an organisation (A2)", async () => {
  const page = await applicant();
  await askForAccount(page, NEWCOMER);
  await finishAccount(page, await mailedPath(NEWCOMER.email), NEWCOMER);
  await registerOrganisation(page, LEAD);
  await audit.expect({ "account.created": 1, "organisation.registered": 1 });
});

test("4a. starts a proposal and wins a university for it (A1, A3)", async () => {
  const page = await applicant();
  const university = await organisationOf("university");
  story.university = university.nameKo;
  story.proposalId = await startProposal(page, story.call.code, TITLE);
  await inviteParticipant(page, story.proposalId, university.registrationNumber);
  await acceptInvitation(await cast.as("university"), story.proposalId);
  await visit(page, `/proposals/${story.proposalId}/people`);
  await describeMember(page, LEAD.nameKo, { percent: "80", graduates: false });
  await describeMember(page, story.university, { percent: "20", graduates: true });
  await expect(page.getByText("대학원생 참여", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "예, 완료했습니다" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "신청서 작성", exact: true })).toBeVisible();
  await audit.expect({ "proposal.created": 1, "proposal.memberInvited": 1, "proposal.memberAccepted": 1 });
});

test("4b. fills in the sections, which save themselves (A3, A4, A7, D2, D3, E5)", async () => {
  const page = await applicant();
  const { proposalId } = story;
  const refusals = await refusalsOf(page, proposalId);
  expect(refusals).toContain("총괄책임자를 지정하십시오.");
  expect(refusals.length).toBeGreaterThan(5);

  await openSection(page, proposalId, "people");
  await writePeople(page, [
    { name: NEWCOMER.name, role: "총괄책임자", organisation: LEAD.nameKo, email: NEWCOMER.email },
    { name: "하늘솔", role: "대학원생", organisation: story.university, email: "sol@univ.example" },
  ]);
  await expectAutosaved(page);
  await completeSection(page);
  for (const key of ["technology", "goals", "impact"]) {
    await openSection(page, proposalId, key);
    if (key === "goals") await page.getByRole("checkbox", { name: "거대언어모델(LLM)" }).check();
    await planText(page).fill(PLAN);
    await expectAutosaved(page);
    await completeSection(page);
  }
  await fillPerformance(page, proposalId);
  await openSection(page, proposalId, "gpu");
  await requestGpus(page, "2027년 상반기", "512");
  await completeSection(page);
  await declineSupport(page, proposalId);
  await fillCommitments(page, proposalId, LEAD.nameKo);
  await openSection(page, proposalId, "attachments");
  await attachFile(page, "사업계획서 붙임", { name: "모델 구조.pdf", mimeType: "application/pdf", buffer: pdfOf() });
  await completeSection(page);
  await audit.expect({ "proposal.attachmentAdded": 1, "proposal.sectionCompleted": 12 });
});

test("4c. submits with a double click and has one receipt (A8)", async () => {
  const page = await applicant();
  const { proposalId } = story;
  expect(await refusalsOf(page, proposalId)).not.toContain("총괄책임자를 지정하십시오.");
  expect(await refusalsOf(page, proposalId)).toContain(`${story.university}의 서명이 필요합니다.`);
  await signFor(page, proposalId, LEAD.nameKo);
  await signFor(await cast.as("university"), proposalId, story.university);
  await visit(page, `/proposals/${proposalId}/check`);
  await expect(page.getByText("제출할 수 있습니다")).toBeVisible();
  story.receipt = await submitImpatiently(page);
  expect(story.receipt).toMatch(/^FM-\d{4}-\d{2}-\d{4}$/);
  await expect(page.getByText(/^[0-9a-f]{64}$/).first()).toBeVisible();
  expect(await receiptCount(proposalId)).toBe(1);
  await audit.expect({ "proposal.submitted": 1 });

  const href = await page.getByRole("link", { name: "접수증 내려받기(PDF)" }).getAttribute("href");
  const pdf = await page.request.get(href ?? "");
  expect(pdf.headers()["content-type"]).toContain("application/pdf");
  expect((await pdf.body()).subarray(0, 4).toString()).toBe("%PDF");

  const phone = await cast.strangersPhone(NEWCOMER.name);
  await visit(phone, `/proposals/${proposalId}/receipt`);
  await expect(phone.getByRole("heading", { name: story.receipt })).toBeVisible();
  await expectNoSidewaysScroll(phone);
});

test("5a. after the closing instant nothing can be changed; the last submission counts (C2, A9)", async () => {
  const page = await applicant();
  const { proposalId } = story;
  await visit(page, `/proposals/${proposalId}/receipt`);
  await confirm(page, "다시 열어 고치기");
  await expect(page.getByText("다시 작성 중입니다")).toBeVisible();
  await openSection(page, proposalId, "impact");
  await page.getByRole("button", { name: "다시 작성" }).click();
  const text = planText(page);
  const saved = page.waitForResponse((response) => response.url().includes(`/api/proposals/${proposalId}`));
  await text.fill(`${PLAN} 마감 전에 고친 문장입니다.`);
  expect((await saved).status()).toBe(200);
  await expectAutosaved(page);

  await moveClock(await cast.as("administrator"), new Date(story.closesAt.getTime() + MINUTE_MS));
  cast.tolerate(/Failed to load resource: the server responded with a status of 4\d\d/);
  await text.fill(`${PLAN} 마감 뒤에 고친 문장입니다.`);
  await expect(page.getByRole("alert").filter({ hasText: "접수가 마감되었습니다." })).toBeVisible();
  await openSection(page, proposalId, "impact");
  await expect(page.getByText("접수가 마감되어 읽을 수만 있습니다.")).toBeVisible();
  await expect(page.getByText("마감 뒤에 고친 문장입니다.")).toHaveCount(0);

  const officer = await cast.as("officer");
  await startScreening(officer, story.call.id);
  await findEligible(officer, story.call.id, TITLE);
  await expect(officer.getByText("마감 전에 고친 문장입니다.")).toHaveCount(0);
  await audit.expect({ "proposal.reopened": 1, "proposal.eligibilityDecided": 1 });
});

test("5b. the officer forms a panel and starts the review (S2, S3)", async () => {
  const page = await cast.as("officer");
  await formPanel(page, story.call.id, [CHAIR, REVIEWER]);
  await detectConflicts(page, story.call.id);
  const dueAt = new Date((await portalTime()).getTime() + 5 * 24 * 60 * MINUTE_MS);
  await assignAndActivate(page, story.call.id, dueAt, 2);
  await visit(page, `/manage/calls/${story.call.id}`);
  await expect(page.getByText("선정평가", { exact: true }).first()).toBeVisible();
  await audit.expect({ "panel.created": 1, "panel.memberAdded": 2, "panel.chairSet": 1, "panel.activated": 1 });
});

test("5c. both reviewers pledge, declare, score and hand in (S1, S3, S6)", async () => {
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
  await audit.expect({ "panel.pledgeSigned": 2, "review.declared": 2, "review.sheetSubmitted": 2 });
});

test("5d. the officer proposes, the director approves and publishes (S4, S5, S9, L3)", async () => {
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

test("5e. the applicant reads result and opinions, never who gave which score (S8)", async () => {
  const phone = await cast.strangersPhone(NEWCOMER.name);
  await visit(phone, `/proposals/${story.proposalId}/result`);
  const main = phone.getByRole("main");
  await expect(main).toContainText("정예팀으로 선정되었습니다");
  await expect(main).toContainText("85.00");
  await expect(main.getByText(OPINION)).toHaveCount(2);
  await expect(main).toContainText(CHAIR);
  for (const total of ["88.5", "81.5"]) await expect(main).not.toContainText(total);
  await expectNoSidewaysScroll(phone);
});

test("6. support is recommended, deliberated and agreed; GPUs are allocated (D1, G1, G2, L3)", async () => {
  const steward = await cast.as("gpuSteward");
  const director = await cast.as("director");
  await takeSupportStep(steward, LEAD.nameKo, "권고 저장");
  await takeSupportStep(await cast.as("deliberator"), LEAD.nameKo, "심의 결과 저장");
  await takeSupportStep(director, LEAD.nameKo, "지원 규모 확정");
  const request = { team: LEAD.nameKo, count: "512", from: "2027-01-01", to: "2027-07-01" };
  await requestAllocation(steward, { ...request, pool: /정부 구매 1차/ });
  await approveAllocation(director, LEAD.nameKo);
  expect(await gpusHeld(LEAD.nameKo, new Date("2027-03-01"))).toBe(512);
  await visit(steward, "/ledger");
  await steward.getByRole("link", { name: "정부 구매 1차" }).first().click();
  await expect(steward.getByRole("row").filter({ hasText: LEAD.nameKo }).first()).toContainText("512장");
  await audit.expect({ "support.recommended": 1, "support.deliberated": 1, "support.agreed": 1 });
  await audit.expect({ "allocation.requested": 1, "allocation.approved": 1 });
});

test("7. stage 2 is scored, decided and published; the team that leaves gives its GPUs back (E2, E4, G4, L3)", async () => {
  const operator = await cast.as("operator");
  story.stageId = await openStage(operator, "2차 단계평가");
  expect(await enterMissingCells(operator, story.stageId, "70")).toBe(3);
  await closeScoring(operator, story.stageId);
  const officer = await cast.as("officer");
  await proposeResult(officer, story.stageId);
  const tomorrow = new Date((await portalTime()).getTime() + 24 * 60 * MINUTE_MS);
  expect(await gpusHeld("온빛", tomorrow)).toBe(1_024);
  await approveResult(await cast.as("director"), story.stageId, "온빛");
  expect(await gpusHeld("온빛", tomorrow)).toBe(0);
  await publishResult(officer, story.stageId);
  await openTeam(officer, "온빛");
  await expect(officer.getByText("탈락", { exact: true }).first()).toBeVisible();
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

  const phone = await cast.strangersPhone(NEWCOMER.name);
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
  expect(recomputeStage(JSON.parse(stage.replace("7000", "7100")))).toMatchObject({ ok: false });
});
