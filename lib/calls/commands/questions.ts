import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { rateLimit } from "@/lib/platform/rate-limit";
import { canAnswerForCall, canAskQuestion } from "../domain/access";
import { isAnswerable, namesIn, type QuestionStatus, takesQuestions } from "../domain/questions";
import { callState } from "../domain/state";
import { callFacts, lockCallInTx } from "../queries";
import { concernedUserIds, staffOf } from "../queries/concerned";
import { namesToHide } from "../queries/question-names";
import type { AnswerQuestion, AskQuestion, AssignTopic, PublishQuestion, WithdrawQuestion } from "../schema/questions";

const HOUR_SECONDS = 3_600;
const perPerson = rateLimit("call-question", 10, HOUR_SECONDS);

const QUESTION = {
  id: true,
  callId: true,
  number: true,
  topic: true,
  status: true,
  version: true,
  askedById: true,
  publicKo: true,
  publicEn: true,
  answerKo: true,
  answerEn: true,
  call: { select: { id: true, code: true, titleKo: true, titleEn: true } },
} as const;

/** C5: anybody who may file asks about an announced or open call. RATE_LIMITED after ten questions within an hour. */
export async function askQuestion(
  actor: Actor,
  input: AskQuestion,
  at: Date,
): Promise<Outcome<{ questionId: string }>> {
  if (!canAskQuestion(actor)) throw new AppError("NOT_FOUND", `call ${input.callId}`);
  if ((await perPerson.take(actor.id)) !== null) throw new AppError("RATE_LIMITED", "too many questions");
  return inTransaction(async (tx) => {
    const call = await callFacts(tx, input.callId);
    if (call.phase === "DRAFT") throw new AppError("NOT_FOUND", `call ${input.callId}`);
    if (!takesQuestions(callState(call, at))) return refuse("QUESTIONS_CLOSED");
    const { id } = await tx.callQuestion.create({
      data: { callId: call.id, topic: input.topic, question: input.question, askedById: actor.id, askedAt: at },
      select: { id: true },
    });
    await notify(tx, {
      kind: "questionAsked",
      userIds: await staffOf(tx, "call:answer", call.id, at),
      params: { title: { ko: call.titleKo, en: call.titleEn } },
      href: `/manage/calls/${call.id}/questions/${id}`,
      at,
    });
    const data = { code: call.code, topic: input.topic, question: id };
    recordAudit(tx, actor, { type: "call.questionAsked", subjectType: "CallQuestion", subjectId: id, data }, at);
    return ok({ questionId: id });
  });
}

async function questionForDesk(tx: Tx, actor: Actor, input: { questionId: string; expectedVersion: number }) {
  const question = await tx.callQuestion.findUnique({ where: { id: input.questionId }, select: QUESTION });
  if (!question || !canAnswerForCall(actor, question.call))
    throw new AppError("NOT_FOUND", `question ${input.questionId}`);
  if (question.version !== input.expectedVersion) throw new AppError("CONFLICT", `question ${question.id} moved on`);
  return question;
}
type Question = Awaited<ReturnType<typeof questionForDesk>>;
type Change = Parameters<Tx["callQuestion"]["updateMany"]>[0]["data"];

async function change(tx: Tx, question: Question, data: Change): Promise<void> {
  const { count } = await tx.callQuestion.updateMany({
    where: { id: question.id, version: question.version, status: question.status },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw new AppError("CONFLICT", `question ${question.id} moved on`);
}

const titleOf = ({ call }: Question) => ({ ko: call.titleKo, en: call.titleEn });
const tellAsker = (tx: Tx, kind: string, question: Question, at: Date) =>
  notify(tx, {
    kind,
    userIds: [question.askedById],
    params: { title: titleOf(question) },
    href: `/calls/${question.call.code}/questions`,
    at,
  });

/** Answers the asker alone. */
export function answerQuestion(
  actor: Actor,
  input: AnswerQuestion,
  at: Date,
): Promise<Outcome<{ status: QuestionStatus }>> {
  return inTransaction(async (tx) => {
    const question = await questionForDesk(tx, actor, input);
    if (!isAnswerable(question.status)) return refuse("QUESTION_PUBLISHED");
    await change(tx, question, {
      ...{ status: "ANSWERED", topic: input.topic, answerKo: input.answer, answerEn: "" },
      ...{ answeredById: actor.id, answeredAt: at },
    });
    await tellAsker(tx, "questionAnswered", question, at);
    const data = { code: question.call.code, topic: input.topic, from: question.answerKo, to: input.answer };
    recordAudit(
      tx,
      actor,
      { type: "call.questionAnswered", subjectType: "CallQuestion", subjectId: question.id, data },
      at,
    );
    return ok({ status: "ANSWERED" });
  });
}

const wordsOf = ({ publicKo, publicEn, answerKo, answerEn }: PublishQuestion | Question) => ({
  publicKo,
  publicEn,
  answerKo,
  answerEn,
});

async function correctionNumber(tx: Tx, question: Question, correctionId: string): Promise<number | null> {
  if (correctionId === "") return null;
  const correction = await tx.callCorrection.findFirst({
    where: { id: correctionId, callId: question.callId },
    select: { number: true },
  });
  if (!correction) throw new AppError("NOT_FOUND", `correction ${correctionId}`);
  return correction.number;
}

/**
 * C5: puts question and answer on the public board without the asker, in the wording given; or puts a public one right.
 * NAMES_FOUND while the text holds the asker's or an organisation's name that is not said to be meant.
 */
export function publishQuestion(actor: Actor, input: PublishQuestion, at: Date): Promise<Outcome<{ number: number }>> {
  return inTransaction(async (tx) => {
    const question = await questionForDesk(tx, actor, input);
    await lockCallInTx(tx, question.callId); // numbers of one board are given one after the other
    const words = wordsOf(input);
    const names = namesIn(words, await namesToHide(tx, question.askedById, Object.values(words).join("\n")));
    if (names.length > 0 && !input.namesMeant) return refuse("NAMES_FOUND", { names: names.join(", ") });
    const correction = await correctionNumber(tx, question, input.correctionId);
    const first = question.number === null;
    const { _max } = await tx.callQuestion.aggregate({ where: { callId: question.callId }, _max: { number: true } });
    const number = question.number ?? (_max.number ?? 0) + 1;
    await change(tx, question, {
      ...words,
      ...{ status: "PUBLISHED", number, topic: input.topic, correctionId: input.correctionId || null },
      ...{ answeredById: actor.id, answeredAt: at, publishedAt: at },
    });
    await tellAsker(tx, "questionPublished", question, at);
    if (first) await tellDrafts(tx, question, number, at);
    const data = {
      ...{ code: question.call.code, number, topic: input.topic, from: wordsOf(question), to: words },
      ...{ correction, namesMeant: names },
    };
    recordAudit(
      tx,
      actor,
      { type: "call.questionPublished", subjectType: "CallQuestion", subjectId: question.id, data },
      at,
    );
    return ok({ number });
  });
}

/** Everybody at work on a proposal learns of a new public answer once; wording put right later is not news. */
async function tellDrafts(tx: Tx, question: Question, number: number, at: Date): Promise<void> {
  const { applicants } = await concernedUserIds(tx, question.callId, at);
  await notify(tx, {
    kind: "answerPublished",
    userIds: applicants.filter((id) => id !== question.askedById),
    params: { title: titleOf(question), number },
    href: `/calls/${question.call.code}/questions`,
    at,
  });
}

export function assignTopic(actor: Actor, input: AssignTopic, at: Date): Promise<Outcome<{ topic: string }>> {
  return inTransaction(async (tx) => {
    const question = await questionForDesk(tx, actor, input);
    await change(tx, question, { topic: input.topic });
    const data = { code: question.call.code, from: question.topic, to: input.topic };
    recordAudit(
      tx,
      actor,
      { type: "call.questionTopicChanged", subjectType: "CallQuestion", subjectId: question.id, data },
      at,
    );
    return ok({ topic: input.topic });
  });
}

/** Takes a question off the public board; its number stays taken and the reason is shown in its place. */
export function withdrawQuestion(
  actor: Actor,
  input: WithdrawQuestion,
  at: Date,
): Promise<Outcome<{ status: QuestionStatus }>> {
  return inTransaction(async (tx) => {
    const question = await questionForDesk(tx, actor, input);
    if (question.status !== "PUBLISHED" || question.number === null) return refuse("NOT_PUBLISHED");
    await change(tx, question, {
      status: "WITHDRAWN",
      withdrawnAt: at,
      withdrawnById: actor.id,
      withdrawalReason: input.reason,
    });
    await tellAsker(tx, "questionWithdrawn", question, at);
    const { code } = question.call;
    const data = { code, number: question.number, reason: input.reason, from: "PUBLISHED", to: "WITHDRAWN" };
    recordAudit(
      tx,
      actor,
      { type: "call.questionWithdrawn", subjectType: "CallQuestion", subjectId: question.id, data },
      at,
    );
    return ok({ status: "WITHDRAWN" });
  });
}
