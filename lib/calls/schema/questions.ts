import { z } from "zod";
import { QUESTION_TOPICS } from "../domain/questions";

const id = z.string().min(1);
const words = (minimum: number, maximum: number) => z.string().trim().min(minimum).max(maximum);
const topic = z.enum(QUESTION_TOPICS);
const asked = { questionId: id, expectedVersion: z.int().min(0) };

export const askQuestionSchema = z.object({ callId: id, topic, question: words(10, 3_000) });
export type AskQuestion = z.output<typeof askQuestionSchema>;

/** To the asker alone. */
export const answerQuestionSchema = z.object({ ...asked, topic, answer: words(10, 5_000) });
export type AnswerQuestion = z.output<typeof answerQuestionSchema>;

/** C5: for everybody, in both languages, in the staff's wording. */
export const publishQuestionSchema = z.object({
  ...asked,
  topic,
  publicKo: words(10, 3_000),
  publicEn: words(10, 3_000),
  answerKo: words(10, 5_000),
  answerEn: words(10, 5_000),
  /** A correction of the call that this answer led to; empty for none. */
  correctionId: z.string(),
  /** Names were found in the text and are meant to be there. */
  namesMeant: z.boolean(),
});
export type PublishQuestion = z.output<typeof publishQuestionSchema>;

export const assignTopicSchema = z.object({ ...asked, topic });
export type AssignTopic = z.output<typeof assignTopicSchema>;

export const withdrawQuestionSchema = z.object({ ...asked, reason: words(10, 1_000) });
export type WithdrawQuestion = z.output<typeof withdrawQuestionSchema>;
