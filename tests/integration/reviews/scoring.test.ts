import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { conflictedProposalIds } from "@/lib/proposals/queries/conflicted";
import { declare } from "@/lib/reviews/commands/declare";
import { reopenSheet } from "@/lib/reviews/commands/reopen-sheet";
import { saveSheet, submitSheet } from "@/lib/reviews/commands/score-sheet";
import { signPledge } from "@/lib/reviews/commands/sign-pledge";
import { createUser } from "@/tests/factories/actor";
import { inside } from "@/tests/factories/inside";
import {
  assignmentOf,
  beginReview,
  createPanelOf,
  createReviewer,
  createScreenedCall,
  fillSheet,
  itemsFor,
  SCORED_AT,
  SHEET_OPINION,
  scoreProposal,
  sheetVersion,
  startReview,
} from "@/tests/factories/reviews";

const AT = SCORED_AT;
let officer: Actor;
let chair: Actor;
let reviewer: Actor;
let panelId: string;
let proposalIds: string[];
let next = 0;
/** Each test takes a proposal of its own. */
const fresh = (): string => proposalIds[next++] ?? "";
const auditTypes = async (subjectId: string) =>
  (await db.auditEvent.findMany({ where: { subjectId }, orderBy: { seq: "asc" } })).map((event) => event.type);
const liveSheet = (assignmentId: string) =>
  inside.scoreSheet.findFirstOrThrow({
    where: { assignmentId, status: { not: "REOPENED" } },
    include: { items: true },
  });
const REASON = "점수와 의견이 서로 맞지 않아 확인이 필요함";

beforeAll(async () => {
  officer = await createUser(["OFFICER"]);
  [chair, reviewer] = [await createReviewer({ name: "위원장 담당" }), await createReviewer()];
  const { callId, proposals } = await createScreenedCall(officer, 9);
  proposalIds = proposals.map(({ proposalId }) => proposalId);
  panelId = await createPanelOf(officer, callId, [chair, reviewer]);
  await startReview(officer, panelId);
  // The session gate re-reads grants on every request: the chair's role came with the chair.
  const { mintActor } = await import("@/lib/access/actor");
  const scope = { kind: "PANEL", id: panelId } as const;
  chair = mintActor({ ...chair, grants: [...chair.grants, { role: "CHAIR", scope }] });
}, 60_000);

describe("S3: pledge, then declaration, then the proposal", () => {
  it("keeps every step in its place, and each reviewer to their own", async () => {
    const newcomer = await createReviewer();
    const { id: assignmentId, version } = await assignmentOf(reviewer, fresh());
    const clear = { assignmentId, expectedVersion: version, declaration: "CLEAR" as const, note: "" };
    const draft = { assignmentId, expectedVersion: 0, items: [], overallOpinion: "" };
    expect(await declare(reviewer, clear, AT)).toMatchObject({ reason: "PLEDGE_FIRST" });
    expect(await saveSheet(reviewer, draft, AT)).toMatchObject({ reason: "PLEDGE_FIRST" });
    await expect(signPledge(newcomer, { panelId, agreed: true }, AT)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const signings = await Promise.all([1, 2].map(() => signPledge(reviewer, { panelId, agreed: true }, AT)));
    expect(signings.filter((one) => one.ok)).toHaveLength(1);
    expect(await saveSheet(reviewer, draft, AT)).toMatchObject({ reason: "DECLARE_FIRST" });
    for (const other of [chair, newcomer, officer, await createUser(["ADMINISTRATOR"])]) {
      await expect(declare(other, clear, AT)).rejects.toMatchObject({ code: "NOT_FOUND" });
      await expect(saveSheet(other, draft, AT)).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    expect(await declare(reviewer, clear, AT)).toMatchObject({ ok: true });
    expect(await declare(reviewer, { ...clear, expectedVersion: version + 1 }, AT)).toMatchObject({
      reason: "ALREADY_DECLARED",
    });
    expect(await saveSheet(reviewer, draft, AT)).toMatchObject({ ok: true });
    expect(await auditTypes(assignmentId)).toEqual(["review.declared"]);
  });

  it("a recusal midway ends access at once, for good, and on record", async () => {
    const proposalId = fresh();
    const assignmentId = await beginReview(reviewer, proposalId);
    await fillSheet(reviewer, assignmentId, 8000);
    const { version } = await assignmentOf(reviewer, proposalId);
    const note = "주관기관에 자문한 사실을 뒤늦게 확인하였습니다";
    const tie = { assignmentId, expectedVersion: version, declaration: "CONFLICT" as const, note };
    expect(await declare(reviewer, tie, AT)).toMatchObject({ ok: true });
    const gone = { reason: "RECUSED" };
    const draft = { assignmentId, expectedVersion: 1, items: [], overallOpinion: "" };
    expect(await saveSheet(reviewer, draft, AT)).toMatchObject(gone);
    expect(await submitSheet(reviewer, { assignmentId, expectedVersion: 1 }, AT)).toMatchObject(gone);
    expect(await declare(reviewer, { ...tie, expectedVersion: version + 1, declaration: "CLEAR" }, AT)).toMatchObject(
      gone,
    );
    expect(await conflictedProposalIds(db, reviewer.id)).toContain(proposalId);
    expect(await db.notification.count({ where: { userId: officer.id, kind: "reviewerRecused" } })).toBe(1);
  });
});

describe("S6: the sheet", () => {
  it("autosaves, guards the version, and refuses what is no item", async () => {
    const assignmentId = await beginReview(reviewer, fresh());
    const items = [{ key: "technologyCapability", scoreHundredths: 1750, comment: "" }];
    const save = (expectedVersion: number, over = {}) =>
      saveSheet(reviewer, { assignmentId, expectedVersion, items, overallOpinion: "초안", ...over }, AT);
    expect(await save(0)).toMatchObject({ data: { version: 1 } });
    await expect(save(0)).rejects.toMatchObject({ code: "CONFLICT" });
    await expect(save(1, { items: [{ key: "nothing", scoreHundredths: 1, comment: "" }] })).rejects.toMatchObject({
      code: "INVALID_INPUT",
    });
    await expect(save(1, { items: [...items, ...items] })).rejects.toMatchObject({ code: "INVALID_INPUT" });
    const sheet = await liveSheet(assignmentId);
    expect(sheet).toMatchObject({ version: 1, status: "DRAFT", overallOpinion: "초안" });
    expect(await auditTypes(sheet.id)).toEqual(["review.sheetSaved"]);
  });

  it("of parallel saves of one version exactly one is kept", async () => {
    const assignmentId = await beginReview(reviewer, fresh());
    const results = await Promise.allSettled(
      Array.from({ length: 8 }, (_, index) =>
        saveSheet(reviewer, { assignmentId, expectedVersion: 0, items: [], overallOpinion: `판 ${index}` }, AT),
      ),
    );
    expect(results.filter((one) => one.status === "fulfilled" && one.value.ok)).toHaveLength(1);
  });

  it("is submitted whole or not at all, and locked from then on", async () => {
    const assignmentId = await beginReview(reviewer, fresh());
    const items = await itemsFor(1, 8000);
    const [first, ...rest] = items;
    const save = async (given: typeof items) =>
      saveSheet(
        reviewer,
        {
          assignmentId,
          expectedVersion: await sheetVersion(assignmentId),
          items: given,
          overallOpinion: SHEET_OPINION,
        },
        AT,
      );
    const submit = async () =>
      submitSheet(reviewer, { assignmentId, expectedVersion: await sheetVersion(assignmentId) }, AT);
    await save(rest);
    expect(await submit()).toMatchObject({ reason: "SHEET_INCOMPLETE", reasonParams: { count: 1 } });
    for (const scoreHundredths of [2050, 1725]) {
      await save(first ? [{ ...first, scoreHundredths }] : []);
      expect(await submit()).toMatchObject({ reason: "SHEET_INCOMPLETE" });
    }
    await save(items);
    const version = await sheetVersion(assignmentId);
    const results = await Promise.allSettled(
      Array.from({ length: 6 }, () => submitSheet(reviewer, { assignmentId, expectedVersion: version }, AT)),
    );
    expect(results.filter((one) => one.status === "fulfilled" && one.value.ok)).toHaveLength(1);
    expect(await liveSheet(assignmentId)).toMatchObject({ status: "SUBMITTED", totalHundredths: 8000 });
    expect(await save(items)).toMatchObject({ reason: "SHEET_SUBMITTED" });
    const sheet = await liveSheet(assignmentId);
    expect((await auditTypes(sheet.id)).filter((type) => type === "review.sheetSubmitted")).toHaveLength(1);
  });

  it("the database itself refuses a change of a submitted sheet", async () => {
    const assignmentId = await scoreProposal(reviewer, fresh(), 7500);
    const { id } = await liveSheet(assignmentId);
    await expect(inside.scoreSheet.update({ where: { id }, data: { overallOpinion: "바꿈" } })).rejects.toThrow(
      /locked/,
    );
    await expect(
      inside.scoreSheetItem.updateMany({ where: { sheetId: id }, data: { comment: "바꿈" } }),
    ).rejects.toThrow(/locked/);
  });
});

describe("S6: reopening", () => {
  it("needs the chair of the panel and a reason; the old sheet stays, a copy is open", async () => {
    const assignmentId = await scoreProposal(reviewer, fresh(), 8100);
    const sheet = await liveSheet(assignmentId);
    const input = { sheetId: sheet.id, expectedVersion: sheet.version, reason: REASON };
    for (const other of [reviewer, officer, await createUser(["CHAIR"]), await createUser(["DIRECTOR"])])
      await expect(reopenSheet(other, input, AT)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(reopenSheet(chair, { ...input, expectedVersion: 99 }, AT)).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await reopenSheet(chair, input, AT)).toMatchObject({ data: { revision: 2 } });
    const [old, copy] = await inside.scoreSheet.findMany({ where: { assignmentId }, orderBy: { revision: "asc" } });
    expect(old).toMatchObject({
      status: "REOPENED",
      totalHundredths: 8100,
      reopenedById: chair.id,
      reopenReason: REASON,
    });
    expect(copy).toMatchObject({ status: "DRAFT", totalHundredths: null, overallOpinion: sheet.overallOpinion });
    expect((await liveSheet(assignmentId)).items).toHaveLength(sheet.items.length);
    expect(await db.notification.count({ where: { userId: reviewer.id, kind: "sheetReopened" } })).toBe(1);
    expect(await auditTypes(sheet.id)).toContain("review.sheetReopened");
  });

  it("submit against reopen: whatever the order, one live sheet and no lost revision", async () => {
    const assignmentId = await scoreProposal(reviewer, fresh(), 8200);
    const sheet = await liveSheet(assignmentId);
    const input = { sheetId: sheet.id, expectedVersion: sheet.version, reason: REASON };
    const results = await Promise.allSettled([
      ...Array.from({ length: 4 }, () => reopenSheet(chair, input, AT)),
      ...Array.from({ length: 4 }, () => submitSheet(reviewer, { assignmentId, expectedVersion: 0 }, AT)),
    ]);
    expect(results.slice(0, 4).filter((one) => one.status === "fulfilled" && one.value.ok)).toHaveLength(1);
    const sheets = await inside.scoreSheet.findMany({ where: { assignmentId }, orderBy: { revision: "asc" } });
    expect(sheets.map((one) => one.status === "REOPENED")).toEqual([true, false]);
  });
});
