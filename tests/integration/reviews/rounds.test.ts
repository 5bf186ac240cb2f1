import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { actingAs } from "@/lib/platform/acting";
import { db } from "@/lib/platform/db";
import { adjustSheet } from "@/lib/reviews/commands/adjust-sheet";
import { dropPresentation, planPresentation, setWrittenRound } from "@/lib/reviews/commands/plan-rounds";
import { proposeSelection } from "@/lib/reviews/commands/propose-selection";
import { recordAttendance } from "@/lib/reviews/commands/record-attendance";
import { announceSchedule, drawSchedule, moveSlot } from "@/lib/reviews/commands/schedule";
import { submitSheet } from "@/lib/reviews/commands/score-sheet";
import { recomputeSelection } from "@/lib/reviews/domain/calculation-sheet";
import { getRanking } from "@/lib/reviews/queries/get-ranking";
import { getReviewWork } from "@/lib/reviews/queries/get-review-work";
import { getRoundsPage } from "@/lib/reviews/queries/get-rounds-page";
import { getOwnPresentation } from "@/lib/reviews/queries/own-presentation";
import { createUser } from "@/tests/factories/actor";
import { inside } from "@/tests/factories/inside";
import { expectOk } from "@/tests/factories/proposals";
import { countQueries } from "@/tests/factories/query-count";
import {
  assignmentOf,
  createPanelOf,
  createReviewer,
  createScreenedCall,
  DUE_AT,
  fillSheet,
  panelVersion,
  presiding,
  SCORED_AT,
  scoreProposal,
  startReview,
} from "@/tests/factories/reviews";

const MINUTE = 60_000;
const after = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * MINUTE);
const OPENS = after(DUE_AT, 60);
const CLOSES = after(OPENS, 600);
const RULE = { othersReviews: "ALWAYS", identities: "SEATS" } as const;
const NOT_FOUND = { code: "NOT_FOUND" };
const REASON = "팀의 요청을 받아 위원회가 동의하여 옮김";
let officer: Actor;
let [chair, reviewer]: Actor[] = [];
let lead: Actor;
let [callId, panelId] = ["", ""];
let proposals: { proposalId: string; lead: Actor }[] = [];

const turn = () => panelVersion(panelId);
const slots = () => db.presentationSlot.findMany({ where: { round: { panelId } }, orderBy: { startsAt: "asc" } });
const moveTo = (slot: { id: string; version: number } | undefined, startsAt: Date) =>
  moveSlot(
    officer,
    { slotId: slot?.id ?? "", expectedVersion: slot?.version ?? 0, startsAt, videoLink: "", reason: REASON },
    SCORED_AT,
  );

beforeAll(async () => {
  officer = await createUser(["OFFICER"]);
  const [first, second] = await Promise.all([createReviewer(), createReviewer()]);
  [chair, reviewer] = [first, second];
  ({ callId, proposals } = await createScreenedCall(officer, 3));
  lead = proposals[0]?.lead as Actor;
  panelId = await createPanelOf(officer, callId, [first, second]);
}, 60_000);

describe("S2: rounds of a panel", () => {
  it("begin with the written one, whose rule is settled before anybody reviews", async () => {
    expect(await db.reviewRound.findMany({ where: { panelId } })).toMatchObject([
      { ordinal: 1, kind: "WRITTEN", othersReviews: "AFTER_OWN", opensAt: null },
    ]);
    await expectOk(
      setWrittenRound(officer, { ...(await turn()), othersReviews: "NEVER", identities: "SEATS" }, SCORED_AT),
    );
    await startReview(officer, panelId);
    chair = presiding(chair as Actor, panelId);
    expect(await setWrittenRound(officer, { ...(await turn()), ...RULE }, SCORED_AT)).toMatchObject({
      reason: "ROUND_OPEN",
    });
    const [written] = await db.reviewRound.findMany({ where: { panelId } });
    expect(written).toMatchObject({ dueAt: DUE_AT, othersReviews: "NEVER" });
    for (const { proposalId } of proposals)
      for (const person of [chair, reviewer] as Actor[]) await scoreProposal(person, proposalId, 8_000);
  });

  it("take a presentation round after the written sheets are due, by officers only, until it has opened", async () => {
    const plan = async (opensAt: Date, dueAt: Date) => ({ ...(await turn()), ...RULE, opensAt, dueAt });
    const asked = async (opensAt: Date, dueAt: Date) =>
      planPresentation(officer, await plan(opensAt, dueAt), SCORED_AT);
    expect(await asked(after(DUE_AT, -1), CLOSES)).toMatchObject({ reason: "ROUND_ORDER" });
    expect(await asked(OPENS, OPENS)).toMatchObject({ reason: "ROUND_TOO_SHORT" });
    expect(await asked(after(SCORED_AT, -1), CLOSES)).toMatchObject({ reason: "OPENS_IN_PAST" });
    await expect(planPresentation(lead, await plan(OPENS, CLOSES), SCORED_AT)).rejects.toMatchObject(NOT_FOUND);
    await expectOk(asked(OPENS, CLOSES));
    await expectOk(dropPresentation(officer, { ...(await turn()), reason: REASON }, SCORED_AT));
    await expectOk(asked(OPENS, CLOSES));
    expect(await planPresentation(officer, await plan(after(OPENS, 5), CLOSES), OPENS)).toMatchObject({
      reason: "ROUND_OPEN",
    });
    const proposal = { callId, reason: REASON, missingReason: "" };
    expect(await proposeSelection(officer, proposal, SCORED_AT)).toMatchObject({ reason: "ROUND_AHEAD" });
    expect(await proposeSelection(officer, proposal, OPENS)).toMatchObject({ reason: "ROUND_RUNNING" });
  });
});

describe("S2: the schedule of presentations", () => {
  it("is drawn by a seed that nobody chooses, the same every time, within the round", async () => {
    const draw = async (slotMinutes: number) =>
      drawSchedule(
        officer,
        { ...(await turn()), firstAt: OPENS, slotMinutes, breakMinutes: 10, videoLink: "", bring: "발표 자료" },
        SCORED_AT,
      );
    expect(await draw(200)).toMatchObject({ reason: "SLOTS_OUTSIDE" });
    await expectOk(draw(30));
    const before = await slots();
    await expectOk(draw(40));
    const drawn = await slots();
    expect(drawn.map(({ proposalId }) => proposalId)).toEqual(before.map(({ proposalId }) => proposalId));
    expect(drawn.map(({ startsAt }) => startsAt)).toEqual([OPENS, after(OPENS, 50), after(OPENS, 100)]);
    expect(await getOwnPresentation(lead, proposals[0]?.proposalId ?? "")).toBeNull();
  });

  it("is announced once: every team its own time, and nobody another's", async () => {
    const both = await Promise.allSettled(
      [turn(), turn()].map(async (one) => announceSchedule(officer, await one, SCORED_AT)),
    );
    expect(both.filter((one) => one.status === "fulfilled" && one.value.ok)).toHaveLength(1);
    const told = await db.notification.findMany({ where: { kind: "presentationScheduled" }, select: { userId: true } });
    expect(new Set(told.map(({ userId }) => userId)).size).toBeGreaterThanOrEqual(3);
    const [own, others] = [proposals[0]?.proposalId ?? "", proposals[1]?.proposalId ?? ""];
    expect(await getOwnPresentation(lead, own)).toMatchObject({ bring: "발표 자료" });
    expect(await getOwnPresentation(lead, others)).toBeNull();
    expect(await getOwnPresentation(reviewer as Actor, own)).toBeNull();
  });

  it("of two presentations moved to one time the database takes one; onto another's start both change places", async () => {
    const [first, second, third] = await slots();
    const free = after(OPENS, 200);
    const moves = await Promise.all([moveTo(first, free), moveTo(second, after(free, 10))]);
    expect(moves.map((one) => (one.ok ? "moved" : one.reason)).sort()).toEqual(["SLOT_TAKEN", "moved"]);
    const [a, b] = await slots();
    expect(await moveTo(third, after(a?.startsAt ?? OPENS, 5))).toMatchObject({ reason: "SLOT_TAKEN" });
    expect(await moveTo(a, b?.startsAt ?? OPENS)).toMatchObject({ ok: true, data: { swapped: true } });
    const swapped = await slots();
    expect([swapped[0]?.id, swapped[1]?.id]).toEqual([b?.id, a?.id]);
    await expect(moveTo(a, after(OPENS, 300))).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("keeps one record of who came, for the chair as for an officer, once it has begun", async () => {
    const [slot] = await slots();
    const members = await inside.panelMember.findMany({ where: { panelId }, orderBy: { seatNo: "asc" } });
    const record = {
      ...{ slotId: slot?.id ?? "", expectedVersion: slot?.version ?? 0, teamPresent: true, note: "" },
      presentMemberIds: [members[0]?.id ?? ""],
    };
    const began = slot?.startsAt ?? OPENS;
    expect(await recordAttendance(officer, record, after(began, -1))).toMatchObject({ reason: "SLOT_AHEAD" });
    for (const other of [reviewer, lead] as Actor[])
      await expect(recordAttendance(other, record, began)).rejects.toMatchObject(NOT_FOUND);
    const both = await Promise.allSettled([
      recordAttendance(officer, record, began),
      recordAttendance(chair as Actor, record, began),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await inside.presentationAttendance.count({ where: { slotId: record.slotId } })).toBe(2);
    // The database itself shows the record to those only whom it concerns (lib/decisions/021).
    const seen = (who: Actor) =>
      actingAs(who, () => db.presentationAttendance.count({ where: { slotId: record.slotId } }));
    expect(await Promise.all([officer, chair, reviewer, lead].map((who) => seen(who as Actor)))).toEqual([2, 2, 1, 0]);
    const { statements } = await countQueries(() => getRoundsPage(officer, callId, began));
    expect(statements.length).toBeLessThanOrEqual(12);
  });
});

describe("S6: a sheet adjusted after the presentation", () => {
  it("opens with its slot, for those who were there, and takes the place of the first only when handed in", async () => {
    const [seen, later] = await slots();
    const proposalId = seen?.proposalId ?? "";
    const at = after(seen?.startsAt ?? OPENS, 30);
    const mine = (await assignmentOf(chair as Actor, proposalId)).id;
    const adjust = (who: Actor, assignmentId: string, when: Date) => adjustSheet(who, { assignmentId }, when);
    expect(await adjust(chair as Actor, mine, SCORED_AT)).toMatchObject({ reason: "NO_PRESENTATION_ROUND" });
    expect(await adjust(reviewer as Actor, (await assignmentOf(reviewer as Actor, proposalId)).id, at)).toMatchObject({
      reason: "ABSENT_AT_PRESENTATION",
    });
    const next = (await assignmentOf(chair as Actor, later?.proposalId ?? "")).id;
    expect(await adjust(chair as Actor, next, OPENS)).toMatchObject({ reason: "NOT_PRESENTED_YET" });
    const opened = await Promise.all([adjust(chair as Actor, mine, at), adjust(chair as Actor, mine, at)]);
    expect(opened.map((one) => (one.ok ? "opened" : one.reason)).sort()).toEqual(["ALREADY_ADJUSTING", "opened"]);

    const adjusting = { assignmentId: mine, status: "ADJUSTING" } as const;
    const version = async () => (await inside.scoreSheet.findFirstOrThrow({ where: adjusting })).version;
    await fillSheet(chair as Actor, mine, 9_000, {}, at);
    const totals = async () =>
      (await getRanking(officer, callId, at)) as {
        rows?: { proposalId: string; sheets: { totalHundredths: number }[] }[];
      };
    const sheetsOf = async () => (await totals()).rows?.find((row) => row.proposalId === proposalId)?.sheets ?? [];
    expect((await sheetsOf()).map(({ totalHundredths }) => totalHundredths)).toEqual([8_000, 8_000]);
    const handIn = { assignmentId: mine, expectedVersion: await version() };
    expect(await submitSheet(chair as Actor, handIn, after(CLOSES, 1))).toMatchObject({ reason: "ROUND_CLOSED" });
    await expectOk(submitSheet(chair as Actor, handIn, CLOSES));
    expect((await sheetsOf()).map(({ totalHundredths }) => totalHundredths)).toEqual([9_000, 8_000]);
    expect(
      await inside.scoreSheet.findMany({
        where: { assignmentId: mine },
        orderBy: { revision: "asc" },
        select: { status: true, roundNo: true, totalHundredths: true },
      }),
    ).toEqual([
      { status: "SUPERSEDED", roundNo: 1, totalHundredths: 8_000 },
      { status: "SUBMITTED", roundNo: 2, totalHundredths: 9_000 },
    ]);
    const first = inside.scoreSheet.updateMany({
      where: { status: "SUPERSEDED" },
      data: { overallOpinion: "다른 말" },
    });
    await expect(first).rejects.toThrow(/locked/);
    expect(await getReviewWork(chair as Actor, mine, at)).toMatchObject({ adjust: "SHEET_SUBMITTED", writable: false });
  });

  it("is what the calculation sheet counts and names, and a sheet of no ranked round does not recompute", async () => {
    await expectOk(proposeSelection(officer, { callId, reason: REASON, missingReason: "" }, after(CLOSES, 1)));
    const { text: sheet } = await inside.decisionSheet.findFirstOrThrow({ where: { decision: { callId } } });
    const parsed = JSON.parse(sheet) as { round: object; proposals: { sheets: { round: number }[] }[] };
    expect(parsed.round).toEqual({ ordinal: 2, kind: "PRESENTATION", earlierSheets: "COUNT" });
    expect(parsed.proposals.flatMap(({ sheets }) => sheets.map(({ round }) => round)).sort()).toEqual([
      1, 1, 1, 1, 1, 2,
    ]);
    expect(recomputeSelection(parsed)).toEqual({ ok: true });
    expect(recomputeSelection({ ...parsed, round: { ...parsed.round, earlierSheets: "MISSING" } })).toMatchObject({
      ok: false,
    });
    expect(recomputeSelection({ ...parsed, round: undefined })).toMatchObject({ ok: false });
  });
});
