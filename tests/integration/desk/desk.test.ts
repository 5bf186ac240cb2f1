import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { extendCall } from "@/lib/calls/commands/extend-call";
import { callFacts } from "@/lib/calls/queries";
import type { CallFacts } from "@/lib/calls/types";
import { countedSubmission } from "@/lib/desk/commands/counted-submission";
import { markThreadRead, writeFromDesk, writeToDesk } from "@/lib/desk/commands/messages";
import { remindDrafts } from "@/lib/desk/commands/remind-drafts";
import { getDeadlineStatus } from "@/lib/desk/queries/deadline";
import { getConsortiumThread, getDeskThread, listThreads, THREAD_LIST } from "@/lib/desk/queries/messages";
import { db } from "@/lib/platform/db";
import { parseListQuery } from "@/lib/platform/list-query";
import { createUser } from "@/tests/factories/actor";
import { createCall } from "@/tests/factories/calls";
import { createOrganisation } from "@/tests/factories/organisations";
import { createDraftProposal, createSubmittedProposal, expectOk } from "@/tests/factories/proposals";

const HOUR = 3_600_000;
/** Years apart from other files' calls, which share the database and whose drafts the job would find as well. */
let year = 2_040;
let officer: Actor;
let auditor: Actor;
let call: CallFacts;
let lead: Awaited<ReturnType<typeof createOrganisation>>;
let university: Awaited<ReturnType<typeof createOrganisation>>;
const closesIn = (hours: number, ms = 0) => new Date(call.closesAt.getTime() - hours * HOUR + ms);

beforeAll(async () => {
  [officer, auditor] = await Promise.all([createUser(["OFFICER"]), createUser(["AUDITOR"])]);
});
beforeEach(async () => {
  year += 1;
  const window = { opensAt: new Date(`${year}-03-01T00:00:00Z`), closesAt: new Date(`${year}-04-01T09:00:00Z`) };
  call = await createCall(window, officer);
  [lead, university] = await Promise.all([
    createOrganisation(),
    createOrganisation({ kind: "UNIVERSITY", sizeClass: "NON_PROFIT" }),
  ]);
});
const draft = async () =>
  (await createDraftProposal({ call, lead, university, title: "초안" }, new Date(call.opensAt.getTime() + HOUR)))
    .proposalId;
const reminders = (userId: string) => db.notification.count({ where: { userId, kind: "draftReminder" } });

describe("C2: reminders", () => {
  it.each([
    ["a second before the mark", -1_000, 0],
    ["at the mark", 0, 1],
    ["a second after", 1_000, 1],
  ] as const)("%s", async (_name, ms, told) => {
    await draft();
    expect(await remindDrafts(closesIn(336, ms))).toBe(told);
    expect(await reminders(lead.manager.id)).toBe(told);
  });

  it("say what is missing, once per mark, however many workers and however often", async () => {
    const proposalId = await draft();
    const runs = await Promise.all(Array.from({ length: 5 }, () => remindDrafts(closesIn(72))));
    expect(runs.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(await remindDrafts(closesIn(71))).toBe(0);
    const notice = await db.notification.findFirstOrThrow({
      where: { userId: lead.manager.id, kind: "draftReminder" },
    });
    expect(notice.href).toBe(`/proposals/${proposalId}`);
    expect(JSON.stringify(notice.params)).toContain("기술력 및 개발경험");
    expect(JSON.stringify(notice.params)).toContain("Technology and development experience");
    expect(await remindDrafts(closesIn(24))).toBe(1);
    expect(await reminders(lead.manager.id)).toBe(2);
  });

  it("not after closing, not for what is submitted, not for marks before the draft was begun", async () => {
    const early = new Date(call.opensAt.getTime() + HOUR);
    await createSubmittedProposal({ call, lead, university, title: "제출", startedAt: early }, closesIn(300));
    expect(await remindDrafts(closesIn(24))).toBe(0);
    const late = await createOrganisation();
    await createDraftProposal({ call, lead: late, university, title: "늦은 초안" }, closesIn(100));
    expect(await remindDrafts(closesIn(99))).toBe(0);
    expect(await remindDrafts(closesIn(0, 1_000))).toBe(0);
    expect(await remindDrafts(closesIn(3))).toBe(1);
  });

  it("C3: an extension gives new marks", async () => {
    await draft();
    expect(await remindDrafts(closesIn(3))).toBe(1);
    const closesAt = new Date(call.closesAt.getTime() + 48 * HOUR);
    const { version } = await callFacts(db, call.id);
    const reason = "전산 장애로 접수가 중단되었습니다.";
    await expectOk(extendCall(officer, { callId: call.id, expectedVersion: version, closesAt, reason }, closesIn(2)));
    expect(await remindDrafts(closesIn(1))).toBe(0);
    expect(await remindDrafts(new Date(closesAt.getTime() - 24 * HOUR))).toBe(1);
    expect(await remindDrafts(new Date(closesAt.getTime() - 3 * HOUR))).toBe(1);
    expect(await reminders(lead.manager.id)).toBe(3);
  });
});

describe("messages between a consortium and the desk", () => {
  it("reach the other side, are read once opened, and are nobody else's", async () => {
    const proposalId = await draft();
    const now = closesIn(200);
    await expectOk(writeToDesk(lead.manager, { proposalId, body: "확인 부탁드립니다." }, now));
    const query = parseListQuery({}, THREAD_LIST);
    expect(await listThreads(officer, call.id, query)).toMatchObject({ unread: 1, total: 1, rows: [{ unread: 1 }] });
    await expectOk(markThreadRead(auditor, { proposalId }, now));
    expect((await getDeskThread(officer, call.id, proposalId)).unread).toBe(1);
    await expectOk(markThreadRead(officer, { proposalId }, now));
    expect((await listThreads(officer, call.id, query)).unread).toBe(0);
    await expectOk(writeFromDesk(officer, { proposalId, body: "확인했습니다." }, now));
    const thread = await getConsortiumThread(lead.manager, proposalId);
    expect(thread.messages.map(({ body, unread }) => [body, unread])).toEqual([
      ["확인 부탁드립니다.", false],
      ["확인했습니다.", true],
    ]);
    expect(JSON.stringify(thread)).not.toContain("@");
    expect(await db.notification.count({ where: { userId: officer.id, kind: "deskMessageToStaff" } })).toBeGreaterThan(
      0,
    );

    const stranger = await createUser(["APPLICANT"]);
    for (const attempt of [
      () => getConsortiumThread(stranger, proposalId),
      () => writeToDesk(stranger, { proposalId, body: "남의 글" }, now),
      () => writeFromDesk(auditor, { proposalId, body: "보기만 합니다" }, now),
      () => markThreadRead(stranger, { proposalId }, now),
      () => getDeskThread(stranger, call.id, proposalId),
      () => listThreads(stranger, call.id, query),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: "NOT_FOUND" });
    const types = await db.auditEvent.findMany({ where: { type: "desk.messageWritten" }, select: { payload: true } });
    expect(types.filter(({ payload }) => payload.includes(proposalId))).toHaveLength(2);
    expect(types.some(({ payload }) => payload.includes("부탁드립니다"))).toBe(false);
  });
});

describe("C2: the deadline room", () => {
  it("counts drafts, submissions by the minute and refused attempts, and nothing after the instant asked for", async () => {
    const early = new Date(call.opensAt.getTime() + HOUR);
    const proposalId = await draft();
    const other = await createOrganisation();
    await createSubmittedProposal(
      { call, lead: other, university, title: "제출", startedAt: early },
      closesIn(0, -90_000),
    );
    const attempt = { proposalId, contentVersion: 0, attested: true as const };
    const refused = await Promise.all(
      Array.from({ length: 3 }, () => countedSubmission(lead.manager, attempt, closesIn(0, -30_000))),
    );
    expect(refused.every((outcome) => !outcome.ok)).toBe(true);
    expect(await countedSubmission(lead.manager, attempt, closesIn(0, 1))).toMatchObject({ reason: "CALL_CLOSED" });
    const stranger = await createUser(["APPLICANT"]);
    await expect(countedSubmission(stranger, attempt, closesIn(0, -1_000))).rejects.toMatchObject({
      code: "NOT_FOUND",
    });

    const status = await getDeadlineStatus(officer, call.id, call.closesAt);
    expect(status).toMatchObject({ state: "OPEN", submitted: 1, drafts: { NONE: 1, ALL: 0 }, reopened: 0 });
    expect(status.perMinute).toHaveLength(60);
    expect(status.perMinute.filter(({ count }) => count > 0)).toEqual([
      { minute: closesIn(0, -120_000).toISOString(), count: 1 },
    ]);
    expect(status.refused.reduce((sum, { count }) => sum + count, 0)).toBe(3);
    const after = await getDeadlineStatus(officer, call.id, closesIn(0, 1_000));
    expect(after.state).toBe("CLOSED");
    expect(after.refused).toContainEqual({ reason: "CALL_CLOSED", count: 1 });
    await expect(getDeadlineStatus(lead.manager, call.id, call.closesAt)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
