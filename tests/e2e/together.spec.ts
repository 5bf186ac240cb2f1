import { expect, test } from "@playwright/test";
import { answered, Cast, NO_LINE } from "./fixtures/cast";
import { draftOf } from "./fixtures/records";
import { confirm, expectNoSidewaysScroll, expectSaid, visit } from "./pages/portal";
import { expectAutosaved, planText } from "./pages/proposals";
import { addParagraph, comeBack, expectPresent, keepBoth, mergeQuestion, openText } from "./pages/together";

// Two people at one section (A7), each in a browser of their own.
test.describe.configure({ mode: "serial", timeout: 60_000 });

const COLLEAGUE = { name: "윤하늘", email: "saebom-colleague@applicants.portal.example" };
const KEY = "goals";
const THEIRS = "동료가 먼저 저장한 문단입니다.";
const MINE = "같은 때에 내가 쓴 문단입니다.";
const OFFLINE = "연결이 끊긴 동안 쓴 문단입니다.";
const TABS = {
  first: "먼저 저장한 창의 문단입니다.",
  waiting: "답을 기다리는 창의 문단입니다.",
  second: "그 사이 더 쓴 문단입니다.",
};
const ENDED = { stays: "로그인이 끝난 뒤에 쓴 문단입니다.", leaves: "로그인하러 떠나기 전에 쓴 문단입니다." };
const SAVING = "/sections/";
const PRESENCE = "/presence";

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
  cast.tolerate(answered(409, SAVING));
  await addParagraph(me, MINE);
  const question = mergeQuestion(me);
  await expect(question).toContainText(COLLEAGUE.name);
  await question.getByRole("button", { name: "합친 내용으로 저장" }).click();
  await expect(question.getByText("남길 내용을 골라 주십시오.", { exact: true })).toBeVisible();
  await keepBoth(question);
  await expectAutosaved(me);
  await openText(colleague, proposalId, KEY);
  for (const words of [THEIRS, MINE]) await expect(planText(colleague)).toContainText(words);
});

test("words written while the line is cut are saved when it returns", async () => {
  const me = await cast.as("newcomer");
  cast.tolerate(NO_LINE);
  await openText(me, proposalId, KEY);
  await me.context().setOffline(true);
  await addParagraph(me, OFFLINE);
  await expect(me.getByRole("alert").filter({ hasText: "연결이 끊겨 저장하지 못했습니다" })).toBeVisible();
  await me.context().setOffline(false);
  await expectAutosaved(me);
});

test("two tabs of one person neither cover nor drop each other's words", async () => {
  const tab = await cast.as("newcomer");
  const other = await cast.anotherTab(tab);
  cast.tolerate(answered(409, SAVING));
  await Promise.all([openText(tab, proposalId, KEY), openText(other, proposalId, KEY)]);
  await addParagraph(other, TABS.first);
  await expectAutosaved(other);
  await addParagraph(tab, TABS.waiting);
  await expect(mergeQuestion(tab, "창에서")).toContainText("다른 창이나 기기에서");
  // What waits for an answer in one tab outlives a save in the other, and the closing of its own.
  await addParagraph(other, TABS.second);
  await expectAutosaved(other);
  await tab.goto("about:blank");
  await openText(other, proposalId, KEY);
  await other.getByRole("button", { name: "불러오기" }).click();
  await keepBoth(mergeQuestion(other, "창에서"));
  await expectAutosaved(other);
  await openText(tab, proposalId, KEY);
  for (const words of Object.values(TABS)) await expect(planText(tab)).toContainText(words);
  await expect(tab.getByRole("button", { name: "불러오기" })).toHaveCount(0);
  await other.close();
});

test("words typed when the session has ended are saved after signing in again, here or on the next visit", async () => {
  const me = await cast.as("newcomer");
  cast.tolerate(answered(401, SAVING), answered(401, PRESENCE));
  const ended = me.getByRole("alert").filter({ hasText: "로그인 시간이 끝났습니다" });
  await openText(me, proposalId, KEY);
  await cast.endSession(me);
  await addParagraph(me, ENDED.stays);
  await expect(ended).toBeVisible();
  await expect(planText(me)).toContainText(ENDED.stays);
  await cast.signInAgain("newcomer");
  await comeBack(me);
  await expectAutosaved(me);
  await expect(ended).toBeHidden();

  await cast.endSession(me);
  await addParagraph(me, ENDED.leaves);
  await expect(ended).toBeVisible();
  await visit(me, section());
  await expect(me).toHaveURL(/\/sign-in\?next=/);
  await cast.signInAgain("newcomer");
  await openText(me, proposalId, KEY);
  await expect(planText(me)).toContainText(ENDED.stays);
  await expect(planText(me)).not.toContainText(ENDED.leaves);
  await me.getByRole("button", { name: "불러오기" }).click();
  await expect(planText(me)).toContainText(ENDED.leaves);
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
  await expect(planText(me)).not.toContainText(ENDED.leaves);

  await me.getByRole("textbox", { name: "의견" }).fill("되돌린 까닭을 적어 둡니다.");
  await me.getByRole("button", { name: "의견 남기기" }).click();
  await expect(me.getByRole("paragraph").filter({ hasText: "되돌린 까닭을 적어 둡니다." })).toBeVisible();
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
