import { expect, type Page } from "@playwright/test";

/** Everything that can be pressed or filled has been taken over by the browser's code. */
const isReady = (page: Page): Promise<boolean> =>
  page.evaluate(() =>
    [...document.querySelectorAll("main button, main input, main select, main textarea")].every((one) =>
      Object.keys(one).some((key) => key.startsWith("__react")),
    ),
  );

export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect.poll(() => isReady(page)).toBe(true);
}

/** The id of the thing whose page this is, once the page has come. */
export async function idIn(page: Page): Promise<string> {
  const id = /[0-9a-f]{8}-[0-9a-f-]{27}/;
  await expect(page).toHaveURL(id);
  return id.exec(page.url())?.[0] ?? "";
}

type Answer = { as?: string; reason?: string };

/** Presses a button that asks first, gives the reason it wants, and confirms. */
export async function confirm(page: Page, trigger: string, { as = trigger, reason }: Answer = {}): Promise<void> {
  await page.getByRole("button", { name: trigger, exact: true }).click();
  await answer(page, as, reason);
}

/** The answer to the question that stands open. */
export async function answer(page: Page, as: string, reason?: string): Promise<void> {
  const dialog = page.getByRole("alertdialog");
  if (reason) await dialog.getByRole("textbox").fill(reason);
  await dialog.getByRole("button", { name: as, exact: true }).click();
  await expect(dialog).toBeHidden();
}

/** The page says so, in the corner or at the place. */
export const expectSaid = (page: Page, words: string | RegExp): Promise<void> =>
  expect(page.getByRole("status").filter({ hasText: words }).first()).toBeVisible();

/** C2: an instant in Seoul, minute by minute, into the field of this name. */
export async function fillInstant(page: Page, legend: string, at: Date): Promise<void> {
  const [date = "", time = ""] = new Date(at.getTime() + 9 * 3_600_000).toISOString().split("T");
  const field = page.getByRole("group", { name: legend });
  await field.getByLabel("날짜", { exact: true }).fill(date);
  await field.getByLabel("시각", { exact: true }).fill(time.slice(0, 5));
}

/** Nothing needs scrolling sideways: the page is at home on this screen. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(over, `${page.url()} is wider than the screen`).toBeLessThanOrEqual(0);
}

/** A rehearsal's clock, moved by the administrator on its page. */
export async function moveClock(page: Page, to: Date): Promise<void> {
  await visit(page, "/admin/clock");
  await fillInstant(page, "옮길 시각", to);
  await page.getByRole("textbox", { name: "사유" }).fill("연습: 다음 장면의 시각으로 옮깁니다.");
  await page.getByRole("button", { name: "시각 옮기기" }).click();
  await expectSaid(page, "시각을 옮");
}
