import type { Actor } from "@/lib/access/actor";
import { correctCall } from "@/lib/calls/commands/correct-call";
import { extendCall } from "@/lib/calls/commands/extend-call";
import { answerQuestion, askQuestion, publishQuestion } from "@/lib/calls/commands/questions";
import { pickDraft } from "@/lib/calls/domain/changes";
import type { QuestionTopic } from "@/lib/calls/domain/questions";
import { callFacts } from "@/lib/calls/queries";
import { markThreadRead, writeFromDesk, writeToDesk } from "@/lib/desk/commands/messages";
import { db } from "@/lib/platform/db";
import { storeFile } from "@/lib/platform/files";
import { pdfOf } from "@/tests/factories/documents";
import { expectOk } from "@/tests/factories/proposals";
import { later } from "./chance";
import type { Organisations } from "./consortia";
import type { Staff } from "./people";

type Asked = { asker: Actor; topic: QuestionTopic; question: string };

/** C3: a closing that was moved for everyone because the portal stood still, with the notice of the outage. */
export async function extendForOutage(staff: Staff, callId: string, closesAt: Date, at: Date): Promise<void> {
  const limits = { maxBytes: 1_000_000 };
  const about = { name: "전산 장애 공지.pdf", uploadedById: staff.officer.id, limits };
  const { id, name, sizeBytes } = await expectOk(storeFile(pdfOf({ padding: 20_000 }), about));
  const { version } = await callFacts(db, callId);
  const reason = "전산 장애로 접수가 60분 동안 중단되어 모든 신청자의 접수 마감을 같은 시간만큼 연장합니다.";
  const evidence = { id, name, sizeBytes: Number(sizeBytes) };
  await expectOk(extendCall(staff.officer, { callId, expectedVersion: version, closesAt, reason, evidence }, at));
}

async function ask(callId: string, { asker, topic, question }: Asked, at: Date): Promise<string> {
  return (await expectOk(askQuestion(asker, { callId, topic, question }, at))).questionId;
}

/** The desk of the open call (C5): one correction, questions in every state, and a thread with the newcomer's consortium. */
export async function playCallDesk(
  staff: Staff,
  organisations: Organisations,
  open: { callId: string; proposalId: string },
  begun: Date,
): Promise<void> {
  const { callId, proposalId } = open;
  const call = await callFacts(db, callId);
  const [first, second, third] = organisations.consortia.map(({ lead }) => lead.manager);
  if (!first || !second || !third) throw new Error("the story lacks its people");
  const { officer } = staff;
  const newcomer = organisations.newcomer.manager;
  const reason = "대학 참여 요건의 설명이 분명하지 않다는 질문이 있어 문구를 보완합니다.";
  const noticeKo = `${call.noticeKo}\n\n- 대학은 주관기관이나 참여기관 어느 쪽으로 참여해도 됩니다.`;
  const noticeEn = `${call.noticeEn}\n\n- A university may take part as the lead or as a participant.`;
  const { number } = await expectOk(
    correctCall(
      officer,
      { ...pickDraft(call), noticeKo, noticeEn, reason, callId, expectedVersion: call.version },
      later(begun, 300),
    ),
  );
  const correction = await db.callCorrection.findFirstOrThrow({ where: { callId, number }, select: { id: true } });

  const publicly = {
    asker: first,
    topic: "CONSORTIUM" as const,
    question: "대학이 참여기관으로만 들어가도 신청 자격이 인정됩니까?",
  };
  const published = await ask(callId, publicly, later(begun, 120));
  const words = {
    publicKo: "대학이 주관기관이 아니라 참여기관으로 참여해도 신청 자격이 인정됩니까?",
    publicEn: "Does it count when a university takes part as a participant rather than as the lead?",
    answerKo:
      "인정됩니다. 대학원생이 있는 대학이 주관기관이나 참여기관으로 한 곳 이상 참여하면 됩니다. 정정 공고의 내용을 함께 확인하여 주십시오.",
    answerEn:
      "Yes. At least one university with graduate students must take part, as the lead or as a participant. See the correction as well.",
  };
  const target = { questionId: published, expectedVersion: 0, topic: "CONSORTIUM" as const, namesMeant: false };
  await expectOk(publishQuestion(officer, { ...target, ...words, correctionId: correction.id }, later(begun, 330)));

  const shared = {
    asker: second,
    topic: "DOCUMENTS" as const,
    question: "사업계획서 붙임은 한글 파일로 제출해도 됩니까?",
  };
  const documents = await ask(callId, shared, later(begun, 400));
  await expectOk(
    publishQuestion(
      officer,
      {
        ...{ questionId: documents, expectedVersion: 0, topic: "DOCUMENTS", namesMeant: false, correctionId: "" },
        publicKo: "사업계획서 붙임은 한글 파일로 제출해도 됩니까?",
        publicEn: "May the appendix to the plan be a Hangul file?",
        answerKo: "HWPX와 HWP 모두 제출할 수 있습니다. 암호를 걸지 않은 파일이어야 합니다.",
        answerEn: "Both HWPX and HWP are taken, as long as they are not encrypted.",
      },
      later(begun, 520),
    ),
  );

  const own = {
    asker: newcomer,
    topic: "RESOURCES" as const,
    question: "보유한 GPU의 기종이 섞여 있으면 수량을 어떻게 적어야 합니까?",
  };
  const answered = await ask(callId, own, later(begun, 600));
  const answer = "기종에 관계없이 장수를 더하여 적으시고, 기종별 수량은 사용 목적에 함께 적어 주십시오.";
  await expectOk(
    answerQuestion(
      officer,
      { questionId: answered, expectedVersion: 0, topic: "RESOURCES", answer },
      later(begun, 700),
    ),
  );
  const waiting = {
    asker: third,
    topic: "CONTRIBUTION" as const,
    question: "현물로 내는 기관부담금에 장비 사용료를 넣을 수 있습니까?",
  };
  await ask(callId, waiting, later(begun, 1_800));

  await expectOk(
    writeToDesk(
      newcomer,
      { proposalId, body: "참여 대학의 담당자가 바뀌었습니다. 신청서의 구성원만 고치면 되는지 확인 부탁드립니다." },
      later(begun, 900),
    ),
  );
  await expectOk(markThreadRead(officer, { proposalId }, later(begun, 950)));
  await expectOk(
    writeFromDesk(
      officer,
      {
        proposalId,
        body: "네, 구성원 화면에서 새 담당자를 지정하시면 됩니다. 다른 항목은 다시 작성하지 않으셔도 됩니다.",
      },
      later(begun, 960),
    ),
  );
  await expectOk(markThreadRead(newcomer, { proposalId }, later(begun, 1_000)));
  await expectOk(
    writeToDesk(
      newcomer,
      { proposalId, body: "빠른 답변 감사합니다. 접수 마감 전에 다시 확인하겠습니다." },
      later(begun, 1_020),
    ),
  );
}
