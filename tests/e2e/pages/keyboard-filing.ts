import { expect, type Page } from "@playwright/test";
import { choose, enter, tabTo, tick, typeInto } from "./keyboard";
import { expectSaid, visit } from "./portal";
import { expectAutosaved, planText } from "./proposals";

// What an applicant does without a mouse: Tab, Shift+Tab, Enter, space bar, arrows and typing, nothing else.

const taskList = (page: Page) => page.getByRole("heading", { level: 1, name: "신청서 작성", exact: true });

/** A2: an organisation of the kind that the form offers first. */
export async function registerByKeyboard(
  page: Page,
  { number, nameKo, nameEn, size }: { number: string; nameKo: string; nameEn: string; size: string },
): Promise<void> {
  await visit(page, "/organisations/new");
  await typeInto(page, page.getByRole("textbox", { name: "사업자등록번호" }), number);
  await typeInto(page, page.getByRole("textbox", { name: "기관명(국문)" }), nameKo);
  await typeInto(page, page.getByRole("textbox", { name: "기관명(영문)" }), nameEn);
  await choose(page, page.getByRole("combobox", { name: "규모" }), size);
  await enter(page, page.getByRole("button", { name: "등록", exact: true }));
  await expect(page.getByRole("heading", { level: 1, name: nameKo })).toBeVisible();
}

/** ⑬: from the list of one's proposals to the answer. */
export async function acceptByKeyboard(page: Page, proposalId: string): Promise<void> {
  await visit(page, `/proposals/${proposalId}/people`);
  await enter(page, page.getByRole("button", { name: "참여에 동의", exact: true }));
  const question = page.getByRole("alertdialog", { name: "참여에 동의하시겠습니까?" });
  await expect(question).toBeVisible();
  await enter(page, question.getByRole("button", { name: "참여에 동의", exact: true }));
  await expectSaid(page, "답을 보냈습니다");
}

async function completeByKeyboard(page: Page, section: RegExp): Promise<void> {
  await enter(page, page.getByRole("button", { name: "예, 완료했습니다" }));
  await expect(taskList(page)).toBeVisible();
  await expect(page.getByRole("link", { name: section })).toBeVisible();
}

/** ⑤ from the task list, back over the editor's toolbar by Shift+Tab. */
export async function writeImpactByKeyboard(page: Page, words: string): Promise<void> {
  await enter(page, page.getByRole("link", { name: /^4?.*파급효과 및 기여계획.*점/ }));
  const text = planText(page);
  await expect(text).toBeVisible();
  await tabTo(page, page.getByRole("button", { name: "예, 완료했습니다" }));
  await tabTo(page, text, "Shift+Tab");
  await page.keyboard.insertText(words);
  await expectAutosaved(page);
  await completeByKeyboard(page, /파급효과 및 기여계획.*완료/);
}

/** ⑧ by way of the check page, which names it and leads there. */
export async function declineDataByKeyboard(page: Page): Promise<void> {
  await enter(page, page.getByRole("link", { name: /제출 전 확인/ }).first());
  await expect(page.getByRole("heading", { level: 1, name: "제출 전 확인" })).toBeVisible();
  await expect(page.getByText("아직 제출할 수 없습니다")).toBeVisible();
  await enter(page, page.getByRole("link", { name: /‘데이터’에서/ }));
  await tick(page, page.getByRole("checkbox", { name: "데이터 지원이 필요하지 않습니다" }));
  await expectAutosaved(page);
  await completeByKeyboard(page, /데이터.*완료/);
}

/** ⑩: one component under an open licence, chosen from the list. */
export async function planOpennessByKeyboard(page: Page): Promise<void> {
  await enter(page, page.getByRole("link", { name: /개방 계획/ }).first());
  const licence = page.getByRole("group", { name: /^모델 구조/ }).getByRole("combobox", { name: /^라이선스/ });
  await typeInto(page, licence, "Apache-2.0");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByText("6개 중 1개 인정")).toBeVisible();
  await typeInto(page, page.getByRole("textbox", { name: "공개 계획" }), "2027년에 모델 구조를 먼저 공개합니다.");
  await expectAutosaved(page);
  await completeByKeyboard(page, /개방 계획.*완료/);
}

/** ⑬: signs for the one organisation that the reader may sign for. */
export async function signByKeyboard(page: Page, proposalId: string): Promise<void> {
  await visit(page, `/proposals/${proposalId}/sign`);
  await tick(page, page.getByRole("checkbox", { name: /모두 읽었으며/ }));
  await enter(page, page.getByRole("button", { name: "서명하기" }));
  await expectSaid(page, "서명했습니다");
}
