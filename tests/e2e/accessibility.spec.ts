import type { Page } from "@playwright/test";
import { expect, OPEN_PAGES, pathIn, test } from "./fixtures/app";
import { violationsOf } from "./fixtures/axe";

// Every page as somebody who may see it, loaded once a language: WCAG 2.2 AA by axe, no horizontal scrolling on a small phone.
const NARROW = { width: 320, height: 640 };

/** What words and language decide; the elements of both languages are the same, and the other rules saw the Korean ones. */
const OF_WORDS = [
  ...["document-title", "html-has-lang", "html-lang-valid", "valid-lang"],
  ...["button-name", "link-name", "input-button-name", "input-image-alt", "summary-name", "image-alt", "role-img-alt"],
  ...["label", "select-name", "frame-title", "svg-img-alt", "object-alt", "area-alt"],
  ...["aria-command-name", "aria-input-field-name", "aria-meter-name", "aria-progressbar-name"],
  ...["aria-toggle-field-name", "aria-tooltip-name", "target-size"],
];

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
    await turnDark(page);
    // Only colours differ between themes.
    expect.soft(await violationsOf(page, ["color-contrast"]), "Korean, dark").toEqual([]);
    await page.setViewportSize(NARROW);
    await expect.poll(() => overflow(page), "pixels too wide at 320").toBe(0);

    await open(page, pathIn("en", row, world), "en");
    expect.soft(await violationsOf(page, OF_WORDS), "English, on a phone").toEqual([]);
    await expect.poll(() => overflow(page), "pixels too wide at 320, English").toBe(0);
  });
}
