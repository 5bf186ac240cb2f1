import { callFacts } from "@/lib/calls/queries";
import { db } from "@/lib/platform/db";
import { proposeSelection } from "@/lib/reviews/commands/propose-selection";
import { publishResults } from "@/lib/reviews/commands/publish-results";
import { settleOpinion } from "@/lib/reviews/commands/settle-opinion";
import { checkedOpinions } from "@/lib/reviews/queries/opinions";
import { approveSelection } from "@/lib/teams/commands/approve-selection";
import { createCall } from "@/tests/factories/calls";
import { inside } from "@/tests/factories/inside";
import { createSubmittedProposal, expectOk } from "@/tests/factories/proposals";
import { chance, days, kst, later } from "./chance";
import { type Organisations, universityFor } from "./consortia";
import { playSummaries } from "./panel-room";
import type { Reviewer, Staff } from "./people";
import { playReviewRound } from "./review-round";
import { specialSections } from "./specialties";
import { playSupplement } from "./supplement";

const CLOSES = kst("2025-07-21T18:00");
/** Most file on the last days: how long before the closing each of the fifteen came in, in hours. */
const HOURS_BEFORE = [340, 290, 150, 122, 97, 74, 50, 30, 27, 25, 7, 4.5, 2, 0.9, 0.1];

/** The first call (C1): 15 proposals, full score sheets, 5 teams; published with all results at once. */
export async function playFirstCall(
  staff: Staff,
  reviewers: readonly Reviewer[],
  organisations: Organisations,
): Promise<{ callId: string; teamIds: string[] }> {
  const call = await createCall({}, staff.officer);
  const quality = new Map<string, number>();
  const dice = chance(1);
  let supplemented: { parties: Parameters<typeof playSupplement>[1]; proposalId: string } | null = null;
  for (const [index, consortium] of organisations.consortia.entries()) {
    const at = later(CLOSES, -60 * (HOURS_BEFORE[index] ?? 1));
    const lessor = consortium.leadKo === "한마루";
    const parties = { lead: consortium.lead, university: universityFor(organisations, index) };
    const { proposalId } = await createSubmittedProposal(
      {
        call,
        ...parties,
        title: consortium.title,
        titleEn: consortium.titleEn,
        sections: specialSections(index),
        startedAt: days(at, -3 - Math.round(dice() * 3)) < call.opensAt ? later(call.opensAt, 90) : days(at, -4),
        ...(lessor ? { gpu: [{ halfYear: "2026H2", gpuCount: 1_024, otherSizeReason: "", purpose: "본 학습" }] } : {}),
      },
      at,
    );
    quality.set(proposalId, consortium.quality);
    if (index === 0) supplemented = { parties, proposalId };
  }
  if (supplemented) await playSupplement(staff, supplemented.parties, supplemented.proposalId, later(CLOSES, 45));
  await addPastTie(reviewers, organisations);
  const { panelId } = await playReviewRound({
    callId: call.id,
    staff,
    reviewers,
    quality,
    screenedAt: kst("2025-07-22T10:00"),
    dueAt: kst("2025-07-30T18:00"),
    writes: () => true,
    adds: (reviewer, proposalId) =>
      reviewer === reviewers[2] && proposalId === [...quality.keys()][0]
        ? ` ${reviewers[0]?.name} 위원장이 지적한 바와 같이 안전성 시험의 범위도 분명히 하여야 함.`
        : "",
  });
  await playSummaries(panelId, reviewers, kst("2025-07-31T10:00"));
  const proposed = await expectOk(
    proposeSelection(
      staff.officer,
      {
        callId: call.id,
        reason: "평가표를 모두 접수하였으며 규정의 집계 방법에 따라 선정안을 올립니다.",
        missingReason: "",
      },
      kst("2025-07-31T14:00"),
    ),
  );
  const decision = await db.selectionDecision.findUniqueOrThrow({
    where: { id: proposed.decisionId },
    select: { version: true },
  });
  const { teamIds } = await expectOk(
    approveSelection(
      staff.director,
      { decisionId: proposed.decisionId, expectedVersion: decision.version },
      kst("2025-08-01T10:00"),
    ),
  );
  await redactNames(staff, call.id, kst("2025-08-01T15:00"));
  const { version } = await callFacts(db, call.id);
  await expectOk(
    publishResults(staff.director, { callId: call.id, expectedVersion: version }, kst("2025-08-04T09:00")),
  );
  return { callId: call.id, teamIds };
}

/** S8: what names somebody in an opinion is made unreadable before the results are out. */
async function redactNames({ officer }: Staff, callId: string, at: Date): Promise<void> {
  const reason = "위원의 이름이 드러나 작성자와 위원의 관계를 알 수 있습니다.";
  for (const { sheetId, field, hits } of await checkedOpinions(inside, callId))
    for (const { start, end } of hits) {
      const words = { callId, sheetId, field, start, end, expectedRevision: 0, outcome: "REDACTED" as const, reason };
      await expectOk(settleOpinion(officer, words, at));
    }
}

/** S3: one reviewer worked for an applicant until last year, another teaches at a participating university. */
async function addPastTie(reviewers: readonly Reviewer[], organisations: Organisations): Promise<void> {
  for (const reviewer of reviewers) {
    await db.reviewerAffiliation.create({
      data: { userId: reviewer.id, organisationName: reviewer.organisation, startedOn: new Date("2020-03-01") },
    });
  }
  const [formerEmployee] = reviewers.slice(3);
  const applicant = organisations.consortia[7];
  if (!formerEmployee || !applicant) throw new Error("the story lacks its people");
  // Said of themself, of people who do not apply: nothing is closed by it.
  await db.reviewerTie.createMany({
    data: reviewers.slice(0, 2).map(({ id: userId }, index) => ({
      userId,
      kind: index === 0 ? ("COAUTHOR" as const) : ("ADVISER" as const),
      personName: ["설누리", ""][index] ?? "",
      organisationName: ["", "한들데이터조합"][index] ?? "",
      note: ["말뭉치 정제에 관한 논문(2024)", "자료 개방 자문(2023~2024)"][index] ?? "",
      declaredAt: kst("2025-07-01T10:00"),
    })),
  });
  await db.reviewerAffiliation.create({
    data: {
      userId: formerEmployee.id,
      organisationId: applicant.lead.id,
      organisationName: applicant.leadKo,
      unit: "언어모델팀",
      startedOn: new Date("2021-01-01"),
      endedOn: new Date("2024-02-28"),
    },
  });
}
