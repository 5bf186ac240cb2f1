import type { CallState } from "./state";

/** What a question is about; for filters on the public board and on the desk. */
export const QUESTION_TOPICS = [
  "ELIGIBILITY",
  "CONSORTIUM",
  "RESOURCES",
  "CONTRIBUTION",
  "DOCUMENTS",
  "SCHEDULE",
  "REVIEW",
  "OTHER",
] as const;
export type QuestionTopic = (typeof QUESTION_TOPICS)[number];
export const isTopic = (text: string): text is QuestionTopic => (QUESTION_TOPICS as readonly string[]).includes(text);

export const QUESTION_STATUSES = ["ASKED", "ANSWERED", "PUBLISHED", "WITHDRAWN"] as const;
export type QuestionStatus = (typeof QUESTION_STATUSES)[number];

/** C5: questions are taken from the announcement to the closing instant. */
export const takesQuestions = (state: CallState): boolean => state === "ANNOUNCED" || state === "OPEN";

/** Answered to the asker while it is not public; a withdrawn one may be answered again. */
export const isAnswerable = (status: QuestionStatus): boolean => status !== "PUBLISHED";

export type QuestionWords = { publicKo: string; publicEn: string; answerKo: string; answerEn: string };

const plain = (text: string): string => text.normalize("NFC").toLowerCase().replace(/\s+/g, "");
/** Shorter names stand in too many other words to mean anything. */
const SHORTEST_NAME = 2;

/** C5: names that the text to be published contains, white space and case aside; whoever publishes must mean them. */
export function namesIn(words: QuestionWords, names: readonly string[]): string[] {
  const text = plain(Object.values(words).join("\n"));
  const distinct = [...new Set(names.map((name) => name.trim()))];
  return distinct.filter((name) => plain(name).length >= SHORTEST_NAME && text.includes(plain(name)));
}
