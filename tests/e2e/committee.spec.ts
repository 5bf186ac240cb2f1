import { expect, test } from "@playwright/test";
import { db } from "@/lib/platform/db";
import { Cast } from "./fixtures/cast";
import { confirm, expectNoSidewaysScroll, expectSaid, fillInstant, idIn, visit } from "./pages/portal";

// D1: a committee of three, each with a screen of their own, from the invitation to the signed minutes.
test.describe.configure({ mode: "serial", timeout: 90_000 });

const TEAM = "한마루";
const HOUR_MS = 3_600_000;
const memberAddress = (number: number) => `committee${number}@committee.portal.example`;

let cast: Cast;
const story = { sessionId: "" };
test.beforeAll(({ browser, baseURL }) => {
  cast = new Cast(browser, baseURL ?? "");
});
test.afterEach(() => cast.expectCalm());
test.afterAll(() => cast.close());

test("1. the officer calls three members together about one team", async () => {
  const team = await db.team.findFirstOrThrow({ where: { nameKo: TEAM }, select: { callId: true } });
  const names = await db.user.findMany({
    where: { email: { in: [memberAddress(2), memberAddress(3)] } },
    select: { name: true },
  });
  const officer = await cast.as("officer");
  await visit(officer, "/deliberation/new");
  await officer.getByRole("combobox", { name: "공모" }).selectOption(team.callId);
  await fillInstant(officer, "일시", new Date(Date.now() + HOUR_MS));
  await officer.getByRole("textbox", { name: "장소" }).fill("가람청사 3층 소회의실");
  for (const name of ["심재윤", ...names.map((one) => one.name)]) {
    await officer.getByRole("checkbox", { name, exact: true }).check();
  }
  await officer.getByRole("combobox", { name: "의장" }).selectOption({ label: "심재윤" });
  await officer.getByRole("checkbox", { name: new RegExp(`^${TEAM}`) }).check();
  await officer.getByRole("button", { name: "소집", exact: true }).click();
  await expectSaid(officer, "위원회를 소집했습니다.");
  await expect(officer).toHaveURL(/\/deliberation\/[0-9a-f-]{36}$/);
  story.sessionId = await idIn(officer);
});

test("2. with two of three in the room the session begins", async () => {
  const [officer, chair] = [await cast.as("officer"), await cast.as("deliberator")];
  await visit(chair, `/deliberation/${story.sessionId}`);
  await chair.getByRole("button", { name: "참석합니다" }).click();
  await expectSaid(chair, "회신했습니다.");
  await visit(officer, `/deliberation/${story.sessionId}`);
  await officer.getByRole("row").filter({ hasText: "심재윤" }).getByRole("button", { name: "출석" }).click();
  await expectSaid(officer, "출석을 기록했습니다");
  await officer.getByRole("button", { name: "개회", exact: true }).click();
  const question = officer.getByRole("alertdialog");
  await question.getByRole("button", { name: "개회", exact: true }).click();
  await expect(question.getByRole("alert")).toContainText("정족수가 부족합니다");
  await question.getByRole("button", { name: "취소" }).click();
  for (const number of [2, 3]) {
    const member = await cast.byAddress(memberAddress(number));
    await visit(member, `/deliberation/${story.sessionId}`);
    await member.getByRole("button", { name: "출석", exact: true }).click();
    await expectSaid(member, "출석을 기록했습니다");
  }
  await visit(chair, `/deliberation/${story.sessionId}`);
  await confirm(chair, "개회");
  await expectSaid(chair, "개회했습니다.");
});

test("3. the table fills as it is typed, a draft is put to the vote, and the count carries it", async () => {
  const chair = await cast.as("deliberator");
  await chair.getByRole("link", { name: `지원 규모 심의: ${TEAM}` }).click();
  await expect(chair.getByRole("heading", { level: 1, name: `지원 규모 심의: ${TEAM}` })).toBeVisible();
  const gpus = chair.getByRole("textbox", { name: `${TEAM} 2027년 상반기 심의안` });
  await gpus.fill("90000");
  await expect(chair.getByText("의결할 수 없는 항목이 1건 있습니다")).toBeVisible();
  await gpus.fill("");
  await expect(chair.getByText("이대로 의결할 수 있습니다")).toBeVisible();
  await chair.getByRole("tab", { name: "데이터 공동구매" }).click();
  await chair
    .getByRole("textbox", { name: `${TEAM} 2027년 심의안` })
    .first()
    .fill("9000000000");
  await chair.getByRole("button", { name: "심의안 1 저장" }).click();
  await expectSaid(chair, "심의안 1을 저장했습니다.");
  // The form of the motion is drawn anew for the draft it speaks of.
  await expect(chair.getByText("가장 최근 심의안 1의 지원 규모를 표결에 부칩니다.")).toBeVisible();
  await chair.getByRole("button", { name: "상정", exact: true }).click();
  await expectSaid(chair, "의결안을 상정했습니다.");
  const address = chair.url();
  for (const [number, choice] of [
    [2, "찬성"],
    [3, "반대"],
  ] as const) {
    const member = await cast.byAddress(memberAddress(number));
    await member.setViewportSize({ width: 360, height: 740 });
    await visit(member, new URL(address).pathname);
    await expectNoSidewaysScroll(member);
    await member.getByRole("button", { name: choice, exact: true }).click();
    await expect(member.getByRole("button", { name: choice, exact: true })).toHaveAttribute("aria-pressed", "true");
  }
  await visit(chair, new URL(address).pathname);
  await chair.getByRole("button", { name: "찬성", exact: true }).click();
  await expect(chair.getByRole("button", { name: "찬성", exact: true })).toHaveAttribute("aria-pressed", "true");
  await confirm(chair, "표결 마감");
  await expect(chair.getByText("재적 3명, 출석 3명: 찬성 2, 반대 1, 기권 0, 미투표 0")).toBeVisible();
  const step = await db.supportStep.findFirstOrThrow({
    where: { resource: "DATA_JOINT", period: "2027", step: "DELIBERATED", team: { nameKo: TEAM } },
    orderBy: { at: "desc" },
  });
  expect([step.amountWon, step.motionId === null]).toEqual([9_000_000_000n, false]);
});

test("4. the chair signs, and everybody in the room reads the same minutes", async () => {
  const chair = await cast.as("deliberator");
  await visit(chair, `/deliberation/${story.sessionId}`);
  await confirm(chair, "폐회");
  await expectSaid(chair, "폐회했습니다.");
  await chair.getByRole("textbox", { name: "의장 종합의견" }).fill("의결한 대로 확정을 요청한다.");
  await chair.getByRole("button", { name: "회의록 서명" }).click();
  await expectSaid(chair, "회의록에 서명했습니다.");
  const { minutesSha256 } = await db.deliberationSession.findUniqueOrThrow({ where: { id: story.sessionId } });
  await expect(chair.getByText(minutesSha256 ?? "no hash")).toBeVisible();
  const member = await cast.byAddress(memberAddress(3));
  const response = await member.request.get(`/api/deliberation/${story.sessionId}/minutes?locale=en`);
  expect([response.status(), response.headers()["content-type"]]).toEqual([200, "application/pdf"]);
  expect((await response.body()).subarray(0, 5).toString()).toBe("%PDF-");
});

test("5. a team distributes its points, what the steward proposed is approved and paid by two others (T2, L3, P1)", async () => {
  const lot = await db.dataLot.findFirstOrThrow({
    where: { status: "PROPOSED" },
    select: { id: true, corpus: true, shares: { select: { teamId: true }, orderBy: { team: { joinedAt: "asc" } } } },
  });
  const applicant = await cast.as("applicant");
  await visit(applicant, `/teams/${lot.shares[0]?.teamId}/data`);
  const vote = applicant.locator("#vote");
  await vote.getByRole("spinbutton").or(vote.getByRole("textbox")).first().fill("40");
  await vote.getByRole("spinbutton").or(vote.getByRole("textbox")).last().fill("50");
  await vote.getByRole("button", { name: "투표", exact: true }).click();
  await expect(vote.getByRole("alert")).toContainText("100점을 모두 나누어 주어야 합니다. 지금은 90점입니다.");
  await vote.getByRole("spinbutton").or(vote.getByRole("textbox")).last().fill("60");
  await vote.getByRole("button", { name: "투표", exact: true }).click();
  await expectSaid(applicant, "투표했습니다.");
  const [steward, officer, director] = [
    await cast.as("dataSteward"),
    await cast.as("officer"),
    await cast.as("director"),
  ];
  await visit(steward, `/ledger/data/${lot.id}`);
  await expect(steward.getByRole("button", { name: "구매 승인" })).toHaveCount(0);
  await visit(officer, `/ledger/data/${lot.id}`);
  await confirm(officer, "구매 승인");
  await expectSaid(officer, "구매를 확정했습니다.");
  await visit(director, `/ledger/data/${lot.id}`);
  await confirm(director, "지급 결재");
  await expectSaid(director, "지급을 결재했습니다.");
  await visit(steward, "/ledger/data");
  await expect(steward.getByRole("row").filter({ hasText: lot.corpus }).first()).toContainText("지급 완료");
});
