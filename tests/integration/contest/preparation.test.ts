import { beforeAll, beforeEach, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { rulesHashOf } from "@/lib/contest/commands/contest-row";
import { importAnswers, importPrompts } from "@/lib/contest/commands/import-rows";
import { openContest } from "@/lib/contest/commands/open-contest";
import { reviewAnswer } from "@/lib/contest/commands/review-answer";
import { createContest, registerEntry } from "@/lib/contest/commands/set-up";
import { inviteWave, markDuplicate, respondToInvitation, saveVoterProfile } from "@/lib/contest/commands/voters";
import { getContestPage } from "@/lib/contest/queries/get-contest";
import { previewAnswers } from "@/lib/contest/queries/preview-answers";
import { getVoterHome } from "@/lib/contest/queries/voter-home";
import { db } from "@/lib/platform/db";
import { storeFile } from "@/lib/platform/files";
import { contestRules } from "@/lib/rulebook/schema/contest";
import { approveAmendment, proposeAmendment } from "@/lib/stages/commands/amend-plan";
import { prepareDemoContest } from "@/prisma/seed/demo/contest-preparation";
import { createUser } from "@/tests/factories/actor";
import { contestVersion, openPrepared, prepareContest, seatVoters, uploadRows } from "@/tests/factories/contest";
import { inside } from "@/tests/factories/inside";
import { expectOk } from "@/tests/factories/proposals";
import { ensureRulebookV1 } from "@/tests/factories/rulebook";
import { createRunningStage, emptyProgramme, stagePlan, stageVersion } from "@/tests/factories/stages";
import { createTeam, type TeamRow } from "@/tests/factories/teams";

const AT = new Date("2026-06-01T00:00:00Z");
const LATER = new Date("2026-06-05T00:00:00Z");
const TEXT = { maxBytes: 1_000_000, mediaTypes: ["text/plain", "application/json"] };
const REASON = "이름이 드러나지 않는다고 보았습니다.";
const PROFILE = { sex: "FEMALE", region: "CAPITAL", ageBand: "AGE_40", aiUse: "DAILY", readsEnglish: false } as const;

let officer: Actor;
let operator: Actor;
let teams: TeamRow[];
let stageId: string;
const entrants = () => teams.map((team, index) => ({ teamId: team.teamId, modelName: `모형${index + 1}호` }));

beforeAll(async () => {
  await ensureRulebookV1();
  officer = await createUser(["OFFICER"]);
  operator = await createUser(["OPERATOR"]);
});

beforeEach(async () => {
  await emptyProgramme(AT);
  // Voters of other stories are not candidates of this one.
  await db.grant.updateMany({ where: { role: { in: ["VOTER", "REVIEWER", "CHAIR"] } }, data: { revokedAt: AT } });
  teams = await Promise.all([1, 2, 3].map((one) => createTeam({ name: `별무리${one}` })));
  ({ stageId } = await createRunningStage({ officer, plan: stagePlan({ survivors: 2 }), speakers: teams }, AT));
});

const reasonOf = (outcome: { ok: boolean; reason?: string }) => (outcome.ok ? "ok" : outcome.reason);

it("X2: prompts, variants and answers make a contest ready; a problem in a file takes in nothing and names its lines", async () => {
  const closesAt = "2026-07-01T00:00:00Z";
  const { contestId } = await expectOk(createContest(officer, { stageId, closesAt }, AT));
  expect(reasonOf(await createContest(officer, { stageId, closesAt }, AT))).toBe("CONTEST_EXISTS");
  const bad = [
    { language: "ko", domain: "general", text: "하나" },
    { language: "jp", domain: "general", text: "둘" },
    { language: "ko", domain: "cooking", text: "셋" },
    "{",
    { language: "ko", text: "넷", left: "가", right: "나", expected: "both" },
  ];
  const refused = await importPrompts(operator, { contestId, fileId: await uploadRows(operator, bad) }, AT);
  expect(refused).toMatchObject({
    reason: "FILE_HAS_PROBLEMS",
    reasonParams: { count: 4, lines: "4: JSON · 2: language · 3: domain · 5: expected" },
  });
  expect(await db.contestPrompt.count({ where: { contestId } })).toBe(0);
  const two = [bad[0], bad[0]] as object[];
  expect(await importPrompts(operator, { contestId, fileId: await uploadRows(operator, two) }, AT)).toMatchObject({
    reasonParams: { lines: "2: text" },
  });
  await expectOk(importPrompts(operator, { contestId, fileId: await uploadRows(operator, [bad[0] as object]) }, AT));
  const teamId = teams[0]?.teamId ?? "";
  const entry = { contestId, teamId, modelName: "모형1호", revision: "r1" };
  await expectOk(registerEntry(operator, entry, AT));
  const rows = [
    { prompt: 1, answer: "가" },
    { prompt: 1, answer: "나" },
    { prompt: 9, answer: "다" },
  ];
  const answers = (content: (object | string)[]) =>
    uploadRows(operator, content).then((fileId) => importAnswers(operator, { contestId, teamId, fileId }, AT));
  expect(await answers(rows)).toMatchObject({ reasonParams: { count: 2, lines: "2: prompt · 3: prompt" } });
  // Of another variant than the registered one, with what no database keeps, or not UTF-8 somewhere behind its beginning.
  const foreign = [{ prompt: 1, answer: "가", model: "모형2호" }, { prompt: 1, answer: "a\u0000b" }, "[]"];
  expect(await answers(foreign)).toMatchObject({ reasonParams: { lines: "1: model · 2: answer · 3: ?" } });
  const broken = Buffer.concat([Buffer.from(`{"prompt":1,"answer":"${"가".repeat(2_000)}`), Buffer.from([0xb0, 0xa1])]);
  const stored = await storeFile(broken, { name: "cp949.jsonl", uploadedById: operator.id, limits: TEXT });
  const fileId = stored.ok ? stored.data.id : "";
  expect(reasonOf(await importAnswers(operator, { contestId, teamId, fileId }, AT))).toBe("FILE_NOT_UTF8");
  expect(await expectOk(answers([{ prompt: 1, answer: "저는 모형 1호입니다.", model: "모형1호" }]))).toEqual({
    answers: 1,
    flagged: 1,
  });
  expect(await expectOk(answers([{ prompt: 1, answer: "차분한 답변입니다." }]))).toEqual({ answers: 1, flagged: 0 });
  await expectOk(registerEntry(operator, { ...entry, revision: "r2" }, AT));
  expect(await db.contestAnswer.count({ where: { prompt: { contestId } } })).toBe(0);
});

it("X1: staff read answers without names and decide about what the checks found", async () => {
  const answer = (_prompt: object, team: number, index: number) =>
    team === 1 && index === 0 ? `별무리1 소속 모형${team}호의 답변입니다.` : `답변 ${index + 1}의 내용입니다.`;
  const { contestId } = await prepareContest({ officer, operator, stageId, teams: entrants(), answer }, AT);
  const page = await getContestPage(officer, stageId);
  expect(page.contest?.gaps).toEqual([{ code: "ANSWERS_PENDING", count: 1 }]);
  // Nothing that differs by team tells whose answer waits, or is taken out below.
  const teamRows = (entries: object[] = []) => new Set(entries.map((row) => Object.keys(row).sort().join()));
  expect([...teamRows(page.contest?.entries)]).toEqual([
    "active,answers,fromEndpoint,modelName,nameEn,nameKo,revision,teamId",
  ]);
  const preview = await previewAnswers(officer, stageId, null);
  expect(preview.pendingPrompts).toEqual([1]);
  const text = JSON.stringify({
    ...preview,
    prompt: { ...preview.prompt, answers: preview.prompt?.answers.map((one) => ({ ...one, text: "" })) },
  });
  for (const team of teams) for (const name of [team.teamId, team.nameKo, "모형"]) expect(text).not.toContain(name);
  const flagged = preview.prompt?.answers.find((one) => one.flags.includes("SELF_NAMING"));
  if (!flagged) throw new Error("the naming answer was not flagged");
  const judge = {
    answerId: flagged.answerId,
    expectedVersion: flagged.version,
    verdict: "EXCLUDED",
    reason: REASON,
  } as const;
  await expect(reviewAnswer(operator, judge, AT)).rejects.toThrow("NOT_FOUND");
  await expectOk(reviewAnswer(officer, judge, AT));
  await expect(reviewAnswer(officer, judge, AT)).rejects.toThrow("CONFLICT");
  const after = (await getContestPage(officer, stageId)).contest;
  expect(after?.gaps).toEqual([]);
  expect(after?.entries).toEqual(page.contest?.entries);
  expect(await db.auditEvent.count({ where: { subjectId: contestId, type: "contest.answerReviewed" } })).toBe(1);
  // An answer that was let stand names what a later registration calls a model: the opening asks for a word on that anew.
  const long = await db.contestAnswer.findFirstOrThrow({ where: { prompt: { contestId, number: 2 } } });
  await db.contestAnswer.update({
    where: { id: long.id },
    data: { flags: ["TOO_LONG"], review: "ACCEPTED", text: "푸른바다의 답변입니다." },
  });
  await db.contestEntry.updateMany({ where: { id: { not: long.entryId } }, data: { modelName: "푸른바다" } });
  const version = await contestVersion(contestId);
  expect(reasonOf(await openContest(officer, { contestId, expectedVersion: version }, AT))).toBe("NOT_READY");
  expect(await db.contestAnswer.findUniqueOrThrow({ where: { id: long.id } })).toMatchObject({
    ...{ flags: ["TOO_LONG", "SELF_NAMING"], review: "PENDING" },
  });
});

it("X3: waves fill the quotas by lot, leave out the teams' own people, and two consents at once never overfill", async () => {
  const { contestId } = await prepareContest({ officer, operator, stageId, teams: entrants() }, AT);
  const rules = (await db.contest.findUniqueOrThrow({ where: { id: contestId } })).rules as { publicSeats: number };
  await db.$executeRaw`UPDATE "Contest" SET rules = ${JSON.stringify({ ...rules, publicSeats: 4, expertSeats: 1 })}::jsonb WHERE id = ${contestId}`;
  const voters = await Promise.all(Array.from({ length: 6 }, () => createUser(["VOTER"])));
  for (const [index, voter] of voters.entries())
    await expectOk(saveVoterProfile(voter, { ...PROFILE, sex: index < 4 ? "FEMALE" : "MALE" }, AT));
  const own = teams[0]?.leadManager as Actor;
  await db.grant.create({ data: { userId: own.id, role: "VOTER", validFrom: AT } });
  await db.voterProfile.create({ data: { userId: own.id, ...PROFILE, savedAt: AT } });
  // Four seats: two women and two men, two of whom are between 40 and 49 at most … the quota of the age band binds first.
  const wave = { contestId, group: "PUBLIC", size: 10 } as const;
  const first = await expectOk(inviteWave(officer, wave, AT));
  const seats = await db.contestVoter.findMany({ where: { contestId } });
  expect(seats.length).toBe(first.invited);
  expect(seats.some((seat) => seat.userId === own.id)).toBe(false);
  expect(reasonOf(await inviteWave(officer, wave, AT))).toBe("NOBODY_TO_INVITE");
  // Nobody answers for days: the seats are offered again, and then more may consent than there are seats.
  const second = await expectOk(inviteWave(officer, wave, LATER));
  expect(second.wave).toBe(2);
  const invited = await db.contestVoter.findMany({ where: { contestId }, select: { userId: true } });
  // X1, X3: who has joined a team or its evaluators since the invitation is refused, and no vote is their own team's.
  const joined = await createUser(["VOTER", "OPERATOR"]);
  const bound = await createUser(["VOTER"]);
  const tie = { userId: bound.id, proposalId: teams[1]?.proposalId ?? "", kind: "DECLARED_TIE" } as const;
  const finding = { severity: "EXCLUSION", outcome: "EXCLUDED", evidence: {}, detectedAt: AT } as const;
  await inside.conflictFinding.create({ data: { ...tie, ...finding } });
  await seatVoters(contestId, [joined, bound, own]);
  const seated = { contestId, userId: { in: [joined.id, bound.id, own.id] } };
  await db.contestVoter.updateMany({ where: seated, data: { consentAt: null } });
  await expect(respondToInvitation(bound, { contestId, consent: true }, LATER)).rejects.toThrow("NOT_FOUND");
  await db.contestVoter.deleteMany({ where: { contestId, userId: bound.id } });
  for (const tied of [joined, own]) {
    expect(reasonOf(await respondToInvitation(tied, { contestId, consent: true }, LATER))).toBe("TIED_TO_TEAM");
    await expectOk(respondToInvitation(tied, { contestId, consent: false }, LATER));
  }
  const actors = voters.filter((voter) => invited.some((one) => one.userId === voter.id));
  const answers = await Promise.all(
    actors.map((voter) => respondToInvitation(voter, { contestId, consent: true }, LATER)),
  );
  const band = (await getContestPage(officer, stageId)).contest?.quotas.find((row) => row.band === "AGE_40");
  expect(answers.filter((answer) => answer.ok).length).toBe(band?.seats);
  expect(answers.filter((answer) => !answer.ok).map(reasonOf)).toEqual(
    Array(actors.length - (band?.seats ?? 0)).fill("QUOTA_FULL"),
  );
  const home = await getVoterHome(actors[0] as Actor, LATER);
  expect(home.invitations).toHaveLength(1);
  await expect(respondToInvitation(officer, { contestId, consent: true }, LATER)).rejects.toThrow("NOT_FOUND");
  const [seat] = await db.contestVoter.findMany({ where: { contestId, consentAt: { not: null } } });
  await expectOk(markDuplicate(officer, { voterId: seat?.id ?? "", reason: REASON }, LATER));
  expect((await getContestPage(officer, stageId)).contest?.voters.PUBLIC.consented).toBe((band?.seats ?? 0) - 1);
});

it("X2: the scenario `preparation` has something of everything that a contest in preparation can lack", async () => {
  const voter = await createUser(["VOTER"]);
  await createUser(["REVIEWER"]);
  await prepareDemoContest({ officer, operator, voter }, stageId, LATER);
  const { contest } = await getContestPage(officer, stageId);
  expect(new Set(contest?.gaps.map((gap) => gap.code))).toEqual(
    new Set(["PROMPTS_MISSING", "TEAM_WITHOUT_VARIANT", "ANSWERS_MISSING", "ANSWERS_PENDING"]),
  );
  expect(contest?.voters.PUBLIC).toMatchObject({ invited: 24, declined: expect.any(Number) });
  // Whoever walks the demo answers the invitation themselves.
  expect((await getVoterHome(voter, LATER)).invitations).toMatchObject([
    { consentAt: null, declinedAt: null, done: 0 },
  ]);
});

it("S3: whoever is tied to a team prepares nothing and sees nothing", async () => {
  await prepareContest({ officer, operator, stageId, teams: entrants() }, AT);
  const tied = await createUser(["OFFICER"]);
  await inside.conflictFinding.create({
    data: {
      ...{ userId: tied.id, proposalId: teams[0]?.proposalId ?? "", kind: "DECLARED_TIE", severity: "EXCLUSION" },
      ...{ outcome: "EXCLUDED", evidence: {}, detectedAt: AT },
    },
  });
  await expect(getContestPage(tied, stageId)).rejects.toThrow("NOT_FOUND");
  await expect(previewAnswers(tied, stageId, null)).rejects.toThrow("NOT_FOUND");
});

it("X3, P3: a contest goes by the plan that the teams agreed to; an amendment carries it along until people vote", async () => {
  await emptyProgramme(AT);
  teams = await Promise.all([1, 2].map((one) => createTeam({ name: `온누리${one}` })));
  const director = await createUser(["DIRECTOR"]);
  const plan = (minSeconds: number) =>
    stagePlan({ survivors: 1, contest: { ...contestRules.parse(undefined), minSeconds } });
  ({ stageId } = await createRunningStage({ officer, plan: plan(9), speakers: teams }, AT));
  const { contestId } = await prepareContest({ officer, operator, stageId, teams: entrants() }, AT);
  const stored = async () => db.contest.findUniqueOrThrow({ where: { id: contestId } });
  expect(await stored()).toMatchObject({ rules: { minSeconds: 9 }, rulesHash: rulesHashOf(plan(9).contest ?? {}) });
  await expect(
    db.contest.update({ where: { id: contestId }, data: { rules: { ...plan(9).contest, minSeconds: 1 } } }),
  ).rejects.toThrow("does not go by the plan");
  const amend = async (minSeconds: number) =>
    proposeAmendment(
      officer,
      {
        ...{ stageId, expectedVersion: await stageVersion(stageId), cutoffOn: "2025-12-31", plan: plan(minSeconds) },
        ...{ effectiveOn: "2026-06-01", reason: "짧은 답변이 많아 기준 시간을 줄입니다." },
      },
      AT,
    );
  const { amendmentId } = await expectOk(amend(6));
  await expectOk(approveAmendment(director, { amendmentId }, AT));
  expect(await stored()).toMatchObject({ rules: { minSeconds: 6 }, rulesHash: rulesHashOf(plan(6).contest ?? {}) });
  expect(await getContestPage(officer, stageId)).toMatchObject({
    isPlanned: true,
    contest: { rules: { minSeconds: 6 } },
  });
  const { amendmentId: late } = await expectOk(amend(5));
  await openPrepared(officer, contestId, AT);
  expect(reasonOf(await approveAmendment(director, { amendmentId: late }, AT))).toBe("CONTEST_VOTING");
  await expect(
    db.$executeRaw`UPDATE "Stage" SET plan = jsonb_set(plan, '{contest,minSeconds}', '1') WHERE id = ${stageId}`,
  ).rejects.toThrow();
});
