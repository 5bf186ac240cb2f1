import type { Actor } from "@/lib/access/actor";
import { closeContest } from "@/lib/contest/commands/close-contest";
import { reviewAnswer } from "@/lib/contest/commands/review-answer";
import { scoreContest } from "@/lib/contest/commands/score-contest";
import { inviteWave, respondToInvitation, saveVoterProfile } from "@/lib/contest/commands/voters";
import { db } from "@/lib/platform/db";
import { actorWith, createUser } from "@/tests/factories/actor";
import {
  type Chooser,
  contestVersion,
  openPrepared,
  prepareContest,
  seatVoters,
  vote,
} from "@/tests/factories/contest";
import { expectOk } from "@/tests/factories/proposals";
import { days, later } from "./chance";
import { DEMO_CHECKS, DEMO_PROMPTS } from "./contest-prompts";
import { recordGeneration } from "./generation";
import type { Staff } from "./people";

const REGIONS = [
  "CAPITAL",
  "CAPITAL",
  "YEONGNAM",
  "CHUNGCHEONG",
  "CAPITAL",
  "HONAM",
  "YEONGNAM",
  "GANGWON_JEJU",
] as const;
const AGES = ["AGE_40", "AGE_20", "AGE_50", "AGE_30", "AGE_60"] as const;
const AI_USES = ["SOMETIMES", "DAILY", "RARELY"] as const;
const CITIZENS = 23;

/** Citizens who once left their bands, the demo voter first. */
export async function panel(staff: Pick<Staff, "voter">, at: Date): Promise<Actor[]> {
  const citizens = [staff.voter];
  for (let index = 1; index <= CITIZENS; index++)
    citizens.push(
      await createUser(["VOTER"], { name: `국민평가단 ${index}`, email: `citizen${index}@demo.portal.example` }),
    );
  for (const [index, citizen] of citizens.entries())
    await expectOk(
      saveVoterProfile(
        citizen,
        {
          sex: index % 2 === 0 ? "FEMALE" : "MALE",
          region: REGIONS[index % REGIONS.length] ?? "CAPITAL",
          ageBand: AGES[index % AGES.length] ?? "AGE_40",
          aiUse: AI_USES[index % AI_USES.length] ?? "DAILY",
          readsEnglish: index % 3 === 0,
        },
        later(at, index),
      ),
    );
  return citizens;
}

/** Stage 2's contest: prompts, variants, answers — one of which gave a name away — and the panels of the first wave. */
export async function playContest(staff: Staff, stageId: string, now: Date): Promise<void> {
  const teams = await db.stageTeam.findMany({
    where: { stageId },
    orderBy: { team: { joinedAt: "asc" } },
    select: { teamId: true, team: { select: { nameKo: true, nameEn: true } } },
  });
  const prepared = days(now, -20);
  const { contestId } = await prepareContest(
    {
      officer: staff.officer,
      operator: staff.operator,
      stageId,
      prompts: DEMO_PROMPTS,
      checks: DEMO_CHECKS,
      closesAt: days(now, 7),
      teams: teams.map(({ teamId, team }) => ({ teamId, modelName: `${team.nameEn.replace(/\s/g, "-")}-100B` })),
      answer: (prompt, team, index) => {
        const plain = prompt.answers[(team + index) % 2] ?? "";
        return team === 2 && index === 8 ? `저는 ${teams[2]?.team.nameKo} 모델입니다.\n\n${plain}` : plain;
      },
    },
    prepared,
  );
  await recordGeneration(contestId, staff.operator.id, later(prepared, 15));
  const named = await db.contestAnswer.findFirstOrThrow({
    where: { review: "PENDING", prompt: { contestId } },
    select: { id: true, version: true },
  });
  await expectOk(
    reviewAnswer(
      staff.officer,
      {
        answerId: named.id,
        expectedVersion: named.version,
        verdict: "EXCLUDED",
        reason: "답변 첫머리에 팀 이름이 드러나 평가에서 제외합니다.",
      },
      later(prepared, 60),
    ),
  );
  const citizens = await panel(staff, later(prepared, 120));
  const invited = days(now, -12);
  await expectOk(inviteWave(staff.officer, { contestId, group: "PUBLIC", size: 60 }, invited));
  await expectOk(inviteWave(staff.officer, { contestId, group: "EXPERT", size: 30 }, later(invited, 5)));
  const seats = await db.contestVoter.findMany({
    where: { contestId },
    orderBy: { userId: "asc" },
    select: { userId: true, group: true },
  });
  for (const [index, { userId, group }] of seats.entries()) {
    const actor = citizens.find((citizen) => citizen.id === userId) ?? actorWith(["REVIEWER"], userId);
    const consent = group === "EXPERT" || actor.id === staff.voter.id || index % 11 !== 10;
    await expectOk(respondToInvitation(actor, { contestId, consent }, later(invited, 30 + index * 7)));
  }
  await openPrepared(staff.officer, contestId, days(now, -9));
  await castVotes(contestId, SECOND_STAGE, days(now, -8));
}

const VOTING_CITIZENS = 12;
const VOTING_EXPERTS = 6;
/** Whose votes are too fast to count. */
const HASTY = 3;

type Strengths = Record<string, number>;
/** By name, and far apart at the end: who leaves after a stage must not hang on how the pairs happen to fall. */
const FIRST_STAGE: Strengths = { 가온누리: 1.5, 새벽별: 1.35, 한마루: 1.05, 온빛: 1, 다온: 0.3 };
const SECOND_STAGE: Strengths = { 가온누리: 1.5, 새벽별: 1.35, 한마루: 1.05, 온빛: 0.3 };

/** Of the meetings of a pair, every so manieth is a tie, and of those every second says that both are bad. */
const TIE_EVERY = 7;

/**
 * A pair's votes fall by its strengths as evenly as whole votes can, so that neither the order of a result nor whether there is
 * one hangs on which pairs are dealt.
 */
function evenChooser(strengthOf: (entryId: string | null) => number): Chooser {
  const met = new Map<string, { meetings: number; credit: number }>();
  return ({ leftEntryId, rightEntryId, expected }) => {
    if (expected) return expected;
    const [first = null, second = null] = [leftEntryId, rightEntryId].sort();
    const pair = met.get(`${first} ${second}`) ?? { meetings: 0, credit: 0.5 };
    met.set(`${first} ${second}`, pair);
    pair.meetings++;
    if (pair.meetings % TIE_EVERY === 0) return pair.meetings % (2 * TIE_EVERY) === 0 ? "BOTH_BAD" : "TIE";
    pair.credit += strengthOf(first) / (strengthOf(first) + strengthOf(second));
    const firstWins = pair.credit >= 1;
    if (firstWins) pair.credit--;
    return firstWins === (leftEntryId === first) ? "LEFT" : "RIGHT";
  };
}

/** Some have voted, each a little: the stronger team's answer wins more often, and now and then it is a tie. */
async function castVotes(contestId: string, strengths: Strengths, at: Date): Promise<void> {
  const entries = await db.contestEntry.findMany({
    where: { contestId },
    select: { id: true, team: { select: { nameKo: true } } },
  });
  const strength = new Map(entries.map(({ id, team }) => [id, strengths[team.nameKo] ?? 1]));
  const strengthOf = (entryId: string | null) => strength.get(entryId ?? "") ?? 1;
  const choosers = { PUBLIC: evenChooser(strengthOf), EXPERT: evenChooser(strengthOf) };
  const consented = await db.contestVoter.findMany({
    where: { contestId, consentAt: { not: null } },
    orderBy: { userId: "asc" },
    select: { userId: true, group: true },
  });
  const of = (group: "PUBLIC" | "EXPERT", count: number) =>
    consented.filter((seat) => seat.group === group).slice(0, count);
  const voters = [...of("PUBLIC", VOTING_CITIZENS), ...of("EXPERT", VOTING_EXPERTS)];
  for (const [index, { userId, group }] of voters.entries())
    await vote(actorWith([group === "PUBLIC" ? "VOTER" : "REVIEWER"], userId), contestId, {
      at: later(at, index * 190),
      votes: group === "PUBLIC" ? 5 : 8,
      secondsEach: index === HASTY ? 3 : 25 + (index % 5) * 6,
      choose: choosers[group],
    });
}

/** Stage 1's contest, from the start of the stage to its scores: names and ratings are told, and the sheet is the evidence. */
export async function playClosedContest(staff: Staff, stageId: string, started: Date): Promise<void> {
  const teams = await db.stageTeam.findMany({
    where: { stageId },
    orderBy: { team: { joinedAt: "asc" } },
    select: { teamId: true, team: { select: { nameEn: true } } },
  });
  const closesAt = days(started, 18);
  const { contestId } = await prepareContest(
    {
      ...{ officer: staff.officer, operator: staff.operator, stageId, closesAt },
      ...{ prompts: DEMO_PROMPTS, checks: DEMO_CHECKS },
      teams: teams.map(({ teamId, team }) => ({ teamId, modelName: `${team.nameEn.replace(/\s/g, "-")}-7B` })),
    },
    later(started, 60),
  );
  const people = async (group: "PUBLIC" | "EXPERT", count: number) => {
    const actors: Actor[] = [];
    for (let index = 1; index <= count; index++)
      actors.push(
        await createUser([group === "PUBLIC" ? "VOTER" : "REVIEWER"], { name: `1차 평가단 ${group} ${index}` }),
      );
    await seatVoters(contestId, actors, { group, readsEnglish: true, consentAt: days(started, 1) });
  };
  await people("PUBLIC", VOTING_CITIZENS);
  await people("EXPERT", VOTING_EXPERTS);
  await openPrepared(staff.officer, contestId, days(started, 2));
  await castVotes(contestId, FIRST_STAGE, days(started, 3));
  const step = async () => ({ contestId, expectedVersion: await contestVersion(contestId) });
  await expectOk(closeContest(staff.officer, await step(), later(closesAt, 30)));
  await expectOk(scoreContest(staff.officer, await step(), later(closesAt, 90)));
}
