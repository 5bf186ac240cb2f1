import { expect, type Page } from "@playwright/test";
import { answer, confirm, expectSaid, fillInstant, visit } from "./portal";

/** S2: a panel of these people, the first its chair. */
export async function formPanel(page: Page, callId: string, members: readonly string[]): Promise<void> {
  await visit(page, `/manage/calls/${callId}/panel`);
  await page.getByRole("textbox", { name: "위원회 이름(국문)" }).fill("추가 공모 선정평가위원회");
  await page.getByRole("textbox", { name: "위원회 이름(영문)" }).fill("Review panel of the additional call");
  await page.getByRole("button", { name: "위원회 만들기" }).click();
  for (const name of members) {
    const candidate = page.getByRole("combobox", { name: "위원 후보" });
    await candidate.fill(name);
    await page.getByRole("option", { name }).click();
    await page.getByRole("button", { name: "위원 추가" }).click();
    await expect(page.getByRole("rowheader", { name })).toBeVisible();
  }
  const [chair = ""] = members;
  await page.getByRole("row").filter({ hasText: chair }).getByRole("button", { name: "위원장으로 지정" }).click();
  await expect(page.getByRole("rowheader", { name: `${chair} 위원장` })).toBeVisible();
}

/** S3: nobody on the panel has a tie to the consortium. */
export async function detectConflicts(page: Page, callId: string): Promise<void> {
  await visit(page, `/manage/calls/${callId}/conflicts`);
  await page.getByRole("button", { name: "다시 확인" }).click();
  await expectSaid(page, "확인을 마쳤습니다");
  await expect(page.getByText("발견된 이해충돌이 없습니다")).toBeVisible();
}

/** S2: the best plan for this many reviewers a proposal is made, deployed, and the work begins. */
export async function assignAndActivate(page: Page, callId: string, dueAt: Date, reviewers: number): Promise<void> {
  await visit(page, `/manage/calls/${callId}/panel`);
  await page.getByRole("textbox", { name: "신청서당 위원 수" }).fill(String(reviewers));
  await page.getByRole("button", { name: "최적 배정안 만들기" }).click();
  await expect(page.getByText(`확정하지 않은 배정안이 있습니다: 추가 ${reviewers}건, 취소 0건`)).toBeVisible();
  await confirm(page, "배정 확정");
  await expectSaid(page, "배정을 확정하였습니다");
  await expect(page.getByRole("button", { name: "배정 확정" })).toBeHidden();
  await fillInstant(page, "제출 기한", dueAt);
  await page.getByRole("button", { name: "평가 시작" }).click();
  await expectSaid(page, "평가를 시작하였습니다");
}

/** S3: pledge, once a panel. */
export async function signPledge(page: Page, callTitle: string): Promise<void> {
  await visit(page, "/reviews");
  const card = page.locator("section").filter({ has: page.getByRole("heading", { name: callTitle }) });
  await card.getByRole("link", { name: "서약하기" }).click();
  await page.getByRole("checkbox", { name: /서약합니다/ }).check();
  await page.getByRole("button", { name: "서약하고 시작" }).click();
  await expect(page).toHaveURL(/\/reviews$/);
}

/** S3: opens the proposal and says that nothing ties the reviewer to it; before that, none of it is shown. */
export async function declareClear(page: Page, lead: string, hidden: string): Promise<void> {
  await page.getByRole("link", { name: new RegExp(`^${lead}`) }).click();
  await expect(page.getByRole("heading", { level: 1, name: "이해충돌 확인" })).toBeVisible();
  await expect(page.getByText(hidden)).toHaveCount(0);
  await page.getByRole("radio", { name: /^없습니다/ }).check();
  await page.getByRole("button", { name: "확인", exact: true }).click();
  // On a phone the sheet waits behind its tab.
  await expect(page.getByRole("tab", { name: /^평가표/ })).toBeVisible();
}

export const CRITERIA = ["기술력 및 개발경험", "개발목표 및 전략·기술", "파급효과 및 기여계획"];
const COMMENT = "근거 자료가 충실하고 계획이 구체적이어서 목표를 이룰 수 있다고 판단함. 보완할 점도 분명히 적었음.";
export const OPINION =
  "독자 모델을 끝까지 개발할 역량과 계획을 갖추었음. 데이터 확보 전략과 장애 복구 계획을 수치로 보완한다면 더 좋은 성과를 기대할 수 있음.";

/** S6: the digits of every item with Tab between them, a comment for each criterion, the overall opinion. */
export async function writeSheet(page: Page, points: readonly [string, string][], who: string): Promise<void> {
  const sheet = page.getByRole("form", { name: "평가표" });
  for (const [index, pair] of points.entries()) {
    const criterion = sheet.getByRole("group", { name: CRITERIA[index] ?? "" });
    await criterion.getByRole("textbox").first().focus();
    for (const digits of pair) {
      await page.keyboard.type(digits);
      await page.keyboard.press("Tab");
    }
    await page.keyboard.insertText(`${COMMENT} (${who})`);
  }
  await sheet.getByRole("textbox", { name: "종합의견" }).fill(`${OPINION} (${who})`);
  await sheet.getByRole("radio", { name: "적합", exact: true }).check();
}

/** S6: beside the text a remark for the panel; in the notes what only the reviewer reads; and something for the chair to look at. */
export async function noteAndFlag(page: Page, words: { remark: string; note: string; flag: string }): Promise<void> {
  await page.getByRole("tab", { name: "신청서" }).click();
  await page.getByRole("button", { name: "기술력 및 개발경험에 본문 메모 달기" }).click();
  await page.getByRole("textbox", { name: "메모 내용" }).fill(words.remark);
  await page.getByRole("checkbox", { name: "위원회에 바로 공유" }).check();
  await page.getByRole("button", { name: "메모 저장" }).click();
  await expectSaid(page, "메모를 저장하였습니다");
  await page.getByRole("tab", { name: "메모", exact: true }).click();
  await page.getByRole("textbox", { name: "신청서 전체" }).fill(words.note);
  await expect(page.getByRole("status").filter({ hasText: "저장됨" }).last()).toBeVisible();
  await page.getByRole("textbox", { name: "확인이 필요한 내용" }).fill(words.flag);
  await page.getByRole("button", { name: "위원장에게 표시" }).click();
  await expect(page.getByText("확인 대기")).toBeVisible();
}

/** What the foot of the sheet adds up to. */
export const expectTotal = (page: Page, total: string): Promise<void> =>
  expect(page.getByRole("form", { name: "평가표" })).toContainText(`합계${total} / 100`);

/** S6: hands the sheet in; from then on it is locked. */
export async function submitSheet(page: Page, total: string): Promise<void> {
  await page.getByRole("button", { name: "평가표 제출" }).click();
  await expect(page.getByRole("alertdialog", { name: `합계 ${total}점으로 제출하시겠습니까?` })).toBeVisible();
  await answer(page, "평가표 제출");
  await expectSaid(page, "평가표를 제출하였습니다");
}

export async function expectLocked(page: Page): Promise<void> {
  await expect(page.getByText("제출된 평가표입니다. 내용은 잠겨 있습니다.")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "종합의견" })).toHaveAttribute("readonly", "");
}

/** S9: the officer puts the computed ranking forward. */
/** S3: before the review the members are to be named to the applicants. */
export async function expectUnnamed(page: Page, callId: string, count: number): Promise<void> {
  await visit(page, `/manage/calls/${callId}/panel`);
  await page.getByRole("button", { name: "신청자에게 명단 알리기" }).click();
  await expect(page.getByRole("alertdialog").getByRole("listitem")).toHaveCount(count);
  await page.keyboard.press("Escape");
}

export async function proposeSelection(page: Page, callId: string): Promise<void> {
  await visit(page, `/manage/calls/${callId}/ranking`);
  await page.getByRole("link", { name: "선정안 만들기" }).click();
  await confirm(page, "선정안 올리기", { reason: "평가표를 모두 접수하였으며 순위에 따라 선정안을 올립니다." });
  await expect(page.getByText("결재 대기 중인 선정안")).toBeVisible();
}

/** The ranking's calculation sheet as a file; the reason goes on record (L2). */
export async function exportRanking(page: Page, callId: string, reason: string): Promise<string> {
  await visit(page, `/manage/calls/${callId}/ranking`);
  // The page's own button stands before those of its charts.
  await page.getByRole("button", { name: "내려받기", exact: true }).first().click();
  const dialog = page.getByRole("dialog", { name: "파일로 내려받기" });
  await dialog.getByRole("radio", { name: "계산서(JSON)" }).check();
  await dialog.getByRole("textbox", { name: "내려받는 사유" }).fill(reason);
  return textOf(page, () => dialog.getByRole("button", { name: "내려받기", exact: true }).click());
}

/** The text of the file that comes when this is done. */
async function textOf(page: Page, ask: () => Promise<void>): Promise<string> {
  const waiting = page.waitForEvent("download");
  await ask();
  const chunks: Buffer[] = [];
  for await (const chunk of await (await waiting).createReadStream()) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf8");
}

/** The text of what this link downloads. */
export const downloaded = (page: Page, link: string): Promise<string> =>
  textOf(page, () => page.getByRole("link", { name: link }).click());
