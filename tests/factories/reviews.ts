import { type Actor, mintActor } from "@/lib/access/actor";
import { startScreening } from "@/lib/calls/commands";
import { callFacts } from "@/lib/calls/queries";
import type { DraftCall } from "@/lib/calls/schema";
import { db } from "@/lib/platform/db";
import { activatePanel } from "@/lib/reviews/commands/activate-panel";
import { declare } from "@/lib/reviews/commands/declare";
import { deployAssignments } from "@/lib/reviews/commands/deploy-assignments";
import { addPanelMember, createPanel, setChair } from "@/lib/reviews/commands/form-panel";
import { adjustPlan, proposeAssignments } from "@/lib/reviews/commands/plan-assignments";
import { saveSheet, submitSheet } from "@/lib/reviews/commands/score-sheet";
import { signPledge } from "@/lib/reviews/commands/sign-pledge";
import { asksForVote, scorableItems } from "@/lib/reviews/domain/sheet";
import type { SaveSheet } from "@/lib/reviews/schema";
import { rulebookContent } from "@/lib/rulebook/queries";
import { createUser } from "./actor";
import { createCall } from "./calls";
import { inside } from "./inside";
import { createOrganisation } from "./organisations";
import { createSubmittedProposal, expectOk } from "./proposals";
import { rulebookV1 } from "./rulebook";
import { findEligible } from "./screening";

const HOUR_MS = 3_600_000;
/** Instants of the first call's review, KST mornings. */
export const SCREENED_AT = new Date("2025-07-22T01:00:00Z");
export const FORMED_AT = new Date("2025-07-23T01:00:00Z");
export const ACTIVATED_AT = new Date("2025-07-24T01:00:00Z");
export const DUE_AT = new Date("2025-08-04T09:00:00Z");
export const SCORED_AT = new Date("2025-07-30T05:00:00Z");
export const PROPOSED_AT = new Date("2025-08-05T01:00:00Z");

type Affiliation = { organisationId?: string; organisationName: string; unit?: string; from?: string; to?: string };

/** A reviewer with where they work or worked. */
export async function createReviewer(
  facts: { name?: string; nameEn?: string; email?: string; isDemo?: boolean; affiliations?: Affiliation[] } = {},
): Promise<Actor> {
  const { affiliations = [], ...person } = facts;
  const reviewer = await createUser(["REVIEWER"], person);
  await addAffiliations(reviewer.id, affiliations);
  return reviewer;
}

export const addAffiliations = (userId: string, affiliations: readonly Affiliation[]) =>
  db.reviewerAffiliation.createMany({
    data: affiliations.map(({ organisationId, organisationName, unit, from, to }) => ({
      userId,
      organisationId: organisationId ?? null,
      organisationName,
      unit: unit ?? "",
      startedOn: new Date(`${from ?? "2018-03-01"}T00:00:00Z`),
      endedOn: to ? new Date(`${to}T00:00:00Z`) : null,
    })),
  });

type Profile = {
  isForeign?: boolean;
  languages?: string[];
  fieldKeys?: string[];
  keywords?: string[];
  maxSheets?: number;
  availability?: "AVAILABLE" | "LIMITED" | "UNAVAILABLE";
};
/** What a reviewer knows and takes on (S2). */
export const addProfile = (userId: string, profile: Profile, at: Date = FORMED_AT) =>
  db.reviewerProfile.create({ data: { userId, ...profile, updatedAt: at } });

/** A call after screening, with `count` eligible proposals of as many consortia, in the order of their receipt numbers. */
export async function createScreenedCall(
  officer: Actor,
  count: number,
  facts: Partial<DraftCall> = {},
): Promise<{ callId: string; code: string; proposals: { proposalId: string; lead: Actor; leadId: string }[] }> {
  const call = await createCall(facts, officer);
  const proposals: { proposalId: string; lead: Actor; leadId: string }[] = [];
  for (let index = 0; index < count; index++) {
    const lead = await createOrganisation();
    const university = await createOrganisation({ kind: "UNIVERSITY", sizeClass: "NON_PROFIT" });
    const at = new Date(call.closesAt.getTime() - (count - index) * HOUR_MS);
    const title = `과제 ${index + 1}`;
    const { proposalId } = await createSubmittedProposal({ call, lead, university, title }, at);
    proposals.push({ proposalId, lead: lead.manager, leadId: lead.id });
  }
  await screenAll(officer, call.id, SCREENED_AT);
  return { callId: call.id, code: call.code, proposals };
}

/** Starts the screening of a closed call and finds every submitted proposal eligible. */
export async function screenAll(officer: Actor, callId: string, at: Date): Promise<void> {
  const { version } = await callFacts(db, callId);
  await expectOk(startScreening(officer, { callId, expectedVersion: version }, at));
  const submitted = await db.proposal.findMany({ where: { callId, status: "SUBMITTED" }, select: { id: true } });
  for (const { id } of submitted) await findEligible(officer, id, "자격 요건을 모두 갖춤", at);
}

export async function panelVersion(panelId: string): Promise<{ panelId: string; expectedVersion: number }> {
  const { version } = await db.reviewPanel.findUniqueOrThrow({ where: { id: panelId }, select: { version: true } });
  return { panelId, expectedVersion: version };
}

/** A panel still forming: the first reviewer takes the chair. */
export async function createPanelOf(
  officer: Actor,
  callId: string,
  reviewers: readonly Actor[],
  at: Date = FORMED_AT,
): Promise<string> {
  const { panelId } = await expectOk(
    createPanel(officer, { callId, nameKo: "선정평가위원회", nameEn: "Selection review panel" }, at),
  );
  for (const { id } of reviewers)
    await expectOk(addPanelMember(officer, { ...(await panelVersion(panelId)), userId: id }, at));
  const first = await inside.panelMember.findFirstOrThrow({ where: { panelId }, orderBy: { seatNo: "asc" } });
  await expectOk(setChair(officer, { ...(await panelVersion(panelId)), memberId: first.id }, at));
  return panelId;
}

/** Assigns (everybody to everything that no conflict forbids, unless told how many) and starts the review. */
export async function startReview(
  officer: Actor,
  panelId: string,
  options: { sheetsPerProposal?: number; at?: Date; dueAt?: Date } = {},
): Promise<void> {
  const at = options.at ?? ACTIVATED_AT;
  const sheetsPerProposal = options.sheetsPerProposal ?? 30;
  await expectOk(proposeAssignments(officer, { ...(await panelVersion(panelId)), sheetsPerProposal }, at));
  await expectOk(deployAssignments(officer, await panelVersion(panelId), at));
  await expectOk(activatePanel(officer, { ...(await panelVersion(panelId)), dueAt: options.dueAt ?? DUE_AT }, at));
}

/** The chair with the role that came with the chair, as the session gate would read it. */
export const presiding = (chair: Actor, panelId: string): Actor =>
  mintActor({ ...chair, grants: [...chair.grants, { role: "CHAIR", scope: { kind: "PANEL", id: panelId } }] });

/** Sets exactly these pairs of reviewers and proposals. */
export async function assignPairs(
  officer: Actor,
  panelId: string,
  pairs: readonly { reviewer: Actor; proposalId: string }[],
  at: Date = ACTIVATED_AT,
): Promise<void> {
  const members = await inside.panelMember.findMany({ where: { panelId }, select: { id: true, userId: true } });
  const memberOf = new Map(members.map(({ id, userId }) => [userId, id]));
  const wanted = pairs.map(({ reviewer, proposalId }) => {
    return { memberId: memberOf.get(reviewer.id) ?? "", proposalId, pinned: false };
  });
  await expectOk(adjustPlan(officer, { ...(await panelVersion(panelId)), pairs: wanted }, at));
  await expectOk(deployAssignments(officer, await panelVersion(panelId), at));
}

export async function assignmentOf(reviewer: Actor, proposalId: string): Promise<{ id: string; version: number }> {
  return inside.reviewAssignment.findFirstOrThrow({
    where: { proposalId, member: { userId: reviewer.id } },
    select: { id: true, version: true },
  });
}

/** Pledge, when it is missing, and a clear declaration: from here on the proposal is open to the reviewer. */
export async function beginReview(reviewer: Actor, proposalId: string, at: Date = SCORED_AT): Promise<string> {
  const { id, version } = await assignmentOf(reviewer, proposalId);
  const seat = await inside.panelMember.findFirstOrThrow({
    where: { userId: reviewer.id, assignments: { some: { id } } },
    select: { panelId: true, pledgeSignedAt: true },
  });
  if (!seat.pledgeSignedAt) await expectOk(signPledge(reviewer, { panelId: seat.panelId, agreed: true }, at));
  await expectOk(declare(reviewer, { assignmentId: id, expectedVersion: version, declaration: "CLEAR", note: "" }, at));
  return id;
}

export const SHEET_COMMENT =
  "제시한 근거가 구체적이며 재현 가능한 자료가 함께 제출되었습니다. 일정 관리는 보완이 필요합니다.";
export const SHEET_OPINION =
  "전반적으로 목표와 전략이 일관되고 실현 가능성이 높습니다. 다만 한국어 자료의 품질 관리 계획과 안전성 검증 절차를 더 구체적으로 제시할 필요가 있습니다.";

/** Half points that add up to a total (hundredths), spread over the items in proportion to their marks. */
export async function itemsFor(
  rulebookVersion: number,
  totalHundredths: number,
  comments: (criterionKey: string) => string = () => SHEET_COMMENT,
): Promise<SaveSheet["items"]> {
  const { rubric } = await rulebookContent(db, rulebookVersion);
  const items = scorableItems(rubric);
  const scores = items.map((item) => Math.floor((totalHundredths * item.maxHundredths) / 10_000 / 50) * 50);
  let left = totalHundredths - scores.reduce((sum, score) => sum + score, 0);
  for (let index = 0; left > 0; index = (index + 1) % items.length) {
    if ((scores[index] ?? 0) >= (items[index]?.maxHundredths ?? 0)) continue;
    scores[index] = (scores[index] ?? 0) + 50;
    left -= 50;
  }
  return [
    ...items.map((item, index) => ({ key: item.key, scoreHundredths: scores[index] ?? 0, comment: "" })),
    ...rubric.criteria.map(({ key }) => ({ key, scoreHundredths: null, comment: comments(key) })),
  ];
}

/** Of the sheet that its reviewer would write on: a later round's revision before the one that counts. */
export async function sheetVersion(assignmentId: string): Promise<number> {
  const { version } = await inside.scoreSheet.findFirstOrThrow({
    where: { assignmentId, status: { notIn: ["REOPENED", "SUPERSEDED"] } },
    orderBy: { revision: "desc" },
    select: { version: true },
  });
  return version;
}

/** P5: in an additional call a sheet also needs a vote. */
async function votesIn(assignmentId: string): Promise<boolean> {
  const { panel } = await inside.reviewAssignment.findUniqueOrThrow({
    where: { id: assignmentId },
    select: { panel: { select: { call: { select: { kind: true } } } } },
  });
  return asksForVote(panel.call);
}

type Words = {
  comment?: (criterionKey: string) => string;
  opinion?: string;
  /** The vote of an additional call; a total that would do votes for it, unless told. */
  suitable?: boolean;
};

/** A complete sheet, saved. Totals are multiples of 50 hundredths. */
export async function fillSheet(
  reviewer: Actor,
  assignmentId: string,
  totalHundredths: number,
  words: Words = {},
  at: Date = SCORED_AT,
): Promise<void> {
  const items = await itemsFor(1, totalHundredths, words.comment);
  const overallOpinion = words.opinion ?? SHEET_OPINION;
  const expectedVersion = await sheetVersion(assignmentId);
  const suitable = words.suitable ?? totalHundredths >= rulebookV1().selection.cutoffHundredths;
  const vote = (await votesIn(assignmentId)) ? { suitable } : {};
  await expectOk(saveSheet(reviewer, { assignmentId, expectedVersion, items, overallOpinion, ...vote }, at));
}

/** From pledge to submission in one go. */
export async function scoreProposal(
  reviewer: Actor,
  proposalId: string,
  totalHundredths: number,
  words: Words = {},
  at: Date = SCORED_AT,
): Promise<string> {
  const assignmentId = await beginReview(reviewer, proposalId, at);
  await fillSheet(reviewer, assignmentId, totalHundredths, words, at);
  await expectOk(submitSheet(reviewer, { assignmentId, expectedVersion: await sheetVersion(assignmentId) }, at));
  return assignmentId;
}
