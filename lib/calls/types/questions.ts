import type { QuestionStatus } from "../domain/questions";
import type { CallState } from "../domain/state";

export type CallHeading = { id: string; code: string; titleKo: string; titleEn: string };

export type PublicQuestion = {
  id: string;
  number: number;
  topic: string;
  publicKo: string;
  publicEn: string;
  answerKo: string;
  answerEn: string;
  publishedAt: Date | null;
  withdrawn: { at: Date | null; reason: string } | null;
  correctionNumber: number | null;
};

/** A question as its asker sees it; `answer` is filled while it is theirs alone. */
export type OwnQuestion = {
  id: string;
  number: number | null;
  topic: string;
  question: string;
  askedAt: Date;
  status: QuestionStatus;
  answer: string;
};

export type PublicBoard = {
  call: CallHeading & { state: CallState };
  rows: PublicQuestion[];
  total: number;
  own: OwnQuestion[];
  ask: "OPEN" | "CLOSED" | "SIGN_IN" | "NOT_YOURS";
};

export type DeskQuestionRow = {
  id: string;
  number: number | null;
  topic: string;
  question: string;
  askedAt: Date;
  status: QuestionStatus;
  askedByName: string;
};

export type DeskQuestion = {
  id: string;
  callId: string;
  number: number | null;
  topic: string;
  status: QuestionStatus;
  version: number;
  question: string;
  askedAt: Date;
  askedByName: string;
  publicKo: string;
  publicEn: string;
  answerKo: string;
  answerEn: string;
  answeredByName: string | null;
  answeredAt: Date | null;
  publishedAt: Date | null;
  withdrawnAt: Date | null;
  withdrawalReason: string | null;
  correctionId: string | null;
  call: CallHeading;
  corrections: { id: string; number: number; reason: string }[];
  mayAnswer: boolean;
};
