import { expect, type Page } from "@playwright/test";
import { visit } from "./portal";
import { planText } from "./proposals";

/** A plan section with its editor ready to be written in. */
export async function openText(page: Page, proposalId: string, key: string): Promise<void> {
  await visit(page, `/proposals/${proposalId}/sections/${key}`);
  await expect(planText(page)).toBeVisible();
}

/** A paragraph at the end of the text, key by key. */
export async function addParagraph(page: Page, words: string): Promise<void> {
  const text = planText(page);
  await text.click();
  await page.keyboard.press("ControlOrMeta+End");
  if ((await text.innerText()).trim() !== "") await page.keyboard.press("Enter");
  await page.keyboard.type(words);
}

/** Presence is asked for every fifteen seconds; coming back to the tab asks at once. */
export const comeBack = (page: Page): Promise<void> =>
  page.evaluate(() => {
    document.dispatchEvent(new Event("visibilitychange"));
  });

/** Sees, as soon as anybody would look, who is here. */
export const expectPresent = async (page: Page, words: string): Promise<void> => {
  await expect(async () => {
    await comeBack(page);
    await expect(page.getByRole("status").filter({ hasText: words }).first()).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 15_000 });
};

/** The open question of two versions. */
export const mergeQuestion = (page: Page) => page.getByRole("alertdialog", { name: "다른 사람이 먼저 저장했습니다" });
