import "server-only";
import type { z } from "zod";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Failure, type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { canPrepareContest } from "../domain/access";
import { checkAnswer } from "../domain/answer-checks";
import { problemLine, type RowProblem, readRows } from "../domain/row-file";
import { answerRowSchema, type ImportAnswers, type ImportPrompts, promptRowSchema } from "../schema";
import { lockContest, uploadedText } from "./contest-row";

const CHUNK = 1_000;

type Parsed<T> = { rows: { line: number; value: T }[]; problems: RowProblem[] };

function parseRows<S extends z.ZodType>(content: string, schema: S): Parsed<z.output<S>> {
  const { rows, problems } = readRows(content);
  const parsed: Parsed<z.output<S>> = { rows: [], problems: [...problems] };
  for (const { line, value } of rows) {
    const row = schema.safeParse(value);
    if (row.success) parsed.rows.push({ line, value: row.data });
    else parsed.problems.push({ line, field: fieldOf(row.error, value) });
  }
  return parsed;
}

/** The first field that is wrong; of a row that fits neither form, the first unknown or missing one is all that can be said. */
function fieldOf(error: z.ZodError, value: unknown): string {
  const [issue] = error.issues;
  if (!issue) return "?";
  if (issue.code === "invalid_union") {
    const wanted = value !== null && typeof value === "object" && "expected" in value ? 0 : 1;
    return String(issue.errors[wanted]?.[0]?.path.join(".") || "?");
  }
  return issue.path.join(".") || (issue.code === "unrecognized_keys" ? (issue.keys[0] ?? "?") : "?");
}

const refuseRows = (problems: readonly RowProblem[]): Failure =>
  refuse("FILE_HAS_PROBLEMS", { count: problems.length, lines: problemLine(problems) });

/** X2: adds prompts and checks of attention, all of the file or nothing. */
export function importPrompts(
  actor: Actor,
  input: Pick<ImportPrompts, "contestId"> & { fileId: string },
  at: Date,
): Promise<Outcome<{ prompts: number; checks: number }>> {
  return inTransaction(async (tx) => {
    const contest = await lockContest(tx, actor, input.contestId, canPrepareContest);
    if (contest.state !== "PREPARING") return refuse("NOT_PREPARING");
    const file = await uploadedText(tx, actor, input.fileId);
    if (file.text === null) return refuse("FILE_NOT_UTF8");
    const { rows, problems } = parseRows(file.text, promptRowSchema);
    if (problems.length > 0) return refuseRows(problems);
    if (rows.length === 0) return refuse("FILE_EMPTY");
    const known = await tx.contestPrompt.findMany({
      where: { contestId: contest.id },
      select: { number: true, text: true },
    });
    const texts = new Set(known.map((prompt) => prompt.text));
    const twice = rows.filter(({ value }) => texts.has(value.text) || !texts.add(value.text));
    if (twice.length > 0) return refuseRows(twice.map(({ line }) => ({ line, field: "text" })));
    const last = known.reduce((most, prompt) => Math.max(most, prompt.number), 0);
    await tx.contestPrompt.createMany({
      data: rows.map(({ value }, index) => ({
        contestId: contest.id,
        number: last + index + 1,
        language: value.language,
        text: value.text,
        ...("domain" in value
          ? { domain: value.domain }
          : { domain: "attention", attentionLeft: value.left, attentionRight: value.right, expected: value.expected }),
      })),
    });
    const checks = rows.filter(({ value }) => "expected" in value).length;
    const data = { sha256: file.sha256, prompts: rows.length - checks, checks };
    recordAudit(
      tx,
      actor,
      { type: "contest.promptsImported", subjectType: "Contest", subjectId: contest.id, data },
      at,
    );
    return ok({ prompts: rows.length - checks, checks });
  });
}

/** Every name that would tell a team: teams, their consortia, their models. Naming a competitor tells as much as naming oneself. */
export async function tellingNames(tx: Tx, contestId: string): Promise<string[]> {
  const entries = await tx.contestEntry.findMany({
    where: { contestId },
    select: {
      modelName: true,
      team: {
        select: {
          nameKo: true,
          nameEn: true,
          proposal: {
            select: { members: { select: { organisation: { select: { nameKo: true, nameEn: true } } } } },
          },
        },
      },
    },
  });
  return entries.flatMap(({ modelName, team }) => [
    modelName,
    team.nameKo,
    team.nameEn,
    ...team.proposal.members.flatMap(({ organisation }) => [organisation.nameKo, organisation.nameEn ?? ""]),
  ]);
}

/** X2: the answers of a team's variant, checked as they come in; a later file replaces those it names. */
export function importAnswers(
  actor: Actor,
  input: Pick<ImportAnswers, "contestId" | "teamId"> & { fileId: string },
  at: Date,
): Promise<Outcome<{ answers: number; flagged: number }>> {
  return inTransaction(async (tx) => {
    const contest = await lockContest(tx, actor, input.contestId, canPrepareContest);
    if (contest.state !== "PREPARING") return refuse("NOT_PREPARING");
    const where = { contestId_teamId: { contestId: contest.id, teamId: input.teamId } };
    const entry = await tx.contestEntry.findUnique({ where, select: { id: true, modelName: true, revision: true } });
    if (!entry) throw new AppError("NOT_FOUND", `team ${input.teamId} has no variant in contest ${contest.id}`);
    const file = await uploadedText(tx, actor, input.fileId);
    if (file.text === null) return refuse("FILE_NOT_UTF8");
    const { rows, problems } = parseRows(file.text, answerRowSchema);
    const prompts = await tx.contestPrompt.findMany({
      where: { contestId: contest.id, expected: null },
      select: { id: true, number: true },
    });
    const idOf = new Map(prompts.map((prompt) => [prompt.number, prompt.id]));
    const seen = new Set<number>();
    for (const { line, value } of rows) {
      const isTwice = seen.has(value.prompt) || !seen.add(value.prompt);
      if (isTwice || !idOf.has(value.prompt)) problems.push({ line, field: "prompt" });
      else if (value.model !== undefined && ![entry.modelName, entry.revision].includes(value.model))
        problems.push({ line, field: "model" });
    }
    if (problems.length > 0) return refuseRows(problems.toSorted((a, b) => a.line - b.line));
    if (rows.length === 0) return refuse("FILE_EMPTY");
    const names = await tellingNames(tx, contest.id);
    const answers = rows.map(({ value }) => {
      const flags = checkAnswer(value.answer, { names, maxCharacters: contest.rules.maxAnswerCharacters });
      const review = flags.length === 0 ? ("CLEAN" as const) : ("PENDING" as const);
      const source = { sourceHash: file.sha256, madeAt: at };
      return {
        promptId: idOf.get(value.prompt) ?? "",
        entryId: entry.id,
        text: value.answer,
        flags,
        review,
        ...source,
      };
    });
    await tx.contestAnswer.deleteMany({
      where: { entryId: entry.id, promptId: { in: answers.map((answer) => answer.promptId) } },
    });
    for (let from = 0; from < answers.length; from += CHUNK)
      await tx.contestAnswer.createMany({ data: answers.slice(from, from + CHUNK) });
    const flagged = answers.filter((answer) => answer.flags.length > 0).length;
    const data = { teamId: input.teamId, sha256: file.sha256, answers: answers.length, flagged };
    recordAudit(
      tx,
      actor,
      { type: "contest.answersImported", subjectType: "Contest", subjectId: contest.id, data },
      at,
    );
    return ok({ answers: answers.length, flagged });
  });
}
