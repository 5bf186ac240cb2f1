import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { conflictedProposalIds } from "@/lib/proposals/queries/conflicted";
import { activatePanel } from "@/lib/reviews/commands/activate-panel";
import { decideConflict } from "@/lib/reviews/commands/decide-conflict";
import { deployAssignments, discardPlan } from "@/lib/reviews/commands/deploy-assignments";
import { detectConflicts } from "@/lib/reviews/commands/detect-conflicts";
import { addPanelMember, createPanel, removePanelMember, setChair } from "@/lib/reviews/commands/form-panel";
import { adjustPlan, proposeAssignments } from "@/lib/reviews/commands/plan-assignments";
import { createUser } from "@/tests/factories/actor";
import { inside as rows } from "@/tests/factories/inside";
import {
  ACTIVATED_AT,
  addAffiliations,
  assignPairs,
  createPanelOf,
  createReviewer,
  createScreenedCall,
  DUE_AT,
  FORMED_AT,
  panelVersion,
  scoreProposal,
  startReview,
} from "@/tests/factories/reviews";

let officer: Actor;
const auditTypes = async (subjectId: string) =>
  (await db.auditEvent.findMany({ where: { subjectId }, orderBy: { seq: "asc" } })).map((event) => event.type);
const reviewers = (count: number) => Promise.all(Array.from({ length: count }, () => createReviewer()));
const memberOf = (panelId: string, user: Actor) =>
  rows.panelMember.findFirstOrThrow({ where: { panelId, userId: user.id } });

beforeAll(async () => {
  officer = await createUser(["OFFICER"]);
});

describe("S2: forming a panel", () => {
  it("is for officers: everybody else finds nothing", async () => {
    const { callId } = await createScreenedCall(officer, 1);
    const [reviewer] = await reviewers(1);
    const panelId = await createPanelOf(officer, callId, [reviewer as Actor]);
    const member = await memberOf(panelId, reviewer as Actor);
    const at = FORMED_AT;
    for (const role of ["DIRECTOR", "CHAIR", "REVIEWER", "AUDITOR", "ADMINISTRATOR", "APPLICANT"] as const) {
      const actor = await createUser([role]);
      const panel = await panelVersion(panelId);
      const attempts = [
        createPanel(actor, { callId, nameKo: "위원회", nameEn: "Panel" }, at),
        addPanelMember(actor, { ...panel, userId: actor.id }, at),
        removePanelMember(actor, { ...panel, memberId: member.id, reason: "열 글자가 넘는 사유입니다" }, at),
        setChair(actor, { ...panel, memberId: member.id }, at),
        detectConflicts(actor, { callId }, at),
        proposeAssignments(actor, { ...panel, sheetsPerProposal: 3 }, at),
        adjustPlan(actor, { ...panel, pairs: [] }, at),
        deployAssignments(actor, panel, at),
        discardPlan(actor, panel, at),
        activatePanel(actor, { ...panel, dueAt: DUE_AT }, at),
      ];
      for (const result of await Promise.allSettled(attempts))
        expect(result).toMatchObject({ status: "rejected", reason: { code: "NOT_FOUND" } });
    }
  });

  it("gives seats in order, one panel a call, one chair a panel, with the chair's role", async () => {
    const { callId } = await createScreenedCall(officer, 1);
    const [first, second] = (await reviewers(2)) as [Actor, Actor];
    const panelId = await createPanelOf(officer, callId, [first, second]);
    expect(await createPanel(officer, { callId, nameKo: "둘째", nameEn: "Second" }, FORMED_AT)).toMatchObject({
      reason: "PANEL_EXISTS",
    });
    const { id } = await memberOf(panelId, second);
    expect(await setChair(officer, { ...(await panelVersion(panelId)), memberId: id }, FORMED_AT)).toMatchObject({
      ok: true,
    });
    const chairs = await db.grant.findMany({
      where: { role: "CHAIR", scopeId: panelId },
      orderBy: { createdAt: "asc" },
    });
    expect(chairs.map((grant) => [grant.userId, grant.revokedAt !== null])).toEqual([
      [first.id, true],
      [second.id, false],
    ]);
    expect(await auditTypes(panelId)).toEqual([
      "panel.created",
      "panel.memberAdded",
      "panel.memberAdded",
      "panel.chairSet",
      "panel.chairSet",
    ]);
  });

  it("takes reviewers only, each once, and gives a returning one the old seat", async () => {
    const { callId } = await createScreenedCall(officer, 1);
    const [first, second] = (await reviewers(2)) as [Actor, Actor];
    const panelId = await createPanelOf(officer, callId, [first, second]);
    const add = async (user: Actor) =>
      addPanelMember(officer, { ...(await panelVersion(panelId)), userId: user.id }, FORMED_AT);
    expect(await add(await createUser(["APPLICANT"]))).toMatchObject({ reason: "NOT_A_REVIEWER" });
    expect(await add(second)).toMatchObject({ reason: "ALREADY_MEMBER" });
    const { id } = await memberOf(panelId, second);
    const reason = "일정이 맞지 않아 위원직을 사임함";
    await removePanelMember(officer, { ...(await panelVersion(panelId)), memberId: id, reason }, FORMED_AT);
    expect(await add(second)).toMatchObject({ data: { seatNo: 2 } });
  });

  it("of many officers adding at once each turn is one: stale ones conflict", async () => {
    const { callId } = await createScreenedCall(officer, 1);
    const panelId = await createPanelOf(officer, callId, await reviewers(1));
    const panel = await panelVersion(panelId);
    const candidates = await reviewers(5);
    const results = await Promise.allSettled(
      candidates.map(({ id }) => addPanelMember(officer, { ...panel, userId: id }, FORMED_AT)),
    );
    expect(results.filter((one) => one.status === "fulfilled" && one.value.ok)).toHaveLength(1);
    expect(results.filter((one) => one.status === "rejected" && one.reason.code === "CONFLICT")).toHaveLength(4);
  });
});

describe("S3: conflicts", () => {
  it("finds reviewers and staff alike, once, and keeps what was decided", async () => {
    const { callId, proposals } = await createScreenedCall(officer, 2);
    const [p1, p2] = proposals as [(typeof proposals)[0], (typeof proposals)[0]];
    const inside = await createReviewer({ affiliations: [{ organisationId: p1.leadId, organisationName: "소속" }] });
    const former = await createReviewer({
      affiliations: [{ organisationId: p2.leadId, organisationName: "전 소속", from: "2020-01-01", to: "2024-01-31" }],
    });
    const administrator = await createUser(["ADMINISTRATOR"]);
    await addAffiliations(administrator.id, [{ organisationId: p1.leadId, organisationName: "소속" }]);
    const panelId = await createPanelOf(officer, callId, [inside, former]);
    const before = await detectConflicts(officer, { callId }, FORMED_AT);
    expect(before).toMatchObject({ data: { added: 3 } });
    expect(await conflictedProposalIds(db, administrator.id)).toEqual(new Set([p1.proposalId]));

    const finding = await rows.conflictFinding.findFirstOrThrow({ where: { userId: former.id } });
    expect(finding).toMatchObject({ kind: "PAST_ORGANISATION", severity: "REVIEW", outcome: "OPEN" });
    const reason = "퇴직 후 해당 부서와 교류가 없음을 확인함";
    const decision = { findingId: finding.id, expectedVersion: finding.version, outcome: "DISMISSED" as const, reason };
    expect(await decideConflict(officer, decision, FORMED_AT)).toMatchObject({ ok: true });
    await expect(decideConflict(officer, decision, FORMED_AT)).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await detectConflicts(officer, { callId }, FORMED_AT)).toMatchObject({ data: { added: 0 } });
    expect(await conflictedProposalIds(db, former.id)).toEqual(new Set());

    const byLaw = await rows.conflictFinding.findFirstOrThrow({ where: { userId: inside.id } });
    expect(
      await decideConflict(
        officer,
        { findingId: byLaw.id, expectedVersion: byLaw.version, outcome: "WAIVED", reason },
        FORMED_AT,
      ),
    ).toMatchObject({ reason: "EXCLUDED_BY_LAW" });

    await startReview(officer, panelId);
    const assigned = await rows.reviewAssignment.findMany({ where: { panelId, status: "ASSIGNED" } });
    const insider = await memberOf(panelId, inside);
    expect(assigned.filter(({ memberId }) => memberId === insider.id).map(({ proposalId }) => proposalId)).toEqual([
      p2.proposalId,
    ]);
    expect(assigned).toHaveLength(3);
  });

  it("[law] finds mutual evaluators: whoever reviewed a proposal of mine is no applicant whom I review", async () => {
    const judge = await createReviewer();
    const first = await createScreenedCall(officer, 1);
    const mine = first.proposals[0];
    const firstPanel = await createPanelOf(officer, first.callId, [judge]);
    await startReview(officer, firstPanel);
    // The lead manager of that proposal reviews the second call, where the judge works on a proposal.
    const second = await createScreenedCall(officer, 2);
    const [theirs, other] = second.proposals;
    await db.grant.create({ data: { userId: mine?.lead.id ?? "", role: "REVIEWER", validFrom: FORMED_AT } });
    await db.proposalPerson.create({
      data: { proposalId: theirs?.proposalId ?? "", userId: judge.id, role: "VIEWER", addedById: officer.id },
    });
    await createPanelOf(officer, second.callId, [mine?.lead as Actor]);
    await detectConflicts(officer, { callId: second.callId }, FORMED_AT);
    const found = await rows.conflictFinding.findMany({
      where: { userId: mine?.lead.id ?? "", proposalId: { in: [theirs?.proposalId ?? "", other?.proposalId ?? ""] } },
    });
    expect(found).toMatchObject([
      { proposalId: theirs?.proposalId, kind: "MUTUAL_EVALUATION", severity: "EXCLUSION", outcome: "EXCLUDED" },
    ]);
  });

  it("binds the officer too: none of it can be done, even when only now found out", async () => {
    const bound = await createUser(["OFFICER"]);
    const { callId, proposals } = await createScreenedCall(officer, 1);
    const panelId = await createPanelOf(bound, callId, await reviewers(2));
    await addAffiliations(bound.id, [{ organisationId: proposals[0]?.leadId ?? "", organisationName: "소속" }]);
    const refused = { reason: "CONFLICT_OF_INTEREST" };
    const panel = await panelVersion(panelId);
    // Assigning looks for conflicts first, finds the officer's own, and keeps the finding although it refuses.
    expect(await proposeAssignments(bound, { ...panel, sheetsPerProposal: 2 }, ACTIVATED_AT)).toMatchObject(refused);
    const [stranger] = (await reviewers(1)) as [Actor];
    const finding = await rows.conflictFinding.findFirstOrThrow({ where: { userId: bound.id } });
    const reason = "스스로 판단한 결과 문제가 없다고 봄";
    const attempts = [
      addPanelMember(bound, { ...panel, userId: stranger.id }, ACTIVATED_AT),
      activatePanel(bound, { ...panel, dueAt: DUE_AT }, ACTIVATED_AT),
      decideConflict(
        bound,
        { findingId: finding.id, expectedVersion: finding.version, outcome: "EXCLUDED", reason },
        ACTIVATED_AT,
      ),
    ];
    for (const attempt of attempts) expect(await attempt).toMatchObject(refused);
    expect(await rows.reviewAssignment.count({ where: { panelId } })).toBe(0);
  });
});

describe("assigning and activating", () => {
  it("refuses a conflicted pair, an unknown pair, and taking back what is scored", async () => {
    const { callId, proposals } = await createScreenedCall(officer, 1);
    const proposalId = proposals[0]?.proposalId ?? "";
    const inside = await createReviewer({
      affiliations: [{ organisationId: proposals[0]?.leadId ?? "", organisationName: "소속" }],
    });
    const [free] = (await reviewers(1)) as [Actor];
    const panelId = await createPanelOf(officer, callId, [free, inside]);
    const assign = async (pairs: { memberId: string; proposalId: string }[]) =>
      adjustPlan(
        officer,
        { ...(await panelVersion(panelId)), pairs: pairs.map((pair) => ({ ...pair, pinned: false })) },
        ACTIVATED_AT,
      );
    const { id: insideSeat } = await memberOf(panelId, inside);
    expect(await assign([{ memberId: insideSeat, proposalId }])).toMatchObject({ reason: "PAIR_CONFLICTED" });
    expect(await assign([{ memberId: "nobody", proposalId }])).toMatchObject({ reason: "PAIR_UNKNOWN" });
    await assignPairs(officer, panelId, [{ reviewer: free, proposalId }]);
    await activatePanel(officer, { ...(await panelVersion(panelId)), dueAt: DUE_AT }, ACTIVATED_AT);
    await scoreProposal(free, proposalId, 8000);
    expect(await assign([])).toMatchObject({ reason: "HAS_SUBMITTED_SHEETS" });
  });

  it("starts only when everything is there, tells every reviewer once, and moves the call on", async () => {
    const { callId } = await createScreenedCall(officer, 2);
    const panel = await reviewers(3);
    const panelId = await createPanelOf(officer, callId, panel);
    const start = async (dueAt = DUE_AT) =>
      activatePanel(officer, { ...(await panelVersion(panelId)), dueAt }, ACTIVATED_AT);
    expect(await start()).toMatchObject({ reason: "UNASSIGNED_PROPOSALS", reasonParams: { count: 2 } });
    await proposeAssignments(officer, { ...(await panelVersion(panelId)), sheetsPerProposal: 3 }, ACTIVATED_AT);
    expect(await start()).toMatchObject({ reason: "PLAN_NOT_DEPLOYED" });
    await deployAssignments(officer, await panelVersion(panelId), ACTIVATED_AT);
    expect(await start(ACTIVATED_AT)).toMatchObject({ reason: "DUE_IN_PAST" });
    const turn = { ...(await panelVersion(panelId)), dueAt: DUE_AT };
    const second = await createUser(["OFFICER"]);
    const results = await Promise.allSettled([officer, second].map((one) => activatePanel(one, turn, ACTIVATED_AT)));
    expect(results.filter((one) => one.status === "fulfilled" && one.value.ok)).toHaveLength(1);
    const told = await db.notification.findMany({
      where: { kind: "reviewAssigned", userId: { in: panel.map(({ id }) => id) } },
    });
    expect(new Set(told.map(({ userId }) => userId)).size).toBe(3);
    expect(told).toHaveLength(3);
    expect((await db.call.findUniqueOrThrow({ where: { id: callId } })).phase).toBe("IN_REVIEW");
    expect(await auditTypes(panelId)).toContain("panel.activated");
  });
});
