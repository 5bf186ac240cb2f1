import type { Actor } from "@/lib/access/actor";
import { callFacts } from "@/lib/calls/queries";
import { fileObjection } from "@/lib/objections/commands/file-objection";
import { nameMembers } from "@/lib/objections/commands/name-members";
import type { FileObjection, ProposeDecision } from "@/lib/objections/schema";
import { db } from "@/lib/platform/db";
import { proposeSelection } from "@/lib/reviews/commands/propose-selection";
import { publishResults } from "@/lib/reviews/commands/publish-results";
import { approveSelection } from "@/lib/teams/commands/approve-selection";
import { expectOk } from "./proposals";
import { createPanelOf, createReviewer, createScreenedCall, PROPOSED_AT, scoreProposal, startReview } from "./reviews";

/** Tuesday, 5 August 2025, morning in Korea; ten days on is Liberation Day, so that the window ends on Monday the 18th. */
export const PUBLISHED_AT = PROPOSED_AT;
export const WINDOW_ENDS = new Date("2025-08-18T14:59:59.999Z");
export const FILED_AT = new Date("2025-08-12T05:00:00Z");

/** A published call of one seat, whose proposals got these totals (hundredths) by each of two reviewers. */
export async function createPublishedCall(
  staff: { officer: Actor; director: Actor },
  totals: readonly number[],
  facts: { seats?: number } = {},
) {
  const { officer, director } = staff;
  const reviewers = [await createReviewer(), await createReviewer()];
  const { callId, proposals } = await createScreenedCall(officer, totals.length, { seats: facts.seats ?? 1 });
  await startReview(officer, await createPanelOf(officer, callId, reviewers));
  for (const [index, { proposalId }] of proposals.entries())
    for (const reviewer of reviewers) await scoreProposal(reviewer, proposalId, totals[index] ?? 7_000);
  const selection = { callId, reason: "전체 평가표에 따라 산출한 선정안", missingReason: "" };
  const { decisionId } = await expectOk(proposeSelection(officer, selection, PUBLISHED_AT));
  const { teamIds } = await expectOk(approveSelection(director, { decisionId, expectedVersion: 0 }, PUBLISHED_AT));
  const { version } = await callFacts(db, callId);
  await expectOk(publishResults(director, { callId, expectedVersion: version }, PUBLISHED_AT));
  return { callId, reviewers, proposals, teamIds };
}

export const objectionInput = (proposalId: string, more: Partial<FileObjection> = {}): FileObjection => ({
  proposalId,
  ground: "CALCULATION",
  statement:
    "실현가능성 항목의 평가의견은 제출하지 않은 자료를 근거로 들고 있습니다. 신청서 4쪽의 장애 복구 계획과 붙임 2의 시험 결과가 평가에 반영되지 않았습니다.",
  request: "붙임 2를 포함하여 실현가능성 항목을 다시 평가하여 주시기 바랍니다.",
  file1: null,
  file2: null,
  file3: null,
  understood: true,
  ...more,
});

export const objectionVersion = async (objectionId: string): Promise<number> =>
  (await db.objection.findUniqueOrThrow({ where: { id: objectionId }, select: { version: true } })).version;

/** An objection with people named who examine it; `members` first, then as many new reviewers as are missing to three. */
export async function createExaminedObjection(
  officer: Actor,
  proposal: { proposalId: string; lead: Actor },
  members: readonly Actor[] = [],
  at: Date = FILED_AT,
): Promise<{ objectionId: string; memberIds: string[] }> {
  const { objectionId } = await expectOk(fileObjection(proposal.lead, objectionInput(proposal.proposalId), at));
  const people = [...members];
  while (people.length < 3) people.push(await createReviewer());
  const userIds = people.map(({ id }) => id);
  const expectedVersion = await objectionVersion(objectionId);
  await expectOk(nameMembers(officer, { objectionId, expectedVersion, userIds }, at));
  const seats = await db.objectionMember.findMany({ where: { objectionId }, select: { id: true, userId: true } });
  return { objectionId, memberIds: userIds.map((userId) => seats.find((one) => one.userId === userId)?.id ?? "") };
}

export const decisionInput = (
  objectionId: string,
  expectedVersion: number,
  voices: ProposeDecision["voices"],
  more: Partial<ProposeDecision> = {},
): ProposeDecision => ({
  objectionId,
  expectedVersion,
  verdict: "ACCEPTED",
  reason: "붙임 2의 시험 결과가 평가에 반영되지 않은 사실이 확인되어 이의를 받아들입니다.",
  voices,
  newResult: "",
  newTotal: null,
  ...more,
});
