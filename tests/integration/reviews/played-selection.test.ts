import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { callFacts } from "@/lib/calls/queries";
import { approveDecision } from "@/lib/objections/commands/approve-decision";
import { proposeDecision } from "@/lib/objections/commands/propose-decision";
import { db } from "@/lib/platform/db";
import { activatePanel } from "@/lib/reviews/commands/activate-panel";
import { declare } from "@/lib/reviews/commands/declare";
import { deployAssignments } from "@/lib/reviews/commands/deploy-assignments";
import { proposeAssignments } from "@/lib/reviews/commands/plan-assignments";
import { proposeSelection } from "@/lib/reviews/commands/propose-selection";
import { publishResults } from "@/lib/reviews/commands/publish-results";
import { reopenSheet } from "@/lib/reviews/commands/reopen-sheet";
import { saveSheet, submitSheet } from "@/lib/reviews/commands/score-sheet";
import { buildSelectionSheet, readSheet } from "@/lib/reviews/domain/calculation-sheet";
import { lotOf } from "@/lib/reviews/domain/lot";
import type { StandingSheet } from "@/lib/reviews/domain/standing-results";
import { exportCalculationSheet, exportStandingSheet } from "@/lib/reviews/queries/export-ranking";
import { getApplicantResult } from "@/lib/reviews/queries/get-applicant-result";
import { getRanking } from "@/lib/reviews/queries/get-ranking";
import { getReviewWork } from "@/lib/reviews/queries/get-review-work";
import { getPublicOutcome } from "@/lib/reviews/queries/public-outcome";
import { rankingFacts } from "@/lib/reviews/queries/ranking-inputs";
import { approveSelection } from "@/lib/teams/commands/approve-selection";
import { actorWith, createUser } from "@/tests/factories/actor";
import { inside } from "@/tests/factories/inside";
import { createExaminedObjection, decisionInput, FILED_AT, objectionVersion } from "@/tests/factories/objections";
import { expectOk } from "@/tests/factories/proposals";
import {
  ACTIVATED_AT,
  addProfile,
  assignmentOf,
  assignPairs,
  beginReview,
  createPanelOf,
  createReviewer,
  createScreenedCall,
  DUE_AT,
  FORMED_AT,
  fillSheet,
  PROPOSED_AT,
  panelVersion,
  SCORED_AT,
  SHEET_OPINION,
  scoreProposal,
  sheetVersion,
} from "@/tests/factories/reviews";
import { emptySeats } from "@/tests/factories/teams";

// S2–S5, S9–S11 played as one story: 15 proposals, 12 reviewers, and what goes wrong in a real panel.
const [PROPOSALS, REVIEWERS, SEATS, SHEETS] = [15, 12, 5, 5];
const REASON = "동결된 규정과 전체 평가표에 따라 산출한 선정안입니다.";
const flat = (points: number): number[] => Array.from({ length: SHEETS }, () => points);
/** Points of each proposal's sheets, by seat. 3 and 4 are shown alike and are not; 1 and 2 are alike to the last comma. */
const POINTS: number[][] = [
  [90, 85, 85, 80, 60],
  flat(78),
  flat(78),
  [60, ...Array.from({ length: 7 }, () => 82), 82.5, 90],
  [60, ...Array.from({ length: 8 }, () => 82), 82.5, 90],
  flat(81),
  flat(77),
  ...[75, 74, 73, 72, 70, 69.5, 68, 60].map(flat),
];
const RECUSED = 5;
const REOPENED = 6;
const OBJECTING = 7;

let officer: Actor;
let director: Actor;
let folder: string;
const story = { callId: "", panelId: "", proposals: [] as { proposalId: string; lead: Actor; leadId: string }[] };
const people: Actor[] = [];
const idOf = (index: number): string => story.proposals[index]?.proposalId ?? "";

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "verify-"));
  [officer, director] = await Promise.all([createUser(["OFFICER"]), createUser(["DIRECTOR"])]);
  await emptySeats(PROPOSED_AT);
  Object.assign(story, await createScreenedCall(officer, PROPOSALS, { seats: SEATS }));
}, 60_000);
afterAll(() => rm(folder, { recursive: true }));

/** Leads for which a reviewer works or worked lately: 18 of the 180 pairs. */
const conflictsOf = (seat: number): number[] => (seat < 6 ? [seat, 12 + (seat % 3)] : [seat]);
const held = () =>
  inside.reviewAssignment.findMany({
    where: { panelId: story.panelId, status: "ASSIGNED" },
    orderBy: { member: { seatNo: "asc" } },
    select: { id: true, proposalId: true, member: { select: { userId: true, seatNo: true } } },
  });
const reviewerOf = (userId: string): Actor => people.find(({ id }) => id === userId) as Actor;
const pairsOf = (rows: Awaited<ReturnType<typeof held>>) =>
  rows.map(({ proposalId, member }) => ({ reviewer: reviewerOf(member.userId), proposalId }));

/** The project's own command on a machine that has no database: none is named, and none would answer. */
function verify(text: string): Promise<{ code: number; said: string }> {
  const { DATABASE_URL: _, ...env } = process.env;
  return new Promise((resolve, reject) => {
    const file = path.join(folder, `${crypto.randomUUID()}.json`);
    writeFile(file, text).then(() => {
      const away = { ...env, PGHOST: "127.0.0.1", PGPORT: "1" };
      execFile(process.execPath, ["scripts/run.mjs", "verify", file], { env: away }, (error, stdout) =>
        resolve({ code: typeof error?.code === "number" ? error.code : 0, said: stdout }),
      );
    }, reject);
  });
}

describe("S2–S11: a selection from the panel to what stands after objections", () => {
  it("plans exactly: no conflict broken, five sheets each, loads that differ by one at most", async () => {
    for (let seat = 0; seat < REVIEWERS; seat++) {
      const affiliations = conflictsOf(seat).map((index) => ({
        ...{ organisationId: story.proposals[index]?.leadId ?? "", organisationName: `주관기관 ${index}` },
      }));
      people.push(await createReviewer({ affiliations }));
    }
    for (const { id } of people.slice(8)) await addProfile(id, { isForeign: true });
    story.panelId = await createPanelOf(officer, story.callId, people);
    const planned = proposeAssignments(
      officer,
      { ...(await panelVersion(story.panelId)), sheetsPerProposal: SHEETS },
      FORMED_AT,
    );
    expect(await expectOk(planned)).toEqual({ pairs: PROPOSALS * SHEETS, shortfalls: [] });
    await expectOk(deployAssignments(officer, await panelVersion(story.panelId), FORMED_AT));
    const rows = await held();
    const loads = people.map(({ id }) => rows.filter(({ member }) => member.userId === id).length);
    expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
    for (const [seat, { id }] of people.entries())
      for (const index of conflictsOf(seat))
        expect(rows.some((row) => row.member.userId === id && row.proposalId === idOf(index))).toBe(false);
    const foreign = new Set(people.slice(8).map(({ id }) => id));
    for (const { proposalId } of story.proposals)
      expect(rows.some((row) => row.proposalId === proposalId && foreign.has(row.member.userId))).toBe(true);
    // Two more widely read by hand: ten sheets and eleven.
    const wider = [3, 4].flatMap((index) => {
      const free = people.filter((_, seat) => !conflictsOf(seat).includes(index));
      return free.slice(0, POINTS[index]?.length).map((reviewer) => ({ reviewer, proposalId: idOf(index) }));
    });
    const others = pairsOf(rows).filter(({ proposalId }) => proposalId !== idOf(3) && proposalId !== idOf(4));
    await assignPairs(officer, story.panelId, [...others, ...wider], FORMED_AT);
    expect(await held()).toHaveLength(others.length + 10 + 11);
    await startReviewAsAssigned();
  });

  it("a recusal in the middle closes the proposal at once, and another reviewer takes the place", async () => {
    const rows = await held();
    const mine = rows.find(({ proposalId }) => proposalId === idOf(RECUSED));
    const leaving = reviewerOf(mine?.member.userId ?? "");
    const assignmentId = await beginReview(leaving, idOf(RECUSED));
    await fillSheet(leaving, assignmentId, 9_900);
    expect(await getReviewWork(leaving, assignmentId)).toMatchObject({ step: "REVIEW" });
    const { version } = await assignmentOf(leaving, idOf(RECUSED));
    const note = "연구책임자와 공동으로 논문을 준비하게 되어 회피합니다.";
    const step = { assignmentId, expectedVersion: version, declaration: "CONFLICT" as const, note };
    await expectOk(declare(leaving, step, SCORED_AT));
    const closed = await getReviewWork(leaving, assignmentId);
    expect(closed).toMatchObject({ step: "CLOSED_TO_YOU" });
    expect(closed).not.toHaveProperty("sealed");
    const draft = { assignmentId, expectedVersion: 2, items: [], overallOpinion: SHEET_OPINION };
    expect((await saveSheet(leaving, draft, SCORED_AT)).ok).toBe(false);
    const readers = new Set(rows.filter((row) => row.proposalId === idOf(RECUSED)).map(({ member }) => member.userId));
    const taking = people.find(
      ({ id }, seat) => !readers.has(id) && id !== leaving.id && !conflictsOf(seat).includes(RECUSED),
    ) as Actor;
    const kept = pairsOf(rows).filter((one) => one.reviewer !== leaving || one.proposalId !== idOf(RECUSED));
    await assignPairs(officer, story.panelId, [...kept, { reviewer: taking, proposalId: idOf(RECUSED) }], SCORED_AT);
    expect((await held()).filter(({ proposalId }) => proposalId === idOf(RECUSED))).toHaveLength(SHEETS);
  });

  it("everybody scores; the chair reopens one sheet with a reason, and the old one is kept", async () => {
    const rows = await held();
    const pointsOf = new Map<string, number>();
    for (const [index, points] of POINTS.entries())
      for (const [place, { id }] of rows.filter(({ proposalId }) => proposalId === idOf(index)).entries())
        pointsOf.set(id, points[place] ?? 0);
    // Reviewers work at the same time, each through their own pile.
    await Promise.all(
      people.map(async (reviewer) => {
        for (const { id, proposalId, member } of rows)
          if (member.userId === reviewer.id) await scoreProposal(reviewer, proposalId, (pointsOf.get(id) ?? 0) * 100);
      }),
    );
    const first = rows.find(({ proposalId }) => proposalId === idOf(REOPENED));
    const sheet = await inside.scoreSheet.findFirstOrThrow({ where: { assignmentId: first?.id ?? "" } });
    const chair = actorWith(["REVIEWER", "CHAIR"], people[0]?.id);
    const reopen = { sheetId: sheet.id, expectedVersion: sheet.version, reason: "합산에서 한 항목이 빠진 것을 확인함" };
    await expectOk(reopenSheet(chair, reopen, SCORED_AT));
    const reviewer = reviewerOf(first?.member.userId ?? "");
    await fillSheet(reviewer, sheet.assignmentId, 7_750);
    const again = { assignmentId: sheet.assignmentId, expectedVersion: await sheetVersion(sheet.assignmentId) };
    await expectOk(submitSheet(reviewer, again, SCORED_AT));
    expect(
      await inside.scoreSheet.findMany({ where: { assignmentId: sheet.assignmentId }, orderBy: { revision: "asc" } }),
    ).toMatchObject([
      { revision: 1, status: "REOPENED", totalHundredths: 7_700 },
      { revision: 2, status: "SUBMITTED", totalHundredths: 7_750 },
    ]);
  });

  it("ranks exactly: 83.33, a displayed tie that is none, a tie that the published lot decides, and the cut-off", async () => {
    const ranking = await getRanking(officer, story.callId, PROPOSED_AT);
    if (ranking.access !== "OPEN") throw new Error("the ranking is closed");
    const rowOf = (index: number) => ranking.rows.find(({ proposalId }) => proposalId === idOf(index));
    expect(rowOf(0)).toMatchObject({ rank: 1, displayHundredths: 8_333, exact: "25000/300" });
    expect([rowOf(3), rowOf(4)]).toMatchObject([
      { rank: 2, displayHundredths: 8_206, displayTie: true },
      { rank: 3, displayHundredths: 8_206, displayTie: true, decidedBy: "total" },
    ]);
    const { inputs } = await rankingFacts(inside, story.callId);
    const { seed, results } = buildSelectionSheet(inputs);
    const [winner, loser] = [1, 2].sort((a, b) => (lotOf(seed, idOf(a)) < lotOf(seed, idOf(b)) ? -1 : 1));
    // The lot falls on the last seat: one is selected, the other waits on the reserve list.
    expect([rowOf(winner ?? 0), rowOf(loser ?? 0)]).toMatchObject([
      { rank: 5, result: "SELECTED", displayHundredths: 7_800 },
      { rank: 6, result: "RESERVE", displayHundredths: 7_800, decidedBy: "lot", displayTie: false },
    ]);
    const turned = { ...inputs, proposals: inputs.proposals.toReversed() };
    expect(buildSelectionSheet(turned).results).toEqual(results);
    expect(rowOf(11)).toMatchObject({ displayHundredths: 7_000, result: "NOT_SELECTED" });
    expect([12, 13, 14].map((index) => rowOf(index)?.result)).toEqual(Array(3).fill("BELOW_CUTOFF"));
    expect([REOPENED, OBJECTING].map((index) => rowOf(index)?.result)).toEqual(["RESERVE", "NOT_SELECTED"]);
  });

  it("is decided and published by two people; one objection upheld changes a result beside what was approved", async () => {
    const selection = { callId: story.callId, reason: REASON, missingReason: "" };
    const { decisionId, sheetHash } = await expectOk(proposeSelection(officer, selection, PROPOSED_AT));
    const { teamIds } = await expectOk(approveSelection(director, { decisionId, expectedVersion: 0 }, PROPOSED_AT));
    expect(teamIds).toHaveLength(SEATS);
    const { version } = await callFacts(db, story.callId);
    await expectOk(publishResults(director, { callId: story.callId, expectedVersion: version }, PROPOSED_AT));
    expect(await getPublicOutcome(story.callId)).toMatchObject({ rankingSha256: sheetHash, headSha256: null });

    const objecting = story.proposals[OBJECTING] as (typeof story.proposals)[number];
    const { objectionId, memberIds } = await createExaminedObjection(officer, objecting, people.slice(0, 1));
    const voices = Object.fromEntries(memberIds.map((id) => [id, "UPHOLD" as const]));
    const upheld = { newResult: "RESERVE" as const, newTotal: 7_650 };
    const proposed = await expectOk(
      proposeDecision(
        officer,
        decisionInput(objectionId, await objectionVersion(objectionId), voices, upheld),
        FILED_AT,
      ),
    );
    await expectOk(approveDecision(director, { decisionId: proposed.decisionId, expectedVersion: 0 }, FILED_AT));
    expect(await getApplicantResult(objecting.lead, objecting.proposalId)).toMatchObject({
      ...{ result: "RESERVE", totalHundredths: 7_650, change: { from: "NOT_SELECTED" } },
    });
  });

  it("S11: both exports recompute by the project's command without any database; a changed number does not pass", async () => {
    const why = { callId: story.callId, reason: "제삼자가 다시 계산하여 확인함", detail: "played" };
    const decided = await exportCalculationSheet(officer, why);
    const standing = await exportStandingSheet(officer, why);
    expect(JSON.parse(standing.text)).toMatchObject({ rankingSha256: decided.sha256, headSha256: standing.sha256 });
    expect(await getPublicOutcome(story.callId)).toMatchObject({ headSha256: standing.sha256 });
    const audited = await db.auditEvent.findFirstOrThrow({
      where: { type: "selection.outcomeChanged", payload: { contains: story.callId } },
    });
    expect(JSON.parse(audited.payload)).toMatchObject({ headSha256: standing.sha256 });
    const changed = decided.text.replace('"totalHundredths":9000', '"totalHundredths":9050');
    const told = standing.text.replace('"totalHundredths":7650', '"totalHundredths":7750');
    expect([changed === decided.text, told === standing.text]).toEqual([false, false]);
    const runs = await Promise.all([decided.text, standing.text, changed, told].map(verify));
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 1, 1]);
    expect(runs[0]?.said).toContain(`SHA-256 ${decided.sha256}`);
    expect(runs[2]?.said).toMatch(/total 9050, items 9000/);
    expect(runs[3]?.said).toMatch(/the chain breaks here/);
    report(readSheet(decided.text).proposals.flatMap(({ sheets }) => sheets).length, JSON.parse(standing.text));
  }, 30_000);
});

const startReviewAsAssigned = async (): Promise<void> => {
  await expectOk(activatePanel(officer, { ...(await panelVersion(story.panelId)), dueAt: DUE_AT }, ACTIVATED_AT));
};

/** The figures of the story, for whoever reads the run. */
function report(sheets: number, { standing, changes }: StandingSheet): void {
  const count = (result: string) => standing.filter((one) => one.result === result).length;
  const results = ["SELECTED", "RESERVE", "NOT_SELECTED", "BELOW_CUTOFF"].map((result) => `${result} ${count(result)}`);
  process.stdout.write(
    `played selection: ${PROPOSALS} proposals, ${sheets} sheets counted, ${results.join(", ")}, ${changes.length} changed\n`,
  );
}
