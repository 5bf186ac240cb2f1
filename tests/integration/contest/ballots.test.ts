import { beforeAll, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { castBallot, undoBallot } from "@/lib/contest/commands/cast-ballot";
import { closeContest } from "@/lib/contest/commands/close-contest";
import { openContest } from "@/lib/contest/commands/open-contest";
import { reviewAnswer } from "@/lib/contest/commands/review-answer";
import { nextTask } from "@/lib/contest/commands/serve-task";
import { verifyContestDatabase } from "@/lib/contest/queries/verify-contest";
import { actingAs } from "@/lib/platform/acting";
import { db, violatedConstraint } from "@/lib/platform/db";
import { actorWith, createUser } from "@/tests/factories/actor";
import { contestVersion, prepareContest, seatVoters, vote } from "@/tests/factories/contest";
import { inside } from "@/tests/factories/inside";
import { expectOk } from "@/tests/factories/proposals";
import { ensureRulebookV1 } from "@/tests/factories/rulebook";
import { createRunningStage, emptyProgramme, stagePlan } from "@/tests/factories/stages";
import { createTeam, type TeamRow } from "@/tests/factories/teams";

const AT = new Date("2026-06-01T00:00:00Z");
const CLOSES = new Date("2026-06-15T00:00:00Z");
const SECOND = 1_000;
const later = (seconds: number) => new Date(AT.getTime() + seconds * SECOND);

let officer: Actor;
let operator: Actor;
let teams: TeamRow[];
let stageId: string;
let contestId: string;
const citizens: Actor[] = [];

// One contest for the whole file: what each story does stays, as it does in life.
beforeAll(async () => {
  await ensureRulebookV1();
  officer = await createUser(["OFFICER"]);
  operator = await createUser(["OPERATOR"]);
  await emptyProgramme(AT);
  teams = await Promise.all([1, 2, 3].map((one) => createTeam({ name: `은하수${one}` })));
  ({ stageId } = await createRunningStage({ officer, plan: stagePlan({ survivors: 2 }), speakers: teams }, AT));
  const entrants = teams.map((team, index) => ({ teamId: team.teamId, modelName: `모형${index + 1}호` }));
  ({ contestId } = await prepareContest({ officer, operator, stageId, teams: entrants, closesAt: CLOSES }, AT));
  await db.$executeRaw`UPDATE "Contest" SET rules = rules || '{"publicVotes": 10, "attentionEvery": 4}' WHERE id = ${contestId}`;
  for (let index = 0; index < 8; index++) citizens.push(await createUser(["VOTER"]));
  await seatVoters(contestId, citizens);
});

const reasonOf = (outcome: { ok: boolean; reason?: string }) => (outcome.ok ? "ok" : outcome.reason);
const person = (index: number): Actor => citizens[index] as Actor;
const standing = () => inside.contestBallot.count({ where: { contestId, discard: null } });

it("X2: opens only when ready, deals every pair on every prompt once, and nobody votes before", async () => {
  expect(reasonOf(await nextTask(person(0), { contestId }, AT))).toBe("NOT_OPEN");
  const step = { contestId, expectedVersion: await contestVersion(contestId) };
  const both = await Promise.allSettled([openContest(officer, step, AT), openContest(officer, step, AT)]);
  expect(both.filter((one) => one.status === "fulfilled" && one.value.ok)).toHaveLength(1);
  // 18 prompts, 3 teams: 3 pairs each
  expect(await db.contestCell.count({ where: { contestId } })).toBe(18 * 3);
  await expect(db.$executeRaw`UPDATE "Contest" SET "rulesHash" = 'x' WHERE id = ${contestId}`).rejects.toThrow("stays");
});

it("X1: shows a prompt and two texts, and nothing by which anybody could tell whose they are", async () => {
  const step = await expectOk(nextTask(person(0), { contestId }, AT));
  expect(Object.keys(step.task ?? {}).sort()).toEqual(["language", "left", "prompt", "right", "taskId"]);
  expect((await expectOk(nextTask(person(0), { contestId }, later(1)))).task).toEqual(step.task);
  const entries = await db.contestEntry.findMany({ where: { contestId }, select: { id: true } });
  const text = JSON.stringify(step);
  for (const word of [...entries.map((one) => one.id), ...teams.flatMap((one) => [one.teamId, one.nameKo]), "모형"])
    expect(text).not.toContain(word);
  // An invitation handed on, a role taken back, and somebody who has joined the staff since.
  await expect(nextTask(await createUser(["VOTER"]), { contestId }, AT)).rejects.toThrow("NOT_FOUND");
  for (const roles of [[], ["VOTER", "OPERATOR"]] as const)
    await expect(nextTask(actorWith([...roles], person(0).id), { contestId }, AT)).rejects.toThrow("NOT_FOUND");
});

it("X3: pressed twice, from two windows, with another answer: one vote stands, and it is the first", async () => {
  const { task } = await expectOk(nextTask(person(0), { contestId }, AT));
  const input = { contestId, taskId: task?.taskId ?? "", verdict: "LEFT" } as const;
  const answers = await Promise.all(Array.from({ length: 6 }, () => castBallot(person(0), input, later(20))));
  expect(answers.every((answer) => answer.ok)).toBe(true);
  expect(await standing()).toBe(1);
  expect(reasonOf(await castBallot(person(0), { ...input, verdict: "TIE" }, later(21)))).toBe("ALREADY_VOTED");
  await expect(castBallot(person(1), input, later(22))).rejects.toThrow("NOT_FOUND");
  const [ballot] = await inside.contestBallot.findMany({ where: { contestId } });
  await expect(
    inside.contestBallot.update({ where: { id: ballot?.id ?? "" }, data: { verdict: "TIE" } }),
  ).rejects.toThrow();
  await expect(inside.contestBallot.create({ data: { ...(ballot as object), id: "x" } as never })).rejects.toThrow();
});

it("X3: the last vote can be taken back once and given anew; both stay on record and one counts", async () => {
  const before = await expectOk(nextTask(person(0), { contestId }, later(30)));
  const again = await expectOk(undoBallot(person(0), { contestId }, later(31)));
  expect(again.task?.taskId).not.toBe(before.task?.taskId);
  expect(await standing()).toBe(0);
  expect((await expectOk(undoBallot(person(0), { contestId }, later(32)))).task).toEqual(again.task);
  expect(await standing()).toBe(0);
  expect(reasonOf(await undoBallot(person(1), { contestId }, later(32)))).toBe("NOTHING_TO_UNDO");
  await expectOk(
    castBallot(person(0), { contestId, taskId: again.task?.taskId ?? "", verdict: "BOTH_BAD" }, later(40)),
  );
  const rows = await inside.contestBallot.findMany({
    where: { contestId },
    orderBy: { round: "asc" },
    include: { discard: true },
  });
  expect(rows.map((row) => [row.round, row.verdict, row.discard?.reason ?? null])).toEqual([
    [0, "LEFT", "UNDONE"],
    [1, "BOTH_BAD", null],
  ]);
  expect((await verifyContestDatabase()).violations).toEqual([]);
});

it("X2, X3: many at once: no pair twice for anybody, pairs and sides shown alike, counts equal the votes", async () => {
  await Promise.all(
    citizens
      .slice(1, 6)
      .map((citizen) =>
        vote(citizen, contestId, { at: later(60), votes: 10, choose: ({ expected }) => expected ?? "LEFT" }),
      ),
  );
  const twice = await inside.$queryRaw<unknown[]>`SELECT 1 FROM "ContestBallot" WHERE "contestId" = ${contestId}
    GROUP BY "voterId", "promptId", "lowEntryId", "highEntryId", "round" HAVING count(*) > 1`;
  expect(twice).toEqual([]);
  for (const citizen of citizens.slice(1, 6))
    expect(await inside.contestBallot.count({ where: { contestId, voter: { userId: citizen.id } } })).toBe(10);
  expect((await expectOk(nextTask(person(1), { contestId }, later(900)))).task).toBeNull();
  const pairs = await db.$queryRaw<{ shown: number; low: number }[]>`SELECT sum("lowLeft" + "highLeft")::int AS shown,
    sum("lowLeft")::int AS low FROM "ContestCell" WHERE "contestId" = ${contestId} GROUP BY "lowEntryId", "highEntryId"`;
  for (const { shown, low } of pairs) {
    expect(shown).toBeGreaterThan(12);
    expect(Math.abs(low - shown / 2)).toBeLessThanOrEqual(4);
  }
  expect((await verifyContestDatabase()).violations).toEqual([]);
});

/** Of this contest, whatever the application would check: what the database shows to this person. */
const shownTo = (actor: Actor) =>
  actingAs(actor, async () => ({
    tasks: await db.contestTask.count({ where: { contestId } }),
    ballots: await db.contestBallot.count({ where: { contestId } }),
    discards: await db.contestDiscard.count({ where: { ballot: { contestId } } }),
    ahead: await db.contestPairCount.count({ where: { contestId } }),
  }));
const NOTHING = { tasks: 0, ballots: 0, discards: 0, ahead: 0 };

it("X1, decision 021: how somebody voted is shown to them alone, who is ahead to nobody, and nobody writes either", async () => {
  const own = await shownTo(person(0));
  expect(own).toMatchObject({ ballots: 2, discards: 1, ahead: 0 });
  expect(own.tasks).toBe(await inside.contestTask.count({ where: { contestId, voter: { userId: person(0).id } } }));
  const staff = await Promise.all(
    (["DIRECTOR", "AUDITOR", "ADMINISTRATOR"] as const).map((role) => createUser([role])),
  );
  for (const other of [officer, operator, ...staff, teams[0]?.leadManager as Actor, await createUser(["VOTER"])])
    expect(await shownTo(other)).toEqual(NOTHING);
  await expect(db.contestBallot.count()).rejects.toThrow(/nobody's name/);
  const vote = await inside.contestBallot.findFirstOrThrow({ where: { contestId, voter: { userId: person(1).id } } });
  const discard = (actor: Actor, reason: "UNDONE" | "QUOTA") =>
    actingAs(actor, () => db.contestDiscard.create({ data: { ballotId: vote.id, reason, at: later(1) } }));
  for (const actor of [person(0), officer]) await expect(discard(actor, "UNDONE")).rejects.toThrow(/row-level/);
  await expect(discard(person(1), "QUOTA")).rejects.toThrow(/row-level/);
  const forged = {
    contestId,
    voterId: vote.voterId,
    number: 99,
    promptId: vote.promptId,
    servedAt: AT,
    answeredAt: AT,
  };
  await expect(actingAs(person(0), () => db.contestTask.create({ data: forged }))).rejects.toThrow(/row-level/);
  for (const actor of [person(1), officer])
    expect(await actingAs(actor, () => db.contestPairCount.updateMany({ data: { lowWins: 99 } }))).toEqual({
      count: 0,
    });
});

it("X3: at the close every rule discards with its reason, later votes are refused, and nothing changes any more", async () => {
  await vote(person(6), contestId, { at: later(60), votes: 10, choose: () => "RIGHT" });
  await vote(person(7), contestId, { at: later(60), votes: 3, secondsEach: 2, choose: () => "TIE" });
  const duplicate = await db.contestVoter.findFirstOrThrow({ where: { contestId, userId: person(5).id } });
  await db.contestVoter.update({ where: { id: duplicate.id }, data: { duplicateAt: AT, duplicateById: officer.id } });
  const shown = await inside.contestBallot.findFirstOrThrow({ where: { contestId, voter: { userId: person(1).id } } });
  const leak = await db.contestAnswer.findFirstOrThrow({
    where: { promptId: shown.promptId, entryId: shown.lowEntryId },
  });
  const reason = "답변 끝에 모델 이름이 드러나 있습니다.";
  const judge = { answerId: leak.id, expectedVersion: leak.version, reason };
  expect(reasonOf(await reviewAnswer(officer, { ...judge, verdict: "ACCEPTED" }, later(900)))).toBe("ALREADY_OPEN");
  await expectOk(reviewAnswer(officer, { ...judge, verdict: "EXCLUDED" }, later(900)));
  // Whoever is just looking at an answer that is taken out is shown another pair, and what they send of it is not there.
  const check = await expectOk(nextTask(person(7), { contestId }, later(890)));
  const fourth = { contestId, taskId: check.task?.taskId ?? "", verdict: "TIE" } as const;
  const looking = await expectOk(castBallot(person(7), fourth, later(900)));
  const seen = await inside.contestTask.findUniqueOrThrow({ where: { id: looking.task?.taskId ?? "" } });
  await inside.contestAnswer.updateMany({
    where: { promptId: seen.promptId, entryId: seen.leftEntryId ?? "" },
    data: { review: "EXCLUDED" },
  });
  const instead = await expectOk(nextTask(person(7), { contestId }, later(901)));
  expect(instead.task?.taskId).not.toBe(seen.id);
  await expect(castBallot(person(7), { contestId, taskId: seen.id, verdict: "LEFT" }, later(902))).rejects.toThrow();
  // P5: and so is whoever looks at an answer of a team that leaves meanwhile; nobody is shown it again.
  const ofTeam = await inside.contestTask.findUniqueOrThrow({ where: { id: instead.task?.taskId ?? "" } });
  const leaving = { contestEntries: { some: { id: ofTeam.leftEntryId ?? "" } } };
  await db.team.updateMany({ where: leaving, data: { status: "WITHDRAWN", leftAt: AT } });
  const afterwards = await expectOk(nextTask(person(7), { contestId }, later(903)));
  expect(afterwards.task?.taskId).not.toBe(ofTeam.id);
  const shownNow = await inside.contestTask.findUniqueOrThrow({ where: { id: afterwards.task?.taskId ?? "" } });
  expect([shownNow.leftEntryId, shownNow.rightEntryId]).not.toContain(ofTeam.leftEntryId);
  await db.team.updateMany({ where: leaving, data: { status: "ACTIVE", leftAt: null } });
  const step = { contestId, expectedVersion: await contestVersion(contestId) };
  expect(reasonOf(await closeContest(officer, step, later(1_000)))).toBe("STILL_VOTING");
  const open = await expectOk(nextTask(person(7), { contestId }, later(1_000)));
  const input = { contestId, taskId: open.task?.taskId ?? "", verdict: "LEFT" } as const;
  // C2: the closing instant itself is in time, and one millisecond later nothing is: no vote, nothing new, nothing taken back.
  const after = new Date(CLOSES.getTime() + 1);
  expect(reasonOf(await castBallot(person(7), input, after))).toBe("NOT_OPEN");
  expect(reasonOf(await nextTask(person(7), { contestId }, after))).toBe("NOT_OPEN");
  expect(reasonOf(await undoBallot(person(7), { contestId }, after))).toBe("NOT_OPEN");
  expect((await expectOk(nextTask(person(7), { contestId }, CLOSES))).task?.taskId).toBe(input.taskId);
  expect(reasonOf(await closeContest(officer, step, CLOSES))).toBe("STILL_VOTING");
  // A vote that had arrived in time meets the close: it waits for it, and is refused, not broken.
  const inTime = { ...input, verdict: "TIE" } as const;
  const closing = closeContest(officer, step, after);
  const late = await Promise.all(Array.from({ length: 4 }, () => castBallot(person(7), inTime, later(1_001))));
  const closed = await expectOk(closing);
  for (const one of late) expect(["ok", "NOT_OPEN"]).toContain(reasonOf(one));
  const again = { ...(await inside.contestBallot.findFirstOrThrow({ where: { contestId } })), id: "late", round: 9 };
  const refused = await inside.contestBallot.create({ data: again }).catch(violatedConstraint);
  expect(refused).toBe("contest_open");
  expect(closed.ballotsHash).toMatch(/^[0-9a-f]{64}$/);
  const reasons = await inside.contestDiscard.groupBy({
    by: ["reason"],
    where: { ballot: { contestId } },
    _count: true,
  });
  const count = Object.fromEntries(reasons.map((row) => [row.reason, row._count]));
  expect(count).toMatchObject({ UNDONE: 1, DUPLICATE_ACCOUNT: 10, ATTENTION_FAILED: 10 });
  // A hasty vote on the leaked answer is counted as a leak.
  const hasty = { ballot: { contestId, voter: { userId: person(7).id } } };
  expect(
    await inside.contestDiscard.count({ where: { ...hasty, reason: { in: ["TOO_FAST", "IDENTITY_LEAK"] } } }),
  ).toBe(3);
  expect(count.IDENTITY_LEAK).toBeGreaterThan(0);
  expect((await verifyContestDatabase()).violations).toEqual([]);
  const one = await inside.contestBallot.findFirstOrThrow({ where: { contestId, discard: null } });
  await expect(
    inside.contestDiscard.create({ data: { ballotId: one.id, reason: "QUOTA", at: CLOSES } }),
  ).rejects.toThrow("settled");
  await expect(db.contest.update({ where: { id: contestId }, data: { state: "OPEN" } })).rejects.toThrow("stays");
  expect(await shownTo(officer)).toEqual(NOTHING);
});
