import { expect, type Locator, type Page } from "@playwright/test";

const FAR = 120;

const isFocused = (target: Locator): Promise<boolean> =>
  target.evaluate((one) => one === document.activeElement).catch(() => false);

/** Presses Tab until the focus is there, as people do who have no mouse. */
export async function tabTo(page: Page, target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < FAR; presses += 1) {
    if (await isFocused(target)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${FAR} times ${key} did not reach ${target}`);
}

/** Goes there and presses Enter. */
export async function enter(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press("Enter");
}

/** Goes there and presses the space bar: ticks, unticks, chooses. */
export async function tick(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press("Space");
}

export async function typeInto(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.type(text);
}

/** Goes to a list of choices and steps down to one of them. */
export async function choose(page: Page, list: Locator, label: string): Promise<void> {
  await tabTo(page, list);
  const chosen = () => list.evaluate((one) => (one as HTMLSelectElement).selectedOptions[0]?.label);
  for (let steps = 0; steps < FAR && (await chosen()) !== label; steps += 1) await page.keyboard.press("ArrowDown");
  expect(await chosen()).toBe(label);
}
