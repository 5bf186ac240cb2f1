import { expect, test } from "@playwright/test";
import { Cast } from "./fixtures/cast";
import { draftOf } from "./fixtures/records";
import { confirm, expectNoSidewaysScroll, expectSaid, visit } from "./pages/portal";
import { expectAutosaved, planText } from "./pages/proposals";
import { addParagraph, expectPresent, mergeQuestion, openText } from "./pages/together";

// Two people at one section (A7), each in a browser of their own.
test.describe.configure({ mode: "serial", timeout: 60_000 });

const COLLEAGUE = { name: "윤하늘", email: "saebom-colleague@applicants.portal.example" };
const KEY = "goals";
const THEIRS = "동료가 먼저 저장한 문단입니다.";
const MINE = "같은 때에 내가 쓴 문단입니다.";
const OFFLINE = "연결이 끊긴 동안 쓴 문단입니다.";
const LEFT = "저장하지 못하고 떠난 문단입니다.";
const NETWORK = /Failed to load resource|net::ERR_INTERNET_DISCONNECTED/;

let cast: Cast;
let proposalId: string;
const section = () => `/proposals/${proposalId}/sections/${KEY}`;

test.beforeAll(async ({ browser }, info) => {
  cast = new Cast(browser, info.project.use.baseURL ?? "");
  proposalId = await draftOf("newcomer");
});
test.afterEach(() => cast.expectCalm());
test.afterAll(() => cast.close());

test("each sees that the other is here, and that they write", async () => {
  const [me, colleague] = [await cast.as("newcomer"), await cast.byAddress(COLLEAGUE.email)];
  await Promise.all([openText(me, proposalId, KEY), openText(colleague, proposalId, KEY)]);
  await expectPresent(me, `${COLLEAGUE.name} 님이 보는 중`);
  await addParagraph(colleague, THEIRS);
  await expectPresent(me, `${COLLEAGUE.name} 님이 지금 편집 중`);
  await expectAutosaved(colleague);
});

test("what both wrote is merged and loses nothing", async () => {
  const [me, colleague] = [await cast.as("newcomer"), await cast.byAddress(COLLEAGUE.email)];
  cast.tolerate(/status of 409/);
  await addParagraph(me, MINE);
  const question = mergeQuestion(me);
  await expect(question).toBeVisible();
  await expect(question).toContainText(COLLEAGUE.name);
  await question.getByRole("button", { name: "합친 내용으로 저장" }).click();
  await expect(question.getByText("남길 내용을 골라 주십시오.", { exact: true })).toBeVisible();
  await question.getByRole("radio", { name: "둘 다 남기기" }).check();
  await question.getByRole("button", { name: "합친 내용으로 저장" }).click();
  await expect(question).toBeHidden();
  await expectAutosaved(me);
  await openText(colleague, proposalId, KEY);
  for (const words of [THEIRS, MINE]) await expect(planText(colleague)).toContainText(words);
});

test("words written while the line is cut are saved when it returns, and offered again when the page was left", async () => {
  const me = await cast.as("newcomer");
  cast.tolerate(NETWORK);
  await openText(me, proposalId, KEY);
  await me.context().setOffline(true);
  await addParagraph(me, OFFLINE);
  await expect(me.getByRole("alert").filter({ hasText: "연결이 끊겨 저장하지 못했습니다" })).toBeVisible();
  await me.context().setOffline(false);
  await expectAutosaved(me);

  await me.context().setOffline(true);
  await addParagraph(me, LEFT);
  await expect(me.getByRole("alert").filter({ hasText: "연결이 끊겨 저장하지 못했습니다" })).toBeVisible();
  await me.goto("about:blank");
  await me.context().setOffline(false);
  await openText(me, proposalId, KEY);
  await expect(planText(me)).toContainText(OFFLINE);
  await expect(planText(me)).not.toContainText(LEFT);
  await me.getByRole("button", { name: "불러오기" }).click();
  await expect(planText(me)).toContainText(LEFT);
  await expectAutosaved(me);
});

test("the history tells who wrote what and gives it back; comments stay among colleagues", async () => {
  const [me, colleague] = [await cast.as("newcomer"), await cast.byAddress(COLLEAGUE.email)];
  await visit(me, `${section()}/history`);
  const versions = me.getByRole("table", { name: "저장된 버전" });
  await expect(versions.getByRole("row").filter({ hasText: COLLEAGUE.name })).not.toHaveCount(0);
  await versions.getByRole("row").filter({ hasText: COLLEAGUE.name }).getByRole("button").first().click();
  await me.getByRole("alertdialog").getByRole("button", { name: "되돌리기" }).click();
  await expectSaid(me, "되돌린 내용을 새 버전으로 저장했습니다");
  await openText(me, proposalId, KEY);
  await expect(planText(me)).not.toContainText(LEFT);

  await me.getByRole("textbox", { name: "의견" }).fill("되돌린 까닭을 적어 둡니다.");
  await me.getByRole("button", { name: "의견 남기기" }).click();
  await visit(colleague, `/proposals/${proposalId}`);
  await expect(colleague.getByRole("link", { name: "열린 의견 1건" })).not.toHaveCount(0);
  await openText(colleague, proposalId, KEY);
  await colleague.getByRole("button", { name: "해결됨으로 표시" }).click();
  await expectSaid(colleague, "해결됨으로 표시했습니다");
  await confirmGone(me);
});

/** One's own words are taken back; the place stays. On a phone, where all of it must fit. */
async function confirmGone(me: Awaited<ReturnType<Cast["as"]>>): Promise<void> {
  await me.setViewportSize({ width: 360, height: 740 });
  await openText(me, proposalId, KEY);
  await expectNoSidewaysScroll(me);
  await me.getByText("해결된 의견 1건").click();
  await confirm(me, "삭제");
  await expectSaid(me, "의견을 삭제했습니다");
}
