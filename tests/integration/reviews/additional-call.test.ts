import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { callFacts } from "@/lib/calls/queries";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { proposeSelection } from "@/lib/reviews/commands/propose-selection";
import { publishResults } from "@/lib/reviews/commands/publish-results";
import { reopenSheet } from "@/lib/reviews/commands/reopen-sheet";
import { saveSheet, submitSheet } from "@/lib/reviews/commands/score-sheet";
import { readSheet, recomputeSelection } from "@/lib/reviews/domain/calculation-sheet";
import { getApplicantResult } from "@/lib/reviews/queries/get-applicant-result";
import { getDecision } from "@/lib/reviews/queries/get-decision";
import { getRanking } from "@/lib/reviews/queries/get-ranking";
import { resultLetter } from "@/lib/reviews/queries/result-letter";
import { approveSelection } from "@/lib/teams/commands/approve-selection";
import { actorWith, createUser } from "@/tests/factories/actor";
import { inside } from "@/tests/factories/inside";
import { expectOk } from "@/tests/factories/proposals";
import {
  beginReview,
  createPanelOf,
  createReviewer,
  createScreenedCall,
  fillSheet,
  itemsFor,
  PROPOSED_AT,
  SCORED_AT,
  SHEET_OPINION,
  scoreProposal,
  sheetVersion,
  startReview,
} from "@/tests/factories/reviews";
import { createTeam, emptySeats } from "@/tests/factories/teams";

const AT = PROPOSED_AT;
const REASON = "평가표를 모두 접수하였으며 순위에 따라 선정안을 올립니다.";
let officer: Actor;
let director: Actor;
beforeAll(async () => {
  [officer, director] = await Promise.all([createUser(["OFFICER"]), createUser(["DIRECTOR"])]);
});

type Sheet = [points: number, suitable: boolean];
/** An additional call whose review begins, with one reviewer a column. */
async function inReview(width: number, proposalCount: number, kind: "ADDITIONAL" | "REGULAR" = "ADDITIONAL") {
  const reviewers = await Promise.all(Array.from({ length: width }, () => createReviewer()));
  const { callId, proposals } = await createScreenedCall(officer, proposalCount, { kind, seats: 1 });
  await startReview(officer, await createPanelOf(officer, callId, reviewers));
  return { callId, proposals, reviewers };
}
async function scored(rows: Sheet[][]) {
  const { callId, proposals, reviewers } = await inReview(rows[0]?.length ?? 0, rows.length);
  for (const [row, { proposalId }] of proposals.entries())
    for (const [seat, reviewer] of reviewers.entries()) {
      const [points, suitable] = rows[row]?.[seat] ?? [70, true];
      await scoreProposal(reviewer, proposalId, points * 100, { suitable });
    }
  return { callId, proposals, reviewers };
}
const propose = (callId: string, selectNone = false) =>
  proposeSelection(officer, { callId, reason: REASON, missingReason: "", selectNone }, AT);
const approve = (decisionId: string) => approveSelection(director, { decisionId, expectedVersion: 0 }, AT);
const publish = async (callId: string) => {
  const { version } = await callFacts(db, callId);
  await expectOk(publishResults(director, { callId, expectedVersion: version }, AT));
};
const resultsOf = async (decisionId: string) =>
  Object.fromEntries(
    (await db.selectionOutcome.findMany({ where: { decisionId } })).map(({ proposalId, result }) => [
      proposalId,
      result,
    ]),
  );

describe("P5: the vote on a sheet", () => {
  it("is asked for in an additional call, kept with the draft, locked with the sheet, and open again with it", async () => {
    const { proposals, reviewers } = await inReview(1, 1);
    const [chair, proposalId] = [reviewers[0] as Actor, proposals[0]?.proposalId ?? ""];
    const assignmentId = await beginReview(chair, proposalId);
    const expectedVersion = await sheetVersion(assignmentId);
    const items = await itemsFor(1, 8_000);
    const draft = { assignmentId, expectedVersion, items, overallOpinion: SHEET_OPINION };
    await expectOk(saveSheet(chair, draft, SCORED_AT));
    const submit = async () =>
      submitSheet(chair, { assignmentId, expectedVersion: await sheetVersion(assignmentId) }, SCORED_AT);
    expect(await submit()).toMatchObject({ reason: "SHEET_INCOMPLETE", reasonParams: { count: 1 } });
    await expectOk(saveSheet(chair, { ...draft, expectedVersion: expectedVersion + 1, suitable: false }, SCORED_AT));
    // A save that says nothing of the vote leaves it.
    await expectOk(saveSheet(chair, { ...draft, expectedVersion: expectedVersion + 2 }, SCORED_AT));
    await expectOk(submit());
    const sheet = await inside.scoreSheet.findFirstOrThrow({ where: { assignmentId } });
    expect(sheet).toMatchObject({ status: "SUBMITTED", suitable: false });
    await expect(inside.scoreSheet.update({ where: { id: sheet.id }, data: { suitable: true } })).rejects.toThrow(
      /locked/,
    );
    const reopen = {
      sheetId: sheet.id,
      expectedVersion: sheet.version,
      reason: "적합 의견을 다시 살피기로 하였습니다.",
    };
    await expectOk(reopenSheet(actorWith(["REVIEWER", "CHAIR"], chair.id), reopen, SCORED_AT));
    expect(await inside.scoreSheet.findMany({ where: { assignmentId }, orderBy: { revision: "asc" } })).toMatchObject([
      { status: "REOPENED", suitable: false },
      { status: "DRAFT", suitable: false },
    ]);
  });

  it("is not taken in a regular call", async () => {
    const { proposals, reviewers } = await inReview(1, 1, "REGULAR");
    const assignmentId = await beginReview(reviewers[0] as Actor, proposals[0]?.proposalId ?? "");
    const draft = { assignmentId, expectedVersion: 0, items: [], overallOpinion: "", suitable: true };
    await expect(saveSheet(reviewers[0] as Actor, draft, SCORED_AT)).rejects.toBeInstanceOf(AppError);
    await fillSheet(reviewers[0] as Actor, assignmentId, 8_000);
    expect(await inside.scoreSheet.findFirstOrThrow({ where: { assignmentId } })).toMatchObject({ suitable: null });
  });
});

describe("P5: an additional call decided", () => {
  it("the best total without a majority makes room; the team joins beside the running ones, and letters say why", async () => {
    await emptySeats(AT);
    for (let running = 0; running < 3; running++) await createTeam();
    const { callId, proposals } = await scored([
      [
        [95, true],
        [94, true],
        [96, false],
        [95, false],
      ],
      [
        [85, true],
        [86, true],
        [84, true],
        [85, false],
      ],
      [
        [60, true],
        [61, true],
        [60, true],
        [60, true],
      ],
    ]);
    const [first = "", second = "", third = ""] = proposals.map(({ proposalId }) => proposalId);
    expect(await propose(callId, false)).toMatchObject({ ok: true });
    const decision = await db.selectionDecision.findFirstOrThrow({ where: { callId } });
    const { text } = await inside.decisionSheet.findUniqueOrThrow({ where: { decisionId: decision.id } });
    expect(await resultsOf(decision.id)).toEqual({
      [first]: "NO_MAJORITY",
      [second]: "SELECTED",
      [third]: "BELOW_CUTOFF",
    });
    expect(readSheet(text).results.map(({ votes }) => votes)).toEqual([
      { suitable: 2, counted: 4 },
      { suitable: 3, counted: 4 },
      { suitable: 4, counted: 4 },
    ]);
    expect(recomputeSelection(JSON.parse(text))).toEqual({ ok: true });
    expect(await getRanking(officer, callId, AT)).toMatchObject({
      rules: { majority: { majorityOverBasisPoints: 5_000, majorityOf: "VALID_SHEETS" } },
      rows: [{ votes: { suitable: 2, counted: 4, needed: 3 } }, { result: "SELECTED" }, { result: "BELOW_CUTOFF" }],
    });
    const { teamIds } = await expectOk(approve(decision.id));
    expect(await db.team.count({ where: { status: "ACTIVE" } })).toBe(4);
    expect(await db.team.findUniqueOrThrow({ where: { id: teamIds[0] ?? "" } })).toMatchObject({
      callId,
      status: "ACTIVE",
    });
    await publish(callId);
    const told = await getApplicantResult(proposals[0]?.lead as Actor, first);
    expect(told).toMatchObject({ result: "NO_MAJORITY", nobody: null });
    // S8: how many voted how is nobody's to tell an applicant.
    expect(JSON.stringify(told)).not.toMatch(/suitable|votes/);
    expect((await resultLetter(told, "ko")).paragraphs).toEqual([
      expect.any(String),
      expect.stringContaining("‘적합’ 의견이 추가 공모에 필요한 수에 이르지 못하여"),
    ]);
  });

  it("“select none” is proposed, approved and published although somebody qualifies; no seat is taken", async () => {
    await emptySeats(AT);
    const { callId, proposals } = await scored([
      [
        [90, true],
        [90, true],
      ],
      [
        [80, true],
        [80, true],
      ],
    ]);
    const { decisionId } = await expectOk(propose(callId, true));
    expect(Object.values(await resultsOf(decisionId))).toEqual(["NOT_SELECTED", "NOT_SELECTED"]);
    expect(await getDecision(director, callId)).toMatchObject({ selectNone: true, may: { approve: true } });
    const said = { type: "selection.proposed", subjectId: decisionId };
    const { payload } = await db.auditEvent.findFirstOrThrow({ where: said, select: { payload: true } });
    expect(JSON.parse(payload)).toMatchObject({ selectNone: true, selected: [], reserve: [] });
    const { text: sheet } = await inside.decisionSheet.findUniqueOrThrow({ where: { decisionId } });
    expect(recomputeSelection(JSON.parse(sheet))).toEqual({ ok: true });
    expect(recomputeSelection(JSON.parse(sheet.replace('"selectNone":true', '"selectNone":false'))).ok).toBe(false);
    expect(await approve(decisionId)).toMatchObject({ data: { teamIds: [] } });
    await publish(callId);
    const told = await getApplicantResult(proposals[0]?.lead as Actor, proposals[0]?.proposalId ?? "");
    expect(told).toMatchObject({ result: "NOT_SELECTED", nobody: "CHOSEN" });
    expect((await resultLetter(told, "en")).paragraphs.at(-1)).toMatch(/^It was decided to select nobody/);
    expect(await db.team.count({ where: { callId } })).toBe(0);
  });

  it("nobody is also what the arithmetic may yield, and a full programme takes no sixth team", async () => {
    const none = await scored([
      [
        [90, false],
        [90, true],
      ],
    ]);
    const { decisionId } = await expectOk(propose(none.callId));
    expect(Object.values(await resultsOf(decisionId))).toEqual(["NO_MAJORITY"]);
    await emptySeats(AT);
    for (let running = 0; running < 5; running++) await createTeam();
    const full = await scored([[[90, true]]]);
    const proposed = await expectOk(propose(full.callId));
    expect(await approve(proposed.decisionId)).toMatchObject({ reason: "SEATS_EXCEEDED" });
  });

  it("a regular call cannot select nobody by choice", async () => {
    const { callId, proposals, reviewers } = await inReview(1, 1, "REGULAR");
    await scoreProposal(reviewers[0] as Actor, proposals[0]?.proposalId ?? "", 9_000);
    expect(await propose(callId, true)).toMatchObject({ reason: "NONE_NOT_ALLOWED" });
  });
});
