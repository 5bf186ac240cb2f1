import type { Actor } from "@/lib/access/actor";
import { callFacts } from "@/lib/calls/queries";
import { approveDecision } from "@/lib/objections/commands/approve-decision";
import { fileObjection } from "@/lib/objections/commands/file-objection";
import { nameMembers } from "@/lib/objections/commands/name-members";
import { proposeDecision } from "@/lib/objections/commands/propose-decision";
import { db } from "@/lib/platform/db";
import { storeFile } from "@/lib/platform/files";
import { proposeSelection } from "@/lib/reviews/commands/propose-selection";
import { publishResults } from "@/lib/reviews/commands/publish-results";
import { approveSelection } from "@/lib/teams/commands/approve-selection";
import { createCall } from "@/tests/factories/calls";
import { pdfOf } from "@/tests/factories/documents";
import { createSubmittedProposal, expectOk } from "@/tests/factories/proposals";
import { createReviewer } from "@/tests/factories/reviews";
import { days, kst, later } from "./chance";
import { type Organisations, universityFor } from "./consortia";
import type { Reviewer, Staff } from "./people";
import { playReviewRound } from "./review-round";

type Filing = {
  statement: string;
  request: string;
  ground: "FACTS" | "CALCULATION";
  attachment?: string;
  stageId?: string;
};

/** Filed as a lead files it, with the paper when one is named. */
export async function object(lead: Actor, proposalId: string, filing: Filing, at: Date): Promise<string> {
  const { attachment, ...words } = filing;
  let file1 = null;
  if (attachment) {
    const about = { name: attachment, uploadedById: lead.id, limits: { maxBytes: 1_000_000 } };
    const { id, name, sizeBytes } = await expectOk(storeFile(pdfOf({ padding: 60_000 }), about));
    file1 = { id, name, sizeBytes: Number(sizeBytes) };
  }
  const none = { file2: null, file3: null, understood: true as const };
  return (await expectOk(fileObjection(lead, { proposalId, ...words, file1, ...none }, at))).objectionId;
}

const proposalOf = async (callId: string, leadOrganisationId: string): Promise<string> =>
  (await db.proposal.findFirstOrThrow({ where: { callId, leadOrganisationId }, select: { id: true } })).id;

/** S10: an objection to the first call's result, examined by one of the first panel and two new people, and rejected. */
export async function playDecidedObjection(
  staff: Staff,
  reviewers: readonly Reviewer[],
  organisations: Organisations,
  callId: string,
): Promise<void> {
  const consortium = organisations.consortia[5];
  const [, , first] = reviewers;
  if (!consortium || !first) throw new Error("the story lacks its people");
  const objectionId = await object(
    consortium.lead.manager,
    await proposalOf(callId, consortium.lead.id),
    {
      ground: "FACTS",
      statement:
        "실현가능성 항목의 평가의견은 장애 복구 계획이 수치로 제시되지 않았다고 하였으나, 신청서의 개발목표 및 전략·기술 항목에 복구 시간과 재학습 비용을 수치로 적었습니다. 이 부분이 평가에 반영되지 않은 것으로 보입니다.",
      request: "개발목표 및 전략·기술 항목의 실현가능성을 신청서의 수치에 따라 다시 검토하여 주시기 바랍니다.",
      attachment: "복구 시험 기록.pdf",
    },
    kst("2025-08-12T14:20"),
  );
  const fresh = [
    await createReviewer({
      name: "우람찬",
      nameEn: "Woo Ramchan",
      affiliations: [{ organisationName: "새길정책평가원" }],
    }),
    await createReviewer({ name: "금보리", nameEn: "Geum Bori", affiliations: [{ organisationName: "큰솔과학협회" }] }),
  ];
  const named = kst("2025-08-18T10:00");
  const userIds = [first, ...fresh].map(({ id }) => id);
  await expectOk(nameMembers(staff.officer, { objectionId, expectedVersion: 0, userIds }, named));
  const members = await db.objectionMember.findMany({ where: { objectionId }, select: { id: true, userId: true } });
  const voices = Object.fromEntries(
    members.map(({ id, userId }) => [id, userId === fresh[1]?.id ? ("UPHOLD" as const) : ("DISMISS" as const)]),
  );
  const { decisionId } = await expectOk(
    proposeDecision(
      staff.officer,
      {
        ...{ objectionId, expectedVersion: 1, verdict: "REJECTED", voices, newResult: "", newTotal: null },
        reason:
          "신청서에 적힌 복구 시간과 비용은 평가 당시 위원 모두가 확인하였고, 지적된 의견은 그 수치를 뒷받침하는 시험 조건이 제시되지 않았다는 취지입니다. 새로 낸 시험 기록은 접수 마감 뒤에 작성된 것이어서 평가에 반영할 수 없습니다.",
      },
      kst("2025-08-29T16:00"),
    ),
  );
  await expectOk(approveDecision(staff.director, { decisionId, expectedVersion: 0 }, kst("2025-09-02T11:00")));
}

/** S10: the team that left objects to the first stage's result; three people who had no part in it find it right. */
export async function playStageObjection(
  staff: Staff,
  stageId: string,
  team: { teamId: string; leadManager: Actor },
): Promise<void> {
  const { proposalId } = await db.team.findUniqueOrThrow({ where: { id: team.teamId }, select: { proposalId: true } });
  const objectionId = await object(
    team.leadManager,
    proposalId,
    {
      ...{ stageId, ground: "CALCULATION" },
      statement:
        "검증평가 점수의 근거로 적힌 실행 기록에는 두 번째 반복이 빠져 있습니다. 반복 세 번의 평균으로 계산하기로 한 계획과 다르게 집계되었을 수 있으므로 원자료를 확인할 필요가 있습니다.",
      request: "검증평가 실행 기록을 다시 확인하고 집계에 잘못이 있으면 총점과 순위를 바로잡아 주시기 바랍니다.",
    },
    kst("2026-01-15T11:10"),
  );
  const people = [
    { name: "한솔길", nameEn: "Han Solgil", affiliations: [{ organisationName: "미르계산과학연구소" }] },
    { name: "차누리", nameEn: "Cha Nuri", affiliations: [{ organisationName: "다솜데이터평가원" }] },
    { name: "마들샘", nameEn: "Ma Deulsaem", affiliations: [{ organisationName: "온들공공기술포럼" }] },
  ];
  const userIds: string[] = [];
  for (const person of people) userIds.push((await createReviewer(person)).id);
  const named = kst("2026-01-19T10:00");
  await expectOk(nameMembers(staff.officer, { objectionId, expectedVersion: 0, userIds }, named));
  const members = await db.objectionMember.findMany({ where: { objectionId }, select: { id: true } });
  const voices = Object.fromEntries(members.map(({ id }) => [id, "DISMISS" as const]));
  const reason =
    "실행 기록의 원자료를 확인한 결과 반복 세 번이 모두 있었고, 보고서의 표에서 두 번째 반복의 행이 옮겨 적는 중에 빠진 것이었습니다. 점수는 세 번의 평균으로 바르게 계산되었으므로 결과는 바뀌지 않습니다.";
  const input = {
    objectionId,
    expectedVersion: 1,
    verdict: "REJECTED" as const,
    voices,
    newResult: "" as const,
    newTotal: null,
    reason,
  };
  const { decisionId } = await expectOk(proposeDecision(staff.officer, input, kst("2026-01-22T16:00")));
  await expectOk(approveDecision(staff.director, { decisionId, expectedVersion: 0 }, kst("2026-01-23T11:00")));
}

/** A call decided lately in which nobody reached the cut-off (S9): its window for objections is open, and one waits. */
export async function playLateObjection(
  staff: Staff,
  reviewers: readonly Reviewer[],
  organisations: Organisations,
  now: Date,
): Promise<void> {
  const closesAt = new Date(`${days(now, -40).toISOString().slice(0, 10)}T09:00:00Z`);
  const titles = {
    titleKo: "하반기 보완 공모(정예팀 1개 팀)",
    titleEn: "Supplementary call of the second half-year (one team)",
  };
  const call = await createCall(
    { kind: "ADDITIONAL", ...titles, opensAt: days(closesAt, -30), closesAt, seats: 1 },
    staff.officer,
  );
  const quality = new Map<string, number>();
  const [objecting, other] = [organisations.consortia[10], organisations.consortia[13]];
  if (!objecting || !other) throw new Error("the story lacks its people");
  const leads = [
    { lead: objecting.lead, title: `${objecting.title} 보완`, titleEn: objecting.titleEn, points: 66 },
    { lead: other.lead, title: `${other.title} 보완`, titleEn: other.titleEn, points: 61 },
    {
      lead: organisations.newcomer,
      title: "독자 파운데이션 모델 「새봄」 기초 연구",
      titleEn: "Groundwork for a sovereign model by Saebom Lab",
      points: 58,
    },
  ];
  for (const [index, { points, ...plan }] of leads.entries()) {
    const university = universityFor(organisations, index);
    const filedAt = later(closesAt, -500 + index * 90);
    const { proposalId } = await createSubmittedProposal(
      { ...plan, call, university, startedAt: days(closesAt, -6) },
      filedAt,
    );
    quality.set(proposalId, points);
  }
  await playReviewRound({
    ...{ callId: call.id, staff, reviewers: reviewers.slice(5), quality, votes: true },
    screenedAt: days(closesAt, 1),
    dueAt: days(closesAt, 14),
    writes: () => true,
  });
  const reason = "선정 하한 점수에 이른 신청서가 없어 선정하지 않는 안을 올립니다.";
  const selection = { callId: call.id, reason, missingReason: "" };
  const { decisionId } = await expectOk(proposeSelection(staff.officer, selection, days(closesAt, 20)));
  await expectOk(approveSelection(staff.director, { decisionId, expectedVersion: 0 }, days(closesAt, 21)));
  const { version } = await callFacts(db, call.id);
  await expectOk(publishResults(staff.director, { callId: call.id, expectedVersion: version }, days(now, -4)));
  await object(
    objecting.lead.manager,
    await proposalOf(call.id, objecting.lead.id),
    {
      ground: "CALCULATION",
      statement:
        "통지서의 총점과 평가의견의 내용이 서로 맞지 않습니다. 기술력 및 개발경험 항목의 의견은 모두 긍정적인데 총점은 선정 하한보다 낮으므로, 항목별 점수의 합산에 잘못이 없는지 확인이 필요합니다.",
      request: "항목별 점수와 합산 과정을 확인하고, 잘못이 있으면 총점을 바로잡아 주시기 바랍니다.",
    },
    days(now, -2),
  );
}
