import { expect, test } from "./fixtures/app";
import { enter, tabTo, tick, typeInto } from "./pages/keyboard";
import { expectSaid, visit } from "./pages/portal";

// Scoring without a mouse: Tab, Shift+Tab, Enter, space bar, arrows and typing, nothing else. Filing by keyboard alone is in
// consortium.spec.ts.
test.describe.configure({ mode: "default", timeout: 120_000 });

const COMMENT = "근거 자료가 충실하고 계획이 구체적이어서 목표를 이룰 수 있다고 판단함. 보완할 점도 분명히 적었음.";
const OPINION =
  "독자 모델을 끝까지 개발할 역량과 계획을 갖추었음. 데이터 확보 전략과 장애 복구 계획을 수치로 보완한다면 더 좋은 성과를 기대할 수 있음.";
/** Digits of each item, criterion by criterion. */
const POINTS = [
  ["16", "15.5"],
  ["12", "11.5"],
  ["12.5", "12"],
];

test("scoring: pledge, declaration and a whole sheet by keyboard alone (S1, S3, S6)", async ({ page, login }) => {
  await login("reviewer");
  await visit(page, "/reviews");
  await enter(page, page.getByRole("link", { name: "서약하기" }));
  await tick(page, page.getByRole("checkbox", { name: /서약합니다/ }));
  await enter(page, page.getByRole("button", { name: "서약하고 시작" }));
  await enter(page, page.getByRole("link", { name: /이해충돌 확인 필요/ }).first());

  await expect(page.getByRole("heading", { level: 1, name: "이해충돌 확인" })).toBeVisible();
  const clear = page.getByRole("radio", { name: /^없습니다/ });
  await tick(page, clear);
  await page.keyboard.press("ArrowDown");
  await expect(clear).not.toBeChecked();
  await page.keyboard.press("ArrowUp");
  await expect(clear).toBeChecked();
  await enter(page, page.getByRole("button", { name: "확인", exact: true }));

  const sheet = page.getByRole("form", { name: "평가표" });
  await tabTo(page, sheet.getByRole("textbox").first());
  for (const pair of POINTS) {
    for (const digits of pair) {
      await page.keyboard.type(digits);
      await page.keyboard.press("Tab");
    }
    await page.keyboard.insertText(COMMENT);
    await page.keyboard.press("Tab");
  }
  await page.keyboard.insertText(OPINION);
  // P5: the demo's round is of an additional call, where a majority decides beside the points.
  await tick(page, sheet.getByRole("radio", { name: "적합", exact: true }));
  await expect(sheet).toContainText("합계79.5 / 100");
  // Arrows step by half a point.
  await tabTo(page, sheet.getByRole("textbox").first(), "Shift+Tab");
  await page.keyboard.press("ArrowUp");
  await expect(sheet).toContainText("합계80 / 100");

  await enter(page, page.getByRole("button", { name: "평가표 제출" }));
  const question = page.getByRole("alertdialog", { name: "합계 80점으로 제출하시겠습니까?" });
  await expect(question).toBeVisible();
  await enter(page, question.getByRole("button", { name: "평가표 제출" }));
  await expectSaid(page, "평가표를 제출하였습니다");
  await expect(page.getByText("제출된 평가표입니다. 내용은 잠겨 있습니다.")).toBeVisible();
  await typeInto(page, page.getByRole("textbox", { name: "종합의견" }), "고칠 수 없음");
  await expect(page.getByRole("textbox", { name: "종합의견" })).toHaveValue(OPINION);
});

test("voting: a choice by its key, taken back, and no single key once they are off; the choices never move (X1, X3)", async ({
  page,
  login,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await login("voter");
  await visit(page, "/contest");
  await enter(page, page.getByRole("link", { name: /투표하기$/ }));
  const choices = page.getByRole("group", { name: "어느 답변이 더 낫습니까?" });
  const told = page.getByRole("status");
  await expect(choices).toBeVisible();
  const place = await choices.boundingBox();
  let votes = 0;
  page.on("request", (request) => {
    if (request.url().endsWith("/ballots")) votes++;
  });
  // The second half of a double click would choose nothing: a new question is taken for shown half a second later.
  await expect(async () => {
    if (votes === 0) await page.keyboard.press("a");
    expect(votes).toBe(1);
  }).toPass();
  await expect(told.filter({ hasText: "번째 선택을 저장했습니다." })).toBeAttached();
  await expect(page.getByRole("heading", { name: "질문" })).toBeFocused();
  expect(await choices.boundingBox()).toEqual(place);

  await tabTo(page, page.getByRole("button", { name: "방금 고른 것 바꾸기" }), "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(told.filter({ hasText: "방금 고른 것을 되돌렸습니다." })).toBeAttached();
  const keys = page.getByRole("checkbox", { name: /^키보드/ });
  await tick(page, keys);
  await expect(keys).not.toBeChecked();
  await page.keyboard.press("a");
  await page.evaluate(() => new Promise(requestAnimationFrame));
  expect(votes).toBe(1);
  await expect(async () => {
    if (votes === 1) await choices.getByRole("button", { name: "B가 낫다" }).press("Enter");
    expect(votes).toBe(2);
  }).toPass();
  await expect(told.filter({ hasText: "번째 선택을 저장했습니다." })).toBeAttached();
  expect(await choices.boundingBox()).toEqual(place);
});
