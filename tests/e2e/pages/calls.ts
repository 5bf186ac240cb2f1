import { expect, type Page } from "@playwright/test";
import { confirm, expectSaid, fillInstant, idIn, visit } from "./portal";

type Draft = { titleKo: string; titleEn: string; opensAt: Date; closesAt: Date };

const NOTICE_KO = `## 공모 개요

독자 AI 파운데이션 모델 사업에 함께할 정예팀 한 팀을 더 찾습니다.

- 대학원생이 있는 대학이 한 곳 이상 참여해야 합니다.
- 접수 마감 시각은 서버를 기준으로 합니다.`;
const NOTICE_EN = `## About this call

One more team is wanted for the sovereign AI foundation model programme.

- At least one university with graduate students takes part.
- The server's clock decides.`;

/** C1: a new call for one team, saved as a draft. */
export async function draftCall(page: Page, draft: Draft): Promise<{ id: string; code: string }> {
  await visit(page, "/manage/calls");
  await page.getByRole("link", { name: "새 공모 작성" }).click();
  await page.getByRole("radio", { name: "추가 공모" }).check();
  await page.getByRole("textbox", { name: "공모명(국문)" }).fill(draft.titleKo);
  await page.getByRole("textbox", { name: "공모명(영문)" }).fill(draft.titleEn);
  await page.getByRole("textbox", { name: "선정 규모" }).fill("1");
  await fillInstant(page, "접수 시작", draft.opensAt);
  await fillInstant(page, "접수 마감", draft.closesAt);
  await page.getByRole("textbox", { name: "공고문(국문)" }).fill(NOTICE_KO);
  await page.getByRole("textbox", { name: "공고문(영문)" }).fill(NOTICE_EN);
  await page.getByRole("textbox", { name: "담당 부서" }).fill("독자AI사업과");
  await page.getByRole("textbox", { name: "메일" }).fill("calls@portal.example");
  await page.getByRole("textbox", { name: "전화" }).fill("044-000-0000");
  await page.getByRole("button", { name: "저장", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: draft.titleKo })).toBeVisible();
  const caption = await page
    .getByText(/^공모 \d{4}-\d{2}$/)
    .first()
    .textContent();
  return { id: await idIn(page), code: caption?.replace("공모 ", "").trim() ?? "" };
}

/** C4: makes the draft public. */
export async function announceCall(page: Page): Promise<void> {
  await confirm(page, "공고하기");
  await expectSaid(page, "공모를 공고했습니다");
}

/** After the closing: begins the eligibility check. */
export async function startScreening(page: Page, callId: string): Promise<void> {
  await visit(page, `/manage/calls/${callId}`);
  await confirm(page, "적격성 검토 시작");
  await expectSaid(page, "적격성 검토를 시작했습니다");
}

/** All results of a call at once. */
export async function publishCall(page: Page, callId: string): Promise<void> {
  await visit(page, `/manage/calls/${callId}`);
  await confirm(page, "결과 발표");
  await expectSaid(page, "결과를 발표했습니다");
}
