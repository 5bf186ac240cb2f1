import type { Actor } from "@/lib/access/actor";
import { importAnswers, importPrompts } from "@/lib/contest/commands/import-rows";
import { createContest, registerEntry } from "@/lib/contest/commands/set-up";
import { db } from "@/lib/platform/db";
import { storeFile } from "@/lib/platform/files";
import type { Outcome } from "@/lib/platform/outcome";

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
