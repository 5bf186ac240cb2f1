import { describe, expect, it } from "vitest";
import { db } from "@/lib/platform/db";
import { changeConsortiumMember } from "@/lib/proposals/commands/consortium";
import { saveSection } from "@/lib/proposals/commands/save-section";
import { askForSignatures, signProposal } from "@/lib/proposals/commands/sign-proposal";
import { submitProposal } from "@/lib/proposals/commands/submit-proposal";
import { sealedProposals } from "@/lib/proposals/queries";
import { proposalFacts, submissionFacts } from "@/lib/proposals/queries/facts";
import { createUser } from "@/tests/factories/actor";
import { contentVersion, createFilledProposal, expectOk, proposalDrafts, signByAll } from "@/tests/factories/proposals";
import { type Scene, scene, shifted } from "./arrange";

type Made = Scene & { proposalId: string };
const filled = async (): Promise<Made> => {
  const given = await scene();
  return { ...given, ...(await createFilledProposal(given.plan, given.at, { markComplete: false })) };
};
const standing = (made: Made) =>
  db.proposalSignature.findMany({ where: { proposalId: made.proposalId, voidedAt: null } });
const hashOf = async (made: Made) => {
  const facts = await proposalFacts(db, made.manager, made.proposalId);
  return (await submissionFacts(db, facts, made.at)).contentSha256;
};
const submit = async (made: Made) =>
  submitProposal(
    made.manager,
    { proposalId: made.proposalId, contentVersion: await contentVersion(made.proposalId), attested: true },
    made.at,
  );
/** What lists and dashboards count. */
const consents = async ({ proposalId }: Made) =>
  (await db.proposalSection.findUniqueOrThrow({ where: { proposalId_key: { proposalId, key: "consents" } } })).status;
/** Writes another plan into ⑤ and says whether that was kept. */
async function rewrite(made: Made, title: string) {
  const key = "impact" as const;
  const row = await db.proposalSection.findUniqueOrThrow({
    where: { proposalId_key: { proposalId: made.proposalId, key } },
  });
  const content = proposalDrafts({ ...made.plan, title })[key];
  return saveSection(made.manager, { proposalId: made.proposalId, key, version: row.version, content }, made.at);
}
const input = (made: Made, organisationId: string, contentSha256: string) => ({
  proposalId: made.proposalId,
  organisationId,
  contentSha256,
  agreed: true as const,
});

describe("signatures (⑬)", () => {
  it("every member signs one hash, and the seal names them", async () => {
    const made = await filled();
    const rows = await standing(made);
    expect(rows.map((row) => row.organisationId).sort()).toEqual([made.lead.id, made.university.id].sort());
    expect(new Set(rows.map((row) => row.contentSha256)).size).toBe(1);
    const receipt = await expectOk(submit(made));
    const [sealed] = await sealedProposals(db, made.call.id);
    expect(sealed?.sealSha256).toBe(receipt.sha256);
    expect(sealed?.sealed.signatures).toHaveLength(2);
    expect(sealed?.sealed.signatures[0]).toMatchObject({ contentSha256: rows[0]?.contentSha256 });
    expect(sealed?.sealed.signatures[0]?.consents.map(({ version }) => version)).toEqual([1, 1, 1]);
    expect(sealed?.sealed.consents[0]?.textKo).toContain("사실");
  });

  it("a change voids them, tells the signers why, and the submission names who must sign again", async () => {
    const made = await filled();
    expect(await consents(made)).toBe("COMPLETE");
    await expectOk(rewrite(made, "서명한 뒤에 고친 글"));
    expect(await consents(made)).toBe("NOT_STARTED");
    expect(await standing(made)).toEqual([]);
    const voided = await db.proposalSignature.findMany({ where: { proposalId: made.proposalId } });
    expect(voided.map((row) => [row.voidedBy, row.voidedById])).toEqual([
      ["impact", made.manager.id],
      ["impact", made.manager.id],
    ]);
    const notices = await db.notification.findMany({ where: { kind: "signatureVoided" } });
    const told = notices.filter((notice) => notice.href === `/proposals/${made.proposalId}/sign`);
    expect(told.map((notice) => notice.userId).sort()).toEqual([made.manager.id, made.university.manager.id].sort());
    expect(await submit(made)).toMatchObject({ reason: "SIGNATURES_MISSING" });
    await signByAll(made.plan, made.proposalId, made.at);
    expect(await submit(made)).toMatchObject({ ok: true });
    const audit = { subjectId: made.proposalId, type: "proposal.signaturesVoided" };
    expect(await db.auditEvent.count({ where: audit })).toBe(1);
  });

  it("a change of the consortium voids them too; the same words again do not", async () => {
    const made = await filled();
    const member = { proposalId: made.proposalId, organisationId: made.university.id };
    const same = proposalDrafts(made.plan).impact;
    await expectOk(
      saveSection(made.manager, { proposalId: made.proposalId, key: "impact", version: 0, content: same }, made.at),
    );
    expect(await standing(made)).toHaveLength(2);
    await expectOk(
      changeConsortiumMember(made.manager, { ...member, task: "새 역할", hasGraduateStudents: true }, made.at),
    );
    expect(await standing(made)).toEqual([]);
  });

  it("is given only for one's own organisation, under the content as it stands, in time", async () => {
    const made = await filled();
    await expectOk(rewrite(made, "다시 쓴 글"));
    const hash = await hashOf(made);
    const { university, lead, manager } = made;
    await expect(signProposal(manager, input(made, university.id, hash), made.at)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const stranger = await createUser(["APPLICANT"]);
    await expect(signProposal(stranger, input(made, lead.id, hash), made.at)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const stale = input(made, lead.id, "0".repeat(64));
    expect(await signProposal(manager, stale, made.at)).toMatchObject({ reason: "CONTENT_CHANGED" });
    const late = shifted(made.call.closesAt, 1);
    expect(await signProposal(manager, input(made, lead.id, hash), late)).toMatchObject({ reason: "CALL_CLOSED" });
    await expectOk(askForSignatures(manager, { proposalId: made.proposalId }, made.at));
    await expectOk(signProposal(university.manager, input(made, university.id, hash), made.at));
    await expectOk(signProposal(manager, input(made, lead.id, hash), made.at));
    expect(await askForSignatures(manager, { proposalId: made.proposalId }, made.at)).toMatchObject({
      reason: "NOTHING_TO_ASK",
    });
  });

  it("20 clicks at once are one signature", async () => {
    const made = await filled();
    await expectOk(rewrite(made, "한 번만 서명"));
    const hash = await hashOf(made);
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => signProposal(made.manager, input(made, made.lead.id, hash), made.at)),
    );
    expect(outcomes.every((outcome) => outcome.ok)).toBe(true);
    expect(await standing(made)).toHaveLength(1);
    const signed = { subjectId: made.proposalId, type: "proposal.signed" };
    expect(await db.auditEvent.count({ where: signed })).toBe(3); // two of the factory's, one of these
  });

  it("signing while somebody saves never leaves a signature over another content", async () => {
    const made = await filled();
    for (let round = 0; round < 15; round++) {
      await expectOk(rewrite(made, `판 ${round}`));
      const hash = await hashOf(made);
      await Promise.all([
        signProposal(made.manager, input(made, made.lead.id, hash), made.at),
        rewrite(made, `사이에 쓴 글 ${round}`),
        signProposal(made.university.manager, input(made, made.university.id, hash), made.at),
      ]);
      const now = await hashOf(made);
      for (const row of await standing(made)) expect(row.contentSha256).toBe(now);
    }
  }, 60_000);

  it("a signature is kept by the database", async () => {
    const made = await filled();
    const [row] = await standing(made);
    const where = { id: row?.id ?? "" };
    await expect(db.proposalSignature.update({ where, data: { contentSha256: "f".repeat(64) } })).rejects.toThrow();
    await expect(db.proposalSignature.delete({ where })).rejects.toThrow();
  });
});
