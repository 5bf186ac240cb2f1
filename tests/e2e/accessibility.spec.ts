import type { Page } from "@playwright/test";
import { expect, OPEN_PAGES, pathIn, test, violationsOf } from "./fixtures/app";

// Every page as somebody who may see it: WCAG 2.2 AA by axe in both languages and themes, no horizontal scrolling on a small phone.
const NARROW = { width: 320, height: 640 };

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

async function open(page: Page, path: string): Promise<void> {
  const response = await page.goto(path, { waitUntil: "load" });
  expect(response?.status(), path).toBe(200);
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
}

for (const { row, viewer, name } of OPEN_PAGES) {
  test(`${name || "home"} is accessible to ${viewer}`, async ({ pageOf, world, viewport }) => {
    const page = await pageOf(viewer);
    await open(page, pathIn("ko", row, world));
    expect.soft(await violationsOf(page), "Korean, light").toEqual([]);
    await page.evaluate(() => {
      document.documentElement.dataset.theme = "dark";
    });
    // Only colours differ between themes.
    expect.soft(await violationsOf(page, { only: ["color-contrast"] }), "Korean, dark").toEqual([]);
    await page.setViewportSize(NARROW);
    await expect.poll(() => overflow(page), "pixels too wide at 320").toBe(0);

    await page.setViewportSize(viewport ?? NARROW);
    await open(page, pathIn("en", row, world));
    expect.soft(await violationsOf(page, { without: ["color-contrast"] }), "English").toEqual([]);
    await page.setViewportSize(NARROW);
    await expect.poll(() => overflow(page), "pixels too wide at 320, English").toBe(0);
  });
}
