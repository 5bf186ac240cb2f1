import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { callFacts } from "@/lib/calls/queries";
import { db, inTransactionAs } from "@/lib/platform/db";
import { approveSelectionInTx, returnSelection } from "@/lib/reviews/commands/approve-selection";
import { proposeSelection } from "@/lib/reviews/commands/propose-selection";
import { publishResults } from "@/lib/reviews/commands/publish-results";
import { saveSheet, submitSheet } from "@/lib/reviews/commands/score-sheet";
import { recomputeSelection } from "@/lib/reviews/domain/calculation-sheet";
import { createUser } from "@/tests/factories/actor";
import { inside } from "@/tests/factories/inside";
import { expectOk } from "@/tests/factories/proposals";
import {
  addAffiliations,
  beginReview,
  createPanelOf,
  createReviewer,
  createScreenedCall,
  fillSheet,
  PROPOSED_AT,
  scoreProposal,
  sheetVersion,
  startReview,
} from "@/tests/factories/reviews";

const AT = PROPOSED_AT;
const REASON = "동결된 규정과 전체 평가표에 따라 산출한 선정안";
let officer: Actor;
let director: Actor;

/** A call in review with scores[proposal][reviewer] in hundredths; null leaves the sheet out. */
async function reviewed(scores: (number | null)[][], seats = 1) {
  const width = scores[0]?.length ?? 0;
  const reviewers = await Promise.all(Array.from({ length: width }, () => createReviewer()));
  const { callId, proposals } = await createScreenedCall(officer, scores.length, { seats });
  const panelId = await createPanelOf(officer, callId, reviewers);
  await startReview(officer, panelId);
  for (const [row, { proposalId }] of proposals.entries())
    for (const [seat, reviewer] of reviewers.entries()) {
      const score = scores[row]?.[seat];
      if (typeof score === "number") await scoreProposal(reviewer, proposalId, score);
    }
  return { callId, panelId, reviewers, proposalIds: proposals.map(({ proposalId }) => proposalId) };
}
const propose = (callId: string, missingReason = "", actor = officer) =>
  proposeSelection(actor, { callId, reason: REASON, missingReason }, AT);
const approve = (actor: Actor, decisionId: string, expectedVersion = 0) =>
  inTransactionAs(actor, (tx) => approveSelectionInTx(tx, actor, { decisionId, expectedVersion }, AT));
const phaseOf = async (callId: string) => (await callFacts(db, callId)).phase;

beforeAll(async () => {
  [officer, director] = await Promise.all([createUser(["OFFICER"]), createUser(["DIRECTOR"])]);
});

describe("S9: proposing", () => {
  it("keeps exact totals, results, and a sheet that anybody can recompute (S11)", async () => {
    const { callId, proposalIds } = await reviewed([
      [9000, 8500, 8500, 8000, 6000],
      [8000, 8000, 8000, 8000, 8000],
      [6000, 6000, 6000, 6000, 6000],
    ]);
    const { decisionId, sheetHash } = await expectOk(propose(callId));
    const outcomes = await db.selectionOutcome.findMany({ where: { decisionId }, orderBy: { rank: "asc" } });
    expect(outcomes.map((one) => [one.proposalId, one.rank, one.result, one.displayHundredths])).toEqual([
      [proposalIds[0], 1, "SELECTED", 8333],
      [proposalIds[1], 2, "RESERVE", 8000],
      [proposalIds[2], 3, "BELOW_CUTOFF", 6000],
    ]);
    expect(outcomes[0]).toMatchObject({ totalNumerator: 25000n, totalDenominator: 3n });
    const decision = await db.selectionDecision.findUniqueOrThrow({ where: { id: decisionId } });
    expect(decision.sheetHash).toBe(sheetHash);
    const { text } = await inside.decisionSheet.findUniqueOrThrow({ where: { decisionId } });
    expect(recomputeSelection(JSON.parse(text))).toEqual({ ok: true });
    expect(await phaseOf(callId)).toBe("DELIBERATION");
    expect(await db.auditEvent.count({ where: { subjectId: decisionId, type: "selection.proposed" } })).toBe(1);
    expect(await propose(callId)).toMatchObject({ reason: "NOT_IN_REVIEW" });
  });

  it("asks why when due sheets are missing, and never ranks a proposal without any", async () => {
    const { callId, reviewers, proposalIds } = await reviewed([
      [8000, null],
      [null, null],
    ]);
    expect(await propose(callId)).toMatchObject({ reason: "UNSCORED_PROPOSALS", reasonParams: { count: 1 } });
    await scoreProposal(reviewers[0] as Actor, proposalIds[1] ?? "", 7000);
    expect(await propose(callId)).toMatchObject({ reason: "SHEETS_MISSING", reasonParams: { count: 2 } });
    const { decisionId } = await expectOk(propose(callId, "위원 2가 병가로 평가를 마치지 못함"));
    const { text: sheet } = await inside.decisionSheet.findUniqueOrThrow({ where: { decisionId } });
    expect(JSON.parse(sheet)).toMatchObject({ missingReason: "위원 2가 병가로 평가를 마치지 못함" });
    expect(JSON.parse(sheet).missing).toHaveLength(2);
  });

  it("a sheet counts no longer once a conflict is found", async () => {
    const { callId, reviewers, proposalIds } = await reviewed([[9000, 7000]]);
    const userId = (reviewers[0] as Actor).id;
    await inside.conflictFinding.create({
      data: {
        ...{ proposalId: proposalIds[0] ?? "", userId, kind: "CHALLENGE", severity: "REVIEW", detectedAt: AT },
        evidence: {},
      },
    });
    const { decisionId } = await expectOk(propose(callId, "기피 신청을 심사하고 있는 위원 1의 평가표를 제외함"));
    const outcome = await db.selectionOutcome.findFirstOrThrow({ where: { decisionId } });
    expect(outcome.displayHundredths).toBe(7000);
  });

  it("a late submit and a proposal at once: a sheet is either in it or refused", async () => {
    const { callId, reviewers, proposalIds } = await reviewed([[8000, null]]);
    const late = reviewers[1] as Actor;
    const assignmentId = await beginReview(late, proposalIds[0] ?? "");
    await fillSheet(late, assignmentId, 6000);
    const expectedVersion = await sheetVersion(assignmentId);
    const [submitted, proposed] = await Promise.all([
      submitSheet(late, { assignmentId, expectedVersion }, AT),
      propose(callId, "마감까지 제출되지 않은 평가표가 있음"),
    ]);
    expect(proposed.ok).toBe(true);
    const outcome = await db.selectionOutcome.findFirstOrThrow({ where: { proposalId: proposalIds[0] ?? "" } });
    expect(outcome.displayHundredths).toBe(submitted.ok ? 7000 : 8000);
    const draft = { assignmentId, expectedVersion: expectedVersion + 1, items: [], overallOpinion: "" };
    expect((await saveSheet(late, draft, AT)).ok).toBe(false);
  });

  it("is an officer's, never a bound one's, and one at a time", async () => {
    const { callId, proposalIds } = await reviewed([[8000]]);
    for (const role of ["DIRECTOR", "CHAIR", "REVIEWER", "AUDITOR", "ADMINISTRATOR"] as const)
      await expect(propose(callId, "", await createUser([role]))).rejects.toMatchObject({ code: "NOT_FOUND" });
    const bound = await createUser(["OFFICER"]);
    await inside.conflictFinding.create({
      data: {
        ...{ proposalId: proposalIds[0] ?? "", userId: bound.id, kind: "DECLARED_TIE", severity: "EXCLUSION" },
        ...{ outcome: "EXCLUDED", evidence: {}, detectedAt: AT },
      },
    });
    expect(await propose(callId, "", bound)).toMatchObject({ reason: "CONFLICT_OF_INTEREST" });
    const results = await Promise.all(Array.from({ length: 4 }, () => propose(callId)));
    expect(results.filter((one) => one.ok)).toHaveLength(1);
    expect(await db.selectionDecision.count({ where: { callId } })).toBe(1);
  });
});

describe("S9, L3: deciding", () => {
  it("takes another person: nobody approves their own, and no bound director", async () => {
    const both = await createUser(["OFFICER", "DIRECTOR"]);
    const { callId, proposalIds } = await reviewed([[8000]]);
    const { decisionId } = await expectOk(propose(callId, "", both));
    expect(await approve(both, decisionId)).toMatchObject({ reason: "SAME_PERSON" });
    for (const role of ["OFFICER", "AUDITOR", "ADMINISTRATOR", "CHAIR"] as const)
      await expect(approve(await createUser([role]), decisionId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const bound = await createUser(["DIRECTOR"]);
    await addAffiliations(bound.id, []);
    await inside.conflictFinding.create({
      data: {
        ...{ proposalId: proposalIds[0] ?? "", userId: bound.id, kind: "SAME_ORGANISATION", severity: "EXCLUSION" },
        ...{ outcome: "EXCLUDED", evidence: {}, detectedAt: AT },
      },
    });
    expect(await approve(bound, decisionId)).toMatchObject({ reason: "CONFLICT_OF_INTEREST" });
    expect(await phaseOf(callId)).toBe("DELIBERATION");
  });

  it("two directors at once: one approves, the other conflicts", async () => {
    const { callId, panelId } = await reviewed([[8000]]);
    const { decisionId } = await expectOk(propose(callId));
    const second = await createUser(["DIRECTOR"]);
    const results = await Promise.allSettled([director, second, director].map((one) => approve(one, decisionId)));
    expect(results.filter((one) => one.status === "fulfilled" && one.value.ok)).toHaveLength(1);
    expect(results.filter((one) => one.status === "rejected" && one.reason.code === "CONFLICT")).toHaveLength(2);
    expect(await phaseOf(callId)).toBe("DECIDED");
    expect(await db.reviewPanel.findUniqueOrThrow({ where: { id: panelId } })).toMatchObject({ status: "CLOSED" });
    const types = await db.auditEvent.findMany({ where: { subjectId: decisionId }, orderBy: { seq: "asc" } });
    expect(types.map(({ type }) => type)).toEqual(["selection.proposed", "selection.approved"]);
  });

  it("returned, the call is in review again and another proposal can follow", async () => {
    const { callId } = await reviewed([[8000]]);
    const { decisionId } = await expectOk(propose(callId));
    const input = { decisionId, expectedVersion: 0, reason: "결측 평가표의 사유를 보완할 것" };
    await expect(returnSelection(officer, input, AT)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const results = await Promise.allSettled([returnSelection(director, input, AT), approve(director, decisionId)]);
    expect(results.filter((one) => one.status === "fulfilled" && one.value.ok)).toHaveLength(1);
    if ((await phaseOf(callId)) === "IN_REVIEW") {
      expect(await db.notification.count({ where: { userId: officer.id, kind: "selectionReturned" } })).toBe(1);
      expect((await propose(callId)).ok).toBe(true);
    }
  });

  it("leads to publication", async () => {
    const { callId } = await reviewed([[8000]]);
    const { decisionId } = await expectOk(propose(callId));
    await expectOk(approve(director, decisionId));
    const { version } = await callFacts(db, callId);
    await expectOk(publishResults(director, { callId, expectedVersion: version }, AT));
    expect(await phaseOf(callId)).toBe("PUBLISHED");
  });
});
