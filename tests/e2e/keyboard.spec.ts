import { expect, test } from "./fixtures/app";
import { enter, tabTo, tick, typeInto } from "./pages/keyboard";
import { expectSaid, visit } from "./pages/portal";
import { expectAutosaved, planText } from "./pages/proposals";

// The two long tasks of the portal without a mouse: Tab, Shift+Tab, Enter, space bar, arrows and typing, nothing else.
test.describe.configure({ mode: "default", timeout: 120_000 });

const PLAN =
  "새봄랩 연합체는 2026년 하반기부터 누구나 쓸 수 있는 대화 서비스를 무료로 제공하고, 공공기관에는 내부망에서 쓰는 모델을 배포합니다. 농어촌과 어르신을 위한 쉬운 말 모형을 함께 만들고, 학교와 도서관이 제 자료로 모형을 다듬을 수 있도록 도구와 교육을 내놓습니다. 모델과 학습 기록은 상업 이용이 가능한 이용허락으로 공개하며, 해마다 쓰임과 한계를 모아 보고서로 펴냅니다.";
const COMMENT = "근거 자료가 충실하고 계획이 구체적이어서 목표를 이룰 수 있다고 판단함. 보완할 점도 분명히 적었음.";
const OPINION =
  "독자 모델을 끝까지 개발할 역량과 계획을 갖추었음. 데이터 확보 전략과 장애 복구 계획을 수치로 보완한다면 더 좋은 성과를 기대할 수 있음.";
/** Digits of each item, criterion by criterion. */
const POINTS = [
  ["16", "15.5"],
  ["12", "11.5"],
  ["12.5", "12"],
];

test("filing: sections and the check page by keyboard alone (A3, A7, A8)", async ({ page, login }) => {
  await login("newcomer");
  await visit(page, "/proposals");
  await enter(page, page.getByRole("main").getByRole("link", { name: /새봄/ }).first());
  const taskList = page.getByRole("heading", { level: 1, name: "신청서 작성", exact: true });
  await expect(taskList).toBeVisible();

  await enter(page, page.getByRole("link", { name: /^4?.*파급효과 및 기여계획.*점/ }));
  const text = planText(page);
  await expect(text).toBeVisible();
  await tabTo(page, page.getByRole("button", { name: "예, 완료했습니다" }));
  await tabTo(page, text, "Shift+Tab");
  await page.keyboard.insertText(PLAN);
  await expectAutosaved(page);
  await enter(page, page.getByRole("button", { name: "예, 완료했습니다" }));
  await expect(taskList).toBeVisible();
  await expect(page.getByRole("link", { name: /파급효과 및 기여계획.*완료/ })).toBeVisible();

  await enter(page, page.getByRole("link", { name: /제출 전 확인/ }).first());
  await expect(page.getByRole("heading", { level: 1, name: "제출 전 확인" })).toBeVisible();
  await expect(page.getByText("아직 제출할 수 없습니다")).toBeVisible();
  await enter(page, page.getByRole("link", { name: /‘데이터’에서/ }));
  await tick(page, page.getByRole("checkbox", { name: "데이터 지원이 필요하지 않습니다" }));
  await expectAutosaved(page);
  await enter(page, page.getByRole("button", { name: "예, 완료했습니다" }));
  await expect(page.getByRole("link", { name: /데이터.*완료/ })).toBeVisible();

  await enter(page, page.getByRole("link", { name: /개방 계획/ }).first());
  const licence = page.getByRole("group", { name: /^모델 구조/ }).getByRole("combobox", { name: /^라이선스/ });
  await typeInto(page, licence, "Apache-2.0");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByText("6개 중 1개 인정")).toBeVisible();
  await typeInto(page, page.getByRole("textbox", { name: "공개 계획" }), "2027년에 모델 구조를 먼저 공개합니다.");
  await expectAutosaved(page);
  await enter(page, page.getByRole("button", { name: "예, 완료했습니다" }));
  await expect(page.getByRole("link", { name: /개방 계획.*완료/ })).toBeVisible();
});

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
