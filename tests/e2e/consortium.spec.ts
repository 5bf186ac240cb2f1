import { expect, type Page, test } from "@playwright/test";
import { registrationCheckDigit } from "@/lib/organisations/domain/registration-number";
import { createUser } from "@/tests/factories/actor";
import { hwpxOf, pdfOf, pdfOfSize } from "@/tests/factories/documents";
import { Cast, NO_LINE } from "./fixtures/cast";
import { AuditWatch, mailedPath, openCallOf, organisationOf, receiptCount } from "./fixtures/records";
import {
  askForAccount,
  askToJoin,
  finishAccount,
  inviteColleague,
  joinByInvitation,
  letIn,
  registerOrganisation,
} from "./pages/applicants";
import {
  acceptByKeyboard,
  declineDataByKeyboard,
  planOpennessByKeyboard,
  registerByKeyboard,
  signByKeyboard,
  writeImpactByKeyboard,
} from "./pages/keyboard-filing";
import { confirm, expectNoSidewaysScroll, expectSaid, visit } from "./pages/portal";
import {
  acceptInvitation,
  appoint,
  attachFile,
  completeSection,
  declineSupport,
  describeMember,
  expectAutosaved,
  fillPerformance,
  inviteParticipant,
  openSection,
  planText,
  promiseEnough,
  refusalsOf,
  requestGpus,
  signFor,
  startProposal,
  submitImpatiently,
  writePeople,
} from "./pages/proposals";
import { addParagraph } from "./pages/together";

// Four organisations and seven persons, each in a browser of their own, from the public notice to the receipt (A1–A8, ⑬).
test.describe.configure({ mode: "serial", timeout: 120_000 });

const numbered = (nine: string): string => `${nine}${registrationCheckDigit(nine)}`;
const LEAD = {
  nameKo: "가람온",
  nameEn: "Garamon",
  kind: "기업",
  size: "중소기업",
  number: numbered("956000001"),
  mistyped: `956000001${(Number(numbered("956000001").at(-1)) + 1) % 10}`,
} as const;
const SECOND = { nameKo: "마루넷", nameEn: "Marunet", size: "중소기업", number: numbered("956000002") };
const INSTITUTE = {
  nameKo: "한빛언어연구원",
  nameEn: "Hanbit Language Institute",
  kind: "연구기관",
  size: "비영리",
  number: numbered("956000003"),
} as const;
const PASSWORD = "가람을 건너는 일곱 사람 2026";
/** Runs the proposal, at a desk. */
const CHIEF = { name: "가람솔", email: "sol@garamon.example", password: PASSWORD };
/** Writes for the lead, on a phone and in trains. */
const WRITER = { name: "서누리", email: "nuri@garamon.example" };
/** Manages the second company without a mouse. */
const PARTNER = { name: "마루한", email: "han@marunet.example" };
/** Manages the institute from a phone. */
const HEAD = { name: "고은별", email: "byeol@hanbit.example", password: PASSWORD };
/** Signs for the institute. */
const SIGNER = { name: "표나래", email: "narae@hanbit.example" };
/** Reads for the university, whose manager is of the demo story. */
const READER = { name: "진달하", email: "dalha@univ.example" };

const TITLE = "독자 파운데이션 모델 「가람」 개발";
const PLAN =
  "가람온 연합체는 매개변수 700억 개 규모의 언어모델을 처음부터 끝까지 스스로 설계하고 학습하고 검증합니다. 자체 말뭉치와 공개 말뭉치를 합쳐 한국어의 높임과 전문 용어를 고르게 다루고, 수학과 코드와 추론 과제에서 최신 모델과 견줄 수 있는 성능을 목표로 합니다. 반기마다 중간 결과를 공개하고 외부 전문가의 검토를 받으며, 결과물은 국민과 산업이 쓸 수 있도록 단계적으로 공개합니다. 학습 장애를 한 시간 안에 복구하는 절차를 이미 운영하고 있습니다.";
const TUNNEL = "이 문장은 굴을 지나는 동안 연결 없이 썼습니다.";
const LATE = "서명을 받은 뒤에 고친 문장입니다.";

let cast: Cast;
let audit: AuditWatch;
const story = { callCode: "", callTitle: "", proposalId: "", lead: "", institute: "", university: "" };

const chief = () => cast.stranger(CHIEF.name);
const writer = () => cast.byAddress(WRITER.email, "phone");
const partner = () => cast.byAddress(PARTNER.email);
const head = () => cast.stranger(HEAD.name, "phone");
const signer = () => cast.byAddress(SIGNER.email);
const reader = () => cast.byAddress(READER.email, "phone");
const university = () => cast.as("university");

test.beforeAll(async ({ browser }, info) => {
  audit = await AuditWatch.begin();
  cast = new Cast(browser, info.project.use.baseURL ?? "");
  ({ code: story.callCode, titleKo: story.callTitle } = await openCallOf("newcomer"));
  story.university = (await organisationOf("university")).nameKo;
  // These four have used the portal before, and belong to no organisation yet.
  for (const { name, email } of [WRITER, PARTNER, SIGNER, READER]) await createUser(["APPLICANT"], { name, email });
});
test.afterEach(() => cast.expectCalm());
test.afterAll(() => cast.close());

/** Fits the phone it is read on. */
const readOnPhone = async (page: Page, path: string): Promise<void> => {
  await visit(page, path);
  await expectNoSidewaysScroll(page);
};

test("1. three newcomers read the notice, get accounts and register their organisations (C1, A2)", async () => {
  const [desk, phone, keys] = [await chief(), await head(), await partner()];
  const read = async (page: Page) => {
    await readOnPhone(page, "/calls");
    await page.getByRole("link", { name: story.callTitle }).first().click();
    await expect(page.getByText("남은 시간")).toBeVisible();
  };
  const join = async (page: Page, person: typeof CHIEF) => {
    await read(page);
    await askForAccount(page, person);
    await finishAccount(page, await mailedPath(person.email), person);
  };
  await Promise.all([
    join(desk, CHIEF).then(async () => {
      story.lead = await registerOrganisation(desk, LEAD);
    }),
    join(phone, HEAD).then(async () => {
      story.institute = await registerOrganisation(phone, INSTITUTE);
    }),
    registerByKeyboard(keys, SECOND),
  ]);
  await audit.expect({ "account.created": 2, "organisation.registered": 3 });
});

test("2. colleagues join by invitation and by asking; the consortium is invited and agrees (A2, ⑬)", async () => {
  const [desk, phone, keys, office] = [await chief(), await head(), await partner(), await university()];
  const { registrationNumber } = await organisationOf("university");
  await Promise.all([
    inviteColleague(desk, story.lead, WRITER.email)
      .then(async () => joinByInvitation(await writer(), await mailedPath(WRITER.email), LEAD.nameKo))
      .then(async () => {
        story.proposalId = await startProposal(desk, story.callCode, TITLE);
      }),
    askToJoin(await signer(), INSTITUTE.nameKo).then(() => letIn(phone, story.institute, SIGNER.name)),
    askToJoin(await reader(), story.university).then(async () => {
      await visit(office, "/organisations");
      await office.getByRole("link", { name: story.university }).click();
      await office.getByRole("row").filter({ hasText: READER.name }).getByRole("button", { name: "승인" }).click();
      await expectSaid(office, "구성원으로 승인했습니다");
    }),
  ]);
  const { proposalId } = story;
  for (const number of [SECOND.number, INSTITUTE.number, registrationNumber])
    await inviteParticipant(desk, proposalId, number);
  await visit(desk, `/proposals/${proposalId}/people`);
  await expect(desk.getByText("대학원생이 참여하는 대학 필요")).toBeVisible();
  await Promise.all([
    acceptByKeyboard(keys, proposalId),
    acceptInvitation(phone, proposalId),
    acceptInvitation(office, proposalId),
  ]);
  await audit.expect({ "proposal.created": 1, "proposal.memberInvited": 3, "proposal.memberAccepted": 3 }, proposalId);
});

test("3. everybody gets a part: writers, a signer, a reader; shares add up and the university counts (A1, A3)", async () => {
  const [desk, phone, office] = [await chief(), await head(), await university()];
  const { proposalId } = story;
  await Promise.all([
    appoint(phone, proposalId, { organisation: INSTITUTE.nameKo, name: SIGNER.name, role: "서명·제출" }),
    appoint(office, proposalId, { organisation: story.university, name: READER.name, role: "열람" }),
    appoint(desk, proposalId, { organisation: LEAD.nameKo, name: WRITER.name, role: "작성" }).then(() =>
      appoint(desk, proposalId, { organisation: SECOND.nameKo, name: PARTNER.name, role: "작성" }),
    ),
  ]);
  await visit(desk, `/proposals/${proposalId}/people`);
  const shares = [LEAD.nameKo, SECOND.nameKo, INSTITUTE.nameKo, story.university];
  for (const [index, organisation] of shares.entries())
    await describeMember(desk, organisation, {
      percent: ["50", "30", "10", "10"][index] ?? "",
      graduates: organisation === story.university,
    });
  await expect(desk.getByText("분담 비율 합계 100%")).toBeVisible();
  await expect(desk.getByText("대학원생이 참여하는 대학 있음")).toBeVisible();
  await completeSection(desk);

  const phoneReader = await reader();
  await readOnPhone(phoneReader, `/proposals/${proposalId}/sections/technology`);
  await expect(phoneReader.getByText("열람 권한으로 보고 있습니다.")).toBeVisible();
  await audit.expect({ "proposal.personAssigned": 4 }, proposalId);
});

/** On a phone, with the network cut in the middle of a paragraph: nothing is lost, and nothing has to be pressed. */
async function writeInTrain(page: Page): Promise<void> {
  const { proposalId } = story;
  await openSection(page, proposalId, "technology");
  await planText(page).fill(PLAN);
  await expectAutosaved(page);
  await page.context().setOffline(true);
  await addParagraph(page, TUNNEL);
  await expect(page.getByRole("alert").filter({ hasText: "연결이 끊겨 저장하지 못했습니다" })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await page.context().setOffline(false);
  await expectAutosaved(page);
  await openSection(page, proposalId, "technology");
  for (const words of [PLAN, TUNNEL]) await expect(planText(page)).toContainText(words);
  await completeSection(page);
  await openSection(page, proposalId, "goals");
  await page.getByRole("checkbox", { name: "거대언어모델(LLM)" }).check();
  await planText(page).fill(PLAN);
  await completeSection(page);
  await openSection(page, proposalId, "attachments");
  const sent = { name: "사업자등록증 사본.pdf", mimeType: "application/pdf", buffer: pdfOf() };
  await attachFile(page, "사업계획서 붙임", sent);
  await expectNoSidewaysScroll(page);
}

async function writeAtDesk(page: Page): Promise<void> {
  const { proposalId } = story;
  await openSection(page, proposalId, "people");
  await writePeople(page, [
    { name: CHIEF.name, role: "총괄책임자", organisation: LEAD.nameKo, email: CHIEF.email },
    { name: PARTNER.name, role: "연구원", organisation: SECOND.nameKo, email: PARTNER.email },
    { name: "하늘솔", role: "대학원생", organisation: story.university, email: "haneulsol@univ.example" },
  ]);
  await completeSection(page);
  await fillPerformance(page, proposalId);
  await openSection(page, proposalId, "gpu");
  await requestGpus(page, "2027년 상반기", "512");
  await completeSection(page);
  await declineSupport(page, proposalId, "talent");
}

async function writeByKeyboard(page: Page): Promise<void> {
  await visit(page, `/proposals/${story.proposalId}`);
  await writeImpactByKeyboard(page, PLAN);
  await declineDataByKeyboard(page);
  await planOpennessByKeyboard(page);
}

test("4. three write at once: at a desk, by keyboard alone, and on a phone whose line is cut (A3, A7)", async () => {
  cast.tolerate(NO_LINE);
  await Promise.all([writer().then(writeInTrain), chief().then(writeAtDesk), partner().then(writeByKeyboard)]);
  const desk = await chief();
  const { proposalId } = story;
  await promiseEnough(desk, proposalId, [LEAD.nameKo, SECOND.nameKo]);
  await openSection(desk, proposalId, "attachments");
  const file = { mimeType: "application/octet-stream" };
  await attachFile(desk, "사업계획서 붙임", { ...file, name: "모델 구조.pdf", buffer: pdfOfSize(2_500_000) });
  await attachFile(desk, "사업계획서 붙임", { ...file, name: "연구 일정.hwpx", buffer: await hwpxOf() });
  await completeSection(desk);
  await audit.expect({ "proposal.attachmentAdded": 3, "proposal.sectionCompleted": 12 }, proposalId);
});

const FOUR = () => [LEAD.nameKo, SECOND.nameKo, INSTITUTE.nameKo, story.university];

/** Each organisation by who signs for it. */
async function allSign(): Promise<void> {
  const { proposalId } = story;
  await Promise.all([
    chief().then((page) => signFor(page, proposalId, LEAD.nameKo)),
    partner().then((page) => signByKeyboard(page, proposalId)),
    signer().then((page) => signFor(page, proposalId, INSTITUTE.nameKo)),
    university().then((page) => signFor(page, proposalId, story.university)),
  ]);
}

test("5. all four sign; a change voids what was signed, everybody is told, and they sign again (⑬)", async () => {
  const { proposalId } = story;
  const desk = await chief();
  expect((await refusalsOf(desk, proposalId)).sort()).toEqual(
    FOUR()
      .map((name) => `${name}의 서명이 필요합니다.`)
      .sort(),
  );
  await visit(desk, `/proposals/${proposalId}/sections/consents`);
  await confirm(desk, "서명 요청 보내기", { as: "서명 요청 보내기" });
  await expectSaid(desk, "서명을 요청했습니다");
  await allSign();
  await audit.expect({ "proposal.signed": 4 }, proposalId);

  const phone = await writer();
  await openSection(phone, proposalId, "technology");
  await phone.getByRole("button", { name: "다시 작성" }).click();
  await addParagraph(phone, LATE);
  await expectAutosaved(phone);
  await completeSection(phone);
  const told = await signer();
  await visit(told, "/inbox");
  await expect(told.getByText(`「${TITLE}」에 다시 서명해 주십시오`).first()).toBeVisible();
  expect(await refusalsOf(desk, proposalId)).toHaveLength(4);
  await allSign();
  await audit.expect({ "proposal.signed": 8, "proposal.signaturesVoided": 1 }, proposalId);
});

test("6. checked, submitted once, and a receipt that anybody can check (A8)", async () => {
  const { proposalId } = story;
  const desk = await chief();
  await visit(desk, `/proposals/${proposalId}/check`);
  await expect(desk.getByText("제출할 수 있습니다")).toBeVisible();
  for (const words of [TUNNEL, LATE]) await expect(desk.getByText(words)).toBeVisible();
  const receipt = await submitImpatiently(desk);
  expect(receipt).toMatch(/^FM-\d{4}-\d{2}-\d{4}$/);
  expect(await receiptCount(proposalId)).toBe(1);
  for (const organisation of FOUR()) await expect(desk.getByText(`${organisation} ·`)).toBeVisible();
  for (const name of ["모델 구조.pdf", "연구 일정.hwpx"]) await expect(desk.getByText(name)).toBeVisible();
  const href = await desk.getByRole("link", { name: "접수증 내려받기(PDF)" }).getAttribute("href");
  const pdf = await desk.request.get(href ?? "");
  expect((await pdf.body()).subarray(0, 4).toString()).toBe("%PDF");

  // Where the QR code of the receipt leads.
  const check = (await desk.getByRole("link", { name: "진위 확인 열기" }).getAttribute("href")) ?? "";
  const citizen = await cast.stranger("시민", "phone");
  await readOnPhone(citizen, check);
  await expect(citizen.getByText("유효한 접수증입니다")).toBeVisible();
  await readOnPhone(citizen, check.replace(/[0-9a-f]{8}$/, "00000000"));
  await expect(citizen.getByText("확인되지 않는 접수증입니다")).toBeVisible();
  for (const page of [await writer(), await reader(), await head()]) {
    await readOnPhone(page, `/proposals/${proposalId}/receipt`);
    await expect(page.getByRole("heading", { name: receipt })).toBeVisible();
  }
  await audit.expect({ "proposal.submitted": 1 }, proposalId);
});
