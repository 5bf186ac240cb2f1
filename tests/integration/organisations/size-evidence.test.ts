import { describe, expect, it } from "vitest";
import { decideSizeEvidence, fileSizeEvidence } from "@/lib/organisations/commands/size-evidence";
import { getOrganisation } from "@/lib/organisations/queries/organisation";
import { sizeEvidenceFile, sizeEvidenceQueue } from "@/lib/organisations/queries/size-evidence";
import { db } from "@/lib/platform/db";
import { storeFile } from "@/lib/platform/files";
import { changeOrganisation } from "@/lib/proposals/commands/change-organisation";
import { createUser } from "@/tests/factories/actor";
import { createOrganisation } from "@/tests/factories/organisations";
import { expectOk } from "@/tests/factories/proposals";

const AT = new Date("2025-06-12T00:00:00Z");
const PDF = new TextEncoder().encode("%PDF-1.4\n%%EOF\n");

async function filed() {
  const organisation = await createOrganisation({ sizeClass: "SME" });
  const { manager } = organisation;
  const about = { name: "확인서.pdf", uploadedById: manager.id, limits: { maxBytes: 1_000 } };
  const upload = () => expectOk(storeFile(PDF, about));
  const file = async () => {
    const input = { organisationId: organisation.id, file: { id: (await upload()).id }, note: "" };
    return (await expectOk(fileSizeEvidence(manager, input, AT))).evidenceId;
  };
  const shown = () => getOrganisation(manager, organisation.id, AT);
  return {
    organisation,
    manager,
    upload,
    file,
    shown,
    evidenceId: await file(),
    officer: await createUser(["OFFICER"]),
  };
}

describe("evidence of a size class (A2)", () => {
  it("waits in the staff's queue, is confirmed, and a changed class has to be confirmed anew", async () => {
    const { organisation, manager, officer, evidenceId, shown } = await filed();
    const { rows } = await sizeEvidenceQueue(officer);
    expect(rows.find((row) => row.id === evidenceId)).toMatchObject({ sizeClass: "SME", fileName: "확인서.pdf" });
    await expectOk(decideSizeEvidence(officer, { evidenceId, accept: true, reason: "" }, AT));
    expect(await shown()).toMatchObject({ sizeClassConfirmedAt: AT, sizeEvidence: { state: "ACCEPTED" } });
    const { nameKo, nameEn } = organisation;
    const profile = { nameKo, nameEn, kind: "COMPANY" as const, leasesGpusToGovernment: false };
    const change = (sizeClass: "SME" | "MID_TIER", expectedVersion: number) =>
      changeOrganisation(manager, { organisationId: organisation.id, expectedVersion, sizeClass, ...profile }, AT);
    await expectOk(change("SME", 0));
    expect((await shown()).sizeClassConfirmedAt).toEqual(AT);
    await expectOk(change("MID_TIER", 1));
    expect((await shown()).sizeClassConfirmedAt).toBeNull();
  });

  it("is returned with a reason, told to the manager, and filed again; what waits is replaced", async () => {
    const { manager, officer, evidenceId, file, shown } = await filed();
    await expectOk(decideSizeEvidence(officer, { evidenceId, accept: false, reason: "다른 기관의 문서입니다" }, AT));
    expect(await shown()).toMatchObject({ sizeClassConfirmedAt: null, sizeEvidence: { state: "RETURNED" } });
    expect(await db.notification.count({ where: { userId: manager.id, kind: "organisationSizeReturned" } })).toBe(1);
    const second = await file();
    const third = await file();
    await expect(
      decideSizeEvidence(officer, { evidenceId: second, accept: true, reason: "" }, AT),
    ).rejects.toMatchObject({ code: "CONFLICT" });
    await expectOk(decideSizeEvidence(officer, { evidenceId: third, accept: true, reason: "" }, AT));
  });

  it("is decided once by many officers at once, and by no one else", async () => {
    const { officer, evidenceId } = await filed();
    for (const other of [await createUser(["DIRECTOR"]), await createUser(["APPLICANT"])])
      await expect(decideSizeEvidence(other, { evidenceId, accept: true, reason: "" }, AT)).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
    const decided = await Promise.allSettled(
      Array.from({ length: 8 }, () => decideSizeEvidence(officer, { evidenceId, accept: true, reason: "" }, AT)),
    );
    expect(decided.filter((one) => one.status === "fulfilled")).toHaveLength(1);
  });

  it("only with a file of one's own; read by the manager, and by staff on record", async () => {
    const { organisation, manager, officer, evidenceId, upload } = await filed();
    const stranger = await createOrganisation();
    const input = { organisationId: stranger.id, file: { id: (await upload()).id }, note: "" };
    expect(await fileSizeEvidence(stranger.manager, input, AT)).toMatchObject({ code: "INVALID_INPUT" });
    expect((await sizeEvidenceFile(manager, organisation.id, evidenceId)).name).toBe("확인서.pdf");
    await sizeEvidenceFile(officer, organisation.id, evidenceId);
    expect(await db.accessLog.count({ where: { actorId: officer.id, subjectId: organisation.id } })).toBe(1);
    await expect(sizeEvidenceFile(stranger.manager, organisation.id, evidenceId)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});
