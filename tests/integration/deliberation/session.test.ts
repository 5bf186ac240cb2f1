import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { recuse, replyInvitation, takeAttendance } from "@/lib/deliberation/commands/attend";
import { castVote } from "@/lib/deliberation/commands/cast-vote";
import { closeMotion, withdrawMotion } from "@/lib/deliberation/commands/close-motion";
import { endSession, openSession, writeDiscussion } from "@/lib/deliberation/commands/conduct";
import { cancelSession, conveneSession } from "@/lib/deliberation/commands/convene";
import { finaliseMinutes } from "@/lib/deliberation/commands/finalise-minutes";
import { openMotion } from "@/lib/deliberation/commands/open-motion";
import { saveDraft } from "@/lib/deliberation/commands/save-draft";
import { sha256Of } from "@/lib/deliberation/domain/minutes";
import type { Figure } from "@/lib/deliberation/domain/what-if";
import { getItem } from "@/lib/deliberation/queries/get-item";
import { getSession } from "@/lib/deliberation/queries/get-session";
import { listSessions } from "@/lib/deliberation/queries/list-sessions";
import { db } from "@/lib/platform/db";
import { deliberateSupport, recommendSupport } from "@/lib/teams/commands/record-support";
import { createUser } from "@/tests/factories/actor";
import { agreeByAgreement } from "@/tests/factories/agreements";
import {
  beginSession,
  createMembers,
  createSession,
  itemsOf,
  putToVote,
  sessionVersion,
  voteAndClose,
} from "@/tests/factories/deliberation";
import { inside } from "@/tests/factories/inside";
import { createGpuPool } from "@/tests/factories/ledger";
import { countQueries } from "@/tests/factories/query-count";
import { emptyProgramme } from "@/tests/factories/stages";
import { createCallRow, createSupportStaff, createTeam, type SupportStaff } from "@/tests/factories/teams";

const AT = new Date("2025-08-12T05:00:00Z");
const REASON = "신청 규모와 가용 자원을 함께 검토하였습니다.";
const TEXT = "두 팀의 지원 규모를 심의안대로 의결한다.";
const later = (minutes: number) => new Date(AT.getTime() + minutes * 60_000);

let staff: SupportStaff;
beforeAll(async () => {
  // What other teams were promised counts against the pool.
  await emptyProgramme(AT);
  staff = await createSupportStaff();
  const steward = await createUser([{ role: "STEWARD", scope: { kind: "RESOURCE", id: "GPU" } }]);
  await createGpuPool(steward, { gpuCount: 100_000, validFrom: "2026-07-01", validTo: "2027-01-01" });
});

const gpus = (teamId: string, amount: bigint): Figure => ({ teamId, resource: "GPU", period: "2026H2", amount });

/** Two teams with a recommendation, a committee, and a session that has begun with everybody but `absent`. */
async function scene(members = 5, absent = 0) {
  const call = await createCallRow();
  const teams = [await createTeam({ call }), await createTeam({ call })];
  for (const { teamId } of teams) {
    const entries = [{ resource: "GPU" as const, period: "2026H2", gpuCount: 1_024 }];
    await recommendSupport(staff.officer, { teamId, expectedVersion: 0, reason: REASON, entries }, AT);
  }
  const committee = await createMembers(members);
  const teamIds = teams.map((team) => team.teamId);
  const sessionId = await createSession(
    { officer: staff.officer, members: committee, callId: call.callId, teamIds },
    AT,
    { otherItems: "운영 세칙 개정" },
  );
  const [itemId = "", generalId = ""] = await itemsOf(sessionId);
  await beginSession(staff.officer, sessionId, committee.slice(0, members - absent), later(60));
  const [chair] = committee;
  if (!chair) throw new Error("no chair");
  return { call, teams, teamIds, committee, chair, sessionId, itemId, generalId };
}
const step = async (sessionId: string) => ({ sessionId, expectedVersion: await sessionVersion(sessionId) });

describe("a session from invitation to signed minutes (D1)", () => {
  it("invites, keeps a draft, votes by name, writes what was resolved, and signs the minutes with their hash", async () => {
    const { committee, chair, sessionId, itemId, generalId, teamIds } = await scene();
    const [first = "", second = ""] = teamIds;
    expect(
      await db.notification.count({ where: { kind: "deliberationConvened", href: `/deliberation/${sessionId}` } }),
    ).toBe(5);
    const figures = [gpus(first, 1_024n), gpus(second, 512n)];
    const motionId = await putToVote({ chair, itemId, text: TEXT, figures, note: "1안" }, later(70));
    const [a, b, c, d, e] = committee as [Actor, Actor, Actor, Actor, Actor];
    const votes: [Actor, "FOR" | "AGAINST" | "ABSTAIN"][] = [
      [a, "FOR"],
      [b, "FOR"],
      [c, "FOR"],
      [d, "AGAINST"],
      [e, "ABSTAIN"],
    ];
    // Before it is counted nobody learns who voted how.
    await castVote(b, { motionId, choice: "AGAINST" }, later(71));
    expect((await getItem(a, sessionId, itemId)).motions[0]).toMatchObject({ votes: null, voted: 1, ownVote: null });
    const spoken = await db.auditEvent.findMany({ where: { subjectId: motionId, type: "deliberation.voteCast" } });
    expect(spoken.map((event) => event.payload)).toEqual(['{"changed":false}']);
    expect(await voteAndClose(chair, motionId, votes, later(72))).toBe("CARRIED");

    const steps = await db.supportStep.findMany({ where: { motionId }, orderBy: { gpuCount: "desc" } });
    expect(steps.map((one) => [one.step, one.teamId, one.gpuCount, one.reason, one.byId])).toEqual([
      ["DELIBERATED", first, 1_024, TEXT, chair.id],
      ["DELIBERATED", second, 512, TEXT, chair.id],
    ]);
    await agreeByAgreement(staff, first, later(90));
    expect(await db.supportStep.count({ where: { teamId: first, step: "AGREED", gpuCount: 1_024 } })).toBe(1);

    const general = await putToVote(
      { chair, itemId: generalId, text: "운영 세칙을 개정안대로 의결한다.", figures: [] },
      later(80),
    );
    expect(
      await voteAndClose(
        chair,
        general,
        [
          [a, "FOR"],
          [b, "AGAINST"],
        ],
        later(81),
      ),
    ).toBe("REJECTED");
    await writeDiscussion(
      staff.officer,
      { itemId, expectedVersion: 0, discussion: "두 팀의 학습 계획을 비교하였다." },
      later(85),
    );
    expect(await endSession(chair, await step(sessionId), later(100))).toMatchObject({ ok: true });
    expect(
      await finaliseMinutes(b, { ...(await step(sessionId)), remarks: "" }, later(110)).catch((error) => error.code),
    ).toBe("NOT_FOUND");
    const signed = await finaliseMinutes(
      chair,
      { ...(await step(sessionId)), remarks: "이견 없이 마쳤다." },
      later(110),
    );
    const session = await db.deliberationSession.findUniqueOrThrow({ where: { id: sessionId } });
    expect(signed).toMatchObject({ ok: true, data: { sha256: session.minutesSha256 } });
    expect(sha256Of(session.minutesContent ?? "")).toBe(session.minutesSha256);
    const minutes = JSON.parse(session.minutesContent ?? "");
    expect(minutes.items[0].motions[0]).toMatchObject({
      count: { members: 5, present: 5, for: 3, against: 1, abstain: 1 },
      state: "CARRIED",
    });
    expect(minutes.items[0].motions[0].votes).toContainEqual({ name: d.name, choice: "AGAINST" });
    const events = await db.auditEvent.findMany({
      where: { type: { startsWith: "deliberation." }, subjectId: motionId },
    });
    // The first word of b, five more, the change among them; opened and closed.
    expect(events.map((event) => event.type).sort()).toEqual([
      "deliberation.motionClosed",
      "deliberation.motionOpened",
      ...Array.from({ length: 6 }, () => "deliberation.voteCast"),
    ]);
  });

  it("lets nothing of signed minutes be changed, not even by the database's own clients", async () => {
    const { chair, sessionId, itemId } = await scene(3);
    await endSession(chair, await step(sessionId), later(70));
    await finaliseMinutes(chair, { ...(await step(sessionId)), remarks: "" }, later(80));
    const change = db.deliberationSession.update({ where: { id: sessionId }, data: { remarks: "다른 말" } });
    await expect(change).rejects.toThrow();
    await expect(
      db.deliberationItem.update({ where: { id: itemId }, data: { discussion: "다른 말" } }),
    ).rejects.toThrow();
    await expect(
      db.deliberationMember.updateMany({ where: { sessionId }, data: { leftAt: later(90) } }),
    ).rejects.toThrow();
  });
});

describe("quorum in the room (D1)", () => {
  it("does not begin with exactly half of the members, and begins with one more", async () => {
    const call = await createCallRow();
    const members = await createMembers(4);
    const { teamId } = await createTeam({ call });
    const sessionId = await createSession(
      { officer: staff.officer, members, callId: call.callId, teamIds: [teamId] },
      AT,
    );
    for (const { id: userId } of members.slice(0, 2))
      await takeAttendance(staff.officer, { sessionId, userId, present: true }, AT);
    const refused = await openSession(staff.officer, await step(sessionId), AT);
    expect(refused).toMatchObject({ reason: "NO_QUORUM", reasonParams: { members: 4, present: 2, needed: 3 } });
    // A member may say themselves that they have come.
    const third = members[2] as Actor;
    expect(await takeAttendance(third, { sessionId, userId: third.id, present: true }, AT)).toMatchObject({ ok: true });
    expect(await openSession(staff.officer, await step(sessionId), AT)).toMatchObject({ ok: true });
  });

  it("closes nothing after so many recused themselves that too few are left to decide, and keeps the vote of none who did", async () => {
    const { committee, chair, itemId } = await scene(4);
    const [, b, c, d] = committee as [Actor, Actor, Actor, Actor];
    const motionId = await putToVote({ chair, itemId, text: TEXT, figures: [] }, later(70));
    for (const member of [chair, b, c, d]) await castVote(member, { motionId, choice: "FOR" }, later(71));
    expect(await recuse(d, { itemId, reason: "참여기관과 공동연구를 하고 있습니다." }, later(72))).toMatchObject({
      ok: true,
    });
    expect(await castVote(d, { motionId, choice: "AGAINST" }, later(73)).catch((error) => error.code)).toBe(
      "NOT_FOUND",
    );
    expect(await closeMotion(chair, { motionId }, later(74))).toMatchObject({
      data: { state: "CARRIED", count: { members: 3, present: 3, for: 3 } },
    });
  });

  it("keeps the roll while a motion is open, and refuses whoever is not in the room", async () => {
    const { committee, chair, sessionId, itemId } = await scene(5, 2);
    const absent = committee[4] as Actor;
    const motionId = await putToVote({ chair, itemId, text: TEXT, figures: [] }, later(70));
    expect(await castVote(absent, { motionId, choice: "FOR" }, later(71))).toMatchObject({ reason: "NOT_PRESENT" });
    const coming = { sessionId, userId: absent.id, present: true };
    expect(await takeAttendance(staff.officer, coming, later(71))).toMatchObject({ reason: "MOTION_OPEN" });
    expect(await openMotion(chair, { itemId, text: TEXT, draftNo: null }, later(72))).toMatchObject({
      reason: "MOTION_OPEN",
    });
    expect(await endSession(chair, await step(sessionId), later(72))).toMatchObject({ reason: "MOTION_OPEN" });
    const withdrawn = await withdrawMotion(chair, { motionId, reason: "안건의 문구를 고쳐 다시 올립니다." }, later(73));
    expect(withdrawn).toMatchObject({ ok: true });
    expect(await castVote(chair, { motionId, choice: "FOR" }, later(74))).toMatchObject({ reason: "MOTION_CLOSED" });
    expect(await takeAttendance(staff.officer, coming, later(75))).toMatchObject({ ok: true });
  });
});

describe("who may know and do what", () => {
  it("keeps a session from members of others, and an item from everybody a conflict binds, officers included (S3)", async () => {
    const { committee, teams, sessionId, itemId, generalId } = await scene(5);
    const [stranger] = await createMembers(1);
    const notFound = (work: Promise<unknown>) => expect(work).rejects.toMatchObject({ code: "NOT_FOUND" });
    await notFound(getSession(stranger as Actor, sessionId));
    expect((await listSessions(stranger as Actor)).sessions).toEqual([]);
    await notFound(getSession(await createUser(["APPLICANT", "ADMINISTRATOR", "REVIEWER"]), sessionId));
    const boundMember = committee[3] as Actor;
    const boundOfficer = await createUser(["OFFICER"]);
    for (const { id: userId } of [boundMember, boundOfficer]) {
      await inside.conflictFinding.create({
        data: {
          ...{ userId, proposalId: teams[0]?.proposalId ?? "", kind: "DECLARED_TIE", severity: "EXCLUSION" },
          ...{ outcome: "EXCLUDED", evidence: {}, detectedAt: AT },
        },
      });
    }
    for (const reader of [boundMember, boundOfficer]) {
      await notFound(getItem(reader, sessionId, itemId));
      const seen = await getSession(reader, sessionId);
      expect(seen.items.map((item) => [item.away, item.progress === null])).toEqual([
        [true, true],
        [false, false],
      ]);
      await expect(getItem(reader, sessionId, generalId)).resolves.toMatchObject({ id: generalId });
    }
    await notFound(openMotion(boundOfficer, { itemId, text: TEXT, draftNo: null }, later(70)));
    await notFound(
      saveDraft(boundMember, { itemId, basedOn: 0, figures: [gpus(teams[0]?.teamId ?? "", 1n)], note: "" }, later(70)),
    );
    expect((await getItem(committee[0] as Actor, sessionId, itemId)).roll).toMatchObject({ members: 4, present: 4 });
  });

  it("convenes only deliberators, not more than the rulebook allows, about teams of the call, in the future", async () => {
    const call = await createCallRow();
    const { teamId } = await createTeam({ call });
    const foreign = await createTeam();
    const members = await createMembers(21);
    const ids = members.map((member) => member.id);
    const reviewer = await createUser(["REVIEWER"]);
    const input = {
      ...{ callId: call.callId, teamIds: [teamId], splitByTeam: true, otherItems: "", startsAt: later(60) },
      ...{ place: "회의실", videoUrl: "", memberIds: ids.slice(0, 20), chairId: ids[0] ?? "" },
    };
    const refusal = (facts: Partial<typeof input>) => conveneSession(staff.officer, { ...input, ...facts }, AT);
    expect(await refusal({ memberIds: ids })).toMatchObject({
      reason: "TOO_MANY_MEMBERS",
      reasonParams: { maximum: 20 },
    });
    expect(await refusal({ memberIds: [...ids.slice(0, 2), reviewer.id] })).toMatchObject({
      reason: "NOT_A_DELIBERATOR",
    });
    expect(await refusal({ teamIds: [foreign.teamId] })).toMatchObject({ reason: "TEAM_OF_OTHER_CALL" });
    expect(await refusal({ startsAt: AT })).toMatchObject({ reason: "STARTS_IN_PAST" });
    await expect(conveneSession(staff.deliberator, input, AT)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const [one, two] = await Promise.all([refusal({}), refusal({})]);
    const sessions = await db.deliberationSession.findMany({
      where: { callId: call.callId },
      orderBy: { number: "asc" },
    });
    expect([one.ok, two.ok, sessions.map((session) => session.number)]).toEqual([true, true, [1, 2]]);
    const sessionId = sessions[0]?.id ?? "";
    expect(await replyInvitation(members[1] as Actor, { sessionId, reply: "DECLINED" }, later(1))).toMatchObject({
      ok: true,
    });
    const cancelled = await cancelSession(
      staff.officer,
      { ...(await step(sessionId)), reason: "위원 일정이 맞지 않습니다." },
      later(2),
    );
    expect(cancelled).toMatchObject({ ok: true });
    expect(await replyInvitation(members[1] as Actor, { sessionId, reply: "ACCEPTED" }, later(3))).toMatchObject({
      reason: "NOT_PLANNED",
    });
  });

  it("leaves a team whose support the committee is about to decide to the committee", async () => {
    const { teamIds, sessionId, chair } = await scene(3);
    const entries = [{ resource: "GPU" as const, period: "2026H2", gpuCount: 512 }];
    const input = { teamId: teamIds[0] ?? "", expectedVersion: 1, reason: REASON, entries };
    expect(await deliberateSupport(staff.officer, input, later(70))).toMatchObject({ reason: "COMMITTEE_SITS" });
    await endSession(chair, await step(sessionId), later(80));
    expect(await deliberateSupport(staff.officer, input, later(90))).toMatchObject({ ok: true });
  });
});

it("reads a session and an item with the same number of queries however long the agenda", async () => {
  const call = await createCallRow();
  const teams = await Promise.all(Array.from({ length: 4 }, () => createTeam({ call })));
  const members = await createMembers(6);
  const sessionOf = async (count: number) => {
    const teamIds = teams.slice(0, count).map((team) => team.teamId);
    const input = { splitByTeam: true, otherItems: count > 1 ? "하나\n둘\n셋" : "" };
    const facts = { officer: staff.officer, members, callId: call.callId, teamIds };
    const sessionId = await createSession(facts, AT, input);
    return { sessionId, itemId: (await itemsOf(sessionId))[0] ?? "" };
  };
  const [short, long] = [await sessionOf(1), await sessionOf(4)];
  const count = async (work: () => Promise<unknown>) => (await countQueries(work)).statements.length;
  const reads = async ({ sessionId, itemId }: typeof short) => ({
    session: await count(() => getSession(staff.officer, sessionId)),
    item: await count(() => getItem(staff.officer, sessionId, itemId)),
    list: await count(() => listSessions(staff.officer)),
  });
  await reads(short);
  expect(await reads(long)).toEqual(await reads(short));
});
