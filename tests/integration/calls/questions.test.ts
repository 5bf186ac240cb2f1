import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { answerQuestion, askQuestion, publishQuestion, withdrawQuestion } from "@/lib/calls/commands/questions";
import { BOARD_LIST, DESK_LIST, getPublicBoard, listDeskQuestions } from "@/lib/calls/queries/questions";
import type { CallFacts } from "@/lib/calls/types";
import { db } from "@/lib/platform/db";
import { parseListQuery } from "@/lib/platform/list-query";
import { createUser } from "@/tests/factories/actor";
import { callDraft } from "@/tests/factories/call-draft";
import { createCall } from "@/tests/factories/calls";
import { createOrganisation } from "@/tests/factories/organisations";

let officer: Actor;
let asker: Actor;
let call: CallFacts;
const { opensAt: OPENS, closesAt: CLOSES } = callDraft();
const NOW = new Date(OPENS.getTime() + 1_000);
const text = "붙임 자료는 몇 쪽까지 낼 수 있습니까?";
const board = (query: object, actor: Actor | null = null) =>
  getPublicBoard(call.code, parseListQuery({ ...query }, BOARD_LIST), actor, NOW);

async function ask(actor = asker, now = NOW): Promise<string> {
  const outcome = await askQuestion(actor, { callId: call.id, topic: "DOCUMENTS", question: text }, now);
  if (!outcome.ok) throw new Error(`refused: ${outcome.reason}`);
  return outcome.data.questionId;
}
const publication = (questionId: string, change: object = {}) => ({
  ...{ questionId, expectedVersion: 0, topic: "DOCUMENTS" as const, correctionId: "", namesMeant: false },
  ...{ publicKo: text, publicEn: "How many pages may the appendix have?" },
  ...{ answerKo: "쪽수 제한은 없고 용량만 제한합니다.", answerEn: "Only its size is limited." },
  ...change,
});

beforeAll(async () => {
  officer = await createUser(["OFFICER"]);
});
beforeEach(async () => {
  asker = await createUser(["APPLICANT"], { name: "물음표" });
  call = await createCall({}, officer);
});

describe("C5: questions", () => {
  it.each([
    ["a second before closing", -1_000, true],
    ["at the closing instant", 0, true],
    ["a second late", 1_000, false],
  ] as const)("are taken %s: %s", async (_name, ms, taken) => {
    const input = { callId: call.id, topic: "OTHER" as const, question: text };
    const outcome = await askQuestion(asker, input, new Date(CLOSES.getTime() + ms));
    expect(outcome.ok).toBe(taken);
    if (!taken) expect(outcome).toMatchObject({ reason: "QUESTIONS_CLOSED" });
  });

  it("are for those who may file, and not without end", async () => {
    const input = { callId: call.id, topic: "OTHER" as const, question: text };
    await expect(askQuestion(officer, input, NOW)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const results = await Promise.allSettled(Array.from({ length: 12 }, () => askQuestion(asker, input, NOW)));
    const limited = results.filter((result) => result.status === "rejected" && result.reason.code === "RATE_LIMITED");
    expect(limited).toHaveLength(2);
    expect(await db.callQuestion.count({ where: { askedById: asker.id } })).toBe(10);
  });

  it("an answer to the asker alone is on nobody else's page", async () => {
    const questionId = await ask();
    const answer = "담당자에게만 적용되는 특별한 사정입니다.";
    const input = { questionId, expectedVersion: 0, topic: "OTHER" as const, answer };
    await expect(answerQuestion(asker, input, NOW)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await answerQuestion(officer, input, NOW)).toMatchObject({ ok: true });
    await expect(answerQuestion(officer, input, NOW)).rejects.toMatchObject({ code: "CONFLICT" });
    expect((await board({}, asker)).own[0]).toMatchObject({ answer });
    const stranger = await createUser(["APPLICANT"]);
    expect(JSON.stringify([await board({}), await board({}, stranger)])).not.toContain(answer);
    expect(await db.notification.count({ where: { userId: asker.id, kind: "questionAnswered" } })).toBe(1);
  });

  it("are published without the asker, numbered, searchable, and told to drafts once", async () => {
    const organisation = await createOrganisation();
    const { id: manager } = organisation.manager;
    await db.proposal.create({
      data: { callId: call.id, leadOrganisationId: organisation.id, titleKo: "초안", createdById: manager },
    });
    const ids = await Promise.all([ask(), ask(), ask()]);
    const outcomes = await Promise.all(ids.map((id) => publishQuestion(officer, publication(id), NOW)));
    const numbers = outcomes.map((outcome) => (outcome.ok ? outcome.data.number : 0)).sort();
    expect(numbers).toEqual([1, 2, 3]);
    const page = await board({});
    expect(page.rows.map(({ number }) => number)).toEqual([3, 2, 1]);
    expect(JSON.stringify(page)).not.toContain(asker.id);
    expect(JSON.stringify(page)).not.toContain(asker.name);
    expect((await board({ q: "용량" })).total).toBe(3);
    expect((await board({ q: "없는 말" })).total).toBe(0);
    const again = publication(ids[0] ?? "", { expectedVersion: 1, answerKo: "용량만 제한합니다. 문구를 고쳤습니다." });
    expect(await publishQuestion(officer, again, NOW)).toMatchObject({ ok: true });
    expect(await db.notification.count({ where: { userId: manager, kind: "answerPublished" } })).toBe(3);
  });

  it("warn of names before anything is public", async () => {
    await createOrganisation({ nameKo: "푸른하늘 연구소" });
    const questionId = await ask();
    const named = publication(questionId, { publicKo: "물음표와 푸른하늘연구소가 함께 물었습니다." });
    const refused = await publishQuestion(officer, named, NOW);
    expect(refused).toMatchObject({ reason: "NAMES_FOUND" });
    expect(JSON.stringify(refused)).toContain("물음표");
    expect(JSON.stringify(refused)).toContain("푸른하늘 연구소");
    expect((await board({})).total).toBe(0);
    expect(await publishQuestion(officer, { ...named, namesMeant: true }, NOW)).toMatchObject({ ok: true });
  });

  it("leave only their number and the reason when withdrawn", async () => {
    const questionId = await ask();
    const early = { questionId, expectedVersion: 0, reason: "다른 답변과 맞지 않습니다." };
    expect(await withdrawQuestion(officer, early, NOW)).toMatchObject({ reason: "NOT_PUBLISHED" });
    await publishQuestion(officer, publication(questionId), NOW);
    const withdrawn = await withdrawQuestion(officer, { ...early, expectedVersion: 1 }, NOW);
    expect(withdrawn).toMatchObject({ ok: true });
    const [row] = (await board({})).rows;
    expect(row).toMatchObject({ number: 1, publicKo: "", answerKo: "", withdrawn: { reason: early.reason } });
    expect((await board({ q: "용량" })).total).toBe(0);
    const types = await db.auditEvent.findMany({ where: { subjectId: questionId }, orderBy: { seq: "asc" } });
    expect(types.map(({ type }) => type)).toEqual([
      ...["call.questionAsked", "call.questionPublished", "call.questionWithdrawn"],
    ]);
  });

  it("are listed for the desk by state, and for nobody else", async () => {
    await ask();
    const published = await ask();
    await publishQuestion(officer, publication(published), NOW);
    const query = parseListQuery({ status: "ASKED" }, DESK_LIST);
    expect(await listDeskQuestions(officer, call.id, query)).toMatchObject({ total: 1, waiting: 1 });
    await expect(listDeskQuestions(asker, call.id, query)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
