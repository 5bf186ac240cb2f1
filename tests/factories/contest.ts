import type { Actor } from "@/lib/access/actor";
import { castBallot } from "@/lib/contest/commands/cast-ballot";
import { importAnswers, importPrompts } from "@/lib/contest/commands/import-rows";
import { openContest } from "@/lib/contest/commands/open-contest";
import { nextTask } from "@/lib/contest/commands/serve-task";
import { createContest, registerEntry } from "@/lib/contest/commands/set-up";
import type { CastBallot } from "@/lib/contest/schema";
import { db } from "@/lib/platform/db";
import { storeFile } from "@/lib/platform/files";
import type { Outcome } from "@/lib/platform/outcome";
import { inside } from "./inside";

const DAY_MS = 86_400_000;

function done<T>(outcome: Outcome<T>): T {
  if (!outcome.ok)
    throw new Error(`${outcome.code} ${outcome.reason ?? ""} ${JSON.stringify(outcome.reasonParams ?? {})}`);
  return outcome.data;
}

/** A file of JSON lines, uploaded by whoever goes on with it. */
export async function uploadRows(actor: Actor, rows: readonly (object | string)[]): Promise<string> {
  const content = rows.map((row) => (typeof row === "string" ? row : JSON.stringify(row))).join("\n");
  const limits = { maxBytes: 20_000_000, mediaTypes: ["text/plain", "application/json"] };
  return done(await storeFile(Buffer.from(content), { name: "rows.jsonl", uploadedById: actor.id, limits })).id;
}

export type DemoPrompt = { language: "ko" | "en"; domain: string; text: string; answers: readonly [string, string] };
export type DemoCheck = { language: "ko" | "en"; text: string; left: string; right: string; expected: string };

const DOMAINS = ["general", "knowledge", "reasoning", "writing", "coding", "publicService"];

/** As many prompts as the rulebook's quotas ask, with two answers each to deal among the teams. */
export const plainPrompts = (): DemoPrompt[] =>
  DOMAINS.flatMap((domain) =>
    (["ko", "ko", "en"] as const).map((language, index) => ({
      language,
      domain,
      text: `${domain} ${language} ${index}`,
      answers: [`첫째 답변입니다: ${domain} ${index}.`, `둘째 답변입니다: ${domain} ${index}.`] as const,
    })),
  );
export const plainChecks = (): DemoCheck[] => [
  { language: "ko", text: "왼쪽을 고르십시오.", left: "이쪽입니다.", right: "이쪽이 아닙니다.", expected: "left" },
  { language: "ko", text: "비슷함을 고르십시오.", left: "같습니다.", right: "같습니다.", expected: "tie" },
];

export type ContestFacts = {
  officer: Actor;
  operator: Actor;
  stageId: string;
  teams: readonly { teamId: string; modelName: string }[];
  prompts?: readonly DemoPrompt[];
  checks?: readonly DemoCheck[];
  closesAt?: Date;
  /** What a team's model answers; the first or second answer of the prompt, by turns, unless said. */
  answer?: (prompt: DemoPrompt, team: number, index: number) => string;
};

/** A contest with prompts, a variant of every team and all answers, through the real commands. */
export async function prepareContest(facts: ContestFacts, at: Date): Promise<{ contestId: string }> {
  const prompts = facts.prompts ?? plainPrompts();
  const closesAt = (facts.closesAt ?? new Date(at.getTime() + 14 * DAY_MS)).toISOString();
  const { contestId } = done(await createContest(facts.officer, { stageId: facts.stageId, closesAt }, at));
  const rows = [...prompts.map(({ answers: _two, ...prompt }) => prompt), ...(facts.checks ?? plainChecks())];
  const { operator } = facts;
  done(await importPrompts(operator, { contestId, fileId: await uploadRows(operator, rows) }, at));
  for (const { teamId, modelName } of facts.teams)
    done(await registerEntry(operator, { contestId, teamId, modelName, revision: `${modelName}@1` }, at));
  const answer = facts.answer ?? ((prompt, team, index) => prompt.answers[(team + index) % 2] ?? "");
  for (const [team, { teamId }] of facts.teams.entries()) {
    const answers = prompts.map((prompt, index) => ({ prompt: index + 1, answer: answer(prompt, team, index) }));
    done(await importAnswers(operator, { contestId, teamId, fileId: await uploadRows(operator, answers) }, at));
  }
  return { contestId };
}

export const contestVersion = async (contestId: string): Promise<number> =>
  (await db.contest.findUniqueOrThrow({ where: { id: contestId }, select: { version: true } })).version;

export type SeatFacts = { group?: "PUBLIC" | "EXPERT"; readsEnglish?: boolean; consentAt?: Date };

/** Seats of people who consented, as bare rows; invitations and consents through the commands are in the seed and their tests. */
export async function seatVoters(
  contestId: string,
  voters: readonly Pick<Actor, "id">[],
  facts: SeatFacts = {},
): Promise<void> {
  const { group = "PUBLIC", readsEnglish = false, consentAt = new Date("2026-01-01T00:00:00Z") } = facts;
  const bands = { sex: "FEMALE", region: "CAPITAL", ageBand: "AGE_40", aiUse: "DAILY" } as const;
  await db.contestVoter.createMany({
    data: voters.map(({ id: userId }) => ({
      ...{ contestId, userId, group, readsEnglish, wave: 1, invitedAt: consentAt, invitedById: "factory", consentAt },
      ...(group === "PUBLIC" ? bands : {}),
    })),
  });
}

export const openPrepared = async (officer: Actor, contestId: string, at: Date): Promise<void> => {
  done(await openContest(officer, { contestId, expectedVersion: await contestVersion(contestId) }, at));
};

type Verdict = CastBallot["verdict"];
export type Chooser = (task: {
  leftEntryId: string | null;
  rightEntryId: string | null;
  expected: Verdict | null;
}) => Verdict;

/** One voter's votes through the real commands: `choose` knows whose answers it sees, which no voter does. */
export async function vote(
  actor: Actor,
  contestId: string,
  facts: { at: Date; votes: number; choose: Chooser; secondsEach?: number },
): Promise<number> {
  let now = facts.at;
  let cast = 0;
  let step = done(await nextTask(actor, { contestId }, now));
  while (step.task && cast < facts.votes) {
    const task = await inside.contestTask.findUniqueOrThrow({
      where: { id: step.task.taskId },
      select: { leftEntryId: true, rightEntryId: true, prompt: { select: { expected: true } } },
    });
    const verdict = facts.choose({ ...task, expected: task.prompt.expected });
    now = new Date(now.getTime() + (facts.secondsEach ?? 12) * 1_000);
    step = done(await castBallot(actor, { contestId, taskId: step.task.taskId, verdict }, now));
    if (task.leftEntryId !== null) cast++;
  }
  return cast;
}
