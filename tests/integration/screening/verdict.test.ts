import { describe, expect, it } from "vitest";
import { db } from "@/lib/platform/db";
import { reopenProposal } from "@/lib/proposals/commands/withdraw-proposal";
import { sealedProposal, sealedProposals } from "@/lib/proposals/queries";
import { decideVerdict, proposeVerdict } from "@/lib/screening/commands/verdict";
import { getScreening } from "@/lib/screening/queries/get-screening";
import { createUser } from "@/tests/factories/actor";
import { createSubmittedProposal, expectOk } from "@/tests/factories/proposals";
import { findEligible, settleFindings } from "@/tests/factories/screening";
import { scene, shifted } from "../proposals/arrange";

const reason = "대학원생 참여가 확인되지 않습니다";
const submitted = async () => {
  const given = await scene();
  const made = await createSubmittedProposal(given.plan, given.at);
  return { ...given, ...made, after: shifted(given.call.closesAt, 1), officer: await createUser(["OFFICER"]) };
};
const statusOf = async (id: string) => (await db.proposal.findUniqueOrThrow({ where: { id } })).status;

describe("verdict of eligibility (A10, L3)", () => {
  it("eligible counts by one person, after the closing, told and on record with what the portal found", async () => {
    const { proposalId, officer, call, after, manager } = await submitted();
    const input = { proposalId, eligible: true, reason: "" };
    expect(await proposeVerdict(officer, input, call.closesAt)).toMatchObject({ reason: "CALL_NOT_IN_SCREENING" });
    await expect(getScreening(officer, proposalId, call.closesAt)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await settleFindings(officer, proposalId, after);
    await expectOk(proposeVerdict(officer, input, after));
    expect(await sealedProposals(db, call.id, { statuses: ["ELIGIBLE"] })).toHaveLength(1);
    expect(await db.screeningFinding.count({ where: { proposalId, source: "AUTOMATIC" } })).toBe(9);
    expect(await db.notification.count({ where: { userId: manager.id, kind: "proposalEligible" } })).toBe(1);
    const where = { subjectId: proposalId, type: "proposal.eligibilityDecided" };
    expect(await db.auditEvent.count({ where })).toBe(1);
  });

  it("ineligible waits for a second person; of many at once exactly one confirms", async () => {
    const { proposalId, officer, after, manager } = await submitted();
    const { verdictId } = await expectOk(proposeVerdict(officer, { proposalId, eligible: false, reason }, after));
    expect(await statusOf(proposalId)).toBe("SUBMITTED");
    expect(await db.notification.count({ where: { userId: manager.id, kind: "proposalIneligible" } })).toBe(0);
    const confirm = { verdictId, version: 0, confirm: true, note: "" };
    await expect(decideVerdict(officer, confirm, after)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const seconds = [await createUser(["DIRECTOR"]), await createUser(["OFFICER"]), await createUser(["DIRECTOR"])];
    const decided = await Promise.allSettled(seconds.map((second) => decideVerdict(second, confirm, after)));
    expect(decided.filter((one) => one.status === "fulfilled" && one.value.ok)).toHaveLength(1);
    expect(await statusOf(proposalId)).toBe("INELIGIBLE");
    expect(await db.notification.count({ where: { userId: manager.id, kind: "proposalIneligible" } })).toBe(1);
  });

  it("a returned verdict leaves the proposal as it was; a confirmed one may be replaced", async () => {
    const { proposalId, officer, after } = await submitted();
    const director = await createUser(["DIRECTOR"]);
    const bad = { proposalId, eligible: false, reason };
    const first = await expectOk(proposeVerdict(officer, bad, after));
    expect(await proposeVerdict(officer, bad, after)).toMatchObject({ reason: "VERDICT_WAITING" });
    const note = "근거가 더 필요합니다. 다시 확인해 주십시오.";
    await expectOk(decideVerdict(director, { verdictId: first.verdictId, version: 0, confirm: false, note }, after));
    expect(await statusOf(proposalId)).toBe("SUBMITTED");
    const second = await expectOk(proposeVerdict(officer, bad, after));
    await expectOk(
      decideVerdict(director, { verdictId: second.verdictId, version: 0, confirm: true, note: "" }, after),
    );
    await findEligible(officer, proposalId, "", after);
    expect(await statusOf(proposalId)).toBe("ELIGIBLE");
    const statuses = (await getScreening(director, proposalId, after)).verdicts.map((verdict) => verdict.status);
    expect(statuses.toSorted()).toEqual(["CONFIRMED", "REPLACED", "RETURNED"]);
  });

  it("is nobody else's business, nor that of an officer who belongs to the consortium or is bound (S3)", async () => {
    const { proposalId, officer, after, manager, university } = await submitted();
    const input = { proposalId, eligible: true, reason: "" };
    await db.organisationMember.create({ data: { organisationId: university.id, userId: officer.id, role: "MEMBER" } });
    const others = [officer, manager, await createUser(["DIRECTOR"]), await createUser(["ADMINISTRATOR"])];
    for (const actor of others)
      await expect(proposeVerdict(actor, input, after)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(getScreening(officer, proposalId, after)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("A9: a proposal that was reopened and not sent again is judged by its last seal", async () => {
    const { proposalId, officer, after, manager, at, sha256 } = await submitted();
    const { version } = await db.proposal.findUniqueOrThrow({ where: { id: proposalId } });
    await expectOk(reopenProposal(manager, { proposalId, version }, at));
    await findEligible(officer, proposalId, "", after);
    expect((await sealedProposal(db, proposalId)).sealSha256).toBe(sha256);
  });
});
