import { describe, expect, it } from "vitest";
import { getProposalTimeline } from "@/lib/dashboards/queries/proposal-timeline";
import { db } from "@/lib/platform/db";
import { withdrawProposal } from "@/lib/proposals/commands/withdraw-proposal";
import { getTaskList } from "@/lib/proposals/queries/task-list";
import { requestSupplement } from "@/lib/screening/commands/request-supplement";
import { decideVerdict, proposeVerdict } from "@/lib/screening/commands/verdict";
import { getEligibilityResult } from "@/lib/screening/queries/eligibility-result";
import { createUser } from "@/tests/factories/actor";
import { createDraftProposal, createSubmittedProposal, expectOk } from "@/tests/factories/proposals";
import { countQueries } from "@/tests/factories/query-count";
import { scene, shifted } from "./arrange";

const HOUR = 3_600_000;
const reason = "대학원생의 참여가 확인되지 않습니다.";
const kindsOf = async (...asked: Parameters<typeof getProposalTimeline>) =>
  (await getProposalTimeline(...asked)).map(({ kind }) => kind);

describe("after the submission (A9, A10)", () => {
  it("an ineligible verdict and its reason are read once the second person has confirmed it, and not before", async () => {
    const given = await scene();
    const { manager, plan, call } = given;
    const { proposalId } = await createSubmittedProposal(plan, given.at);
    const after = shifted(call.closesAt, HOUR);
    const [officer, director] = [await createUser(["OFFICER"]), await createUser(["DIRECTOR"])];
    const { verdictId } = await expectOk(proposeVerdict(officer, { proposalId, eligible: false, reason }, after));
    expect(await getEligibilityResult(manager, proposalId)).toBeNull();
    expect(await kindsOf(manager, proposalId, after)).toEqual(["started", "submitted"]);
    await expectOk(decideVerdict(director, { verdictId, version: 0, confirm: true, note: "" }, after));
    expect(await getTaskList(manager, proposalId, after)).toMatchObject({ state: "INELIGIBLE" });
    expect(await getEligibilityResult(manager, proposalId)).toMatchObject({ kind: "ineligible", reason });
    expect((await getProposalTimeline(manager, proposalId, after)).at(-1)).toMatchObject({
      kind: "ineligible",
      reason,
    });
  });

  it("the timeline is the consortium's own, and asks as many questions with more to tell", async () => {
    const given = await scene();
    const { manager, plan, call, university } = given;
    const { proposalId } = await createSubmittedProposal(plan, given.at);
    const [officer, after] = [await createUser(["OFFICER"]), shifted(call.closesAt, HOUR)];
    const first = await countQueries(() => getProposalTimeline(manager, proposalId, after));
    const input = { proposalId, sections: ["gpu"], dueAt: shifted(after, HOUR), reason };
    await expectOk(requestSupplement(officer, input, after));
    await expectOk(requestSupplement(officer, { ...input, dueAt: shifted(after, 5 * HOUR) }, shifted(after, HOUR + 1)));
    const second = await countQueries(() =>
      getProposalTimeline(university.manager, proposalId, shifted(after, 2 * HOUR)),
    );
    expect(second.statements).toHaveLength(first.statements.length);
    expect(second.result.map(({ kind }) => kind)).toEqual([
      ...["started", "submitted", "supplementRequested", "supplementLapsed", "supplementRequested"],
    ]);
    for (const actor of [officer, await createUser(["APPLICANT"])])
      await expect(getProposalTimeline(actor, proposalId, after)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("A9: a draft that was never submitted is withdrawn with its reason; its lead may begin another", async () => {
    const given = await scene();
    const { manager, plan, at, university } = given;
    const { proposalId } = await createDraftProposal(plan, at);
    const { version, may } = await getTaskList(manager, proposalId, at);
    expect(may.manage).toBe(true);
    expect((await getTaskList(university.manager, proposalId, at)).may.manage).toBe(false);
    const input = { proposalId, version, reason: "다른 연합체와 함께 신청하기로 하였습니다." };
    await expect(withdrawProposal(university.manager, input, at)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expectOk(withdrawProposal(manager, input, at));
    const list = await getTaskList(manager, proposalId, at);
    expect(list).toMatchObject({ state: "WITHDRAWN", withdrawalReason: input.reason });
    expect((await getProposalTimeline(manager, proposalId, at)).find(({ kind }) => kind === "withdrawn")).toMatchObject(
      {
        reason: input.reason,
      },
    );
    expect(await db.auditEvent.count({ where: { subjectId: proposalId, type: "proposal.withdrawn" } })).toBe(1);
    expect((await createDraftProposal(plan, at)).proposalId).not.toBe(proposalId);
  });
});
