import { beforeAll, describe, expect, it } from "vitest";
import { draftAgreement, draftAmendment, saveDraft } from "@/lib/agreements/commands/draft-version";
import { offerVersion, withdrawVersion } from "@/lib/agreements/commands/offer-version";
import { readContent } from "@/lib/agreements/domain/content";
import { getAgreement } from "@/lib/agreements/queries/get-agreement";
import { getDifference, getDraft } from "@/lib/agreements/queries/get-draft";
import { signAgreement } from "@/lib/ledger/commands/sign-agreement";
import { db } from "@/lib/platform/db";
import type { Outcome } from "@/lib/platform/outcome";
import type { SupportEntry } from "@/lib/teams/domain/support";
import { createUser } from "@/tests/factories/actor";
import { agreeByAgreement, offerAgreement, signByAll, signersOf } from "@/tests/factories/agreements";
import { inside } from "@/tests/factories/inside";
import { allocateGpus, createGpuPool } from "@/tests/factories/ledger";
import {
  createCallRow,
  createSupportStaff,
  createTeam,
  deliberateOn,
  type SupportStaff,
} from "@/tests/factories/teams";

const HOUR_MS = 3_600_000;
const AT = new Date("2025-08-10T00:00:00Z");
const later = (hours: number) => new Date(AT.getTime() + hours * HOUR_MS);
const REASON = "위원회가 새로 의결한 규모를 반영합니다.";
const GPU = (gpuCount: number): SupportEntry => ({ resource: "GPU", period: "2025H2", gpuCount });
const DATA = (amountWon: bigint): SupportEntry => ({ resource: "DATA_OWN", period: "2026", amountWon });
const reasonOf = (outcome: Outcome<unknown>) => (outcome.ok ? "OK" : (outcome.reason ?? outcome.code));

let staff: SupportStaff;
beforeAll(async () => {
  staff = await createSupportStaff();
});

async function deliberated(entries: SupportEntry[] = [GPU(512), DATA(4_000_000_000n)], facts = {}) {
  const team = await createTeam(facts);
  await deliberateOn(staff, team.teamId, entries, AT);
  return team;
}
const signed = (offered: { versionId: string; contentSha256: string }, organisationId: string) => ({
  ...{ versionId: offered.versionId, contentSha256: offered.contentSha256 },
  ...{ organisationId, agreed: true as const },
});

describe("from draft to force (D1, D2, D4)", () => {
  it("binds every number, and the last signature agrees the support and sets the envelopes in one transaction", async () => {
    const { teamId, leadManager, organisationId } = await deliberated();
    const offered = await offerAgreement(staff, teamId, later(48));
    const stored = await db.agreementVersion.findUniqueOrThrow({ where: { id: offered.versionId } });
    const content = readContent(stored.content);
    expect(content).toMatchObject({
      ...{ amendment: 0, rulebookVersion: 1, templateVersion: 1 },
      support: [
        { resource: "GPU", period: "2025H2", amount: "512" },
        { resource: "DATA_OWN", period: "2026", amount: "4000000000" },
      ],
      period: { from: "2025-08-01", to: "2027-12-31" },
      // 512 GPUs × 6 months × ₩2.5 m + ₩4 bn, at 25 % of the whole cost for a small company that opens nothing.
      contribution: { supportWon: "11680000000", minimumWon: "3893333334", minimumCashWon: "389333334" },
    });
    expect(content.number).toMatch(/^FM-AGR-2025-\d{2}$/);
    expect(content.articles).toHaveLength(12);
    expect(content.articles[2]?.textKo).toContain("95%");

    const first = await signAgreement(leadManager, signed(offered, organisationId), later(60));
    expect(first).toMatchObject({ ok: true, data: { missing: 1, inForce: false } });
    expect(await db.supportStep.count({ where: { teamId, step: "AGREED" } })).toBe(0);
    const last = await signAgreement(staff.director, signed(offered, ""), later(61));
    expect(last).toMatchObject({ ok: true, data: { missing: 0, inForce: true } });

    const steps = await db.supportStep.findMany({ where: { teamId, step: "AGREED" } });
    expect(steps.map(({ agreementVersionId, byId }) => [agreementVersionId, byId])).toEqual([
      [offered.versionId, staff.director.id],
      [offered.versionId, staff.director.id],
    ]);
    expect(await db.budgetEnvelope.findFirstOrThrow({ where: { teamId } })).toMatchObject({ limitWon: 4_000_000_000n });
    expect(await db.agreement.findUniqueOrThrow({ where: { teamId } })).toMatchObject({ inForceId: offered.versionId });
    const events = await db.auditEvent.findMany({
      where: { subjectId: offered.agreementId },
      orderBy: { seq: "asc" },
    });
    expect(events.map(({ type }) => type)).toEqual([
      ...["agreement.drafted", "agreement.offered", "agreement.signed", "agreement.signed", "agreement.inForce"],
    ]);
    const told = { kind: "agreementOffered", href: `/agreements/${offered.agreementId}/sign` };
    expect(await db.notification.count({ where: { ...told, userId: leadManager.id } })).toBe(1);
    expect(await db.notification.count({ where: { ...told, userId: staff.director.id } })).toBe(1);
  });

  it("wants two people of the government, and lets nobody sign for others (L3)", async () => {
    const both = await createUser(["OFFICER", "DIRECTOR"]);
    const { teamId, organisationId } = await deliberated();
    const offered = await offerAgreement({ ...staff, officer: both }, teamId, later(48));
    expect(reasonOf(await signAgreement(both, signed(offered, ""), later(60)))).toBe("SAME_PERSON");
    const stranger = await deliberated();
    for (const [actor, party] of [
      [staff.director, organisationId],
      [stranger.leadManager, organisationId],
      [staff.officer, ""],
      [staff.director, stranger.organisationId],
    ] as const)
      await expect(signAgreement(actor, signed(offered, party), later(60))).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
    const wrong = { ...signed(offered, ""), contentSha256: "0".repeat(64) };
    expect(reasonOf(await signAgreement(staff.director, wrong, later(60)))).toBe("CONTENT_CHANGED");
  });

  it("does not let who deliberated sign for the government, nor whom S3 keeps away", async () => {
    const deliberator = await createUser(["DELIBERATOR", "DIRECTOR"]);
    const { teamId, proposalId } = await createTeam();
    await deliberateOn({ ...staff, deliberator }, teamId, [GPU(256)], AT);
    const offered = await offerAgreement(staff, teamId, later(48));
    expect(reasonOf(await signAgreement(deliberator, signed(offered, ""), later(60)))).toBe("SAME_PERSON");
    const kept = await createUser(["DIRECTOR"]);
    await inside.conflictFinding.create({
      data: {
        ...{ proposalId, userId: kept.id, kind: "DECLARED_TIE", severity: "EXCLUSION", outcome: "EXCLUDED" },
        ...{ evidence: {}, detectedAt: AT },
      },
    });
    await expect(signAgreement(kept, signed(offered, ""), later(60))).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(getAgreement(kept, offered.agreementId)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("offers nothing that is out of date, unpublished or excluded (G6, S8)", async () => {
    const { teamId } = await deliberated([GPU(512)]);
    const drafted = await draftAgreement(staff.officer, { teamId }, later(30));
    if (!drafted.ok) throw new Error("no draft");
    const { versionId, agreementId } = drafted.data;
    await deliberateOn(staff, teamId, [GPU(256)], later(31));
    const offer = { versionId, expectedVersion: 0 };
    expect(reasonOf(await offerVersion(staff.officer, offer, later(80)))).toBe("FACTS_MOVED");
    const { moved } = await getDraft(staff.officer, agreementId, "ko");
    expect(moved.find(({ key }) => key === "support.GPU:2025H2")).toMatchObject({ before: "512장", after: "256장" });
    const said = { reason: "", specialKo: "", specialEn: "", verifiedLevel: "" as const, verifiedFrom: "" };
    await saveDraft(staff.officer, { ...offer, ...said }, later(81));
    await expect(offerVersion(staff.officer, offer, later(82))).rejects.toMatchObject({ code: "CONFLICT" });
    expect((await getDraft(staff.officer, agreementId, "ko")).moved).toEqual([]);
    expect(reasonOf(await draftAgreement(staff.officer, { teamId }, later(82)))).toBe("VERSION_OPEN");

    const unheard = await deliberated([GPU(512)], { call: await createCallRow("DECIDED") });
    const early = await draftAgreement(staff.officer, { teamId: unheard.teamId }, later(30));
    if (!early.ok) throw new Error("no draft");
    expect(
      reasonOf(await offerVersion(staff.officer, { versionId: early.data.versionId, expectedVersion: 0 }, later(31))),
    ).toBe("NOT_PUBLISHED");
    const lessor = await deliberated([GPU(512)]);
    const drawn = await offerAgreement(staff, lessor.teamId, later(48));
    await db.organisation.update({ where: { id: lessor.organisationId }, data: { leasesGpusToGovernment: true } });
    expect(reasonOf(await signAgreement(staff.director, signed(drawn, ""), later(60)))).toBe("LESSOR_EXCLUDED");
  });
});

describe("at the same moment", () => {
  it("one person's double click and two directors leave one signature a party, and one agreement in force", async () => {
    const { teamId, leadManager, organisationId } = await deliberated();
    const offered = await offerAgreement(staff, teamId, later(48));
    const other = await createUser(["DIRECTOR"]);
    const lead = () => signAgreement(leadManager, signed(offered, organisationId), later(60));
    const outcomes = await Promise.all([
      ...[lead(), lead(), signAgreement(staff.director, signed(offered, ""), later(60))],
      ...[signAgreement(other, signed(offered, ""), later(60)), lead()],
    ]);
    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    expect(outcomes.filter((one) => one.ok && one.data.inForce)).toHaveLength(1);
    expect(await db.agreementSignature.count({ where: { versionId: offered.versionId } })).toBe(2);
    expect(await db.supportStep.count({ where: { teamId, step: "AGREED" } })).toBe(2);
    expect(await db.auditEvent.count({ where: { subjectId: offered.agreementId, type: "agreement.inForce" } })).toBe(1);
  });

  it("a signature and a withdrawal: either it is in force and stays, or nobody signs what was taken back", async () => {
    for (let round = 0; round < 4; round++) {
      const { teamId, leadManager, organisationId } = await deliberated([GPU(256)]);
      const offered = await offerAgreement(staff, teamId, later(48));
      await signAgreement(leadManager, signed(offered, organisationId), later(59));
      const [signature, withdrawal] = await Promise.all([
        signAgreement(staff.director, signed(offered, ""), later(60)),
        withdrawVersion(staff.officer, { versionId: offered.versionId, expectedVersion: 1, reason: REASON }, later(60)),
      ]);
      const agreed = await db.supportStep.count({ where: { teamId, step: "AGREED" } });
      expect([reasonOf(signature), reasonOf(withdrawal), agreed]).toEqual(
        signature.ok ? ["OK", "ALREADY_IN_FORCE", 1] : ["NOT_OFFERED", "OK", 0],
      );
    }
  });

  it("two officers begin one agreement, and numbers are taken once", async () => {
    const teams = await Promise.all([deliberated([GPU(256)]), deliberated([GPU(256)])]);
    const outcomes = await Promise.all(
      teams.flatMap(({ teamId }) => [1, 2, 3].map(() => draftAgreement(staff.officer, { teamId }, later(48)))),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(2);
    expect(outcomes.filter((one) => !one.ok && one.reason === "VERSION_OPEN")).toHaveLength(4);
  });
});

describe("amendments (D3, D4)", () => {
  it("are numbered, differ field by field, and leave what they replace readable", async () => {
    const { teamId, leadManager } = await deliberated();
    const original = await agreeByAgreement(staff, teamId, later(48));
    await deliberateOn(staff, teamId, [GPU(1_024)], later(100));
    const amended = await offerAgreement(staff, teamId, later(150), REASON);
    expect(amended.number).toBe(1);
    const { rows, before } = await getDifference(leadManager, amended.agreementId, amended.versionId, "en");
    expect(before?.number).toBe(0);
    expect(rows.find(({ key }) => key === "support.GPU:2025H2")).toMatchObject({
      ...{ label: "GPU, 2025 H2", before: "512 GPUs", after: "1,024 GPUs" },
    });
    expect(rows.some(({ key }) => key === "contribution.total")).toBe(true);
    expect(rows.some(({ key }) => key.startsWith("parties"))).toBe(false);
    await signByAll(staff, amended, later(160));
    const view = await getAgreement(leadManager, amended.agreementId);
    expect(view.versions.map(({ number, standing }) => [number, standing])).toEqual([
      [1, "IN_FORCE"],
      [0, "SUPERSEDED"],
    ]);
    expect((await getAgreement(leadManager, amended.agreementId, original.versionId)).shown.contentSha256).toBe(
      original.contentSha256,
    );
    const agreed = await db.supportStep.findMany({
      where: { teamId, step: "AGREED", resource: "GPU" },
      orderBy: { at: "asc" },
    });
    expect(agreed.map(({ gpuCount }) => gpuCount)).toEqual([512, 1_024]);
    // What the amendment leaves as it was is not agreed again.
    expect(await db.supportStep.count({ where: { teamId, step: "AGREED", resource: "DATA_OWN" } })).toBe(1);
    const unchanged = await draftAmendment(staff.officer, { teamId, reason: REASON }, later(200));
    if (!unchanged.ok) throw new Error("no draft");
    const offer = { versionId: unchanged.data.versionId, expectedVersion: 0 };
    expect(reasonOf(await offerVersion(staff.officer, offer, later(201)))).toBe("NOTHING_CHANGED");
  });

  it("count a lower verified openness from its day on, and nothing that is not lower", async () => {
    const licences = [
      "architecture",
      "parametersFinal",
      "technicalReport",
      "evaluationResults",
      "modelCard",
      "dataCard",
    ];
    const choices = licences.map((componentKey, index) => ({
      ...{ componentKey, note: "", licence: index < 2 ? "Apache-2.0" : "CC-BY-4.0" },
    }));
    const { teamId } = await deliberated([DATA(3_650_000_000n)], { openness: { choices, releasePlan: "상반기 공개" } });
    await agreeByAgreement(staff, teamId, later(48));
    const drafted = await draftAmendment(staff.officer, { teamId, reason: REASON }, later(100));
    if (!drafted.ok) throw new Error("no draft");
    const { versionId, agreementId } = drafted.data;
    const said = { versionId, expectedVersion: 0, reason: REASON, specialKo: "", specialEn: "" };
    const same = { ...said, verifiedLevel: "CLASS_III" as const, verifiedFrom: "2026-07-01" };
    expect(reasonOf(await saveDraft(staff.officer, same, later(101)))).toBe("LEVEL_NOT_LOWER");
    const lower = { ...said, verifiedLevel: "CLOSED" as const, verifiedFrom: "2026-07-01" };
    expect(reasonOf(await saveDraft(staff.officer, lower, later(101)))).toBe("OK");
    const { version, changes } = await getDraft(staff.officer, agreementId, "ko");
    // 181 of 365 days at 10 % of the whole cost, the rest at 25 %.
    expect(version.content.contribution.spans).toMatchObject([
      { to: "2026-06-30", level: "CLASS_III", supportWon: "1810000000", minimumWon: "201111112" },
      { from: "2026-07-01", level: "CLOSED", supportWon: "1840000000", minimumWon: "613333334" },
    ]);
    expect(changes.map(({ key }) => key)).toEqual(
      expect.arrayContaining(["openness.verifiedLevel", "openness.verifiedFrom", "contribution.total"]),
    );
    expect(changes.find(({ key }) => key === "contribution.total")).toMatchObject({
      ...{ before: "405,555,556원", after: "814,444,446원" },
    });
    const offer = { versionId, expectedVersion: 1 };
    expect(reasonOf(await offerVersion(staff.officer, offer, later(102)))).toBe("OK");
  });

  it("never go below what is allocated: the signature and everything with it is undone", async () => {
    const steward = await createUser(["STEWARD"]);
    const { teamId } = await deliberated([GPU(512)]);
    await agreeByAgreement(staff, teamId, later(48));
    const poolId = await createGpuPool(steward);
    const period = { validFrom: "2025-09-01", validTo: "2026-01-01" };
    const people = { steward, director: staff.director };
    const id = await allocateGpus(people, { poolId, teamId, gpuCount: 512, ...period }, later(60));
    const { inForceId } = await db.agreement.findUniqueOrThrow({ where: { teamId } });
    expect(await db.gpuAllocation.findUniqueOrThrow({ where: { id } })).toMatchObject({
      agreementVersionId: inForceId,
    });
    await deliberateOn(staff, teamId, [GPU(256)], later(100));
    const offered = await offerAgreement(staff, teamId, later(150));
    const [lead] = await signersOf(offered.versionId);
    if (!lead) throw new Error("no signer");
    await signAgreement(lead.actor, signed(offered, lead.organisationId), later(160));
    expect(reasonOf(await signAgreement(staff.director, signed(offered, ""), later(161)))).toBe("BELOW_ALLOCATED");
    expect(await db.agreementSignature.count({ where: { versionId: offered.versionId } })).toBe(1);
    expect((await db.agreement.findUniqueOrThrow({ where: { teamId } })).inForceId).toBe(inForceId);
  });
});

describe("the database takes nothing else (D4)", () => {
  it("refuses agreed support, allocations, changed content and false signatures", async () => {
    const { teamId, organisationId } = await deliberated([GPU(512)]);
    const agreed = (agreementVersionId: string | null, gpuCount = 512) =>
      db.supportStep.create({
        data: {
          ...{ teamId, resource: "GPU", period: "2025H2", step: "AGREED", gpuCount, agreementVersionId },
          ...{ reason: REASON, byId: staff.director.id, at: later(99) },
        },
      });
    await expect(agreed(null)).rejects.toThrow("signed agreement");
    const offered = await offerAgreement(staff, teamId, later(48));
    await expect(agreed(offered.versionId)).rejects.toThrow("does not agree");
    const version = { where: { id: offered.versionId } };
    await expect(db.agreementVersion.update({ ...version, data: { reason: REASON } })).rejects.toThrow(
      "its content stands",
    );
    await expect(
      db.agreementVersion.update({ ...version, data: { status: "SIGNED", signedAt: later(60) } }),
    ).rejects.toThrow("lacks signatures");
    const signature = {
      ...{ versionId: offered.versionId, capacity: "GOVERNMENT" as const, organisationId: null, signedAt: later(60) },
      ...{ signerId: staff.officer.id, signerName: "", contentSha256: offered.contentSha256 },
    } as const;
    await expect(db.agreementSignature.create({ data: signature })).rejects.toThrow("who drafted");
    await signByAll(staff, offered, later(60));
    await expect(agreed(offered.versionId, 513)).rejects.toThrow("does not agree");
    await expect(db.agreementVersion.delete(version)).rejects.toThrow("is closed");
    await expect(db.agreement.update({ where: { teamId }, data: { inForceId: null } })).rejects.toThrow(
      "signed version",
    );
    const poolId = await createGpuPool(await createUser(["STEWARD"]));
    await expect(
      db.gpuAllocation.create({
        data: {
          ...{ poolId, teamId, gpuCount: 256, validFrom: new Date("2025-09-01"), validTo: new Date("2026-01-01") },
          ...{ requestedById: staff.officer.id, requestedAt: later(70) },
        },
      }),
    ).rejects.toThrow("cites the agreement");
    expect(organisationId).not.toBe("");
  });
});
