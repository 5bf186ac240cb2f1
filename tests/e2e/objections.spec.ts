import { expect, type Page, test } from "@playwright/test";
import { Cast } from "./fixtures/cast";
import { buildWorld } from "./fixtures/world";
import { confirm, expectNoSidewaysScroll, expectSaid, visit } from "./pages/portal";

// S10 end to end: an applicant objects on the phone, an officer has it examined, the director decides, the letter comes.
test.describe.configure({ mode: "serial", timeout: 120_000 });

const STATEMENT =
  "평가의견은 연산 자원 계획이 없다고 하였으나 신청서의 GPU 항목에 반기별 수량과 사용 목적을 적었습니다. 이 부분이 평가에 반영되지 않은 것으로 보입니다.";
const REQUEST = "신청서의 GPU 항목을 확인하고 다시 평가하여 주시기 바랍니다.";
const REASON = "신청서의 GPU 항목은 평가 당시 모두 확인되었으므로 이의를 받아들이지 않습니다.";

let cast: Cast;
let proposalId: string;
test.beforeAll(async ({ browser }, info) => {
  cast = new Cast(browser, info.project.use.baseURL ?? "");
  proposalId = (await buildWorld()).objectableProposal;
});
test.afterEach(() => cast.expectCalm());
test.afterAll(() => cast.close());

/** Staff find it in their list. */
async function openObjection(page: Page): Promise<void> {
  await visit(page, "/manage/objections");
  await page.getByRole("link", { name: "새봄랩" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "새봄랩" })).toBeVisible();
}

test("the applicant reads the result and objects once, on the phone", async () => {
  const page = await cast.as("newcomer", "phone");
  await visit(page, `/proposals/${proposalId}/result`);
  await page.getByRole("link", { name: "이의신청하기" }).click();
  await expectNoSidewaysScroll(page);
  await expect(page.getByRole("radio", { name: "평가위원의 선정" })).toBeDisabled();
  await page.getByRole("button", { name: "이의신청 접수" }).click();
  await expect(page.getByRole("alert").first()).toBeVisible();
  await page.getByRole("radio", { name: "제출한 내용의 사실을 잘못 봄" }).check();
  await page.getByRole("textbox", { name: "이의 내용" }).fill(STATEMENT);
  await page.getByRole("textbox", { name: "요청 사항" }).fill(REQUEST);
  await page.getByRole("checkbox", { name: "이의신청은 한 번만" }).check();
  await page.getByRole("button", { name: "이의신청 접수" }).click();
  await expectSaid(page, "이의신청을 접수했습니다");
  await expect(page.getByText(/^FM-\d{4}-\d{2}-\d{4}-OB$/).first()).toBeVisible();
  const receipt = page.getByRole("link", { name: "접수증(PDF)" });
  const answer = await page.request.get((await receipt.getAttribute("href")) ?? "");
  expect([answer.status(), answer.headers()["content-type"]]).toEqual([200, "application/pdf"]);
});

test("the officer names who examines it and proposes the decision", async () => {
  const page = await cast.as("officer");
  await openObjection(page);
  await page.getByRole("button", { name: "심의 위원 정하기" }).click();
  for (const name of ["우람찬", "금보리", "문정우"]) await page.getByRole("checkbox", { name }).check();
  await page.getByRole("button", { name: "심의 위원 확정" }).click();
  await expectSaid(page, "심의 위원을 정했습니다");
  await page.getByRole("radio", { name: "기각" }).check();
  for (const name of ["우람찬", "금보리", "문정우"])
    await page.getByRole("combobox", { name: `${name} 위원` }).selectOption({ label: "기각" });
  await page.getByRole("textbox", { name: "결정 이유" }).fill(REASON);
  await page.getByRole("button", { name: "결정안 올리기" }).click();
  await expectSaid(page, "결정안을 올렸습니다");
});

test("the director approves, and the applicant has the letter", async () => {
  const director = await cast.as("director");
  await openObjection(director);
  await confirm(director, "승인");
  await expectSaid(director, "결정을 승인했습니다");
  const page = await cast.as("newcomer", "phone");
  await visit(page, `/proposals/${proposalId}/objection`);
  await expect(page.getByText(REASON)).toBeVisible();
  await expect(page.getByText("우람찬")).toHaveCount(0);
  const letter = page.getByRole("link", { name: "결정 통지서(PDF)" });
  const answer = await page.request.get((await letter.getAttribute("href")) ?? "");
  expect(answer.status()).toBe(200);
});
