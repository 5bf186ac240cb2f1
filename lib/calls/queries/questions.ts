import "server-only";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import type { ListQuery } from "@/lib/platform/list-query";
import type { Prisma } from "@/prisma/generated/client";
import { canAnswerForCall, canAskQuestion, canViewCall } from "../domain/access";
import { isTopic, QUESTION_STATUSES, type QuestionStatus, takesQuestions } from "../domain/questions";
import { callState } from "../domain/state";
import { callFacts, callFactsByCode } from "../queries";
import type { DeskQuestion, DeskQuestionRow, OwnQuestion, PublicBoard, PublicQuestion } from "../types/questions";

export const BOARD_LIST = {
  sortable: ["number"],
  defaultSort: "number",
  defaultDirection: "desc",
  filters: ["topic"],
} as const;
export const DESK_LIST = {
  sortable: ["askedAt"],
  defaultSort: "askedAt",
  defaultDirection: "desc",
  filters: ["status", "topic"],
} as const;

const PUBLIC = {
  id: true,
  number: true,
  topic: true,
  status: true,
  publicKo: true,
  publicEn: true,
  answerKo: true,
  answerEn: true,
  publishedAt: true,
  withdrawnAt: true,
  withdrawalReason: true,
  correction: { select: { number: true } },
} as const;
type PublicRow = Prisma.CallQuestionGetPayload<{ select: typeof PUBLIC }>;

/** What stands on the board: of a withdrawn question only that it was one, and why it is gone. */
function publicQuestion(row: PublicRow): PublicQuestion {
  const { id, number, topic, publishedAt, withdrawnAt, withdrawalReason, correction } = row;
  const words = row.status === "PUBLISHED" ? row : { publicKo: "", publicEn: "", answerKo: "", answerEn: "" };
  const { publicKo, publicEn, answerKo, answerEn } = words;
  return {
    ...{ id, number: number ?? 0, topic, publicKo, publicEn, answerKo, answerEn },
    publishedAt,
    withdrawn: row.status === "WITHDRAWN" ? { at: withdrawnAt, reason: withdrawalReason ?? "" } : null,
    correctionNumber: row.status === "PUBLISHED" ? (correction?.number ?? null) : null,
  };
}

const textOf = (search: string) => ({ contains: search, mode: "insensitive" as const });

/** C5: the public board of an announced call: everybody's, searchable, newest first. The asker is no part of it. */
export async function getPublicBoard(
  code: string,
  query: ListQuery,
  actor: Actor | null,
  now: Date,
): Promise<PublicBoard> {
  const call = await callFactsByCode(db, code);
  if (call.phase === "DRAFT") throw new AppError("NOT_FOUND", `call ${code}`);
  const { topic } = query.filters;
  const found = textOf(query.search);
  const where: Prisma.CallQuestionWhereInput = {
    callId: call.id,
    number: { not: null },
    ...(query.search
      ? {
          status: "PUBLISHED",
          OR: [{ publicKo: found }, { publicEn: found }, { answerKo: found }, { answerEn: found }],
        }
      : { status: { in: ["PUBLISHED", "WITHDRAWN"] } }),
    ...(topic && isTopic(topic) ? { topic } : {}),
  };
  const [rows, total, own] = await Promise.all([
    db.callQuestion.findMany({
      where,
      orderBy: { number: query.direction },
      skip: (query.page - 1) * query.pageSize,
      take: query.pageSize,
      select: PUBLIC,
    }),
    db.callQuestion.count({ where }),
    actor ? ownQuestions(actor, call.id) : [],
  ]);
  const state = callState(call, now);
  const { id, titleKo, titleEn } = call;
  return {
    call: { id, code, titleKo, titleEn, state },
    rows: rows.map(publicQuestion),
    total,
    own,
    ask: !takesQuestions(state) ? "CLOSED" : actor === null ? "SIGN_IN" : canAskQuestion(actor) ? "OPEN" : "NOT_YOURS",
  };
}

/** What the reader asked, with the answers given to them alone. */
async function ownQuestions(actor: Actor, callId: string): Promise<OwnQuestion[]> {
  const rows = await db.callQuestion.findMany({
    where: { callId, askedById: actor.id },
    orderBy: { askedAt: "desc" },
    take: 50,
    select: { id: true, number: true, topic: true, question: true, askedAt: true, status: true, answerKo: true },
  });
  return rows.map(({ answerKo, ...row }) => ({ ...row, answer: row.status === "ANSWERED" ? answerKo : "" }));
}

const isStatus = (text: string): text is QuestionStatus => (QUESTION_STATUSES as readonly string[]).includes(text);

/** The desk's list of one call's questions; the asker is named to the desk, never on the board. */
export async function listDeskQuestions(
  actor: Actor,
  callId: string,
  query: ListQuery,
): Promise<{
  call: { id: string; code: string; titleKo: string; titleEn: string };
  rows: DeskQuestionRow[];
  total: number;
  waiting: number;
  isPublic: boolean;
}> {
  const call = await callFacts(db, callId);
  if (!canViewCall(actor, call)) throw new AppError("NOT_FOUND", `call ${callId}`);
  const { status = "", topic = "" } = query.filters;
  const found = textOf(query.search);
  const where: Prisma.CallQuestionWhereInput = {
    callId,
    ...(isStatus(status) ? { status } : {}),
    ...(isTopic(topic) ? { topic } : {}),
    ...(query.search ? { OR: [{ question: found }, { publicKo: found }, { answerKo: found }] } : {}),
  };
  const [rows, total, waiting] = await Promise.all([
    db.callQuestion.findMany({
      where,
      orderBy: [{ askedAt: query.direction }, { id: "asc" }],
      skip: (query.page - 1) * query.pageSize,
      take: query.pageSize,
      select: { id: true, number: true, topic: true, question: true, askedAt: true, status: true, askedById: true },
    }),
    db.callQuestion.count({ where }),
    db.callQuestion.count({ where: { callId, status: "ASKED" } }),
  ]);
  const names = await namesOf(rows.map((row) => row.askedById));
  const { id, code, titleKo, titleEn } = call;
  return {
    call: { id, code, titleKo, titleEn },
    rows: rows.map(({ askedById, ...row }) => ({ ...row, askedByName: names.get(askedById) ?? "–" })),
    total,
    waiting,
    isPublic: call.phase !== "DRAFT",
  };
}

async function namesOf(ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const known = ids.filter((id) => id !== null);
  const people = await db.user.findMany({
    where: { id: { in: [...new Set(known)] } },
    select: { id: true, name: true },
  });
  return new Map(people.map(({ id, name }) => [id, name]));
}

/** One question on the desk, with the corrections it may be linked to. */
export async function getDeskQuestion(actor: Actor, callId: string, questionId: string): Promise<DeskQuestion> {
  const row = await db.callQuestion.findUnique({
    where: { id: questionId },
    select: {
      ...PUBLIC,
      ...{ callId: true, question: true, askedAt: true, askedById: true, version: true, correctionId: true },
      ...{ answeredById: true, answeredAt: true },
      call: {
        select: {
          ...{ id: true, code: true, titleKo: true, titleEn: true },
          corrections: { orderBy: { number: "desc" }, select: { id: true, number: true, reason: true } },
        },
      },
    },
  });
  if (!row || row.callId !== callId || !canViewCall(actor, row.call))
    throw new AppError("NOT_FOUND", `question ${questionId}`);
  const names = await namesOf([row.askedById, row.answeredById]);
  const { call, askedById, answeredById, correction: _correction, ...question } = row;
  const { corrections, ...heading } = call;
  return {
    ...question,
    call: heading,
    corrections,
    askedByName: names.get(askedById) ?? "–",
    answeredByName: answeredById ? (names.get(answeredById) ?? "–") : null,
    mayAnswer: canAnswerForCall(actor, call),
  };
}
