import { expect, type Page } from "@playwright/test";
import { expectNoSidewaysScroll, expectSaid, visit } from "./portal";

/** A10: opens one section again until the due instant that the portal offers. */
export async function askForSupplement(page: Page, proposalId: string, section: string, reason: string): Promise<void> {
  await visit(page, `/manage/proposals/${proposalId}/screening`);
  await page.getByRole("button", { name: "보완 요청하기" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("checkbox", { name: section, exact: true }).check();
  await dialog.getByRole("textbox", { name: "보완 사유" }).fill(reason);
  await dialog.getByRole("button", { name: "보완 요청 보내기" }).click();
  await expectSaid(page, "보완을 요청하고 신청자에게 알렸습니다");
  await expect(dialog).toBeHidden();
  await expect(page.getByText("답변 대기", { exact: true })).toBeVisible();
}

/** The applicant reads what is asked for and until when; another section stays locked. */
export async function expectAskedFor(page: Page, proposalId: string, { locked }: { locked: string }): Promise<void> {
  await visit(page, `/proposals/${proposalId}`);
  await expect(page.getByText("보완을 요청받았습니다").first()).toBeVisible();
  await expect(page.getByText("보완 제출 기한", { exact: true })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await visit(page, `/proposals/${proposalId}/sections/${locked}`);
  await expect(page.getByText("보완을 요청받은 항목이 아니므로 읽을 수만 있습니다.")).toBeVisible();
}

/** A10: the signer's word, then a double click, as impatient people do it; what comes is the one new receipt. */
export async function answerImpatiently(page: Page, proposalId: string): Promise<void> {
  await visit(page, `/proposals/${proposalId}/check`);
  await expect(page.getByText("보완 답변을 제출할 수 있습니다")).toBeVisible();
  await page.getByRole("checkbox", { name: /보완한 내용을 모두 확인했으며/ }).check();
  await page.getByRole("button", { name: "보완 답변 제출하기" }).dblclick();
  await expect(page).toHaveURL(/\/receipt$/);
  await expectSaid(page, "보완 답변을 접수했습니다");
  await expectNoSidewaysScroll(page);
}

/** The officer sees that the request is answered, and word for word what became of it. */
export async function expectDifference(
  page: Page,
  proposalId: string,
  { before, after }: { before: string; after: string },
): Promise<void> {
  await visit(page, `/manage/proposals/${proposalId}/screening`);
  await expect(page.getByText("답변 완료")).toBeVisible();
  await page.getByRole("link", { name: "달라진 내용 보기" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "보완으로 달라진 내용" })).toBeVisible();
  await expect(page.getByRole("deletion").filter({ hasText: before })).toBeVisible();
  await expect(page.getByRole("insertion").filter({ hasText: after })).toBeVisible();
}

/** What has happened so far, as the applicant reads it. */
export async function expectTimeline(page: Page, proposalId: string, events: readonly string[]): Promise<void> {
  await visit(page, `/proposals/${proposalId}`);
  const card = page
    .locator("section")
    .filter({ has: page.getByRole("heading", { level: 2, name: "진행 경과" }) })
    .last();
  for (const event of events) await expect(card.getByText(event, { exact: true })).toBeVisible();
  await expectNoSidewaysScroll(page);
}
