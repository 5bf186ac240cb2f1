import type { Actor } from "@/lib/access/actor";
import { createCall } from "@/tests/factories/calls";
import { hwpxOf, pdfOf } from "@/tests/factories/documents";
import {
  attachFiles,
  createDraftProposal,
  createSubmittedProposal,
  proposalDrafts,
  writeSection,
} from "@/tests/factories/proposals";
import { presiding } from "@/tests/factories/reviews";
import { extendForOutage, playCallDesk } from "./call-desk";
import { days, later } from "./chance";
import { playColleagues } from "./colleagues";
import { type Organisations, universityFor } from "./consortia";
import { playNaming } from "./naming";
import { playRoom } from "./panel-room";
import type { Reviewer, Staff } from "./people";
import { playPresentations } from "./presentations";
import { playRemarks } from "./review-remarks";
import { planMoreReviewers, playReviewRound } from "./review-round";
import { specialSections } from "./specialties";

const at10 = (day: Date): Date => new Date(`${day.toISOString().slice(0, 10)}T01:00:00Z`);
const at18 = (day: Date): Date => new Date(`${day.toISOString().slice(0, 10)}T09:00:00Z`);

/** A review round that is not over: some sheets are in, those of the reviewer one can sign in as are waiting. */
export async function playRunningReview(
  staff: Staff,
  reviewers: readonly Reviewer[],
  organisations: Organisations,
  now: Date,
): Promise<void> {
  const closesAt = at18(days(now, -12));
  const call = await createCall(
    {
      kind: "ADDITIONAL",
      titleKo: "1차 추가 공모(정예팀 1개 팀)",
      titleEn: "First additional call (one team)",
      opensAt: days(closesAt, -30),
      closesAt: later(closesAt, -60),
      seats: 1,
    },
    staff.officer,
  );
  await extendForOutage(staff, call.id, closesAt, later(closesAt, -90));
  const quality = new Map<string, number>();
  const filed: { proposalId: string; manager: Actor }[] = [];
  for (const [offset, index] of [5, 6, 8, 9].entries()) {
    const consortium = organisations.consortia[index];
    if (!consortium) continue;
    const plan = {
      call,
      lead: consortium.lead,
      university: universityFor(organisations, index + 1),
      title: `${consortium.title} 2단계`,
      titleEn: consortium.titleEn,
      sections: specialSections(index),
      files: [{ kind: "planAppendix", name: "사업계획 붙임 자료.pdf", bytes: pdfOf({ padding: 40_000 + index }) }],
    };
    const { proposalId } = await createSubmittedProposal(
      { ...plan, startedAt: days(closesAt, -5) },
      later(closesAt, -600 + offset * 130),
    );
    quality.set(proposalId, consortium.quality + 4);
    filed.push({ proposalId, manager: consortium.lead.manager });
  }
  const panel = reviewers.slice(0, 6);
  const { panelId } = await playReviewRound({
    callId: call.id,
    staff,
    reviewers: panel,
    quality,
    votes: true,
    naming: (panelId, formedAt) => playNaming(staff, panelId, filed, formedAt),
    screenedAt: days(closesAt, 1),
    doubted: [...quality.keys()].at(-1),
    dueAt: at18(days(now, 5)),
    writes: (reviewer) => panel.indexOf(reviewer) > 2,
  });
  const [chair, , , ...colleagues] = panel;
  if (chair) await playRemarks(panelId, presiding(chair, panelId), colleagues, days(now, -3));
  await playRoom(staff, panelId, colleagues, days(now, -2));
  await playPresentations(staff, panelId, days(now, -2), { opensAt: at10(days(now, 6)), dueAt: at18(days(now, 8)) });
  await planMoreReviewers(staff, panelId, reviewers.slice(6, 9), days(now, -2));
}

/** The call that is open right now, with one draft half written, so that the newcomer can file. */
export async function playOpenCall(staff: Staff, organisations: Organisations, now: Date): Promise<void> {
  const call = await createCall(
    {
      kind: "ADDITIONAL",
      titleKo: "2차 추가 공모(정예팀 1개 팀)",
      titleEn: "Second additional call (one team)",
      opensAt: at18(days(now, -8)),
      closesAt: at18(days(now, 14)),
      seats: 1,
    },
    staff.officer,
    undefined,
    [
      { name: "2차 추가 공모 공고문.pdf", bytes: pdfOf({ padding: 240_000 }) },
      { name: "사업계획서 작성 안내.hwpx", bytes: await hwpxOf() },
    ],
  );
  const university = universityFor(organisations, 0);
  const plan = {
    call,
    lead: organisations.newcomer,
    university,
    title: "독자 파운데이션 모델 「새봄」 개발",
    titleEn: "Sovereign foundation model by Saebom Lab",
  };
  const begun = days(now, -3);
  const { proposalId } = await createDraftProposal(plan, begun);
  const drafts = proposalDrafts({
    ...plan,
    gpu: [{ halfYear: "2027H1", gpuCount: 512, otherSizeReason: "", purpose: "사전학습" }],
  });
  for (const key of ["people", "technology", "gpu"] as const)
    await writeSection(organisations.newcomer.manager, proposalId, key, drafts[key], later(begun, 60));
  const files = [
    { kind: "registrationCertificate", name: "사업자등록증 사본.pdf", bytes: pdfOf({ padding: 180_000 }) },
    { kind: "planAppendix", name: "모델 구조 설명.hwpx", bytes: await hwpxOf() },
  ];
  await attachFiles(organisations.newcomer.manager, proposalId, files, later(begun, 90));
  await playColleagues(organisations, { proposalId, document: drafts.technology.document }, begun);
  await playCallDesk(staff, organisations, { callId: call.id, proposalId }, begun);
}
