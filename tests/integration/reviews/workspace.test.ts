import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { declare } from "@/lib/reviews/commands/declare";
import { raiseFlag, settleFlag } from "@/lib/reviews/commands/flag-chair";
import { saveNotes } from "@/lib/reviews/commands/keep-notes";
import { addRemark, removeRemark, shareRemark } from "@/lib/reviews/commands/remark";
import { submitSheet } from "@/lib/reviews/commands/score-sheet";
import { getChairPage } from "@/lib/reviews/queries/get-chair-page";
import { getPanelPage } from "@/lib/reviews/queries/get-panel-page";
import { getOwnNotes, getReviewWork } from "@/lib/reviews/queries/get-review-work";
import type { ReviewWork } from "@/lib/reviews/types";
import { createUser } from "@/tests/factories/actor";
import { inside } from "@/tests/factories/inside";
import { expectOk } from "@/tests/factories/proposals";
import { countQueries } from "@/tests/factories/query-count";
import {
  SCORED_AT as AT,
  assignmentOf,
  beginReview,
  createPanelOf,
  createReviewer,
  createScreenedCall,
  fillSheet,
  presiding,
  scoreProposal,
  sheetVersion,
  startReview,
} from "@/tests/factories/reviews";

let officer: Actor;
let chair: Actor;
let reviewer: Actor;
let colleague: Actor;
let panelId: string;
let callId: string;
let [first, second] = ["", ""];
const NOT_FOUND = { code: "NOT_FOUND" };
const NAME = "이름없는위원";

const opened = async (actor: Actor, assignmentId: string) => {
  const work = await getReviewWork(actor, assignmentId);
  if (work.step !== "REVIEW") throw new Error(work.step);
  return work as Extract<ReviewWork, { step: "REVIEW" }>;
};
const remarkOn = (assignmentId: string, shared: boolean) => ({
  ...{ assignmentId, section: "technology" as const, quote: "사전학습", occurrence: 0 },
  ...{ body: "근거 자료를 확인할 것", shared },
});

async function scoreOwn(assignmentId: string): Promise<void> {
  await fillSheet(reviewer, assignmentId, 7_900);
  await expectOk(submitSheet(reviewer, { assignmentId, expectedVersion: await sheetVersion(assignmentId) }, AT));
}

beforeAll(async () => {
  officer = await createUser(["OFFICER"]);
  [chair, reviewer, colleague] = await Promise.all([
    createReviewer(),
    createReviewer(),
    createReviewer({ name: NAME }),
  ]);
  const { callId: call, proposals } = await createScreenedCall(officer, 2);
  callId = call;
  [first, second] = [proposals[0]?.proposalId ?? "", proposals[1]?.proposalId ?? ""];
  panelId = await createPanelOf(officer, callId, [chair, reviewer, colleague]);
  await startReview(officer, panelId);
  chair = presiding(chair, panelId);
}, 60_000);

describe("S6: a reviewer's own notes", () => {
  it("are kept once per save, of two windows the later one is told, and nobody else reads them", async () => {
    const { id } = await assignmentOf(reviewer, first);
    const note = (expectedVersion: number, whole: string) => ({ assignmentId: id, expectedVersion, texts: { whole } });
    expect(await saveNotes(reviewer, note(0, "x"), AT)).toMatchObject({ reason: "PLEDGE_FIRST" });
    await beginReview(reviewer, first);
    await expectOk(saveNotes(reviewer, note(0, "비교 기준이 없음"), AT));
    const both = await Promise.allSettled([
      saveNotes(reviewer, note(1, "한 창"), AT),
      saveNotes(reviewer, note(1, "다른 창"), AT),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "CONFLICT" } });
    expect(await getOwnNotes(reviewer, id)).toMatchObject({ version: 2 });
    for (const other of [chair, colleague, officer]) {
      await expect(getOwnNotes(other, id)).rejects.toMatchObject(NOT_FOUND);
      await expect(saveNotes(other, note(2, "남의 메모"), AT)).rejects.toMatchObject(NOT_FOUND);
    }
    const audit = await db.auditEvent.findMany({ where: { type: "review.notesSaved", subjectId: id } });
    expect(audit).toHaveLength(2);
    expect(JSON.stringify(audit.map(({ payload }) => payload))).not.toContain("창");
  });
});

describe("S2: what colleagues see of each other", () => {
  it("is nothing before one's own sheet, then sheets and shared remarks by seat", async () => {
    const mine = await beginReview(reviewer, second);
    const theirs = await scoreProposal(colleague, second, 8_150);
    await expectOk(addRemark(colleague, remarkOn(theirs, true), AT));
    await expectOk(addRemark(colleague, { ...remarkOn(theirs, false), body: "나만 볼 메모" }, AT));
    const before = await opened(reviewer, mine);
    expect(before.aside.others).toEqual({ rule: "AFTER_OWN", open: false, reviews: [], remarks: [] });

    await scoreOwn(mine);
    const { others } = (await opened(reviewer, mine)).aside;
    expect(others.reviews).toMatchObject([{ seatNo: 3, name: null, totalHundredths: 8_150 }]);
    expect(others.remarks).toMatchObject([{ seatNo: 3, quote: "사전학습", body: "근거 자료를 확인할 것" }]);
    expect(JSON.stringify(others)).not.toContain(NAME);
    expect(JSON.stringify(others)).not.toContain("나만 볼 메모");
  });

  it("ends with a colleague's recusal, and with taking a remark back", async () => {
    const mine = (await assignmentOf(reviewer, second)).id;
    const [shared] = await inside.reviewRemark.findMany({ where: { sharedAt: { not: null } }, select: { id: true } });
    const turn = { remarkId: shared?.id ?? "", expectedVersion: 0 };
    await expect(shareRemark(reviewer, { ...turn, shared: false }, AT)).rejects.toMatchObject(NOT_FOUND);
    await expectOk(shareRemark(colleague, { ...turn, shared: false }, AT));
    expect((await opened(reviewer, mine)).aside.others.remarks).toEqual([]);
    await expectOk(shareRemark(colleague, { ...turn, expectedVersion: 1, shared: true }, AT));
    await expect(removeRemark(colleague, { ...turn, expectedVersion: 1 }, AT)).rejects.toMatchObject({
      code: "CONFLICT",
    });
    const { id, version } = await assignmentOf(colleague, second);
    const note = "연구진 한 사람과 과제를 함께 하고 있음을 확인함";
    await expectOk(
      declare(colleague, { assignmentId: id, expectedVersion: version, declaration: "CONFLICT", note }, AT),
    );
    expect((await opened(reviewer, mine)).aside.others).toMatchObject({ open: true, reviews: [], remarks: [] });
    expect(await removeRemark(colleague, { ...turn, expectedVersion: 2 }, AT)).toMatchObject({ reason: "RECUSED" });
  });

  it("costs the same queries whatever colleagues have written", async () => {
    const mine = (await assignmentOf(reviewer, second)).id;
    const few = await countQueries(() => opened(reviewer, mine));
    const chairs = await scoreProposal(chair, second, 7_000);
    for (let index = 0; index < 5; index++) await expectOk(addRemark(chair, remarkOn(chairs, true), AT));
    const many = await countQueries(() => opened(reviewer, mine));
    expect(many.result.aside.others.remarks).toHaveLength(5);
    expect(many.statements.length).toBe(few.statements.length);
  });
});

describe("S6: a flag for the chair", () => {
  it("waits once, is answered once, and both are told", async () => {
    const assignmentId = (await assignmentOf(reviewer, first)).id;
    const flag = { assignmentId, reason: "성능 수치의 출처를 확인해 주십시오" };
    const raised = await Promise.all([raiseFlag(reviewer, flag, AT), raiseFlag(reviewer, flag, AT)]);
    expect(raised.map((one) => (one.ok ? "raised" : one.reason)).sort()).toEqual(["FLAG_OPEN", "raised"]);
    const { rows } = await getChairPage(chair, panelId);
    const [seen] = rows.flatMap(({ flags }) => flags);
    expect(seen).toMatchObject({ seatNo: 2, reason: flag.reason, settledAt: null });
    const answer = { flagId: seen?.id ?? "", expectedVersion: 0, answer: "발표평가에서 질의하겠습니다" };
    for (const other of [reviewer, colleague, await createUser(["ADMINISTRATOR", "AUDITOR"])])
      await expect(settleFlag(other, answer, AT)).rejects.toMatchObject(NOT_FOUND);
    await expectOk(settleFlag(chair, answer, AT));
    await expect(settleFlag(chair, { ...answer, expectedVersion: 1 }, AT)).rejects.toMatchObject({ code: "CONFLICT" });
    expect((await opened(reviewer, assignmentId)).aside.flags).toMatchObject([{ answer: answer.answer }]);
    const told = await db.notification.findMany({
      where: { kind: { in: ["reviewFlagRaised", "reviewFlagSettled"] }, userId: { in: [chair.id, reviewer.id] } },
      select: { userId: true, kind: true },
    });
    expect(told).toHaveLength(2);
    expect(await raiseFlag(chair, { ...flag, assignmentId: await beginReview(chair, first) }, AT)).toMatchObject({
      reason: "CHAIR_NEEDS_NO_FLAG",
    });
  });

  it("about a proposal closed to the chair goes to an officer, and the chair learns nothing of it", async () => {
    const { id, version } = await assignmentOf(chair, first);
    const tie = { declaration: "CONFLICT" as const, note: "총괄책임자와 함께 일한 적이 있음을 확인함" };
    await expectOk(declare(chair, { assignmentId: id, expectedVersion: version, ...tie }, AT));
    const assignmentId = (await assignmentOf(reviewer, first)).id;
    const reason = "참여기관의 역할이 서로 다르게 적혀 있습니다";
    const { flagId } = await expectOk(raiseFlag(reviewer, { assignmentId, reason }, AT));
    expect(JSON.stringify(await getChairPage(chair, panelId))).not.toContain(reason);
    const flagged = async (actor: Actor) => {
      const page = await getPanelPage(actor, callId);
      return page.access === "OPEN" ? page.flags : null;
    };
    // It stands where the notice leads to, and nothing of the flags that are the chair's.
    expect(await flagged(officer)).toMatchObject([{ proposalId: first, flags: [{}, { id: flagId, reason }] }]);
    expect(await flagged(await createUser(["AUDITOR"]))).toEqual([]);
    const answer = { flagId, expectedVersion: 0, answer: "신청기관에 확인하겠습니다" };
    await expect(settleFlag(chair, answer, AT)).rejects.toMatchObject(NOT_FOUND);
    await expectOk(settleFlag(officer, answer, AT));
    expect((await flagged(officer))?.[0]?.flags.at(-1)).toMatchObject({ answer: answer.answer });
    const told = await db.notification.findMany({
      where: { kind: "reviewFlagRaised", href: { contains: "/manage/" } },
      select: { userId: true },
    });
    expect(told.map(({ userId }) => userId)).toContain(officer.id);
  });
});
