import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { actingAs } from "@/lib/platform/acting";
import { db } from "@/lib/platform/db";
import { declare } from "@/lib/reviews/commands/declare";
import { extendInquiry } from "@/lib/reviews/commands/extend-inquiry";
import { answerInquiry, askApplicant, declineInquiry, sendInquiry } from "@/lib/reviews/commands/inquiry";
import { sayInRoom, withdrawMessage } from "@/lib/reviews/commands/room";
import { submitSheet } from "@/lib/reviews/commands/score-sheet";
import { saveSummary, submitSummary } from "@/lib/reviews/commands/sum-up";
import { getRoom } from "@/lib/reviews/queries/get-room";
import { getInquiriesPage, listOwnInquiries } from "@/lib/reviews/queries/inquiries";
import type { RoomPage } from "@/lib/reviews/types/room";
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
  scoreProposal,
  sheetVersion,
  startReview,
} from "@/tests/factories/reviews";

const NOT_FOUND = { code: "NOT_FOUND" };
const NAME = "카나리아위원";
const WORDS = "학습 자료의 출처가 본문과 붙임에서 다릅니다.";
const QUESTION = "학습 자료의 출처를 붙임과 맞추어 설명해 주십시오.";
const DUE = new Date(AT.getTime() + 86_400_000);
const REASON = "자료를 새로 시험해야 답할 수 있어 하루를 더 드립니다.";
let [officer, reviewer, colleague, lead]: Actor[] = [];
let [callId, proposalId, otherId, leadId, mine, theirs] = ["", "", "", "", "", ""];

/** Rows the database shows to whoever acts, without any check of ours: messages, summaries, questions. */
const counts = async () => [
  await db.roomMessage.count(),
  await db.roomSummary.count(),
  await db.applicantInquiry.count(),
];
const opened = async (who: Actor, assignmentId: string): Promise<Extract<RoomPage, { open: true }>> => {
  const page = await getRoom(who, assignmentId, AT);
  if (!page.open) throw new Error(page.rule);
  return page;
};

async function finish(): Promise<void> {
  await fillSheet(reviewer as Actor, mine, 7_500);
  await expectOk(submitSheet(reviewer as Actor, { assignmentId: mine, expectedVersion: await sheetVersion(mine) }, AT));
}

/** An officer whom a finding of S3 binds to the second proposal of the call. */
let bound: Actor | undefined;
async function boundStaff(): Promise<Actor> {
  if (bound) return bound;
  bound = await createUser(["OFFICER"]);
  const finding = { kind: "CHALLENGE", severity: "REVIEW", evidence: {}, detectedAt: AT } as const;
  await inside.conflictFinding.create({ data: { ...finding, proposalId: otherId, userId: bound.id } });
  return bound;
}

beforeAll(async () => {
  const staff = await createUser(["OFFICER"]);
  const people = await Promise.all([createReviewer(), createReviewer({ name: NAME })]);
  [officer, reviewer, colleague] = [staff, ...people];
  const screened = await createScreenedCall(staff, 2);
  callId = screened.callId;
  proposalId = screened.proposals[0]?.proposalId ?? "";
  otherId = screened.proposals[1]?.proposalId ?? "";
  lead = screened.proposals[0]?.lead;
  leadId = screened.proposals[0]?.leadId ?? "";
  const panelId = await createPanelOf(staff, callId, people);
  await startReview(staff, panelId);
  mine = await beginReview(people[0], proposalId);
  theirs = await scoreProposal(people[1], proposalId, 8_000);
}, 60_000);

describe("S2: the room of a proposal", () => {
  it("opens by the rule of the round; what is said is seen by seat, and its beginning is told once", async () => {
    expect(await getRoom(reviewer as Actor, mine, AT)).toMatchObject({ open: false, rule: "AFTER_OWN" });
    const words = { assignmentId: mine, body: WORDS };
    expect(await sayInRoom(reviewer as Actor, words, AT)).toMatchObject({ reason: "ROOM_CLOSED" });
    for (const body of ["출처를 먼저 봅시다.", "붙임 2쪽입니다."])
      await expectOk(sayInRoom(colleague as Actor, { assignmentId: theirs, body }, AT));
    const told = await db.notification.findMany({ where: { kind: "roomDiscussionBegun" }, select: { userId: true } });
    expect(told).toEqual([{ userId: (reviewer as Actor).id }]);
    await finish();
    const { messages } = await opened(reviewer as Actor, mine);
    expect(messages).toMatchObject([{ seatNo: 2, name: null, mine: false }, { body: "붙임 2쪽입니다." }]);
    expect(JSON.stringify(messages)).not.toContain(NAME);
    await expectOk(sayInRoom(reviewer as Actor, words, AT));
  });

  it("keeps what was said: only its author marks it as withdrawn, once, and the database lets nobody change it", async () => {
    const message = await inside.roomMessage.findFirstOrThrow({ where: { body: WORDS } });
    await expect(withdrawMessage(colleague as Actor, { messageId: message.id }, AT)).rejects.toMatchObject(NOT_FOUND);
    const both = await Promise.allSettled(
      [1, 2].map(() => withdrawMessage(reviewer as Actor, { messageId: message.id }, AT)),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const { messages } = await opened(colleague as Actor, theirs);
    expect(messages.at(-1)).toMatchObject({ seatNo: 1, body: null });
    await expect(inside.roomMessage.updateMany({ data: { body: "다른 말" } })).rejects.toThrow(/stays as it was said/);
  });

  it("is nobody else's: staff, applicants and the administrator find nothing, and the database shows them no row", async () => {
    for (const other of [officer, lead, await createUser(["ADMINISTRATOR", "AUDITOR"])] as Actor[]) {
      await expect(getRoom(other, mine, AT)).rejects.toMatchObject(NOT_FOUND);
      expect(await actingAs(other, () => db.roomMessage.count())).toBe(0);
    }
  });

  it("costs the same queries whatever was said", async () => {
    const few = await countQueries(() => opened(colleague as Actor, theirs));
    for (let index = 0; index < 4; index++)
      await expectOk(sayInRoom(colleague as Actor, { assignmentId: theirs, body: `의견 ${index}` }, AT));
    const many = await countQueries(() => opened(colleague as Actor, theirs));
    expect(many.statements.length).toBe(few.statements.length);
  });
});

describe("S2: questions to the applicant", () => {
  let few = 0;

  it("go through the officer, are answered once and in time, and never tell who asks", async () => {
    const { inquiryId } = await expectOk(askApplicant(colleague as Actor, { assignmentId: theirs, body: WORDS }, AT));
    expect(await listOwnInquiries(lead as Actor, proposalId, AT)).toEqual([]);
    const page = await getInquiriesPage(officer as Actor, callId);
    expect(page).toMatchObject({ access: "OPEN", rows: [{ asked: WORDS, state: "ASKED" }] });
    expect(JSON.stringify(page)).not.toMatch(/seatNo|assignmentId|카나리아/);
    const put = { inquiryId, expectedVersion: 0, wording: QUESTION, namesChecked: false, dueAt: DUE };
    await expect(sendInquiry(colleague as Actor, put, AT)).rejects.toMatchObject(NOT_FOUND);
    expect(await sendInquiry(officer as Actor, { ...put, dueAt: AT }, AT)).toMatchObject({ reason: "DUE_IN_PAST" });
    const named = { ...put, wording: `${NAME}이 묻습니다. ${QUESTION}` };
    expect(await sendInquiry(officer as Actor, named, AT)).toMatchObject({ reason: "NAMES_FOUND" });
    expect((await getInquiriesPage(await boundStaff(), callId)).access).toBe("CONFLICTED");
    await expect(sendInquiry(await boundStaff(), put, AT)).rejects.toMatchObject(NOT_FOUND);
    await expectOk(sendInquiry(officer as Actor, put, AT));
    const own = await listOwnInquiries(lead as Actor, proposalId, AT);
    expect(own).toMatchObject([{ wording: QUESTION, stands: "waiting", mayAnswer: true }]);
    const after = new Date(DUE.getTime() + 1);
    expect(await listOwnInquiries(lead as Actor, proposalId, after)).toMatchObject([
      { stands: "over", mayAnswer: false },
    ]);
    const viewer = await createUser([]);
    await db.organisationMember.create({ data: { organisationId: leadId, userId: viewer.id, role: "MEMBER" } });
    await db.proposalPerson.create({ data: { proposalId, userId: viewer.id, role: "VIEWER", addedById: viewer.id } });
    expect(await listOwnInquiries(viewer, proposalId, AT)).toMatchObject([{ stands: "waiting", mayAnswer: false }]);
    expect(JSON.stringify(own)).not.toContain(WORDS);
    expect(await listOwnInquiries(reviewer as Actor, proposalId, AT)).toEqual([]);

    const answer = { inquiryId, expectedVersion: 1, answer: "붙임 2쪽의 출처가 맞습니다." };
    for (const other of [colleague as Actor, officer as Actor, viewer])
      await expect(answerInquiry(other, answer, AT)).rejects.toMatchObject(NOT_FOUND);
    const late = new Date(DUE.getTime() + 1);
    expect(await answerInquiry(lead as Actor, answer, late)).toMatchObject({ reason: "ANSWER_TOO_LATE" });
    const answered = {
      state: "ANSWERED",
      answer: "늦은 답변",
      answeredAt: new Date(DUE.getTime() + 86_400_001),
      answeredById: officer?.id ?? "",
    } as const;
    const longer = { inquiryId, expectedVersion: 1, dueAt: new Date(DUE.getTime() + 86_400_000), reason: REASON };
    for (const [change, reason] of [
      [{ dueAt: DUE }, "DUE_NOT_LATER"],
      [{ dueAt: new Date(DUE.getTime() - 1) }, "DUE_NOT_LATER"],
    ] as const)
      expect(await extendInquiry(officer as Actor, { ...longer, ...change }, AT)).toMatchObject({ reason });
    expect(await extendInquiry(officer as Actor, longer, longer.dueAt)).toMatchObject({ reason: "DUE_IN_PAST" });
    for (const other of [colleague as Actor, lead as Actor, await boundStaff()])
      await expect(extendInquiry(other, longer, late)).rejects.toMatchObject(NOT_FOUND);
    // C3: also when it was due already; of two windows one wins, and an answer in the meantime meets the new version.
    const moved = await Promise.allSettled([1, 2].map(() => extendInquiry(officer as Actor, longer, late)));
    expect(moved.filter((one) => one.status === "fulfilled" && one.value.ok)).toHaveLength(1);
    expect(await listOwnInquiries(lead as Actor, proposalId, late)).toMatchObject([
      { stands: "waiting", dueAt: longer.dueAt, extendedFrom: DUE, extendReason: REASON },
    ]);
    const event = await db.auditEvent.findFirstOrThrow({ where: { type: "inquiry.extended", subjectId: inquiryId } });
    expect(JSON.stringify(event.payload)).toContain(DUE.toISOString());
    const sooner = inside.applicantInquiry.updateMany({ where: { id: inquiryId }, data: { dueAt: DUE } });
    await expect(sooner).rejects.toThrow(/moves later only/);
    const due = longer.dueAt;
    expect(
      await answerInquiry(lead as Actor, { ...answer, expectedVersion: 2 }, new Date(due.getTime() + 1)),
    ).toMatchObject({
      reason: "ANSWER_TOO_LATE",
    });
    const behind = inside.applicantInquiry.updateMany({ where: { id: inquiryId }, data: answered });
    await expect(behind).rejects.toThrow(/ApplicantInquiry_answered/);
    const pages = () => [getInquiriesPage(officer as Actor, callId), listOwnInquiries(lead as Actor, proposalId, AT)];
    few = (await countQueries(() => Promise.all(pages()))).statements.length;
    const inTime = { ...answer, expectedVersion: 2 };
    const both = await Promise.allSettled([1, 2].map(() => answerInquiry(lead as Actor, inTime, due)));
    expect(both.filter((one) => one.status === "fulfilled" && one.value.ok)).toHaveLength(1);
    expect((await opened(reviewer as Actor, mine)).inquiries).toMatchObject([
      { mine: false, text: QUESTION, answer: answer.answer, state: "ANSWERED" },
    ]);
    const told = await db.notification.findMany({ where: { kind: { startsWith: "inquiry" } }, select: { kind: true } });
    expect(new Set(told.map(({ kind }) => kind))).toEqual(
      new Set(["inquiryAsked", "inquirySent", "inquiryExtended", "inquiryAnswered"]),
    );
  });

  it("that are not put stay between the officer and whoever asked", async () => {
    const body = "다른 연합체의 계획을 알고 있는지 물어봐 주십시오.";
    const { inquiryId } = await expectOk(askApplicant(colleague as Actor, { assignmentId: theirs, body }, AT));
    const reason = "다른 신청서의 내용이 드러나는 질의입니다.";
    await expectOk(declineInquiry(officer as Actor, { inquiryId, expectedVersion: 0, reason }, AT));
    expect(JSON.stringify(await opened(reviewer as Actor, mine))).not.toContain(body);
    expect(JSON.stringify(await opened(colleague as Actor, theirs))).toContain(reason);
    const pages = () => [getInquiriesPage(officer as Actor, callId), listOwnInquiries(lead as Actor, proposalId, AT)];
    expect((await countQueries(() => Promise.all(pages()))).statements).toHaveLength(few);
    const answer = { inquiryId, expectedVersion: 1, answer: "답변" };
    await expect(answerInquiry(lead as Actor, answer, AT)).rejects.toMatchObject(NOT_FOUND);
  });
});

describe("S2: the summary", () => {
  const body = "출처를 밝힌 점은 높게 보았고 붙임과의 차이는 답변으로 해소되었습니다.";
  const draft = () => ({ assignmentId: mine, expectedVersion: 0, body });

  it("is the chair's: a draft nobody else sees, saved against one version, submitted once, then as it is", async () => {
    const others = { assignmentId: theirs, expectedVersion: 0, body };
    expect(await saveSummary(colleague as Actor, others, AT)).toMatchObject({ reason: "NOT_PRESIDING" });
    const both = await Promise.allSettled([1, 2].map(() => saveSummary(reviewer as Actor, draft(), AT)));
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expectOk(saveSummary(reviewer as Actor, { ...draft(), expectedVersion: 1, body: `${body} 끝.` }, AT));
    expect((await opened(colleague as Actor, theirs)).summary).toBeNull();
    expect((await opened(reviewer as Actor, mine)).summary).toMatchObject({ version: 2, writable: true });
    expect(await getInquiriesPage(officer as Actor, callId)).toMatchObject({ summaries: [] });
    expect(await actingAs(officer as Actor, () => db.roomSummary.count())).toBe(0);

    const submit = (expectedVersion: number) =>
      submitSummary(reviewer as Actor, { assignmentId: mine, expectedVersion }, AT);
    await expect(submit(1)).rejects.toMatchObject({ code: "CONFLICT" });
    const twice = await Promise.allSettled([submit(2), submit(2)]);
    expect(twice.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await opened(colleague as Actor, theirs)).summary).toMatchObject({ body: `${body} 끝.`, writable: false });
    const page = await getInquiriesPage(officer as Actor, callId);
    expect(page).toMatchObject({ summaries: [{ proposalId, body: `${body} 끝.` }] });
    expect(JSON.stringify(page)).not.toMatch(/seatNo|assignmentId/);
    await expect(inside.roomSummary.updateMany({ data: { body: "다른 말" } })).rejects.toThrow(/is submitted/);
    const changed = saveSummary(reviewer as Actor, { ...draft(), expectedVersion: 3 }, AT);
    await expect(changed).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("shows itself to nobody outside the room and the office: neither applicants nor bound staff", async () => {
    for (const other of [lead as Actor, await boundStaff(), await createUser(["ADMINISTRATOR"])])
      expect(await actingAs(other, counts)).toEqual([0, 0, 0]);
    expect(await actingAs(officer as Actor, counts)).toEqual([0, 1, 2]);
    expect(await actingAs(colleague as Actor, counts)).toEqual([6, 1, 2]);
  });
});

it("S3: a finding closes room and rows at once, and colleagues read the member's words no more", async () => {
  const finding = { kind: "CHALLENGE", severity: "REVIEW", evidence: {}, detectedAt: AT } as const;
  const userId = (colleague as Actor).id;
  const { id } = await inside.conflictFinding.create({ data: { ...finding, proposalId, userId } });
  await expect(getRoom(colleague as Actor, theirs, AT)).rejects.toMatchObject(NOT_FOUND);
  expect(await actingAs(colleague as Actor, counts)).toEqual([0, 0, 0]);
  expect(await askApplicant(colleague as Actor, { assignmentId: theirs, body: WORDS }, AT)).toMatchObject({
    ok: false,
  });
  const { messages } = await opened(reviewer as Actor, mine);
  expect(messages.filter((message) => !message.mine)).toEqual([]);
  await inside.conflictFinding.delete({ where: { id } });
});

it("S3: a recusal closes the room at once", async () => {
  const { id, version } = await assignmentOf(colleague as Actor, proposalId);
  const note = "참여기관의 자문위원으로 일한 사실을 확인함";
  await expectOk(
    declare(colleague as Actor, { assignmentId: id, expectedVersion: version, declaration: "CONFLICT", note }, AT),
  );
  await expect(getRoom(colleague as Actor, theirs, AT)).rejects.toMatchObject(NOT_FOUND);
  expect(await sayInRoom(colleague as Actor, { assignmentId: theirs, body: "한마디" }, AT)).toMatchObject({
    reason: "RECUSED",
  });
  expect(await actingAs(colleague as Actor, counts)).toEqual([0, 0, 0]);
});
