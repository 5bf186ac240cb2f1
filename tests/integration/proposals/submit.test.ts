import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "@/lib/audit/canonical";
import { db } from "@/lib/platform/db";
import { removeConsortiumMember } from "@/lib/proposals/commands/consortium";
import { saveSection } from "@/lib/proposals/commands/save-section";
import { submitProposal } from "@/lib/proposals/commands/submit-proposal";
import { reopenProposal, withdrawProposal } from "@/lib/proposals/commands/withdraw-proposal";
import { sealedProposals } from "@/lib/proposals/queries";
import { readSealed } from "@/lib/proposals/queries/sealed-contents";
import { createUser } from "@/tests/factories/actor";
import {
  contentVersion,
  createFilledProposal,
  createSubmittedProposal,
  expectOk,
  proposalDrafts,
  signByAll,
} from "@/tests/factories/proposals";
import { countQueries } from "@/tests/factories/query-count";
import { scene, shifted } from "./arrange";

const filled = async () => {
  const given = await scene();
  return { ...given, ...(await createFilledProposal(given.plan, given.at, { markComplete: false })) };
};
const submission = (made: { proposalId: string; contentVersion: number }) => ({
  proposalId: made.proposalId,
  contentVersion: made.contentVersion,
  attested: true as const,
});
const audits = (subjectId: string, type: string) => db.auditEvent.count({ where: { subjectId, type } });

describe("submitting (A8)", () => {
  it("seals what was written and gives a receipt", async () => {
    const made = await filled();
    const receipt = await expectOk(submitProposal(made.manager, submission(made), made.at));
    expect(receipt.receiptNumber).toBe(`FM-${made.call.code}-0001`);
    const seal = await db.proposalSeal.findFirstOrThrow({ where: { proposalId: made.proposalId } });
    expect(createHash("sha256").update(seal.content).digest("hex")).toBe(receipt.sha256);
    const [sealed] = await sealedProposals(db, made.call.id);
    expect(sealed).toMatchObject({ proposalId: made.proposalId, status: "SUBMITTED", sealSha256: receipt.sha256 });
    expect(sealed?.sealed.sections.data.wishes[0]?.estimatedWon).toBe(1_200_000_000n);
    expect(sealed?.sealed.consortium.map((member) => member.role)).toEqual(["LEAD", "PARTICIPANT"]);
    expect(await audits(made.proposalId, "proposal.submitted")).toBe(1);
    expect(await db.notification.count({ where: { userId: made.manager.id, kind: "proposalSubmitted" } })).toBe(1);
  });

  it.each([
    ["T−1 ms", -1, true],
    ["T", 0, true],
    ["T+1 ms", 1, false],
  ])("C2: at %s", async (_name, milliseconds, accepted) => {
    const made = await filled();
    const outcome = await submitProposal(made.manager, submission(made), shifted(made.call.closesAt, milliseconds));
    expect(outcome).toMatchObject(accepted ? { ok: true } : { ok: false, reason: "CALL_CLOSED" });
  });

  it("200 at once give one receipt and one audit row", async () => {
    const made = await filled();
    const outcomes = await Promise.all(
      Array.from({ length: 200 }, () => submitProposal(made.manager, submission(made), made.at)),
    );
    expect(outcomes.every((outcome) => outcome.ok)).toBe(true);
    const receipts = new Set(outcomes.map((outcome) => outcome.ok && canonicalJson(outcome.data)));
    expect(receipts.size).toBe(1);
    expect(await db.proposalSeal.count({ where: { proposalId: made.proposalId } })).toBe(1);
    expect(await audits(made.proposalId, "proposal.submitted")).toBe(1);
    const call = await db.call.findUniqueOrThrow({ where: { id: made.call.id } });
    expect(call.nextReceiptNo).toBe(2);
  }, 60_000);

  it("refuses a stale reading, an incomplete proposal and a consortium without university", async () => {
    const made = await filled();
    const stale = { ...submission(made), contentVersion: made.contentVersion - 1 };
    expect(await submitProposal(made.manager, stale, made.at)).toMatchObject({ reason: "CONTENT_CHANGED" });
    await expectOk(
      removeConsortiumMember(
        made.manager,
        { proposalId: made.proposalId, organisationId: made.university.id },
        made.at,
      ),
    );
    const outcome = await submitProposal(
      made.manager,
      { ...submission(made), contentVersion: await contentVersion(made.proposalId) },
      made.at,
    );
    expect(outcome).toMatchObject({ ok: false, reason: "NO_GRADUATE_UNIVERSITY" });
    expect(await audits(made.proposalId, "proposal.submitted")).toBe(0);
  });

  it("A5: a leasing lead cannot submit with GPUs in its blocked half-years", async () => {
    const given = await scene({ leadLeases: true });
    const made = await createFilledProposal(given.plan, given.at, { markComplete: false });
    expect(await submitProposal(given.manager, submission(made), given.at)).toMatchObject({
      ok: false,
      reason: "LESSOR_GPU_BLOCKED",
    });
  });

  it("answers NOT_FOUND to a stranger", async () => {
    const made = await filled();
    const stranger = await createUser(["APPLICANT"]);
    await expect(submitProposal(stranger, submission(made), made.at)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("reopening and withdrawing (A9)", () => {
  const submitted = async () => {
    const given = await scene();
    return { ...given, ...(await createSubmittedProposal(given.plan, given.at)) };
  };
  const versionOf = async (id: string) => (await db.proposal.findUniqueOrThrow({ where: { id } })).version;

  it("keeps the last seal counting until a new one replaces it under the same number", async () => {
    const made = await submitted();
    const { proposalId, manager, at } = made;
    await expectOk(reopenProposal(manager, { proposalId, version: await versionOf(proposalId) }, at));
    const [first] = await sealedProposals(db, made.call.id);
    expect(first).toMatchObject({ status: "SUBMITTED", sealSha256: made.sha256 });
    // Read again it need not travel; what is shared nobody can change.
    const { result, values } = await countQueries(() => sealedProposals(db, made.call.id));
    expect([result[0]?.sealed, values.flat(2)]).toEqual([first?.sealed, expect.arrayContaining([made.sha256])]);
    expect(() => first?.sealed.consortium.pop()).toThrow(TypeError);
    const section = await db.proposalSection.findUniqueOrThrow({
      where: { proposalId_key: { proposalId, key: "impact" } },
    });
    await db.proposalSection.update({ where: { id: section.id }, data: { status: "IN_PROGRESS" } });
    const text = proposalDrafts({ ...made.plan, title: "고친 제목" }).impact;
    await expectOk(saveSection(manager, { proposalId, key: "impact", version: section.version, content: text }, at));
    await signByAll(made.plan, proposalId, at);
    const again = await expectOk(
      submitProposal(manager, { proposalId, contentVersion: await contentVersion(proposalId), attested: true }, at),
    );
    expect(again).toMatchObject({ receiptNumber: made.receiptNumber, sealNo: 2 });
    expect(again.sha256).not.toBe(made.sha256);
    const [second] = await sealedProposals(db, made.call.id);
    const stored = await db.proposalSeal.findFirstOrThrow({ where: { proposalId, sealNo: 2 } });
    expect(second).toMatchObject({ sealSha256: again.sha256, sealed: readSealed(stored.content) });
    expect(second?.sealed).not.toEqual(first?.sealed);
  });

  it("leaves a withdrawn proposal out, and lets the organisation begin again", async () => {
    const made = await submitted();
    expect(await sealedProposals(db, made.call.id)).toHaveLength(1);
    const input = {
      proposalId: made.proposalId,
      version: await versionOf(made.proposalId),
      reason: "연합체 재구성을 위해 철회합니다.",
    };
    await expect(withdrawProposal(made.manager, { ...input, version: 0 }, made.at)).rejects.toMatchObject({
      code: "CONFLICT",
    });
    await expectOk(withdrawProposal(made.manager, input, made.at));
    expect(await sealedProposals(db, made.call.id)).toEqual([]);
    expect(await audits(made.proposalId, "proposal.withdrawn")).toBe(1);
  });

  it("is refused after the closing", async () => {
    const made = await submitted();
    const late = shifted(made.call.closesAt, 1);
    const version = await versionOf(made.proposalId);
    expect(await reopenProposal(made.manager, { proposalId: made.proposalId, version }, late)).toMatchObject({
      reason: "CALL_CLOSED",
    });
    expect(
      await withdrawProposal(
        made.manager,
        { proposalId: made.proposalId, version, reason: "늦은 철회 시도입니다." },
        late,
      ),
    ).toMatchObject({ reason: "CALL_CLOSED" });
  });

  it("submit against withdraw: one wins, and the state says which", async () => {
    const made = await filled();
    const version = await versionOf(made.proposalId);
    const [sent, taken] = await Promise.allSettled([
      submitProposal(made.manager, submission(made), made.at),
      withdrawProposal(
        made.manager,
        { proposalId: made.proposalId, version, reason: "동시에 철회하는 경우입니다." },
        made.at,
      ),
    ]);
    const sentOk = sent.status === "fulfilled" && sent.value.ok;
    const takenOk = taken.status === "fulfilled" && taken.value.ok;
    expect([sentOk, takenOk].filter(Boolean)).toHaveLength(1);
    const { status } = await db.proposal.findUniqueOrThrow({ where: { id: made.proposalId } });
    expect(status).toBe(sentOk ? "SUBMITTED" : "WITHDRAWN");
  });
});
