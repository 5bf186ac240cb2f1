import { describe, expect, it } from "vitest";
import { saveCallSettings } from "@/lib/calls/commands/settings";
import { SECTION_KEYS } from "@/lib/calls/domain/section-keys";
import { db } from "@/lib/platform/db";
import { parseListQuery } from "@/lib/platform/list-query";
import { reopenProposal, withdrawProposal } from "@/lib/proposals/commands/withdraw-proposal";
import { STAFF_LIST } from "@/lib/proposals/domain/staff-list";
import { getConsortiumPage } from "@/lib/proposals/queries/consortium-page";
import { listProposals } from "@/lib/proposals/queries/list-proposals";
import { checkReceipt, getReceipt } from "@/lib/proposals/queries/receipt";
import { receiptDocument } from "@/lib/proposals/queries/receipt-document";
import { getSectionPage } from "@/lib/proposals/queries/section-page";
import { getStaffProposal } from "@/lib/proposals/queries/staff";
import { exportCallProposals, listCallProposals } from "@/lib/proposals/queries/staff-list";
import { getTaskList } from "@/lib/proposals/queries/task-list";
import { createUser } from "@/tests/factories/actor";
import { createCall } from "@/tests/factories/calls";
import { addMember } from "@/tests/factories/organisations";
import { createDraftProposal, createSubmittedProposal, expectOk } from "@/tests/factories/proposals";
import { scene, shifted } from "./arrange";

const list = (search: string, status?: string) => parseListQuery({ q: search, status }, STAFF_LIST);

const submitted = async (title?: string) => {
  const given = await scene(title ? { title } : {});
  return { ...given, ...(await createSubmittedProposal(given.plan, given.at)) };
};

describe("who reads a proposal", () => {
  it("the consortium's people do; colleagues without a part, strangers and staff do not", async () => {
    const given = await scene();
    const { proposalId } = await createDraftProposal(given.plan, given.at);
    const colleague = await createUser(["APPLICANT"]);
    await addMember(given.lead, colleague);
    for (const reader of [given.manager, given.university.manager]) {
      expect((await getTaskList(reader, proposalId, given.at)).id).toBe(proposalId);
      expect((await listProposals(reader, given.at)).map(({ id }) => id)).toEqual([proposalId]);
    }
    for (const outsider of [colleague, await createUser(["APPLICANT"]), await createUser(["OFFICER"])]) {
      for (const read of [
        () => getTaskList(outsider, proposalId, given.at),
        () => getSectionPage(outsider, proposalId, "impact", given.at),
        () => getConsortiumPage(outsider, proposalId, given.at),
        () => getReceipt(outsider, proposalId, given.at),
      ])
        await expect(read()).rejects.toMatchObject({ code: "NOT_FOUND" });
      expect(await listProposals(outsider, given.at)).toEqual([]);
    }
  });

  it("a member university's manager reads, and neither writes nor submits", async () => {
    const given = await scene();
    const { proposalId } = await createDraftProposal(given.plan, given.at);
    const { may } = await getTaskList(given.university.manager, proposalId, given.at);
    expect(may).toEqual({ edit: false, manage: false, submit: false });
    const page = await getSectionPage(given.university.manager, proposalId, "gpu", given.at);
    expect([page.mayEdit, page.locked]).toEqual([false, "VIEW_ONLY"]);
  });

  it("a section that the call does not ask for is not there", async () => {
    const call = await createCall();
    const officer = await createUser(["OFFICER"]);
    const sections = SECTION_KEYS.map((key) => ({
      ...{ key, minChars: null, maxChars: null },
      demand: key === "openness" || key === "contribution" ? ("HIDDEN" as const) : ("REQUIRED" as const),
    }));
    const settings = { sections, requiresGraduateUniversity: true, charactersPerPage: 1_800 };
    const change = { callId: call.id, expectedVersion: call.version, reason: "개방 계획은 받지 않습니다." };
    await expectOk(
      saveCallSettings(officer, { ...change, group: "sections", ...settings }, shifted(call.opensAt, -1_000)),
    );
    const given = await scene({ call });
    const { proposalId } = await createDraftProposal(given.plan, given.at);
    await expect(getSectionPage(given.manager, proposalId, "openness", given.at)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

describe("what staff see", () => {
  it("a draft without its title, not even through the search", async () => {
    const given = await scene({ title: "비공개초안 모델" });
    await createDraftProposal(given.plan, given.at);
    const officer = await createUser(["OFFICER"]);
    const { rows } = await listCallProposals(officer, given.call.id, list(""), given.at);
    expect(rows).toMatchObject([{ titleKo: "", state: "DRAFT", leadNameKo: given.lead.nameKo }]);
    expect((await listCallProposals(officer, given.call.id, list("비공개초안"), given.at)).total).toBe(0);
    expect((await listCallProposals(officer, given.call.id, list(given.lead.nameKo), given.at)).total).toBe(1);
    expect((await listCallProposals(officer, given.call.id, list("", "SUBMITTED"), given.at)).total).toBe(0);
  });

  it("content only after the closing, and each reading is on record", async () => {
    const made = await submitted();
    const officer = await createUser(["OFFICER"]);
    expect((await getStaffProposal(officer, made.proposalId, made.call.closesAt)).sealed).toBeNull();
    const after = await getStaffProposal(officer, made.proposalId, shifted(made.call.closesAt, 1));
    expect(after.sealed?.titleKo).toBe(made.plan.title);
    expect(await db.accessLog.count({ where: { actorId: officer.id, kind: "PROPOSAL" } })).toBe(1);
    for (const role of ["ADMINISTRATOR", "REVIEWER", "STEWARD"] as const)
      await expect(
        getStaffProposal(await createUser([role]), made.proposalId, shifted(made.call.closesAt, 1)),
      ).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("an export is on record with its reason, and nobody else gets one", async () => {
    const made = await submitted();
    const officer = await createUser(["OFFICER"]);
    const reason = "적격성 검토 회의 자료";
    expect((await exportCallProposals(officer, made.call.id, list(""), reason)).rows).toHaveLength(1);
    const entry = await db.accessLog.findFirstOrThrow({ where: { actorId: officer.id, kind: "EXPORT" } });
    expect(entry.reason).toBe(reason);
    await expect(exportCallProposals(made.manager, made.call.id, list(""), reason)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

describe("receipts", () => {
  it("say what was received, in both languages, and can be checked by anybody without any content", async () => {
    const made = await submitted("확인할 모델");
    const receipt = await getReceipt(made.manager, made.proposalId, made.at);
    expect(receipt).toMatchObject({ receiptNumber: made.receiptNumber, sha256: made.sha256, state: "SUBMITTED" });
    for (const locale of ["ko", "en"] as const) {
      const document = await receiptDocument(receipt, locale);
      expect(document.check.url).toContain(`/receipts/${made.receiptNumber}?hash=${made.sha256}`);
      expect(JSON.stringify(document)).toContain(made.sha256);
    }
    const answer = await checkReceipt(made.receiptNumber, made.sha256.toUpperCase());
    expect(answer).toEqual({ verdict: "VALID", receiptNumber: made.receiptNumber, sealedAt: made.at });
    expect(await checkReceipt(made.receiptNumber, "0".repeat(64))).toEqual({ verdict: "UNKNOWN" });
  });

  it("stay valid while reopened, and end with a withdrawal", async () => {
    const made = await submitted();
    const { version } = await db.proposal.findUniqueOrThrow({ where: { id: made.proposalId } });
    await expectOk(reopenProposal(made.manager, { proposalId: made.proposalId, version }, made.at));
    expect(await checkReceipt(made.receiptNumber, made.sha256)).toMatchObject({ verdict: "VALID" });
    const withdrawal = { proposalId: made.proposalId, version: version + 1, reason: "연합체 사정으로 철회합니다." };
    await expectOk(withdrawProposal(made.manager, withdrawal, made.at));
    expect(await checkReceipt(made.receiptNumber, made.sha256)).toMatchObject({ verdict: "WITHDRAWN" });
  });
});
