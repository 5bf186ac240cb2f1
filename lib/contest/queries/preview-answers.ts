import "server-only";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { keyedHash } from "@/lib/platform/secrets";
import { isBoundToStage } from "@/lib/teams/queries/stage-bound";
import { canReviewAnswers } from "../domain/access";
import type { AnswerFlag } from "../domain/answer-checks";
import type { ContestLanguage } from "../domain/preparation";
import type { AnswerPreview } from "../types";

/** X1: the answers to one prompt side by side, without names. Their order is a keyed hash: it tells nothing across prompts. */
export async function previewAnswers(actor: Actor, stageId: string, wanted: number | null): Promise<AnswerPreview> {
  if (!canReviewAnswers(actor) || (await isBoundToStage(db, actor.id, stageId)))
    throw new AppError("NOT_FOUND", `answers of stage ${stageId}`);
  const contest = await db.contest.findUnique({
    where: { stageId },
    select: { id: true, state: true, stage: { select: { id: true, number: true, titleKo: true, titleEn: true } } },
  });
  if (!contest) throw new AppError("NOT_FOUND", `stage ${stageId} has no contest`);
  const prompts = await db.contestPrompt.findMany({
    where: { contestId: contest.id, expected: null },
    orderBy: { number: "asc" },
    select: { number: true, answers: { where: { review: "PENDING" }, select: { id: true } } },
  });
  const pendingPrompts = prompts.filter((prompt) => prompt.answers.length > 0).map((prompt) => prompt.number);
  const numbers = prompts.map((prompt) => prompt.number);
  const number = wanted !== null && numbers.includes(wanted) ? wanted : (pendingPrompts[0] ?? numbers[0] ?? null);
  const at = number === null ? -1 : numbers.indexOf(number);
  return {
    stage: contest.stage,
    contestState: contest.state,
    prompt: number === null ? null : await blindPrompt(contest.id, number),
    before: numbers[at - 1] ?? null,
    after: at < 0 ? null : (numbers[at + 1] ?? null),
    prompts: numbers.length,
    pendingPrompts,
  };
}

async function blindPrompt(contestId: string, number: number): Promise<AnswerPreview["prompt"]> {
  const prompt = await db.contestPrompt.findUniqueOrThrow({
    where: { contestId_number: { contestId, number } },
    select: {
      language: true,
      domain: true,
      text: true,
      answers: { select: { id: true, text: true, flags: true, review: true, reviewReason: true, version: true } },
    },
  });
  const dealt = prompt.answers
    .map((answer) => ({ ...answer, order: keyedHash("contest-preview", answer.id).toString("hex") }))
    .sort((a, b) => (a.order < b.order ? -1 : 1));
  return {
    number,
    language: prompt.language as ContestLanguage,
    domain: prompt.domain,
    text: prompt.text,
    answers: dealt.map(({ id, order: _order, flags, ...answer }, index) => ({
      ...answer,
      answerId: id,
      place: index,
      flags: flags as AnswerFlag[],
    })),
  };
}
