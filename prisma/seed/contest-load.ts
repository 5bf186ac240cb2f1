import { rulesHashOf } from "@/lib/contest/commands/contest-row";
import { DIMENSIONS, seatsOf } from "@/lib/contest/domain/quota";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { contestRules } from "@/lib/rulebook/schema/contest";
import { plainPrompts, prepareContest } from "@/tests/factories/contest";
import { ensureRulebookV1 } from "@/tests/factories/rulebook";
import { createRunningStage, stagePlan } from "@/tests/factories/stages";
import { createTeam } from "@/tests/factories/teams";
import type { Prisma } from "../generated/client";
import { TELLING_WORDS } from "./contest-words";
import { chance } from "./demo/chance";
import { createStaff } from "./demo/people";

const MINUTE_MS = 60_000;
/** Longer than any run of the measurement takes; then the clock is moved to the close. */
const OPEN_MINUTES = 50;
const TEAMS = 5;
const COPIES = 4;
/** Citizens who read English, of a hundred. */
const ENGLISH = 40;

async function people(kind: "citizen" | "expert", count: number): Promise<string[]> {
  const emails = Array.from({ length: count }, (_, index) => `${kind}${index}@load.portal.example`);
  await db.user.createMany({ data: emails.map((email) => ({ email, name: email.split("@")[0] ?? email })) });
  const users = await db.user.findMany({ where: { email: { in: emails } }, select: { id: true } });
  const role = kind === "citizen" ? ("VOTER" as const) : ("REVIEWER" as const);
  const validFrom = new Date("2025-01-01T00:00:00Z");
  await db.grant.createMany({ data: users.map(({ id: userId }) => ({ userId, role, validFrom })) });
  return users.map(({ id }) => id);
}

/** Exactly as many of each band as the quotas ask, so that the waves can seat everybody. */
function bandsOf(count: number, quotas: Record<string, Record<string, number>>): Record<string, string>[] {
  const random = chance(7);
  const columns = DIMENSIONS.map((dimension) =>
    Object.entries(seatsOf(quotas[dimension] ?? {}, count))
      .flatMap(([band, seats]) => Array.from({ length: seats }, () => band))
      .map((band) => ({ band, lot: random() }))
      .sort((a, b) => a.lot - b.lot),
  );
  return Array.from({ length: count }, (_, row) =>
    Object.fromEntries(DIMENSIONS.map((dimension, column) => [dimension, columns[column]?.[row]?.band ?? ""])),
  );
}

/** A contest prepared and not yet opened, nobody invited, for the load test: `--citizens N --experts M`. */
export async function contestScenario(options: Record<string, unknown>): Promise<void> {
  const [citizens, experts] = [Number(options.citizens ?? 500), Number(options.experts ?? 30)];
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
      closesAt: new Date(at.getTime() + OPEN_MINUTES * MINUTE_MS),
      teams: teams.map(({ teamId }, index) => ({ teamId, modelName: `모형${index + 1}호` })),
      answer: (prompt, team) => `${prompt.text}에 대한 답변입니다. ${TELLING_WORDS[team]}`,
    },
    at,
  );
  // As the rulebook has it, but for the size of the panels and the haste of voters who do not read.
  const row = await db.contest.findUniqueOrThrow({ where: { id: contestId }, select: { rules: true } });
  const rules = { ...contestRules.parse(row.rules), publicSeats: citizens, expertSeats: experts, minSeconds: 1 };
  await db.contest.update({ where: { id: contestId }, data: { rules, rulesHash: rulesHashOf(rules) } });
  const bands = bandsOf(citizens, rules.quotas);
  const profiles = (await people("citizen", citizens)).map((userId, index) => ({
    ...{ userId, ...bands[index], readsEnglish: index % 100 < ENGLISH, savedAt: at },
  }));
  await db.voterProfile.createMany({ data: profiles as Prisma.VoterProfileCreateManyInput[] });
  await people("expert", experts);
}
