import { expect, type Locator, type Page } from "@playwright/test";
import { visit } from "./portal";
import { planText } from "./proposals";

/** A plan section with its editor ready to be written in. */
export async function openText(page: Page, proposalId: string, key: string): Promise<void> {
  await visit(page, `/proposals/${proposalId}/sections/${key}`);
  await expect(planText(page)).toBeVisible();
}

function wordsAfterCaret(editor: Node): string {
  const { focusNode, focusOffset } = getSelection() ?? {};
  if (!focusNode || !editor.contains(focusNode)) return "not in the text";
  const rest = document.createRange();
  rest.selectNodeContents(editor);
  rest.setStart(focusNode, focusOffset ?? 0);
  return rest.toString();
}

/** A paragraph at the end of the text, key by key. */
export async function addParagraph(page: Page, words: string): Promise<void> {
  const text = planText(page);
  await text.click();
  // The editor takes the caret from the click a moment later than the browser: the key counts when it stands at the end.
  await expect(async () => {
    await page.keyboard.press("ControlOrMeta+End");
    expect(await text.evaluate(wordsAfterCaret)).toBe("");
  }).toPass();
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

/** The open question of two versions: somebody else's, or one's own from another tab. */
export const mergeQuestion = (page: Page, whose: "사람이" | "창에서" = "사람이") =>
  page.getByRole("alertdialog", { name: `다른 ${whose} 먼저 저장했습니다` });

/** Answers it so that both sides stay where they overlap, and waits until that is saved. */
export async function keepBoth(question: Locator): Promise<void> {
  await expect(question).toBeVisible();
  for (const both of await question.getByRole("radio", { name: "둘 다 남기기" }).all()) await both.check();
  await question.getByRole("button", { name: "합친 내용으로 저장" }).click();
  await expect(question).toBeHidden();
}
