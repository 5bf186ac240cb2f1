import { describe, expect, it } from "vitest";
import { db } from "@/lib/platform/db";
import { completeSection } from "@/lib/proposals/commands/complete-section";
import { removeAttachment } from "@/lib/proposals/commands/remove-attachment";
import { saveSection } from "@/lib/proposals/commands/save-section";
import { startUpload } from "@/lib/proposals/commands/uploads";
import { reopenProposal, withdrawProposal } from "@/lib/proposals/commands/withdraw-proposal";
import type { SectionDrafts } from "@/lib/proposals/domain/drafts";
import { sealedProposal } from "@/lib/proposals/queries";
import { checkReceipt } from "@/lib/proposals/queries/receipt";
import { getSectionPage } from "@/lib/proposals/queries/section-page";
import { getTaskList } from "@/lib/proposals/queries/task-list";
import { verifySubmissions } from "@/lib/proposals/queries/verify-submissions";
import { answerSupplement } from "@/lib/screening/commands/answer-supplement";
import { cancelSupplement, extendSupplement } from "@/lib/screening/commands/change-supplement";
import { remindSupplements } from "@/lib/screening/commands/remind-supplements";
import { requestSupplement } from "@/lib/screening/commands/request-supplement";
import { proposeVerdict } from "@/lib/screening/commands/verdict";
import { getSupplementAnswer } from "@/lib/screening/queries/supplement-answer";
import { getSupplements } from "@/lib/screening/queries/supplements";
import { createUser } from "@/tests/factories/actor";
import { pdfOf } from "@/tests/factories/documents";
import { attachFiles, contentVersion, createSubmittedProposal, expectOk, signByAll } from "@/tests/factories/proposals";
import { findEligible } from "@/tests/factories/screening";
import { scene, shifted } from "../proposals/arrange";

const HOUR = 3_600_000;
const reason = "GPU 사용 목적을 구체적으로 적어 주십시오.";
const PURPOSE = "사전학습 여섯 달 동안 하루 평균 450장을 쓰며 나머지는 평가에 씁니다.";

/** A submitted proposal after the closing, and an officer who asks for some of its sections. */
async function asked(sections: string[] = ["gpu"]) {
  const given = await scene();
  const made = await createSubmittedProposal(given.plan, given.at);
  const [after, dueAt] = [shifted(given.call.closesAt, HOUR), shifted(given.call.closesAt, 100 * HOUR)];
  const officer = await createUser(["OFFICER"]);
  const input = { proposalId: made.proposalId, sections, dueAt, reason };
  const { requestId } = await expectOk(requestSupplement(officer, input, after));
  return { ...given, ...made, after, dueAt, officer, input, requestId };
}
type Asked = Awaited<ReturnType<typeof asked>>;

async function writeGpu({ proposalId, manager }: Asked, at: Date, purpose = PURPOSE) {
  const page = await getSectionPage(manager, proposalId, "gpu", at);
  const draft = page.draft as SectionDrafts["gpu"];
  const content = { ...draft, requests: draft.requests.map((request) => ({ ...request, purpose })) };
  return saveSection(manager, { proposalId, key: "gpu", version: page.version, content }, at);
}
const answerOf = async ({ proposalId, requestId }: Asked) => ({
  proposalId,
  requestId,
  contentVersion: await contentVersion(proposalId),
  attested: true as const,
});
/** What the request asks for is written and signed by everybody. */
async function written(given: Asked, at = given.after) {
  await expectOk(writeGpu(given, at));
  await signByAll(given.plan, given.proposalId, at);
  return answerOf(given);
}
const audits = (subjectId: string, type: string) => db.auditEvent.count({ where: { subjectId, type } });
const told = (userId: string, kind: string) => db.notification.count({ where: { userId, kind } });

describe("a supplement request (A10)", () => {
  it("opens the named section, complete or not, and no other; the answer is a new seal under the same number", async () => {
    const given = await asked();
    const { proposalId, manager, officer, after, receiptNumber, sha256 } = given;
    expect(await told(manager.id, "supplementRequested")).toBe(1);
    const before = (await sealedProposal(db, proposalId)).sealed;
    const [gpu, impact] = [
      await getSectionPage(manager, proposalId, "gpu", after),
      await getSectionPage(manager, proposalId, "impact", after),
    ];
    expect(gpu).toMatchObject({ mayEdit: true, status: "IN_PROGRESS", until: given.dueAt });
    expect(impact).toMatchObject({ mayEdit: false, locked: "NOT_ASKED" });
    const other = { proposalId, key: "impact" as const, version: impact.version, content: impact.draft as never };
    expect(await saveSection(manager, other, after)).toMatchObject({ reason: "NOT_DRAFT" });
    const file = { proposalId, kind: "other", name: "덧붙임.pdf", sizeBytes: 10 };
    expect(await startUpload(manager, file, after)).toMatchObject({ reason: "NOT_DRAFT" });

    expect(await answerSupplement(manager, await answerOf(given), after)).toMatchObject({
      reason: "SUPPLEMENT_UNCHANGED",
    });
    await expectOk(writeGpu(given, after));
    expect(await answerSupplement(manager, await answerOf(given), after)).toMatchObject({
      reason: "SIGNATURES_MISSING",
    });
    await signByAll(given.plan, proposalId, after);
    const receipt = await expectOk(answerSupplement(manager, await answerOf(given), after));
    expect(receipt).toMatchObject({ receiptNumber, sealNo: 2 });
    const { sealed, sealSha256 } = await sealedProposal(db, proposalId);
    expect(sealSha256).toBe(receipt.sha256);
    expect(sealed.sections.gpu.requests[0]?.purpose).toBe(PURPOSE);
    expect({ ...sealed, sections: { ...sealed.sections, gpu: null }, signatures: [] }).toEqual({
      ...before,
      sections: { ...before.sections, gpu: null },
      signatures: [],
    });
    expect(sealed.signatures).toHaveLength(2);
    expect(await checkReceipt(receiptNumber, sha256)).toMatchObject({ verdict: "REPLACED" });
    expect(await checkReceipt(receiptNumber, receipt.sha256)).toMatchObject({ verdict: "VALID" });

    expect(await getSectionPage(manager, proposalId, "gpu", after)).toMatchObject({
      mayEdit: false,
      locked: "CALL_CLOSED",
      status: "COMPLETE",
    });
    expect(await writeGpu(given, after, "또 고칩니다.")).toMatchObject({ reason: "NOT_DRAFT" });
    expect(await audits(proposalId, "screening.supplementAnswered")).toBe(1);
    expect(await told(officer.id, "supplementAnswered")).toBe(1);
    expect(await told(manager.id, "supplementReceived")).toBe(1);
    expect((await verifySubmissions()).violations.filter(({ subjectId }) => subjectId === proposalId)).toEqual([]);

    const found = await getSupplementAnswer(officer, { proposalId, requestId: given.requestId }, after);
    expect(found).toMatchObject({ before: { sealNo: 1, sha256 }, after: { sealNo: 2 } });
    expect(found.changes.map(({ section }) => section)).toEqual(["gpu"]);
    expect(JSON.stringify(found.changes)).toContain("하루");
    await findEligible(officer, proposalId, "", after);
  });

  it.each([
    ["T−1 ms", -1, true],
    ["T", 0, true],
    ["T+1 ms", 1, false],
  ])("C2: is written and answered at %s", async (_name, milliseconds, inTime) => {
    const given = await asked();
    const input = await written(given);
    const at = shifted(given.dueAt, milliseconds);
    expect(await writeGpu(given, at)).toMatchObject(inTime ? { ok: true } : { reason: "NOT_DRAFT" });
    expect(await answerSupplement(given.manager, input, at)).toMatchObject(
      inTime ? { ok: true } : { reason: "SUPPLEMENT_LAPSED" },
    );
    const [row] = (await getSupplements(given.officer, given.proposalId, at)).requests;
    expect(row?.state).toBe(inTime ? "ANSWERED" : "LAPSED");
  });

  it("many answers at once make one seal, and each gets its receipt", async () => {
    const given = await asked();
    const input = await written(given);
    const outcomes = await Promise.all(
      Array.from({ length: 40 }, () => answerSupplement(given.manager, input, given.after)),
    );
    const hashes = new Set(outcomes.map((outcome) => (outcome.ok ? outcome.data.sha256 : outcome.reason)));
    expect(hashes.size).toBe(1);
    expect(await db.proposalSeal.count({ where: { proposalId: given.proposalId } })).toBe(2);
    expect(await audits(given.proposalId, "screening.supplementAnswered")).toBe(1);
  });

  it("a cancellation and an answer at once: one of the two counts", async () => {
    const given = await asked();
    const { requestId, officer, proposalId } = given;
    const input = await written(given);
    const [answer] = await Promise.allSettled([
      answerSupplement(given.manager, input, given.after),
      cancelSupplement(officer, { requestId, version: 0, reason: "잘못 보낸 요청입니다." }, given.after),
    ]);
    const { status } = await db.supplementRequest.findUniqueOrThrow({ where: { id: requestId } });
    const isAnswered = answer.status === "fulfilled" && answer.value.ok;
    expect(status).toBe(isAnswered ? "ANSWERED" : "CANCELLED");
    expect(await db.proposalSeal.count({ where: { proposalId } })).toBe(isAnswered ? 2 : 1);
  });

  it("of many requests at once one stands; while it does no verdict is given", async () => {
    const given = await scene();
    const { proposalId } = await createSubmittedProposal(given.plan, given.at);
    const [after, dueAt] = [shifted(given.call.closesAt, HOUR), shifted(given.call.closesAt, 100 * HOUR)];
    const officers = await Promise.all([1, 2, 3].map(() => createUser(["OFFICER"])));
    const input = { proposalId, sections: ["gpu"], dueAt, reason };
    const outcomes = await Promise.all(officers.map((officer) => requestSupplement(officer, input, after)));
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    const [officer] = officers as [Asked["officer"]];
    expect(await proposeVerdict(officer, { proposalId, eligible: true, reason: "" }, after)).toMatchObject({
      reason: "SUPPLEMENT_OPEN",
    });
  });

  it("an answer that names another principal investigator is found by that name", async () => {
    const given = await asked(["people"]);
    const { proposalId, manager, after } = given;
    const page = await getSectionPage(manager, proposalId, "people", after);
    const { people } = page.draft as SectionDrafts["people"];
    const content = { people: people.map((one) => (one.role === "PI" ? { ...one, name: "남궁하늬" } : one)) };
    const save = { proposalId, key: "people" as const, version: page.version, content };
    await expectOk(saveSection(manager, save, after));
    await signByAll(given.plan, proposalId, after);
    await expectOk(answerSupplement(manager, await answerOf(given), after));
    const found = await db.proposal.findUniqueOrThrow({ where: { id: proposalId } });
    expect(found.searchText).toContain("남궁하늬");
    expect(found.searchPairs).toContain("궁하");
  });

  it("attachments alone: files may be added and taken out, and every other word stays as sealed", async () => {
    const given = await asked(["attachments"]);
    const { proposalId, manager, after } = given;
    const files = [{ kind: "other", name: "보완 자료.pdf", bytes: pdfOf() }];
    await attachFiles(manager, proposalId, files, after);
    expect(await writeGpu(given, after)).toMatchObject({ reason: "NOT_DRAFT" });
    await signByAll(given.plan, proposalId, after);
    await expectOk(answerSupplement(manager, await answerOf(given), after));
    const { sealed } = await sealedProposal(db, proposalId);
    expect(sealed.attachments.map(({ name }) => name)).toContain("보완 자료.pdf");
    const file = await db.proposalAttachment.findFirstOrThrow({ where: { proposalId } });
    const removal = { proposalId, attachmentId: file.id };
    expect(await removeAttachment(manager, removal, after)).toMatchObject({ reason: "NOT_DRAFT" });
  });
});

describe("around a supplement request (A10)", () => {
  it("A9: words of a reopened proposal that were never sent do not slip into the answer", async () => {
    const given = await scene();
    const { proposalId } = await createSubmittedProposal(given.plan, given.at);
    const { version } = await db.proposal.findUniqueOrThrow({ where: { id: proposalId } });
    await expectOk(reopenProposal(given.manager, { proposalId, version }, given.at));
    const row = await db.proposalSection.findUniqueOrThrow({
      where: { proposalId_key: { proposalId, key: "talent" } },
      select: { id: true },
    });
    await db.proposalSection.update({ where: { id: row.id }, data: { content: { people: [], notNeeded: true } } });
    const [after, dueAt] = [shifted(given.call.closesAt, HOUR), shifted(given.call.closesAt, 100 * HOUR)];
    const officer = await createUser(["OFFICER"]);
    const input = { proposalId, sections: ["gpu"], dueAt, reason };
    const { requestId } = await expectOk(requestSupplement(officer, input, after));
    const made = { ...given, proposalId, requestId, after, dueAt, officer, input, receiptNumber: "", sha256: "" };
    await expectOk(answerSupplement(given.manager, await written(made), after));
    const { sealed, status } = await sealedProposal(db, proposalId);
    expect(sealed.sections.talent.people).toHaveLength(1);
    expect(status).toBe("SUBMITTED");
  });

  it("more time opens it again, a cancellation closes it; a lapsed one makes room for another", async () => {
    const given = await asked();
    const { requestId, officer, proposalId, manager, dueAt } = given;
    const late = shifted(dueAt, HOUR);
    const longer = shifted(dueAt, 10 * HOUR);
    expect(await extendSupplement(officer, { requestId, version: 0, dueAt }, given.after)).toMatchObject({
      fieldErrors: { dueAt: ["supplements.dueNotLater"] },
    });
    await expectOk(extendSupplement(officer, { requestId, version: 0, dueAt: longer }, late));
    await expectOk(writeGpu(given, late));
    expect((await getTaskList(manager, proposalId, late)).supplement).toMatchObject({ id: requestId, dueAt: longer });
    const lapsed = shifted(longer, 1);
    const next = { ...given.input, dueAt: shifted(longer, 50 * HOUR) };
    const second = await expectOk(requestSupplement(officer, next, lapsed));
    const cancel = { requestId: second.requestId, version: 0, reason: "더 필요하지 않습니다." };
    await expectOk(cancelSupplement(officer, cancel, lapsed));
    expect(await writeGpu(given, lapsed)).toMatchObject({ reason: "NOT_DRAFT" });
    const { requests } = await getSupplements(officer, proposalId, lapsed);
    expect(requests.map(({ state }) => state)).toEqual(["CANCELLED", "LAPSED"]);
    expect((await sealedProposal(db, proposalId)).sealSha256).toBe(given.sha256);
    expect(await completeSection(manager, { proposalId, key: "gpu", version: 99 }, lapsed)).toMatchObject({
      reason: "NOT_DRAFT",
    });
  });

  it("is asked by officers of the call alone, in screening, for sections that can be asked for", async () => {
    const given = await scene();
    const { proposalId } = await createSubmittedProposal(given.plan, given.at);
    const [after, dueAt] = [shifted(given.call.closesAt, HOUR), shifted(given.call.closesAt, 100 * HOUR)];
    const officer = await createUser(["OFFICER"]);
    const input = { proposalId, sections: ["gpu"], dueAt, reason };
    expect(await requestSupplement(officer, input, given.at)).toMatchObject({ reason: "CALL_NOT_IN_SCREENING" });
    for (const sections of [["consortium"], ["consents"], ["gpu", "nothing"]])
      expect(await requestSupplement(officer, { ...input, sections }, after)).toMatchObject({
        fieldErrors: { sections: ["supplements.cannotBeAsked"] },
      });
    expect(await requestSupplement(officer, { ...input, dueAt: after }, after)).toMatchObject({
      fieldErrors: { dueAt: ["supplements.dueInPast"] },
    });
    const bound = await createUser(["OFFICER"]);
    await db.organisationMember.create({
      data: { organisationId: given.university.id, userId: bound.id, role: "MEMBER" },
    });
    const others = [bound, given.manager, await createUser(["DIRECTOR"]), await createUser(["ADMINISTRATOR"])];
    for (const actor of others)
      await expect(requestSupplement(actor, input, after)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await findEligible(officer, proposalId, "", after);
    expect(await requestSupplement(officer, input, after)).toMatchObject({ reason: "VERDICT_STANDS" });
  });

  it("is answered by who may submit; to everybody else, and of another proposal, it is not there", async () => {
    const given = await asked();
    const input = await written(given);
    const strangers = [given.university.manager, given.officer, await createUser(["APPLICANT"])];
    for (const actor of strangers)
      await expect(answerSupplement(actor, input, given.after)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(
      answerSupplement(given.manager, { ...input, requestId: "of another" }, given.after),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(
      await answerSupplement(given.manager, { ...input, contentVersion: input.contentVersion - 1 }, given.after),
    ).toMatchObject({ reason: "CONTENT_CHANGED" });
    const { version } = await db.proposal.findUniqueOrThrow({ where: { id: given.proposalId } });
    const withdrawal = { proposalId: given.proposalId, version, reason: "사정이 있어 철회합니다." };
    expect(await withdrawProposal(given.manager, withdrawal, given.after)).toMatchObject({ reason: "CALL_CLOSED" });
  });

  it("reminds once a mark, and nobody who has answered", async () => {
    const given = await asked();
    const at = (hoursLeft: number) => shifted(given.dueAt, -hoursLeft * HOUR);
    const reminded = () => told(given.manager.id, "supplementReminder");
    await Promise.all([remindSupplements(at(72)), remindSupplements(at(72))]);
    await remindSupplements(at(71));
    expect(await reminded()).toBe(1);
    await remindSupplements(at(24));
    expect(await reminded()).toBe(2);
    await expectOk(answerSupplement(given.manager, await written(given), given.after));
    await remindSupplements(at(3));
    expect(await reminded()).toBe(2);
  });
});
