import { expect, type Page } from "@playwright/test";
import { pdfOf } from "@/tests/factories/documents";
import type { Cast } from "../fixtures/cast";
import { confirm, expectSaid, visit } from "./portal";
import { downloaded } from "./reviews";

type Note = { verdict: "충족" | "미충족"; note: string; file?: { name: string; mimeType: string; buffer: Buffer } };

/** A10: the screening of the one proposal of this title. */
async function openScreening(page: Page, callId: string, title: string): Promise<void> {
  await visit(page, `/manage/calls/${callId}/proposals`);
  await page.getByRole("link", { name: title }).click();
  await page.getByRole("link", { name: "적격성 검토 보기" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "적격성 검토" })).toBeVisible();
}

/** Rules that stand in the way of “eligible”, as the card of the verdict names them. */
const unsettledRules = (page: Page): Promise<string[]> =>
  page.getByRole("complementary").locator('a[href^="#finding-"]').allTextContents();

/** A10: what the officer found about one rule, with its evidence. */
async function noteFinding(page: Page, rule: string, { verdict, note, file }: Note): Promise<void> {
  const row = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: rule, exact: true }) });
  await row.getByText(/^확인 결과 (입력|수정)/).click();
  await row.getByRole("radio", { name: verdict, exact: true }).check();
  await row.getByRole("textbox", { name: "확인 내용" }).fill(note);
  if (file) {
    await row.locator("input[type=file]").setInputFiles(file);
    // There once it has arrived whole.
    await expect(row.getByRole("button", { name: file.name })).toBeVisible();
  }
  await row.getByRole("button", { name: "확인 결과 저장" }).click();
  await expectSaid(page, `‘${rule}’의 확인 결과를 저장했습니다`);
  // The page has taken it in: nothing moves under the next click.
  await expect(row.getByText(/^확인 결과 수정/)).toBeVisible();
}

/** A10: the verdict on the page that is open. */
async function giveVerdict(page: Page, verdict: "적격" | "부적격", reason = ""): Promise<void> {
  await page.getByRole("radio", { name: new RegExp(`^${verdict}`) }).check();
  await page.getByRole("textbox", { name: "사유" }).fill(reason);
  await page.getByRole("button", { name: "판정 저장" }).click();
}

/** The check that fails at first. */
const DOUBTED = "부도·회생·체납 등 결격 사유";
const REASON = "국세를 체납하고 있어 공모에서 정한 신청 자격에 맞지 않습니다.";

/** `unsealed`: what was written after the submission that counts. */
type Proposal = { call: { id: string }; proposalId: string; title: string; unsealed: string };

/**
 * A10, L3: a check fails with its evidence, so that “eligible” is refused; “ineligible” waits for the director, who reads the
 * evidence and confirms; the applicant reads the reason and takes the letter; more papers clear the matter.
 */
export async function doubtAndClear(cast: Cast, applicant: Page, proposal: Proposal): Promise<void> {
  const [officer, director] = [await cast.as("officer"), await cast.as("director")];
  const { call, proposalId, title } = proposal;
  await visit(officer, `/manage/proposals/${proposalId}`);
  await expect(officer.getByText(proposal.unsealed)).toHaveCount(0);
  await openScreening(officer, call.id, title);
  const file = { name: "체납 조회 결과.pdf", mimeType: "application/pdf", buffer: pdfOf() };
  const found = "납세증명서에서 국세 체납 사실이 확인되었습니다.";
  await noteFinding(officer, DOUBTED, { verdict: "미충족", note: found, file });
  await giveVerdict(officer, "적격");
  await expect(officer.getByText(/정리하지 않은 항목이 .*부도·회생·체납/)).toBeVisible();
  await giveVerdict(officer, "부적격", REASON);
  await expect(officer.getByText("부적격 판정이 확인을 기다립니다")).toBeVisible();

  await openScreening(director, call.id, title);
  expect(await downloaded(director, file.name)).toBe(file.buffer.toString());
  await confirm(director, "부적격 확인");

  await visit(applicant, `/proposals/${proposalId}`);
  await expect(applicant.getByRole("main")).toContainText(REASON);
  expect(await downloaded(applicant, "결과 통지서(PDF) 내려받기")).toMatch(/^%PDF-/);

  await openScreening(officer, call.id, title);
  const note = "완납증명서 등 추가 자료로 확인했습니다.";
  for (const rule of await unsettledRules(officer)) await noteFinding(officer, rule, { verdict: "충족", note });
  await expect.poll(() => unsettledRules(officer)).toEqual([]);
  await giveVerdict(officer, "적격");
  await expect(officer.getByText("에 적격으로 확정했습니다")).toBeVisible();
}
