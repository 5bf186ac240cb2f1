import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { openPrepared, plainPrompts, prepareContest, seatVoters } from "@/tests/factories/contest";
import { ensureRulebookV1 } from "@/tests/factories/rulebook";
import { createRunningStage, stagePlan } from "@/tests/factories/stages";
import { createTeam } from "@/tests/factories/teams";
import { TELLING_WORDS } from "./contest-words";
import { createStaff } from "./demo/people";

const DAY_MS = 86_400_000;
const TEAMS = 5;
const COPIES = 4;

/** Seats of one group, each a person of their own. */
async function seat(contestId: string, group: "PUBLIC" | "EXPERT", count: number): Promise<void> {
  const emails = Array.from({ length: count }, (_, index) => `${group.toLowerCase()}${index}@load.portal.example`);
  await db.user.createMany({ data: emails.map((email) => ({ email, name: email.split("@")[0] ?? email })) });
  const users = await db.user.findMany({ where: { email: { in: emails } }, select: { id: true, name: true } });
  await db.grant.createMany({
    data: users.map(({ id: userId }) => ({
      ...{ userId, role: group === "PUBLIC" ? ("VOTER" as const) : ("REVIEWER" as const) },
      validFrom: new Date("2025-01-01T00:00:00Z"),
    })),
  });
  await seatVoters(contestId, users, { group, readsEnglish: true });
}

/** A contest just opened, for the load test: `--citizens N --experts M`. Hasty votes count, since nobody reads here. */
export async function contestScenario(options: Record<string, unknown>): Promise<void> {
  await ensureRulebookV1();
  const staff = await createStaff();
  const at = await now();
  const teams = [];
  for (let index = 0; index < TEAMS; index++) teams.push(await createTeam({ name: `별무리 ${index + 1}` }));
  const { stageId } = await createRunningStage({ officer: staff.officer, plan: stagePlan(), speakers: teams }, at);
  const prompts = Array.from({ length: COPIES }, (_, copy) =>
    plainPrompts().map((prompt) => ({ ...prompt, text: `${prompt.text} (${copy + 1})` })),
  ).flat();
  const { contestId } = await prepareContest(
    {
      ...{ officer: staff.officer, operator: staff.operator, stageId, prompts },
      closesAt: new Date(at.getTime() + DAY_MS),
      teams: teams.map(({ teamId }, index) => ({ teamId, modelName: `모형${index + 1}호` })),
      answer: (prompt, team) => `${prompt.text}에 대한 답변입니다. ${TELLING_WORDS[team]}`,
    },
    at,
  );
  await db.$executeRaw`UPDATE "Contest" SET rules = rules || '{"minSeconds": 0}' WHERE id = ${contestId}`;
  await seat(contestId, "PUBLIC", Number(options.citizens ?? 500));
  await seat(contestId, "EXPERT", Number(options.experts ?? 30));
  // Everybody sits in the same bands: quotas are not what is measured.
  const whole = {
    sex: { FEMALE: 10_000 },
    region: { CAPITAL: 10_000 },
    ageBand: { AGE_40: 10_000 },
    aiUse: { DAILY: 10_000 },
  };
  await db.$executeRaw`UPDATE "Contest" SET rules = rules || ${JSON.stringify({ quotas: whole })}::jsonb WHERE id = ${contestId}`;
  await openPrepared(staff.officer, contestId, at);
}
