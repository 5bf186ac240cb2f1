import type { Page } from "@playwright/test";
import { expect, OPEN_PAGES, pathIn, test } from "./fixtures/app";
import { violationsOf } from "./fixtures/axe";

// Every page as somebody who may see it, loaded once a language: WCAG 2.2 AA by axe, no horizontal scrolling on a small phone.
const NARROW = { width: 320, height: 640 };

/** What the theme or the width decides; names and roles are those that the first look saw. */
const OF_LOOKS = ["color-contrast", "target-size"];

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

async function open(page: Page, path: string, language: "ko" | "en"): Promise<void> {
  const response = await page.goto(path, { waitUntil: "load" });
  expect(response?.status(), path).toBe(200);
  await expect(page.locator("h1")).toHaveCount(1);
  await expect(page.locator("html")).toHaveAttribute("lang", language);
}

/** Dark, and drawn so: colours are judged when the page wears them. */
async function turnDark(page: Page): Promise<void> {
  const background = () => getComputedStyle(document.body).backgroundColor;
  const light = await page.evaluate(background);
  await page.evaluate(() => {
    document.documentElement.dataset.theme = "dark";
  });
  await expect.poll(() => page.evaluate(background)).not.toBe(light);
}

for (const { row, viewer, name } of OPEN_PAGES) {
  test(`${name || "home"} is accessible to ${viewer}`, async ({ pageOf, world }) => {
    const page = await pageOf(viewer);
    await open(page, pathIn("ko", row, world), "ko");
    expect.soft(await overflow(page), "pixels too wide on a desk").toBe(0);
    expect.soft(await violationsOf(page), "Korean, light").toEqual([]);
    await page.setViewportSize(NARROW);
    await turnDark(page);
    expect.soft(await violationsOf(page, OF_LOOKS), "Korean, dark, on a phone").toEqual([]);
    await expect.poll(() => overflow(page), "pixels too wide at 320").toBe(0);

    // The same elements by the same keys, of which none is missing (tests/architecture/messages): what differs is how wide words run.
    await open(page, pathIn("en", row, world), "en");
    await expect(page).toHaveTitle(/\S/);
    await expect.poll(() => overflow(page), "pixels too wide at 320, English").toBe(0);
  });
}
