import { expect, type Page } from "@playwright/test";
import { confirm, expectSaid, visit } from "./portal";

/** From the list of teams to the team of this name. */
export async function openTeam(page: Page, team: string): Promise<void> {
  await visit(page, "/teams");
  await page.getByRole("link", { name: team, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: team })).toBeVisible();
}

const REASONS = {
  "권고 저장": "신청 규모가 학습 계획에 비추어 알맞습니다.",
  "심의 결과 저장": "심의·조정위원회 제3차 회의에서 심의하였습니다.",
};

/** D1: takes the next step of a team's support with the figures that are offered. */
export async function takeSupportStep(page: Page, team: string, step: keyof typeof REASONS): Promise<void> {
  await openTeam(page, team);
  await page.getByRole("link", { name: "지원 규모 정하기" }).click();
  await confirm(page, step, { reason: REASONS[step] });
  await expect(page.getByRole("heading", { level: 1, name: team })).toBeVisible();
}

/** D4: the officer drafts the team's agreement from what was deliberated, and puts it to both sides. */
export async function offerAgreement(page: Page, team: string): Promise<void> {
  await visit(page, "/agreements");
  const waiting = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: team, exact: true }) });
  await waiting.getByRole("button", { name: "협약안 작성" }).click();
  await expectSaid(page, "협약안을 만들었습니다.");
  await openAgreement(page, team);
  await page.getByRole("link", { name: "협약안 고치기" }).click();
  await expect(page.getByRole("heading", { name: "협약안 전문" })).toBeVisible();
  await page.getByRole("button", { name: "서명 요청" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog).toContainText(team);
  await dialog.getByRole("button", { name: "서명 요청" }).click();
  await expectSaid(page, "서명을 요청했습니다.");
}

async function openAgreement(page: Page, team: string): Promise<void> {
  await visit(page, "/agreements");
  await page.getByRole("main").getByRole("link", { name: team, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^FM-AGR-\d{4}-\d{2}$/ })).toBeVisible();
}

/** D4: one party reads the whole text and signs under its hash; `figure` is something the text must say. */
export async function signAgreement(page: Page, { team, figure }: { team: string; figure: string }): Promise<void> {
  await openAgreement(page, team);
  await page.getByRole("link", { name: "서명하기" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "협약 서명" })).toBeVisible();
  await expect(page.getByRole("table", { name: "GPU", exact: true })).toContainText(figure);
  await page.getByRole("checkbox").check();
  await page.getByRole("button", { name: "서명", exact: true }).click();
  await expectSaid(page, "서명했습니다.");
}

type Request = { team: string; pool: RegExp; count: string; from: string; to: string };

/** G2: the steward asks for GPUs of a pool; the page says beforehand that they fit. */
export async function requestAllocation(page: Page, request: Request): Promise<void> {
  await visit(page, "/ledger/allocations/new");
  await page.getByRole("combobox", { name: "팀" }).fill(request.team);
  await page.getByRole("option", { name: request.team }).click();
  const pool = page.getByRole("combobox", { name: "GPU 자원" });
  const option = await pool.getByRole("option").filter({ hasText: request.pool }).getAttribute("value");
  await pool.selectOption(option);
  await page.getByRole("textbox", { name: "수량" }).fill(request.count);
  await page.getByLabel("시작일").fill(request.from);
  await page.getByLabel("종료일").fill(request.to);
  await expect(page.getByRole("region", { name: "요청 가능 여부" })).toContainText("요청할 수 있습니다");
  await page.getByRole("button", { name: "배정 요청" }).click();
  await expectSaid(page, "배정을 요청했습니다.");
}

/** L3: somebody else approves it. */
export async function approveAllocation(page: Page, team: string): Promise<void> {
  await visit(page, "/ledger/allocations");
  const row = page.getByRole("row").filter({ hasText: team });
  await row.getByRole("button", { name: "승인" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog).toContainText(team);
  await dialog.getByRole("button", { name: "승인" }).click();
  await expectSaid(page, "배정을 승인했습니다.");
}
