import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { declare } from "@/lib/reviews/commands/declare";
import { deployAssignments, discardPlan } from "@/lib/reviews/commands/deploy-assignments";
import { addPanelMember, removePanelMember } from "@/lib/reviews/commands/form-panel";
import { adjustPlan, proposeAssignments } from "@/lib/reviews/commands/plan-assignments";
import { signPledge } from "@/lib/reviews/commands/sign-pledge";
import { getPanelPage } from "@/lib/reviews/queries/get-panel-page";
import { listMyReviews } from "@/lib/reviews/queries/my-reviews";
import { createUser } from "@/tests/factories/actor";
import { inside } from "@/tests/factories/inside";
import { expectOk } from "@/tests/factories/proposals";
import {
  ACTIVATED_AT,
  addAffiliations,
  addProfile,
  assignmentOf,
  createPanelOf,
  createReviewer,
  createScreenedCall,
  FORMED_AT,
  panelVersion,
  SCORED_AT,
  startReview,
} from "@/tests/factories/reviews";

let officer: Actor;
const reviewers = (count: number) => Promise.all(Array.from({ length: count }, () => createReviewer()));
const seatOf = async (panelId: string, user: Actor) =>
  (await inside.panelMember.findFirstOrThrow({ where: { panelId, userId: user.id } })).id;
const propose = async (panelId: string, sheetsPerProposal: number, at = FORMED_AT) =>
  proposeAssignments(officer, { ...(await panelVersion(panelId)), sheetsPerProposal }, at);
const deploy = async (panelId: string, at = FORMED_AT) => deployAssignments(officer, await panelVersion(panelId), at);
const planned = (panelId: string) =>
  inside.plannedAssignment.findMany({
    where: { panelId },
    orderBy: [{ memberId: "asc" }, { proposalId: "asc" }],
    select: { memberId: true, proposalId: true, pinned: true, byHand: true },
  });
const assigned = (panelId: string) => inside.reviewAssignment.count({ where: { panelId, status: "ASSIGNED" } });
const openPage = async (callId: string, actor = officer) => {
  const page = await getPanelPage(actor, callId);
  if (page.access !== "OPEN" || !page.plan) throw new Error("the page is closed");
  return { ...page, plan: page.plan };
};

beforeAll(async () => {
  officer = await createUser(["OFFICER"]);
});

describe("S2: proposed, adjusted, deployed", () => {
  it("proposes by keywords, foreign experts and loads; nobody is assigned before it is deployed", async () => {
    const { callId, proposals } = await createScreenedCall(officer, 2);
    const [domestic, foreign, busy, away] = (await reviewers(4)) as [Actor, Actor, Actor, Actor];
    await addProfile(domestic.id, { fieldKeys: ["language", "gone"], keywords: ["높임"] });
    await addProfile(foreign.id, { isForeign: true });
    await addProfile(busy.id, { fieldKeys: ["language"], maxSheets: 1 });
    await addProfile(away.id, { fieldKeys: ["language"], availability: "UNAVAILABLE" });
    const panelId = await createPanelOf(officer, callId, [domestic, foreign, busy, away]);
    expect(await propose(panelId, 3)).toMatchObject({
      data: { pairs: 5, shortfalls: [{ missing: 1 }] },
    });
    expect(await assigned(panelId)).toBe(0);
    const page = await openPage(callId);
    expect(page.plan).toMatchObject({ sheetsPerProposal: 3, foreignPerProposal: 1, waiting: { forbidden: 0 } });
    expect(page.plan.waiting?.added).toHaveLength(5);
    const seat = await seatOf(panelId, domestic);
    expect(page.proposals[0]?.cells[seat]).toMatchObject({ planned: true, state: "NONE", words: ["높임"] });
    expect(page.proposals[0]?.cells[seat]?.fit).toBeGreaterThan(
      page.proposals[0]?.cells[await seatOf(panelId, foreign)]?.fit ?? 0,
    );
    expect(page.seats.find(({ memberId }) => memberId === seat)?.fieldKeys).toEqual(["language"]);
    expect(await deploy(panelId)).toMatchObject({ data: { added: 5, withdrawn: 0 } });
    expect(await deploy(panelId)).toMatchObject({ reason: "PLAN_UNCHANGED" });
    expect(await assigned(panelId)).toBe(5);
    expect(await db.notification.count({ where: { kind: "reviewAssigned", userId: domestic.id } })).toBe(0);
    expect(proposals).toHaveLength(2);
  });

  it("keeps what was pinned by hand when it is made anew, and what was taken out may come back", async () => {
    const { callId, proposals } = await createScreenedCall(officer, 2);
    const [first, second] = (await reviewers(2)) as [Actor, Actor];
    await addProfile(second.id, { fieldKeys: ["language", "multimodal", "data", "publicAx", "openness"] });
    const panelId = await createPanelOf(officer, callId, [first, second]);
    const seat = await seatOf(panelId, first);
    const pair = { memberId: seat, proposalId: proposals[0]?.proposalId ?? "", pinned: true };
    expect(await adjustPlan(officer, { ...(await panelVersion(panelId)), pairs: [pair] }, FORMED_AT)).toMatchObject({
      data: { added: 1, removed: 0 },
    });
    await expectOk(propose(panelId, 1));
    expect(await planned(panelId)).toEqual(
      expect.arrayContaining([{ ...pair, byHand: true }, expect.objectContaining({ pinned: false, byHand: false })]),
    );
    expect(await planned(panelId)).toHaveLength(2);
    await expectOk(discardPlan(officer, await panelVersion(panelId), FORMED_AT));
    expect(await planned(panelId)).toEqual([]);
    expect(await discardPlan(officer, await panelVersion(panelId), FORMED_AT)).toMatchObject({
      reason: "PLAN_MISSING",
    });
    expect(await deploy(panelId)).toMatchObject({ reason: "PLAN_MISSING" });
  });

  it("in a running review keeps what reviewers hold, and tells the new ones once", async () => {
    const { callId, proposals } = await createScreenedCall(officer, 2);
    const [first, second, late] = (await reviewers(3)) as [Actor, Actor, Actor];
    const panelId = await createPanelOf(officer, callId, [first, second]);
    await startReview(officer, panelId, { sheetsPerProposal: 2 });
    await expectOk(addPanelMember(officer, { ...(await panelVersion(panelId)), userId: late.id }, ACTIVATED_AT));
    await signPledge(second, { panelId, agreed: true }, SCORED_AT);
    const mine = await assignmentOf(second, proposals[0]?.proposalId ?? "");
    await declare(
      second,
      {
        assignmentId: mine.id,
        expectedVersion: mine.version,
        declaration: "CONFLICT",
        note: "공동연구를 하고 있습니다.",
      },
      SCORED_AT,
    );
    expect(await propose(panelId, 2, SCORED_AT)).toMatchObject({ data: { pairs: 4, shortfalls: [] } });
    expect(await listMyReviews(late)).toMatchObject([{ assignments: [] }]);
    expect(await deploy(panelId, SCORED_AT)).toMatchObject({ data: { added: 1, withdrawn: 0 } });
    const told = (user: Actor) => db.notification.count({ where: { kind: "reviewAssigned", userId: user.id } });
    expect([await told(first), await told(second), await told(late)]).toEqual([1, 1, 1]);
    expect((await listMyReviews(late))[0]?.assignments).toHaveLength(1);
  });
});

describe("S3: plans and conflicts", () => {
  it("a conflict that comes up after planning stops the deployment; a new plan leaves it out", async () => {
    const { callId, proposals } = await createScreenedCall(officer, 1);
    const [first, second] = (await reviewers(2)) as [Actor, Actor];
    const panelId = await createPanelOf(officer, callId, [first, second]);
    await expectOk(propose(panelId, 2));
    await addAffiliations(first.id, [{ organisationId: proposals[0]?.leadId ?? "", organisationName: "소속" }]);
    expect(await deploy(panelId)).toMatchObject({ reason: "PAIR_CONFLICTED", reasonParams: { count: 1 } });
    expect((await openPage(callId)).plan.waiting).toMatchObject({ forbidden: 1 });
    const cell = (await openPage(callId)).proposals[0]?.cells[await seatOf(panelId, first)];
    expect(cell).toMatchObject({ state: "CONFLICTED", planned: false, conflict: "SAME_ORGANISATION" });
    await expectOk(propose(panelId, 2));
    expect(await deploy(panelId)).toMatchObject({ data: { added: 1 } });
  });

  it("a member who leaves takes their part of the plan along", async () => {
    const { callId } = await createScreenedCall(officer, 1);
    const [first, second] = (await reviewers(2)) as [Actor, Actor];
    const panelId = await createPanelOf(officer, callId, [first, second]);
    await expectOk(propose(panelId, 2));
    const turn = { ...(await panelVersion(panelId)), memberId: await seatOf(panelId, second) };
    await expectOk(removePanelMember(officer, { ...turn, reason: "일정이 맞지 않아 위원직을 사임함" }, FORMED_AT));
    expect(await deploy(panelId)).toMatchObject({ data: { added: 1 } });
  });

  it("of two officers deploying at once one does, and reviewers are assigned once", async () => {
    const { callId } = await createScreenedCall(officer, 2);
    const panelId = await createPanelOf(officer, callId, await reviewers(3));
    await expectOk(propose(panelId, 2));
    const turn = await panelVersion(panelId);
    const other = await createUser(["OFFICER"]);
    const results = await Promise.allSettled(
      [officer, other].map((actor) => deployAssignments(actor, turn, ACTIVATED_AT)),
    );
    expect(results.filter((one) => one.status === "fulfilled" && one.value.ok)).toHaveLength(1);
    expect(results.filter((one) => one.status === "rejected" && one.reason.code === "CONFLICT")).toHaveLength(1);
    expect(await assigned(panelId)).toBe(4);
    const types = await db.auditEvent.findMany({ where: { subjectId: panelId }, orderBy: { seq: "asc" } });
    expect(types.slice(-2).map(({ type }) => type)).toEqual(["panel.assignmentsProposed", "panel.reviewersAssigned"]);
  });
});
