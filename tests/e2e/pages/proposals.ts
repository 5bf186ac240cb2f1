import { expect, type Locator, type Page } from "@playwright/test";
import { withParticles } from "@/lib/platform/i18n/particles";
import { confirm, expectSaid, idIn, visit } from "./portal";

/** From the public page of a call to the task list of a new proposal. */
export async function startProposal(page: Page, callCode: string, titleKo: string): Promise<string> {
  await visit(page, `/calls/${callCode}`);
  await page.getByRole("link", { name: "신청하기" }).click();
  await page.getByRole("textbox", { name: "사업명(국문)" }).fill(titleKo);
  await page.getByRole("button", { name: "작성 시작" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "신청서 작성", exact: true })).toBeVisible();
  return idIn(page);
}

/** A1: asks an organisation to take part, by its registration number. */
export async function inviteParticipant(page: Page, proposalId: string, registrationNumber: string): Promise<void> {
  await visit(page, `/proposals/${proposalId}/people`);
  await page.getByRole("textbox", { name: "사업자등록번호" }).fill(registrationNumber);
  await page.getByRole("textbox", { name: "맡은 일" }).fill("한국어 말뭉치 정제와 평가");
  await page.getByRole("button", { name: "추가하고 참여 요청" }).click();
  await expectSaid(page, "참여를 요청했습니다");
}

/** ⑬: the invited organisation's manager accepts, which is its signature. */
export async function acceptInvitation(page: Page, proposalId: string): Promise<void> {
  await visit(page, `/proposals/${proposalId}/people`);
  await confirm(page, "참여에 동의");
  await expectSaid(page, "답을 보냈습니다");
}

/** What an organisation does, its share of the work, and that its graduate students take part. */
export async function describeMember(
  page: Page,
  organisation: string,
  { percent, graduates }: { percent: string; graduates: boolean },
): Promise<void> {
  const row = page.getByRole("listitem").filter({ hasText: organisation });
  await row.getByRole("button", { name: "고치기" }).click();
  const dialog = page.getByRole("dialog", { name: `${organisation} 고치기` });
  await dialog.getByRole("textbox", { name: "맡은 일" }).fill("사업 총괄과 모델 개발");
  await dialog.getByRole("textbox", { name: "분담 비율" }).fill(percent);
  if (graduates) await dialog.getByRole("checkbox", { name: "대학원생이 참여합니다" }).check();
  await dialog.getByRole("button", { name: "저장", exact: true }).click();
  await expectSaid(page, "저장했습니다");
  await expect(dialog).toBeHidden();
}

/** ①: gives a person of an organisation a part in the proposal. */
export async function appoint(
  page: Page,
  proposalId: string,
  { organisation, name, role }: { organisation: string; name: string; role: "작성" | "서명·제출" | "열람" },
): Promise<void> {
  await visit(page, `/proposals/${proposalId}/people`);
  await page.getByRole("button", { name: `${organisation} 사람 지정` }).click();
  const dialog = page.getByRole("dialog", { name: `${organisation} 사람 지정` });
  const person = dialog.getByRole("combobox", { name: "사람" });
  await person.selectOption(await person.getByRole("option").filter({ hasText: name }).getAttribute("value"));
  await dialog.getByRole("combobox", { name: "역할" }).selectOption({ label: role });
  await dialog.getByRole("button", { name: "사람 지정" }).click();
  await expectSaid(page, "지정했습니다");
}

export const openSection = (page: Page, proposalId: string, key: string): Promise<void> =>
  visit(page, `/proposals/${proposalId}/sections/${key}`);

/** The text of a plan section, once its editor has come; not the field for comments to colleagues below it. */
export const planText = (page: Page): Locator =>
  page.getByRole("main").getByRole("textbox").and(page.locator("[contenteditable=true]"));

/** A7: what was typed is safe without anybody having pressed anything. */
export const expectAutosaved = (page: Page): Promise<void> => expectSaid(page, /^저장됨 \d\d:\d\d/);

/** “이 항목 작성을 완료하셨습니까?” — yes, and back to the task list. */
export async function completeSection(page: Page): Promise<void> {
  await page.getByRole("button", { name: "예, 완료했습니다" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "신청서 작성", exact: true })).toBeVisible();
}

export type Person = { name: string; role: string; organisation: string; email: string };

export async function writePeople(page: Page, people: readonly Person[]): Promise<void> {
  for (const [index, person] of people.entries()) {
    await page.getByRole("button", { name: "사람 추가" }).click();
    const row = page.getByRole("group", { name: `연구진 ${index + 1}` });
    await row.getByRole("textbox", { name: "이름", exact: true }).fill(person.name);
    await row.getByRole("combobox", { name: "역할" }).selectOption({ label: person.role });
    await row.getByRole("combobox", { name: "소속 기관" }).selectOption({ label: person.organisation });
    await row.getByRole("textbox", { name: "부서·연구실" }).fill("파운데이션모델연구실");
    await row.getByRole("textbox", { name: "전자우편" }).fill(person.email);
    await row.getByRole("textbox", { name: "참여율" }).fill("50");
    await row.getByLabel("참여 시작일").fill("2027-01-01");
  }
}

/** ⑦: one half-year in one block. */
export async function requestGpus(page: Page, halfYear: string, count: string): Promise<void> {
  const card = page
    .locator("section")
    .filter({ has: page.getByRole("heading", { level: 3, name: halfYear }) })
    .last();
  await card.getByRole("textbox", { name: /^GPU 수/ }).fill(count);
  await card.getByRole("textbox", { name: "용도" }).fill("1,000억 개 규모 모델의 본 학습에 석 달 동안 씁니다.");
}

const choose = async (page: Page, list: Locator, option: string | RegExp): Promise<void> => {
  await list.fill(typeof option === "string" ? option : "");
  await page.getByRole("option", { name: option }).first().click();
};

/** ⑥ E5: one reference model, one benchmark with an own target, the formula and how it is measured. */
async function setTarget(
  page: Page,
  target: { model: string; benchmark: string; own: string; formula: string },
): Promise<void> {
  await page.getByRole("button", { name: "참조 모델 추가" }).click();
  await choose(page, page.getByRole("combobox", { name: "참조 모델 1" }), target.model);
  await page.getByRole("button", { name: "벤치마크 추가" }).click();
  const row = page.getByRole("group", { name: "벤치마크 1" });
  await choose(page, row.getByRole("combobox", { name: "벤치마크" }), target.benchmark);
  await row.getByRole("textbox", { name: "자체 목표" }).fill(target.own);
  await page.getByRole("radio", { name: new RegExp(`^${target.formula}`) }).check();
  await page.getByRole("textbox", { name: "측정 방법" }).fill("반기마다 같은 조건에서 세 번씩 측정하여 공개합니다.");
}

/** ⑪ D2: more in one year than one organisation can owe. */
async function promiseContribution(page: Page, organisation: string): Promise<void> {
  const card = page
    .locator("section")
    .filter({ has: page.getByRole("heading", { level: 2, name: organisation, exact: true }) })
    .last();
  const row = card.getByRole("group", { name: "2027년" });
  await row.getByRole("textbox", { name: /^현금/ }).fill("5000000000");
  await row.getByRole("textbox", { name: /^현물/ }).fill("10000000000");
}

/** ⑥: the section as a whole; the ratio is there before anything is saved. */
export async function fillPerformance(page: Page, proposalId: string): Promise<void> {
  await openSection(page, proposalId, "performance");
  await setTarget(page, { model: "GPT-5", benchmark: "GPQA", own: "0.9", formula: "비율의 기하평균" });
  const ratios = page.getByRole("table", { name: /계산식별 목표 비율/ });
  await expect(ratios.getByText("105.01%").first()).toBeVisible();
  await completeSection(page);
}

const NOT_NEEDED = { data: "데이터 지원이 필요하지 않습니다", talent: "해외 인재 지원이 필요하지 않습니다" };

/** ⑧, ⑨: nothing is asked for. */
export async function declineSupport(page: Page, proposalId: string, key: keyof typeof NOT_NEEDED): Promise<void> {
  await openSection(page, proposalId, key);
  await page.getByRole("checkbox", { name: NOT_NEEDED[key] }).check();
  await completeSection(page);
}

/** ⑪: what is lacking shows until these organisations have promised enough. */
export async function promiseEnough(page: Page, proposalId: string, organisations: readonly string[]): Promise<void> {
  await openSection(page, proposalId, "contribution");
  await expect(page.getByText(/원 부족$/).first()).toBeVisible();
  for (const organisation of organisations) await promiseContribution(page, organisation);
  await expect(page.getByText(/원 부족$/)).toHaveCount(0);
  await completeSection(page);
}

/** A6: chooses a file for one kind of attachment and waits until it was checked and taken. */
export async function attachFile(
  page: Page,
  kind: string,
  file: { name: string; mimeType: string; buffer: Buffer },
): Promise<void> {
  await page.locator(`input[type="file"][aria-label="${kind} 파일 선택"]`).setInputFiles(file);
  await expectSaid(page, `‘${file.name}’ 파일을 올렸습니다`);
  await expect(page.getByRole("listitem").filter({ hasText: file.name }).getByText("SHA-256")).toBeVisible();
}

/** ⑬: reads everything and signs for one's organisation. */
export async function signFor(page: Page, proposalId: string, organisation: string): Promise<void> {
  await visit(page, `/proposals/${proposalId}/sign`);
  const card = page
    .locator("section")
    .filter({ has: page.getByRole("heading", { name: withParticles(`${organisation}을(를) 대표하여 서명`) }) })
    .last();
  await card.getByRole("checkbox", { name: /모두 읽었으며/ }).check();
  await card.getByRole("button", { name: "서명하기" }).click();
  await expectSaid(page, "서명했습니다");
}

/** A8: the refusals of the check page, as they are read. */
export async function refusalsOf(page: Page, proposalId: string): Promise<string[]> {
  await visit(page, `/proposals/${proposalId}/check`);
  return page.locator("main p", { hasText: "가지를 해결하면" }).locator("+ ul > li").allTextContents();
}

/** A8: the signer's word, then a double click, as impatient people do it. */
export async function submitImpatiently(page: Page): Promise<string> {
  await page.getByRole("checkbox", { name: /내용을 모두 확인했으며/ }).check();
  await page.getByRole("button", { name: "제출하기" }).dblclick();
  await expect(page).toHaveURL(/\/receipt$/);
  await expectSaid(page, "신청서를 접수했습니다");
  const number = await page.getByRole("heading", { level: 2, name: /^FM-/ }).textContent();
  return number ?? "";
}
