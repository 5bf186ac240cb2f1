import { askApplicant, sendInquiry } from "@/lib/reviews/commands/inquiry";
import { sayInRoom } from "@/lib/reviews/commands/room";
import { saveSummary, submitSummary } from "@/lib/reviews/commands/sum-up";
import { presidingSeat } from "@/lib/reviews/domain/room";
import { roomSeats } from "@/lib/reviews/queries/room-access";
import { inside } from "@/tests/factories/inside";
import { expectOk } from "@/tests/factories/proposals";
import { days, later } from "./chance";
import type { Reviewer, Staff } from "./people";

const TALK = [
  "세 번 되풀이한 결과라고 하였으나 편차가 붙임에 없습니다. 발표 때 확인하면 좋겠습니다.",
  "동의합니다. 다만 장애 복구 기록은 매우 자세하여 높게 보았습니다.",
];

type Speaker = { assignmentId: string; userId: string };
/** Speakers take turns. */
async function playTalk(seats: readonly Speaker[], people: readonly Reviewer[], talk: readonly string[], at: Date) {
  for (const [index, body] of talk.entries()) {
    const seat = seats[index % seats.length];
    const who = people.find(({ id }) => id === seat?.userId);
    if (seat && who) await expectOk(sayInRoom(who, { assignmentId: seat.assignmentId, body }, later(at, index * 40)));
  }
}

/** S2: the panel talks about one proposal, asks its applicant one question, and has another with the officer. */
export async function playRoom({ officer }: Staff, panelId: string, colleagues: readonly Reviewer[], at: Date) {
  const rooms = await inside.reviewAssignment.findMany({
    where: {
      panelId,
      declaration: "CLEAR",
      status: "ASSIGNED",
      member: { userId: { in: colleagues.map(({ id }) => id) } },
    },
    orderBy: [{ proposal: { receiptNumber: "desc" } }, { member: { seatNo: "asc" } }],
    select: { id: true, proposalId: true, member: { select: { userId: true } } },
  });
  const seats = rooms.filter(({ proposalId }) => proposalId === rooms[0]?.proposalId);
  const speakers = seats.map(({ id, member }) => ({ assignmentId: id, userId: member.userId }));
  await playTalk(speakers, colleagues, [...TALK, "대체 자료가 무엇인지 신청기관에 먼저 물어보겠습니다."], at);
  const [asks] = seats;
  const asker = colleagues.find(({ id }) => id === asks?.member.userId);
  if (!asks || !asker) return;
  const questions = [
    "자료 확보가 늦어질 때 쓸 대체 자료는 무엇이며 얼마나 됩니까?",
    "외부 전문가 의견은 누구에게 어떻게 받습니까?",
  ];
  const inquiryIds: string[] = [];
  for (const body of questions)
    inquiryIds.push((await expectOk(askApplicant(asker, { assignmentId: asks.id, body }, later(at, 200)))).inquiryId);
  const dueAt = new Date(`${days(at, 6).toISOString().slice(0, 10)}T09:00:00Z`); // 18:00 KST
  const wording = "자료 확보가 늦어질 경우에 쓸 대체 자료의 종류와 분량을 설명해 주시기 바랍니다.";
  const put = { inquiryId: inquiryIds[0] ?? "", expectedVersion: 0, wording, namesChecked: false, dueAt };
  await expectOk(sendInquiry(officer, put, later(at, 260)));
}

const SUMMARIES = [
  "학습 자료의 출처와 재현 자료가 충실하다는 데 위원들의 의견이 모였습니다. 장애 복구 계획은 협약 때 수치로 보완하도록 권고합니다.",
  "기술 방향은 타당하나 단계별 목표의 근거가 나뉘어 토론하였습니다. 목표를 낮추지 않는다는 조건에서 긍정적으로 판단하였습니다.",
  "활용 계획의 구체성에 이견이 있었습니다. 공공 분야의 수요 확인이 더 필요하다는 점을 종합의견으로 남깁니다.",
];

/** S2: once every sheet is in, a panel talks about its first proposal, and whoever presides sums up the first ones. */
export async function playSummaries(panelId: string, reviewers: readonly Reviewer[], at: Date): Promise<void> {
  const proposals = await inside.proposal.findMany({
    where: { assignments: { some: { panelId } } },
    orderBy: { receiptNumber: "asc" },
    take: SUMMARIES.length,
    select: { id: true },
  });
  for (const [index, { id: proposalId }] of proposals.entries()) {
    const seats = await roomSeats(inside, { panelId, proposalId });
    const seat = seats.find(({ seatNo }) => seatNo === presidingSeat(seats));
    if (index === 0) await playTalk(seats.slice(1), reviewers, TALK, later(at, -120));
    const presider = reviewers.find(({ id }) => id === seat?.userId);
    if (!seat || !presider) continue;
    const { assignmentId } = seat;
    const draft = { assignmentId, expectedVersion: 0, body: SUMMARIES[index] ?? "" };
    const { version } = await expectOk(saveSummary(presider, draft, later(at, index * 20)));
    await expectOk(submitSummary(presider, { assignmentId, expectedVersion: version }, later(at, index * 20 + 9)));
  }
}
