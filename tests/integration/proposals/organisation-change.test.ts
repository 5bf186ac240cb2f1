import { describe, expect, it } from "vitest";
import { db } from "@/lib/platform/db";
import { changeOrganisation } from "@/lib/proposals/commands/change-organisation";
import { signProposal } from "@/lib/proposals/commands/sign-proposal";
import { submitProposal } from "@/lib/proposals/commands/submit-proposal";
import { reopenProposal } from "@/lib/proposals/commands/withdraw-proposal";
import { proposalFacts, submissionFacts } from "@/lib/proposals/queries/facts";
import { contentVersion, createFilledProposal, expectOk, signByAll } from "@/tests/factories/proposals";
import { type Scene, scene, shifted } from "./arrange";

type Made = Scene & { proposalId: string };
const filled = async (given?: Scene): Promise<Made> => {
  const on = given ?? (await scene());
  return { ...on, ...(await createFilledProposal(on.plan, on.at, { markComplete: false })) };
};
const standing = ({ proposalId }: Made) => db.proposalSignature.count({ where: { proposalId, voidedAt: null } });
const told = async ({ proposalId }: Made) =>
  (await db.notification.findMany({ where: { kind: "signatureVoided", href: `/proposals/${proposalId}/sign` } })).map(
    ({ userId }) => userId,
  );
const UNIVERSITY = { kind: "UNIVERSITY" as const, sizeClass: "NON_PROFIT" as const, leasesGpusToGovernment: false };
/** The university changes its entry: some fields, or none. */
async function change(made: Made, facts: Partial<Parameters<typeof changeOrganisation>[1]> = {}) {
  const { nameKo, nameEn, version } = await db.organisation.findUniqueOrThrow({ where: { id: made.university.id } });
  const input = { organisationId: made.university.id, expectedVersion: version, nameKo, nameEn, ...UNIVERSITY };
  return changeOrganisation(made.university.manager, { ...input, ...facts }, made.at);
}
const submit = async (made: Made, version?: number) =>
  submitProposal(
    made.manager,
    {
      proposalId: made.proposalId,
      contentVersion: version ?? (await contentVersion(made.proposalId)),
      attested: true,
    },
    made.at,
  );

describe("an organisation that changes its entry while a proposal is signed (A2, ⑬)", () => {
  it.each([
    ["its Korean name", { nameKo: "새 이름 대학교" }],
    ["its English name", { nameEn: "New Name University" }],
    ["its size class", { sizeClass: "SME" as const }],
    ["the lessor's mark", { leasesGpusToGovernment: true }],
  ])("%s: signatures are voided in the same step and everybody who signed is told", async (_name, facts) => {
    const made = await filled();
    await expectOk(change(made, facts));
    expect(await standing(made)).toBe(0);
    expect((await told(made)).sort()).toEqual([made.manager.id, made.university.manager.id].sort());
    const audit = { subjectId: made.proposalId, type: "proposal.signaturesVoided" };
    const { payload } = await db.auditEvent.findFirstOrThrow({ where: audit, select: { payload: true } });
    expect(JSON.stringify(payload)).toContain("organisation");
  });

  it("nobody submits before all have signed again, nor what an older check page showed", async () => {
    const made = await filled();
    const before = await contentVersion(made.proposalId);
    await expectOk(change(made, { nameKo: "새 이름 대학교" }));
    expect(await submit(made)).toMatchObject({ reason: "SIGNATURES_MISSING" });
    await signByAll(made.plan, made.proposalId, made.at);
    // Whoever still holds the check page of before did not read what would be sealed.
    expect(await submit(made, before)).toMatchObject({ reason: "CONTENT_CHANGED" });
    await expectOk(submit(made));
  });

  it("the same words again void nothing", async () => {
    const made = await filled();
    await expectOk(change(made));
    expect([await standing(made), await told(made)]).toEqual([2, []]);
  });

  it("every draft it takes part in is touched, and no other", async () => {
    const first = await filled();
    const second = await filled(await scene({ call: first.call }));
    const third = await scene({ call: first.call });
    const plan = { ...third.plan, university: first.university };
    const shared = await filled({ ...third, university: first.university, plan });
    await expectOk(change(first, { nameKo: "두 신청서의 대학교" }));
    expect([await standing(first), await standing(second), await standing(shared)]).toEqual([0, 2, 0]);
  });

  it("what is submitted keeps its seal and its signatures; on reopening, those of an older content are voided", async () => {
    const made = await filled();
    const { sha256 } = await expectOk(submit(made));
    await expectOk(change(made, { nameKo: "제출한 뒤에 바꾼 이름" }));
    expect(await standing(made)).toBe(2);
    const proposal = { where: { id: made.proposalId } };
    const { version, currentSealId } = await db.proposal.findUniqueOrThrow(proposal);
    expect(await db.proposalSeal.findUnique({ where: { id: currentSealId ?? "" } })).toMatchObject({ sha256 });
    await expectOk(reopenProposal(made.manager, { proposalId: made.proposalId, version }, shifted(made.at, 1)));
    expect([await standing(made), (await told(made)).length]).toEqual([0, 2]);
    await signByAll(made.plan, made.proposalId, made.at);
    const again = await expectOk(submit(made));
    expect(again.sha256).not.toBe(sha256);
  });

  it("reopening without any change keeps the signatures", async () => {
    const made = await filled();
    await expectOk(submit(made));
    const { version } = await db.proposal.findUniqueOrThrow({ where: { id: made.proposalId } });
    await expectOk(reopenProposal(made.manager, { proposalId: made.proposalId, version }, shifted(made.at, 1)));
    expect(await standing(made)).toBe(2);
  });

  it("signing and changing at once: no signature stands over words that are not there any more", async () => {
    const made = await filled();
    await expectOk(change(made, { nameKo: "처음 바꾼 이름" }));
    const hash = async () =>
      (await submissionFacts(db, await proposalFacts(db, made.manager, made.proposalId), made.at)).contentSha256;
    for (let round = 0; round < 5; round++) {
      const contentSha256 = await hash();
      const sign = { proposalId: made.proposalId, organisationId: made.lead.id, contentSha256, agreed: true as const };
      await Promise.all([
        signProposal(made.manager, sign, made.at),
        expectOk(change(made, { nameKo: `바꾼 이름 ${round}` })),
      ]);
      const stale = { proposalId: made.proposalId, voidedAt: null, contentSha256: { not: await hash() } };
      expect(await db.proposalSignature.count({ where: stale })).toBe(0);
    }
  });
});
