import { describe, expect, it } from "vitest";
import { db } from "@/lib/platform/db";
import { markEligibility } from "@/lib/proposals/commands/mark-eligibility";
import { reopenProposal } from "@/lib/proposals/commands/withdraw-proposal";
import { sealedProposal, sealedProposals } from "@/lib/proposals/queries";
import { createUser } from "@/tests/factories/actor";
import { createDraftProposal, createSubmittedProposal, expectOk } from "@/tests/factories/proposals";
import { scene, shifted } from "./arrange";

const submitted = async () => {
  const given = await scene();
  const made = await createSubmittedProposal(given.plan, given.at);
  return { ...given, ...made, after: shifted(given.call.closesAt, 1), officer: await createUser(["OFFICER"]) };
};

describe("eligibility (A10)", () => {
  it("is an officer's word after the closing, told to the applicant and on record", async () => {
    const made = await submitted();
    const input = { proposalId: made.proposalId, eligible: true, reason: "" };
    expect(await markEligibility(made.officer, input, made.call.closesAt)).toMatchObject({
      reason: "CALL_NOT_IN_SCREENING",
    });
    await expectOk(markEligibility(made.officer, input, made.after));
    expect(await sealedProposals(db, made.call.id, { statuses: ["ELIGIBLE"] })).toHaveLength(1);
    expect(await sealedProposals(db, made.call.id, { statuses: ["SUBMITTED"] })).toHaveLength(0);
    expect(await db.notification.count({ where: { userId: made.manager.id, kind: "proposalEligible" } })).toBe(1);
    const where = { subjectId: made.proposalId, type: "proposal.eligibilityDecided" };
    expect(await db.auditEvent.count({ where })).toBe(1);
  });

  it("asks a reason for ineligible and hides from others", async () => {
    const made = await submitted();
    const input = { proposalId: made.proposalId, eligible: false, reason: " " };
    expect(await markEligibility(made.officer, input, made.after)).toMatchObject({ reason: "REASON_REQUIRED" });
    for (const actor of [made.manager, await createUser(["DIRECTOR"]), await createUser(["ADMINISTRATOR"])])
      await expect(
        markEligibility(actor, { ...input, reason: "대학원생 참여가 확인되지 않음" }, made.after),
      ).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("10 officers at once: each finding is guarded, and the state is one of them", async () => {
    const made = await submitted();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, (_, n) =>
        markEligibility(
          made.officer,
          { proposalId: made.proposalId, eligible: n % 2 === 0, reason: "동시에 판정하는 경우" },
          made.after,
        ),
      ),
    );
    const won = outcomes.filter((one) => one.status === "fulfilled" && one.value.ok).length;
    expect(won).toBeGreaterThan(0);
    const where = { subjectId: made.proposalId, type: "proposal.eligibilityDecided" };
    expect(await db.auditEvent.count({ where })).toBe(won);
  });

  it("A9: a proposal that was reopened and not sent again is judged by its last seal", async () => {
    const made = await submitted();
    const { version } = await db.proposal.findUniqueOrThrow({ where: { id: made.proposalId } });
    await expectOk(reopenProposal(made.manager, { proposalId: made.proposalId, version }, made.at));
    await expectOk(
      markEligibility(made.officer, { proposalId: made.proposalId, eligible: true, reason: "" }, made.after),
    );
    expect((await sealedProposal(db, made.proposalId)).sealSha256).toBe(made.sha256);
  });

  it("a draft that was never submitted counts nowhere", async () => {
    const given = await scene();
    const { proposalId } = await createDraftProposal(given.plan, given.at);
    const officer = await createUser(["OFFICER"]);
    expect(
      await markEligibility(officer, { proposalId, eligible: true, reason: "" }, shifted(given.call.closesAt, 1)),
    ).toMatchObject({ reason: "NOT_SUBMITTED" });
    await expect(sealedProposal(db, proposalId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await sealedProposals(db, given.call.id)).toEqual([]);
  });
});
