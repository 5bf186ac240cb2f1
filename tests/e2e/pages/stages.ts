import { expect, type Page } from "@playwright/test";
import { confirm, expectSaid, idIn, visit } from "./portal";

export async function openStage(page: Page, title: string): Promise<string> {
  await visit(page, "/stages");
  await page.getByRole("link", { name: title }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  return idIn(page);
}

/** X1, X4: after the last vote the officer closes the contest, and its parts are written with the hash of its sheet. */
export async function closeContest(page: Page, stageId: string): Promise<void> {
  await visit(page, `/stages/${stageId}/contest`);
  await confirm(page, "투표 마감 처리");
  await expectSaid(page, "투표를 마감했습니다.");
  await visit(page, `/stages/${stageId}/contest/results`);
  await confirm(page, "점수 반영");
  await expectSaid(page, "점수를 반영했습니다.");
}

/** Y2: what is left is decided by the rule, and somebody else answers the team that disputes a rejection. */
export async function decideDerivatives(operator: Page, officer: Page, stageId: string): Promise<void> {
  await visit(operator, `/stages/${stageId}/derivatives`);
  await confirm(operator, "기준대로 판단");
  await expectSaid(operator, "기준대로 판단했습니다.");
  await visit(officer, `/stages/${stageId}/derivatives`);
  await officer.getByRole("link", { name: /^이의 중/ }).click();
  await confirm(officer, "인정");
  await expectSaid(officer, "인정했습니다.");
}

/** Y1, E4: when nobody may dispute any more, the count is frozen and its scores are written. */
export async function freezeDerivatives(operator: Page, stageId: string): Promise<void> {
  await visit(operator, `/stages/${stageId}/derivatives`);
  await confirm(operator, "집계 확정");
  await expectSaid(operator, "집계를 확정하고 점수를 반영했습니다.");
}

/** E4: every cell that is still missing: 70 points for a part, passed for a gate. */
export async function enterMissingCells(page: Page, stageId: string, points: string): Promise<number> {
  await visit(page, `/stages/${stageId}/scores`);
  const missing = page.getByRole("button", { name: /^(점수 입력|판정 입력)$/ });
  const count = await missing.count();
  for (let left = count; left > 0; left -= 1) {
    await missing.first().click();
    const dialog = page.getByRole("dialog");
    const score = dialog.getByRole("textbox", { name: "점수" });
    const passed = dialog.getByRole("radio", { name: "통과", exact: true });
    await expect(score.or(passed)).toBeVisible();
    if (await passed.isVisible()) await passed.check();
    else await score.fill(points);
    await dialog.getByRole("textbox", { name: "근거" }).fill("2차 단계평가 결과보고서 9쪽");
    await dialog.getByRole("button", { name: "저장", exact: true }).click();
    await expect(missing).toHaveCount(left - 1);
  }
  await expect(page.getByText("모든 항목을 입력했습니다.")).toBeVisible();
  return count;
}

/** From the stage's page: the operator ends the scoring. */
export async function closeScoring(page: Page, stageId: string): Promise<void> {
  await visit(page, `/stages/${stageId}`);
  await confirm(page, "채점 마감");
  await expectSaid(page, "채점을 마감했습니다.");
}

/** E4: the officer puts the computed result forward; GPUs return on the day the page offers. */
export async function proposeResult(page: Page, stageId: string): Promise<void> {
  await visit(page, `/stages/${stageId}`);
  await page.getByRole("textbox", { name: "상신 사유" }).fill("확정한 계획에 따라 집계하였고 심의를 마쳤습니다.");
  await page.getByRole("button", { name: "결과 상신" }).click();
  await expectSaid(page, "결과를 상신했습니다.");
}

/** L3: the director approves; whoever leaves is named before it happens. */
export async function approveResult(page: Page, stageId: string, leaving: string): Promise<void> {
  await visit(page, `/stages/${stageId}`);
  await page.getByRole("button", { name: "승인", exact: true }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog.getByText("탈락하는 팀")).toBeVisible();
  await expect(dialog.getByRole("listitem")).toHaveText([leaving]);
  await dialog.getByRole("button", { name: "결과 승인" }).click();
  await expectSaid(page, "결과를 승인했습니다.");
}

export async function publishResult(page: Page, stageId: string): Promise<void> {
  await visit(page, `/stages/${stageId}`);
  await confirm(page, "결과 공개");
  await expectSaid(page, "결과를 공개했습니다.");
}
