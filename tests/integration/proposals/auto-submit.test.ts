import { describe, expect, it } from "vitest";
import { db } from "@/lib/platform/db";
import { chooseAutoSubmit, submitAtClosing } from "@/lib/proposals/commands/auto-submit";
import { saveSection } from "@/lib/proposals/commands/save-section";
import { submitProposal } from "@/lib/proposals/commands/submit-proposal";
import { reopenProposal, withdrawProposal } from "@/lib/proposals/commands/withdraw-proposal";
import { sealedProposals } from "@/lib/proposals/queries";
import {
  contentVersion,
  createFilledProposal,
  createSubmittedProposal,
  expectOk,
  proposalDrafts,
} from "@/tests/factories/proposals";
import { type Scene, scene, shifted } from "./arrange";

type Made = Scene & { proposalId: string };
const AFTER = 60_000;
const consent = (made: Made, given = true, at = made.at) =>
  chooseAutoSubmit(made.manager, { proposalId: made.proposalId, consent: given }, at);
const optedIn = async (): Promise<Made> => {
  const given = await scene();
  const made = { ...given, ...(await createFilledProposal(given.plan, given.at, { markComplete: false })) };
  await expectOk(consent(made));
  return made;
};
const rowOf = (made: Made) => db.proposal.findUniqueOrThrow({ where: { id: made.proposalId } });
const audits = (made: Made, type: string) => db.auditEvent.count({ where: { subjectId: made.proposalId, type } });
const notices = (made: Made, kind: string) =>
  db.notification.count({ where: { kind, userId: made.manager.id, href: { contains: made.proposalId } } });
/** Leaves ⑤ empty, so that nothing can be submitted. */
async function empty(made: Made): Promise<void> {
  const where = { proposalId_key: { proposalId: made.proposalId, key: "impact" } };
  const { version } = await db.proposalSection.findUniqueOrThrow({ where });
  const content = { document: [] };
  await expectOk(saveSection(made.manager, { proposalId: made.proposalId, key: "impact", version, content }, made.at));
}

describe("consented submission at closing (A8)", () => {
  it("submits once as of the closing instant, in the name of who consented", async () => {
    const made = await optedIn();
    const { closesAt } = made.call;
    await submitAtClosing(closesAt);
    await submitAtClosing(shifted(closesAt, 1_000)); // requests that came in time may still be at work
    expect((await rowOf(made)).status).toBe("DRAFT");
    await Promise.all([1, 2, 3].map((n) => submitAtClosing(shifted(closesAt, AFTER * n))));
    await submitAtClosing(shifted(closesAt, AFTER * 9));
    const row = await rowOf(made);
    expect(row).toMatchObject({ status: "SUBMITTED", submittedAt: closesAt });
    const seals = await db.proposalSeal.findMany({ where: { proposalId: made.proposalId } });
    expect(seals).toMatchObject([{ sealedAt: closesAt, submittedById: made.manager.id }]);
    expect(await audits(made, "proposal.submitted")).toBe(1);
    const event = await db.auditEvent.findFirstOrThrow({
      where: { subjectId: made.proposalId, type: "proposal.submitted" },
    });
    expect(JSON.parse(event.payload)).toMatchObject({ consentedById: made.manager.id });
    expect(event.actorId).toBe("system");
    expect(await notices(made, "proposalSubmittedAtClosing")).toBe(1);
  });

  it("says once why nothing was submitted, and leaves the draft as it is", async () => {
    const made = await optedIn();
    await empty(made);
    for (const n of [1, 2, 3]) await submitAtClosing(shifted(made.call.closesAt, AFTER * n));
    expect((await rowOf(made)).status).toBe("DRAFT");
    expect(await audits(made, "proposal.autoSubmitMissed")).toBe(1);
    expect(await notices(made, "autoSubmitMissed")).toBe(1);
    expect(await sealedProposals(db, made.call.id)).toEqual([]);
  });

  it("waits for the new closing when the call is extended meanwhile, and tries again for it", async () => {
    const made = await optedIn();
    const { closesAt } = made.call;
    const later = shifted(closesAt, 86_400_000);
    await db.call.update({ where: { id: made.call.id }, data: { closesAt: later } });
    await submitAtClosing(shifted(closesAt, AFTER));
    expect((await rowOf(made)).status).toBe("DRAFT");
    await submitAtClosing(shifted(later, AFTER));
    expect(await rowOf(made)).toMatchObject({ status: "SUBMITTED", submittedAt: later });

    const second = await optedIn();
    const content = proposalDrafts(second.plan).impact;
    await empty(second);
    await submitAtClosing(shifted(second.call.closesAt, AFTER));
    const extended = shifted(second.call.closesAt, 86_400_000);
    await db.call.update({ where: { id: second.call.id }, data: { closesAt: extended } });
    const where = { proposalId_key: { proposalId: second.proposalId, key: "impact" } };
    const { version } = await db.proposalSection.findUniqueOrThrow({ where });
    await expectOk(
      saveSection(second.manager, { proposalId: second.proposalId, key: "impact", version, content }, extended),
    );
    await submitAtClosing(shifted(extended, AFTER));
    // Written again, and not signed again: said for the second time.
    expect(await audits(second, "proposal.autoSubmitMissed")).toBe(2);
  });

  it("leaves alone what was submitted by hand, withdrawn, or consented to no more", async () => {
    const sent = await optedIn();
    await expectOk(
      submitProposal(
        sent.manager,
        { proposalId: sent.proposalId, contentVersion: await contentVersion(sent.proposalId), attested: true },
        sent.at,
      ),
    );
    const taken = await optedIn();
    const { version } = await rowOf(taken);
    const reason = "연합체 사정으로 철회합니다.";
    await expectOk(withdrawProposal(taken.manager, { proposalId: taken.proposalId, version, reason }, taken.at));
    const undone = await optedIn();
    await expectOk(consent(undone, false));
    for (const made of [sent, taken, undone]) await submitAtClosing(shifted(made.call.closesAt, AFTER));
    expect((await rowOf(sent)).submittedAt).toEqual(sent.at);
    expect((await rowOf(taken)).status).toBe("WITHDRAWN");
    expect((await rowOf(undone)).status).toBe("DRAFT");
  });

  it("C2: consent is taken until the closing instant, from those who may submit", async () => {
    const made = await optedIn();
    await expectOk(consent(made, false, made.call.closesAt));
    expect(await consent(made, true, shifted(made.call.closesAt, 1))).toMatchObject({ reason: "CALL_CLOSED" });
    const other = { proposalId: made.proposalId, consent: true };
    await expect(chooseAutoSubmit(made.university.manager, other, made.at)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect(await audits(made, "proposal.autoSubmitChosen")).toBe(2);
  });

  it("resubmits a reopened draft under its number, and keeps the last seal when it cannot", async () => {
    const given = await scene();
    const { proposalId, receiptNumber, sha256 } = await createSubmittedProposal(given.plan, given.at);
    const made = { ...given, proposalId };
    const { version } = await rowOf(made);
    await expectOk(reopenProposal(made.manager, { proposalId, version }, made.at));
    await expectOk(consent(made));
    await db.proposalSection.updateMany({ where: { proposalId }, data: { status: "IN_PROGRESS" } });
    await empty(made);
    await submitAtClosing(shifted(made.call.closesAt, AFTER));
    expect(await sealedProposals(db, made.call.id)).toMatchObject([{ receiptNumber, sealSha256: sha256 }]);
  });
});
