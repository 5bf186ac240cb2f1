import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { approveDecision, returnDecision } from "@/lib/objections/commands/approve-decision";
import { fileObjection } from "@/lib/objections/commands/file-objection";
import { nameMembers } from "@/lib/objections/commands/name-members";
import { proposeDecision } from "@/lib/objections/commands/propose-decision";
import { remindOfficers } from "@/lib/objections/commands/remind-officers";
import type { ProposeDecision } from "@/lib/objections/schema";
import { db } from "@/lib/platform/db";
import { storeFile } from "@/lib/platform/files";
import { getApplicantResult } from "@/lib/reviews/queries/get-applicant-result";
import { createUser } from "@/tests/factories/actor";
import { pdfOf } from "@/tests/factories/documents";
import { inside } from "@/tests/factories/inside";
import {
  createExaminedObjection,
  createPublishedCall,
  decisionInput,
  FILED_AT,
  objectionInput,
  objectionVersion,
  PUBLISHED_AT,
  WINDOW_ENDS,
} from "@/tests/factories/objections";
import { expectOk } from "@/tests/factories/proposals";
import { createReviewer } from "@/tests/factories/reviews";
import { emptySeats } from "@/tests/factories/teams";

const NOT_FOUND = { code: "NOT_FOUND" };
let officer: Actor;
let director: Actor;
beforeAll(async () => {
  [officer, director] = await Promise.all([createUser(["OFFICER"]), createUser(["DIRECTOR"])]);
});
// P4: the seats of the programme are counted over all calls of this database.
beforeEach(() => emptySeats(FILED_AT));
const published = (totals: readonly number[], seats = 1) =>
  createPublishedCall({ officer, director }, totals, { seats });
const shift = (at: Date, ms: number) => new Date(at.getTime() + ms);
type Proposals = Awaited<ReturnType<typeof published>>["proposals"];
const at = (proposals: Proposals, index: number) => proposals[index] as Proposals[number];

/** Everybody upholds it unless told; proposed by the officer. */
async function propose(
  { objectionId, memberIds }: { objectionId: string; memberIds: string[] },
  more: Partial<ProposeDecision> = {},
  opinions: readonly ("UPHOLD" | "DISMISS" | "ABSENT")[] = [],
) {
  const voices = Object.fromEntries(memberIds.map((id, index) => [id, opinions[index] ?? ("UPHOLD" as const)]));
  const input = decisionInput(objectionId, await objectionVersion(objectionId), voices, more);
  return proposeDecision(officer, input, FILED_AT);
}

describe("S10: filing", () => {
  it("is in time until the last instant, a millisecond later late; the database says the same", async () => {
    const { callId, proposals } = await published([9000, 8000, 7500]);
    const [first, second, third] = [at(proposals, 0), at(proposals, 1), at(proposals, 2)];
    const file = ({ lead, proposalId }: typeof first, when: Date) =>
      fileObjection(lead, objectionInput(proposalId), when);
    expect(await file(first, shift(WINDOW_ENDS, 1))).toMatchObject({ reason: "WINDOW_CLOSED" });
    expect(await file(first, shift(PUBLISHED_AT, -1))).toMatchObject({ reason: "RESULTS_NOT_PUBLISHED" });
    await expectOk(file(first, WINDOW_ENDS));
    await expectOk(file(second, shift(WINDOW_ENDS, -1)));
    const row = await db.objection.findFirstOrThrow({ where: { proposalId: first.proposalId } });
    expect(row).toMatchObject({ status: "FILED", decisionDueAt: new Date("2025-09-17T14:59:59.999Z") });
    const { id: _id, remindedDays: _days, ...copied } = row;
    const late = { ...copied, number: "late", proposalId: third.proposalId, callId, filedAt: shift(WINDOW_ENDS, 1) };
    await expect(db.objection.create({ data: late })).rejects.toThrow(/window for objections/);
    const change = { where: { id: row.id }, data: { statement: "다른 주장" } };
    await expect(db.objection.update(change)).rejects.toThrow(/as it was filed/);
  });

  it("twice at once becomes one, with a receipt, files of one's own, notices and audit", async () => {
    const { callId, proposals } = await published([8000]);
    const { lead, proposalId } = at(proposals, 0);
    const limits = { maxBytes: 1_000_000 };
    const about = { name: "시험 결과.pdf", uploadedById: lead.id, limits };
    const stored = await expectOk(storeFile(pdfOf({ padding: 1_000 }), about));
    const file1 = { id: stored.id, name: stored.name, sizeBytes: Number(stored.sizeBytes) };
    const input = objectionInput(proposalId, { file1 });
    const foreign = await expectOk(storeFile(pdfOf({ padding: 2_000 }), { ...about, uploadedById: officer.id }));
    const stolen = { ...input, file2: { id: foreign.id, name: "남의 것.pdf", sizeBytes: 1 } };
    await expect(fileObjection(lead, stolen, FILED_AT)).rejects.toMatchObject(NOT_FOUND);

    const outcomes = await Promise.all([1, 2, 3, 4].map(() => fileObjection(lead, input, FILED_AT)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    for (const outcome of outcomes) if (!outcome.ok) expect(outcome.reason).toBe("ALREADY_FILED");
    const row = await db.objection.findFirstOrThrow({ where: { proposalId }, include: { files: true } });
    expect(row.number).toMatch(/^FM-\d{4}-\d{2,}-\d{4}-OB$/);
    expect(row.files.map(({ sha256 }) => sha256)).toEqual([stored.sha256]);
    expect(await db.notification.count({ where: { userId: lead.id, kind: "objectionFiled" } })).toBe(1);
    const told = { userId: officer.id, kind: "objectionReceived", href: `/manage/objections/${row.id}` };
    expect(await db.notification.count({ where: told })).toBe(1);
    expect(await db.auditEvent.count({ where: { subjectId: row.id, type: "objection.filed" } })).toBe(1);
    for (const other of [await createUser(["APPLICANT"]), officer])
      await expect(fileObjection(other, input, FILED_AT)).rejects.toMatchObject(NOT_FOUND);
    expect(callId).toBe(row.callId);
  });
});

describe("S10: who examines it", () => {
  it("never the original panel alone, nobody with a conflict, and enough of them", async () => {
    const { proposals, reviewers } = await published([8000]);
    const { lead, proposalId } = at(proposals, 0);
    const { objectionId } = await expectOk(fileObjection(lead, objectionInput(proposalId), FILED_AT));
    const outsider = await createReviewer();
    const tied = await createReviewer();
    await inside.conflictFinding.create({
      data: {
        ...{ proposalId, userId: tied.id, kind: "DECLARED_TIE", severity: "EXCLUSION", outcome: "EXCLUDED" },
        ...{ evidence: {}, detectedAt: FILED_AT },
      },
    });
    const name = async (people: readonly Actor[], actor = officer) =>
      nameMembers(
        actor,
        { objectionId, expectedVersion: await objectionVersion(objectionId), userIds: people.map(({ id }) => id) },
        FILED_AT,
      );
    const third = await createReviewer();
    await inside.panelMember.create({
      data: {
        panelId: (
          await db.reviewPanel.findFirstOrThrow({ where: { call: { proposals: { some: { id: proposalId } } } } })
        ).id,
        ...{ userId: third.id, seatNo: 9, removedAt: PUBLISHED_AT },
      },
    });
    expect(await name([...reviewers, third])).toMatchObject({ reason: "ORIGINAL_PANEL_ALONE" });
    expect(await name([...reviewers, tied])).toMatchObject({ reason: "MEMBER_CONFLICTED" });
    expect(await name([outsider, reviewers[0] as Actor])).toMatchObject({ reason: "TOO_FEW_MEMBERS" });
    expect(await name([outsider, lead, third])).toMatchObject({ reason: "MEMBER_UNKNOWN" });
    await expect(name([...reviewers, outsider], director)).rejects.toMatchObject(NOT_FOUND);
    await expectOk(name([...reviewers, outsider]));
    await expectOk(name([outsider, third, await createReviewer()]));
    expect(await db.objectionMember.count({ where: { objectionId, removedAt: null } })).toBe(3);
  });

  it("the database refuses a decision by the original panel, whatever the application says", async () => {
    const { proposals, reviewers } = await published([8000]);
    const made = await createExaminedObjection(officer, at(proposals, 0), [...reviewers]);
    const opinions = ["DISMISS", "DISMISS", "ABSENT"] as const;
    expect(await propose(made, { verdict: "REJECTED" }, opinions)).toMatchObject({ reason: "TOO_FEW_PRESENT" });
    const { decisionId } = await expectOk(propose(made, { verdict: "REJECTED" }, ["DISMISS", "DISMISS", "DISMISS"]));
    const outsider = await db.objectionMember.findUniqueOrThrow({ where: { id: made.memberIds[2] ?? "" } });
    const panel = await inside.reviewPanel.findFirstOrThrow({
      where: { members: { some: { userId: reviewers[0]?.id ?? "" } } },
    });
    await inside.panelMember.create({ data: { panelId: panel.id, userId: outsider.userId, seatNo: 9 } });
    await expect(approveDecision(director, { decisionId, expectedVersion: 0 }, FILED_AT)).rejects.toThrow(
      /original panel alone/,
    );
  });
});

describe("S10, L3: the decision", () => {
  it("from reserve to selected: result, team, letter's facts and notices in one transaction; two directors at once decide once", async () => {
    const { proposals, teamIds } = await published([9000, 8000], 1);
    const reserve = at(proposals, 1);
    const made = await createExaminedObjection(officer, reserve);
    expect(await propose(made, { newResult: "SELECTED" })).toMatchObject({ reason: "NO_FREE_SEAT" });
    await db.team.update({ where: { id: teamIds[0] ?? "" }, data: { status: "WITHDRAWN", leftAt: FILED_AT } });
    const { decisionId } = await expectOk(propose(made, { newResult: "SELECTED" }));
    expect(await propose(made, {})).toMatchObject({ reason: "DECISION_WAITS" });
    const input = { decisionId, expectedVersion: 0 };
    const both = await createUser(["OFFICER", "DIRECTOR"]);
    await expect(approveDecision(officer, input, FILED_AT)).rejects.toMatchObject(NOT_FOUND);
    const race = await Promise.allSettled([
      approveDecision(director, input, FILED_AT),
      approveDecision(both, input, FILED_AT),
      returnDecision(both, { ...input, reason: "재평가 총점을 함께 적을 것" }, FILED_AT),
    ]);
    expect(race.filter((one) => one.status === "fulfilled" && one.value.ok)).toHaveLength(1);
    const row = await db.objection.findUniqueOrThrow({ where: { id: made.objectionId }, include: { change: true } });
    if (row.status !== "DECIDED") return expect(row.status).toBe("EXAMINED");
    expect(row.change).toMatchObject({ from: "RESERVE", to: "SELECTED", totalHundredths: null });
    expect(await db.team.count({ where: { proposalId: reserve.proposalId, status: "ACTIVE" } })).toBe(1);
    expect(await getApplicantResult(reserve.lead, reserve.proposalId)).toMatchObject({ result: "SELECTED" });
    expect(await db.notification.count({ where: { userId: reserve.lead.id, kind: "objectionDecided" } })).toBe(1);
    await expect(db.outcomeChange.updateMany({ data: { reason: "다른 사유" } })).rejects.toThrow(/denied|append-only/);
  });

  it("a seat taken between proposal and approval undoes everything", async () => {
    const { callId, proposals, teamIds } = await published([9000, 8000, 7500], 1);
    const [second, third] = [at(proposals, 1), at(proposals, 2)];
    await db.team.update({ where: { id: teamIds[0] ?? "" }, data: { status: "WITHDRAWN", leftAt: FILED_AT } });
    const made = [await createExaminedObjection(officer, second), await createExaminedObjection(officer, third)];
    const decisions = [];
    for (const one of made) decisions.push((await expectOk(propose(one, { newResult: "SELECTED" }))).decisionId);
    const outcomes = await Promise.all(
      decisions.map((decisionId) => approveDecision(director, { decisionId, expectedVersion: 0 }, FILED_AT)),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ reason: "NO_FREE_SEAT" });
    expect(await db.team.count({ where: { callId, status: "ACTIVE" } })).toBe(1);
    expect(await db.outcomeChange.count({ where: { objection: { callId } } })).toBe(1);
    expect(await db.objection.count({ where: { callId, status: "DECIDED" } })).toBe(1);
  });

  it("a new total lifts a proposal over the cut-off, and never lowers one", async () => {
    const { proposals } = await published([9000, 6900]);
    const below = at(proposals, 1);
    const made = await createExaminedObjection(officer, below);
    expect(await propose(made, { newResult: "RESERVE" })).toMatchObject({ reason: "BELOW_CUTOFF" });
    expect(await propose(made, { newResult: "RESERVE", newTotal: 6_999 })).toMatchObject({ reason: "BELOW_CUTOFF" });
    expect(await propose(made, { newTotal: 6_899 })).toMatchObject({ reason: "TOTAL_LOWER" });
    const { decisionId } = await expectOk(propose(made, { newTotal: 7_000 }));
    await expectOk(approveDecision(director, { decisionId, expectedVersion: 0 }, FILED_AT));
    expect(await getApplicantResult(below.lead, below.proposalId)).toMatchObject({
      result: "NOT_SELECTED",
      totalHundredths: 7_000,
    });
  });

  it("returned, another can be proposed; the proposer never approves, a bound person sees and does nothing", async () => {
    const { proposals } = await published([8000]);
    const made = await createExaminedObjection(officer, at(proposals, 0));
    const both = await createUser(["OFFICER", "DIRECTOR"]);
    const voices = Object.fromEntries(made.memberIds.map((id) => [id, "DISMISS" as const]));
    const input = decisionInput(made.objectionId, await objectionVersion(made.objectionId), voices, {
      verdict: "REJECTED",
    });
    const [missing = ""] = made.memberIds;
    const { [missing]: _left, ...fewer } = voices;
    expect(await proposeDecision(both, { ...input, voices: fewer }, FILED_AT)).toMatchObject({
      reason: "VOICES_MISSING",
    });
    const { decisionId } = await expectOk(proposeDecision(both, input, FILED_AT));
    const target = { decisionId, expectedVersion: 0 };
    expect(await approveDecision(both, target, FILED_AT)).toMatchObject({ reason: "SAME_PERSON" });
    const bound = await createUser(["OFFICER", "DIRECTOR"]);
    await inside.conflictFinding.create({
      data: {
        ...{ proposalId: at(proposals, 0).proposalId, userId: bound.id, kind: "DECLARED_TIE", severity: "EXCLUSION" },
        ...{ outcome: "EXCLUDED", evidence: {}, detectedAt: FILED_AT },
      },
    });
    expect(await approveDecision(bound, target, FILED_AT)).toMatchObject({ reason: "CONFLICT_OF_INTEREST" });
    await expectOk(returnDecision(director, { ...target, reason: "기각 사유를 더 구체적으로 적을 것" }, FILED_AT));
    const second = await expectOk(propose(made, { verdict: "INADMISSIBLE" }));
    await expectOk(approveDecision(director, { decisionId: second.decisionId, expectedVersion: 0 }, FILED_AT));
    expect(await propose(made)).toMatchObject({ reason: "ALREADY_DECIDED" });
    const types = await db.auditEvent.findMany({ where: { subjectId: made.objectionId }, orderBy: { seq: "asc" } });
    expect(types.map(({ type }) => type.replace("objection.", ""))).toEqual([
      ...["filed", "membersNamed", "decisionProposed", "decisionReturned", "decisionProposed", "decided"],
    ]);
  });
});

it("S10: officers are reminded once a mark, the director when it waits for them; twice at once is once", async () => {
  const { proposals } = await published([8000]);
  const made = await createExaminedObjection(officer, at(proposals, 0));
  const { decisionDueAt } = await db.objection.findUniqueOrThrow({ where: { id: made.objectionId } });
  const about = { kind: "objectionDue", href: `/manage/objections/${made.objectionId}` };
  const told = (userId: string) => db.notification.count({ where: { ...about, userId } });
  await remindOfficers(shift(decisionDueAt, -8 * 86_400_000));
  expect(await told(officer.id)).toBe(0);
  const week = shift(decisionDueAt, -7 * 86_400_000);
  await Promise.all([remindOfficers(week), remindOfficers(week)]);
  expect([await told(officer.id), await told(director.id)]).toEqual([1, 0]);
  await expectOk(propose(made, { verdict: "REJECTED" }, ["DISMISS", "DISMISS", "DISMISS"]));
  await remindOfficers(shift(decisionDueAt, -3 * 86_400_000));
  expect([await told(officer.id), await told(director.id)]).toEqual([2, 1]);
});
