import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { activatePanel } from "@/lib/reviews/commands/activate-panel";
import { decideChallenge } from "@/lib/reviews/commands/decide-challenge";
import { decideConflict } from "@/lib/reviews/commands/decide-conflict";
import { deployAssignments } from "@/lib/reviews/commands/deploy-assignments";
import { fileChallenge } from "@/lib/reviews/commands/file-challenge";
import { addPanelMember } from "@/lib/reviews/commands/form-panel";
import { namePanelMembers } from "@/lib/reviews/commands/name-panel";
import { proposeAssignments } from "@/lib/reviews/commands/plan-assignments";
import { challengeFile, findOwnPanel, getOwnPanel } from "@/lib/reviews/queries/challenges";
import { getConflictsPage } from "@/lib/reviews/queries/get-conflicts-page";
import { getPanelPage } from "@/lib/reviews/queries/get-panel-page";
import { actorWith, createUser } from "@/tests/factories/actor";
import { inside } from "@/tests/factories/inside";
import { expectOk } from "@/tests/factories/proposals";
import {
  createPanelOf,
  createReviewer,
  createScreenedCall,
  DUE_AT,
  FORMED_AT,
  panelVersion,
  SCORED_AT,
} from "@/tests/factories/reviews";
import { createRulebookVersion, putUnderRulebook } from "@/tests/factories/rulebook";

/** Three days from Wednesday, 23 July 2025: Saturday, so that the window ends with Monday the 28th. */
const WINDOW_ENDS = new Date("2025-07-28T14:59:59.999Z");
const AFTER = new Date(WINDOW_ENDS.getTime() + 1);
const REASON = "위원은 우리 연합체의 경쟁 기관과 최근까지 공동사업을 하였으므로 공정한 평가를 기대하기 어렵습니다.";
const WHY = "제출한 자료로 보아 공정한 평가를 의심할 사정이 있습니다.";
let officer: Actor;
let rulebookVersion: number;
beforeAll(async () => {
  officer = await createUser(["OFFICER"]);
  rulebookVersion = await createRulebookVersion({ challenge: { windowDays: 3 } });
});

async function formed(proposalCount = 2, reviewerCount = 3, version = rulebookVersion) {
  const reviewers = await Promise.all(Array.from({ length: reviewerCount }, () => createReviewer()));
  const { callId, proposals } = await createScreenedCall(officer, proposalCount);
  await putUnderRulebook(callId, version, FORMED_AT);
  const panelId = await createPanelOf(officer, callId, reviewers);
  const members = await inside.panelMember.findMany({ where: { panelId }, orderBy: { seatNo: "asc" } });
  const [first, second] = proposals as [(typeof proposals)[number], (typeof proposals)[number]];
  return { callId, panelId, reviewers, memberIds: members.map(({ id }) => id), first, second };
}
const nameThem = async (panelId: string, at = FORMED_AT) => namePanelMembers(officer, await panelVersion(panelId), at);
const activate = async (panelId: string, at: Date) =>
  activatePanel(officer, { ...(await panelVersion(panelId)), dueAt: DUE_AT }, at);
const assign = async (panelId: string, at = FORMED_AT) => {
  await expectOk(proposeAssignments(officer, { ...(await panelVersion(panelId)), sheetsPerProposal: 30 }, at));
  return deployAssignments(officer, await panelVersion(panelId), at);
};
const challenge = (
  lead: { proposalId: string; lead: Actor },
  memberId = "",
  at = FORMED_AT,
  file: { id: string; name: string; sizeBytes: number } | null = null,
) => fileChallenge(lead.lead, { proposalId: lead.proposalId, memberId, reason: REASON, file }, at);
const decide = (challengeId: string, verdict: "ACCEPTED" | "DISMISSED", actor = officer) =>
  decideChallenge(actor, { challengeId, expectedVersion: 0, verdict, reason: WHY }, AFTER);
const kindsTold = async (userId: string) =>
  (await db.notification.findMany({ where: { userId }, select: { kind: true } })).map(({ kind }) => kind);

describe("S3: naming the panel", () => {
  it("tells all applicants names and affiliations, never assignments, and holds the review until the window is over", async () => {
    const { callId, panelId, reviewers, first } = await formed();
    await expectOk(assign(panelId));
    expect(await activate(panelId, AFTER)).toMatchObject({ reason: "MEMBERS_NOT_NAMED" });
    expect(await findOwnPanel(first.lead, first.proposalId, FORMED_AT)).toBeNull();
    await expect(
      namePanelMembers(await createUser(["DIRECTOR"]), await panelVersion(panelId), FORMED_AT),
    ).rejects.toThrow();
    expect(await expectOk(nameThem(panelId))).toEqual({ named: 3, challengesDueAt: WINDOW_ENDS });
    expect(await nameThem(panelId)).toMatchObject({ reason: "ALL_NAMED" });
    expect(await kindsTold(first.lead.id)).toContain("panelNamed");
    const told = await getOwnPanel(first.lead, first.proposalId, WINDOW_ENDS);
    expect(told.members.map(({ window }) => window)).toEqual(["OPEN", "OPEN", "OPEN"]);
    expect(Object.keys(told.members[0] ?? {}).sort()).toEqual(
      ["affiliation", "challenge", "challengesDueAt", "memberId", "name", "nameEn", "window"].sort(),
    );
    for (const stranger of [reviewers[0] as Actor, officer, await createUser(["APPLICANT"])])
      await expect(getOwnPanel(stranger, first.proposalId, FORMED_AT)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await activate(panelId, WINDOW_ENDS)).toMatchObject({ reason: "CHALLENGE_WINDOW_RUNS" });
    expect(await getPanelPage(officer, callId)).toMatchObject({
      naming: { windowDays: 3, unnamed: 0, open: 0, challengesDueAt: WINDOW_ENDS },
    });
    await expect(
      inside.panelMember.updateMany({ where: { panelId }, data: { challengesDueAt: AFTER } }),
    ).rejects.toThrow(/was named/);
    await expectOk(activate(panelId, AFTER));
  });

  it("needs neither naming nor a window where the rulebook gives no days", async () => {
    const { callId, panelId } = await formed(1, 1, await createRulebookVersion({ challenge: { windowDays: 0 } }));
    expect(await nameThem(panelId)).toMatchObject({ reason: "NO_CHALLENGE_WINDOW" });
    expect(await getPanelPage(officer, callId)).toMatchObject({ naming: null });
    await expectOk(assign(panelId));
    await expectOk(activate(panelId, AFTER));
  });

  it("whoever comes to a panel at work is named, and may be challenged, before the first proposal is theirs", async () => {
    const { panelId, first } = await formed(1, 2);
    await expectOk(assign(panelId));
    await expectOk(nameThem(panelId));
    await expectOk(activate(panelId, AFTER));
    const late = await createReviewer();
    await expectOk(addPanelMember(officer, { ...(await panelVersion(panelId)), userId: late.id }, AFTER));
    expect(await assign(panelId, AFTER)).toMatchObject({ reason: "MEMBERS_NOT_NAMED" });
    await expectOk(nameThem(panelId, AFTER));
    expect(await assign(panelId, SCORED_AT)).toMatchObject({ reason: "CHALLENGE_WINDOW_RUNS" });
    const { members } = await getOwnPanel(first.lead, first.proposalId, SCORED_AT);
    expect(members.filter(({ window }) => window === "OPEN")).toHaveLength(1);
    await expectOk(assign(panelId, new Date("2025-08-01T15:00:00Z")));
  });
});

describe("S3: a challenge", () => {
  it("is filed once a member, in time, by whoever runs the proposal; eight clicks are one", async () => {
    const { callId, panelId, memberIds, first, second } = await formed();
    expect(await challenge(first, memberIds[0]).catch((error) => error.code)).toBe("NOT_FOUND");
    await expectOk(nameThem(panelId));
    const clicks = await Promise.all(Array.from({ length: 8 }, () => challenge(first, memberIds[0], WINDOW_ENDS)));
    expect(clicks.filter(({ ok }) => ok)).toHaveLength(1);
    expect(clicks.find(({ ok }) => !ok)).toMatchObject({ reason: "ALREADY_CHALLENGED" });
    // Another consortium asks about the same member by itself.
    await expectOk(challenge(second, memberIds[0]));
    expect(await challenge(first, memberIds[1], AFTER)).toMatchObject({ reason: "CHALLENGE_WINDOW_CLOSED" });
    const late = {
      memberId: memberIds[1] ?? "",
      proposalId: first.proposalId,
      filedById: first.lead.id,
      filedAt: AFTER,
    };
    await expect(inside.reviewerChallenge.create({ data: { ...late, reason: REASON } })).rejects.toThrow(/not open/);
    await expect(challenge({ ...first, lead: second.lead }, memberIds[1])).rejects.toMatchObject({ code: "NOT_FOUND" });
    const other = await formed(1, 1);
    await expect(challenge(first, other.memberIds[0])).rejects.toMatchObject({ code: "NOT_FOUND" });
    const foreign = { id: "0", name: "남의 파일.pdf", sizeBytes: 1 };
    await expect(challenge(first, memberIds[1], FORMED_AT, foreign)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await kindsTold(first.lead.id)).toContain("challengeFiled");
    expect(await kindsTold(officer.id)).toContain("challengeReceived");
    expect(await getPanelPage(officer, callId)).toMatchObject({ naming: { open: 2 } });
  });

  it("accepted, excludes the member from plan and assignment for good; dismissed, it leaves both; the member learns of neither", async () => {
    const { callId, panelId, reviewers, memberIds, first } = await formed();
    await expectOk(assign(panelId));
    await expectOk(nameThem(panelId));
    const accepted = await expectOk(challenge(first, memberIds[1]));
    const dismissed = await expectOk(challenge(first, memberIds[2]));
    expect(await activate(panelId, AFTER)).toMatchObject({ reason: "CHALLENGES_UNDECIDED" });
    await expectOk(decide(accepted.challengeId, "ACCEPTED"));
    await expect(decide(accepted.challengeId, "DISMISSED")).rejects.toMatchObject({ code: "CONFLICT" });
    await expectOk(decide(dismissed.challengeId, "DISMISSED"));
    const pair = { memberId: memberIds[1] ?? "", proposalId: first.proposalId };
    expect(await inside.plannedAssignment.count({ where: pair })).toBe(0);
    expect(await inside.reviewAssignment.findFirstOrThrow({ where: pair })).toMatchObject({ status: "WITHDRAWN" });
    const finding = await inside.conflictFinding.findFirstOrThrow({
      where: { proposalId: first.proposalId, userId: reviewers[1]?.id ?? "", kind: "CHALLENGE" },
    });
    expect(finding).toMatchObject({ severity: "EXCLUSION", outcome: "EXCLUDED", reason: WHY });
    const undo = { findingId: finding.id, expectedVersion: 0, outcome: "DISMISSED" as const, reason: WHY };
    expect(await decideConflict(officer, undo, AFTER)).toMatchObject({ reason: "EXCLUDED_BY_LAW" });
    // Planning anew, the best plan there is leaves the pair out.
    await expectOk(proposeAssignments(officer, { ...(await panelVersion(panelId)), sheetsPerProposal: 30 }, AFTER));
    expect(await inside.plannedAssignment.count({ where: { proposalId: first.proposalId } })).toBe(2);
    expect(await kindsTold(first.lead.id)).toEqual(expect.arrayContaining(["challengeAccepted", "challengeDismissed"]));
    const { members } = await getOwnPanel(first.lead, first.proposalId, AFTER);
    expect(members.flatMap(({ challenge: one }) => one?.status ?? [])).toHaveLength(2);
    for (const reviewer of reviewers) expect((await kindsTold(reviewer.id)).join()).not.toMatch(/challenge/i);
    expect(await getConflictsPage(officer, callId)).toMatchObject({ access: "OPEN", challenges: [{}, {}] });
    await expectOk(activate(panelId, AFTER));
  });

  it("is decided by no officer who is bound in the call, nor by the one who is challenged, and neither sees it", async () => {
    const { callId, panelId, reviewers, memberIds, first, second } = await formed();
    await expectOk(nameThem(panelId));
    const { challengeId } = await expectOk(challenge(first, memberIds[1]));
    const both = actorWith(["OFFICER", "REVIEWER"], reviewers[1]?.id);
    await expect(decide(challengeId, "DISMISSED", both)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await getConflictsPage(both, callId)).toMatchObject({ access: "OPEN", challenges: [] });
    expect(await getPanelPage(both, callId)).toMatchObject({ naming: { open: 0 } });
    await expect(challengeFile(both, challengeId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const bound = await createUser(["OFFICER"]);
    await inside.conflictFinding.create({
      data: {
        ...{ proposalId: second.proposalId, userId: bound.id, kind: "DECLARED_TIE", severity: "REVIEW" },
        ...{ evidence: {}, outcome: "EXCLUDED", detectedAt: FORMED_AT },
      },
    });
    await expect(decide(challengeId, "ACCEPTED", bound)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await getConflictsPage(bound, callId)).toEqual({ access: "CONFLICTED", call: expect.anything() });
    await expect(decide(challengeId, "ACCEPTED", await createUser(["DIRECTOR"]))).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});
