import { describe, expect, it } from "vitest";
import { db } from "@/lib/platform/db";
import { answerInvitation } from "@/lib/proposals/commands/answer-invitation";
import {
  addConsortiumMember,
  changeConsortiumMember,
  removeConsortiumMember,
} from "@/lib/proposals/commands/consortium";
import { createProposal } from "@/lib/proposals/commands/create-proposal";
import {
  assignProposalPerson,
  assignSection,
  removeProposalPerson,
  renameProposal,
} from "@/lib/proposals/commands/people";
import { createUser } from "@/tests/factories/actor";
import { addMember, createOrganisation } from "@/tests/factories/organisations";
import { createDraftProposal, expectOk } from "@/tests/factories/proposals";
import { type Scene, scene, shifted } from "./arrange";

const begin = (given: Scene, at = given.at, actor = given.manager) =>
  createProposal(
    actor,
    { callCode: given.call.code, organisationId: given.lead.id, titleKo: "가온누리", titleEn: "Gaonnuri" },
    at,
  );
const audited = (subjectId: string, type: string) => db.auditEvent.count({ where: { subjectId, type } });

describe("beginning a proposal", () => {
  it("one per lead organisation and call, however many begin at once", async () => {
    const given = await scene();
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => begin(given)));
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(outcomes.filter((outcome) => !outcome.ok && outcome.reason === "ALREADY_APPLIED")).toHaveLength(9);
    const made = await db.proposal.findFirstOrThrow({ where: { callId: given.call.id } });
    expect(await audited(made.id, "proposal.created")).toBe(1);
    const call = await db.call.findUniqueOrThrow({ where: { id: given.call.id } });
    expect(call.rulebookFrozenAt).toEqual(given.at); // P3
  });

  it("only in the window, and only by a manager", async () => {
    const given = await scene();
    expect(await begin(given, shifted(given.call.opensAt, -1))).toMatchObject({ reason: "CALL_NOT_OPEN" });
    expect(await begin(given, shifted(given.call.closesAt, 1))).toMatchObject({ reason: "CALL_CLOSED" });
    const member = await createUser(["APPLICANT"]);
    await addMember(given.lead, member);
    await expect(begin(given, given.at, member)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(begin(given, given.at, await createUser(["OFFICER"]))).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("members", () => {
  const invited = async () => {
    const given = await scene();
    const { proposalId } = await expectOk(begin(given));
    const input = { proposalId, registrationNumber: given.university.registrationNumber, task: "평가" };
    await expectOk(addConsortiumMember(given.manager, input, given.at));
    return { ...given, proposalId, input, answer: { proposalId, organisationId: given.university.id, accept: true } };
  };

  it("an organisation is invited once, its manager is told and answers once", async () => {
    const made = await invited();
    expect(await addConsortiumMember(made.manager, made.input, made.at)).toMatchObject({
      fieldErrors: { registrationNumber: ["proposals.alreadyMember"] },
    });
    expect(
      await db.notification.count({ where: { userId: made.university.manager.id, kind: "consortiumInvited" } }),
    ).toBe(1);
    const outcomes = await Promise.allSettled(
      [true, false].map((accept) => answerInvitation(made.university.manager, { ...made.answer, accept }, made.at)),
    );
    expect(outcomes.filter((one) => one.status === "fulfilled" && one.value.ok)).toHaveLength(1);
    const member = await db.proposalMember.findFirstOrThrow({
      where: { proposalId: made.proposalId, organisationId: made.university.id },
    });
    expect([member.acceptedAt, member.declinedAt].filter(Boolean)).toHaveLength(1);
  });

  it("nobody else answers: neither the lead nor a stranger", async () => {
    const made = await invited();
    for (const actor of [made.manager, await createUser(["APPLICANT"])])
      await expect(answerInvitation(actor, made.answer, made.at)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("an unknown or wrong number is refused at its field", async () => {
    const made = await invited();
    const add = (registrationNumber: string) =>
      addConsortiumMember(made.manager, { ...made.input, registrationNumber }, made.at);
    expect(await add("123-45-67890")).toMatchObject({
      fieldErrors: { registrationNumber: ["proposals.registrationNumber"] },
    });
    const { registrationNumber } = await createOrganisation();
    const unknown = registrationNumber.startsWith("90") ? "2208162517" : "1248100998";
    expect(await add(unknown)).toMatchObject({
      fieldErrors: { registrationNumber: ["proposals.organisationUnknown"] },
    });
  });

  it("a participant is changed and removed by the lead; the lead stays", async () => {
    const made = await invited();
    const change = {
      proposalId: made.proposalId,
      organisationId: made.university.id,
      task: "공동 평가",
      hasGraduateStudents: true,
    };
    await expectOk(changeConsortiumMember(made.manager, change, made.at));
    await expect(changeConsortiumMember(made.university.manager, change, made.at)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const lead = { proposalId: made.proposalId, organisationId: made.lead.id };
    expect(await removeConsortiumMember(made.manager, lead, made.at)).toMatchObject({ reason: "LEAD_STAYS" });
    await expectOk(removeConsortiumMember(made.manager, { ...lead, organisationId: made.university.id }, made.at));
    for (const type of ["proposal.memberInvited", "proposal.memberChanged", "proposal.memberRemoved"])
      expect(await audited(made.proposalId, type)).toBe(1);
  });
});

describe("people", () => {
  it("are named from the consortium, by the lead, and can be taken out again", async () => {
    const given = await scene();
    const { proposalId } = await createDraftProposal(given.plan, given.at);
    const colleague = await createUser(["APPLICANT"]);
    const organisationId = given.university.id;
    const input = { proposalId, organisationId, userId: colleague.id, role: "EDITOR" as const };
    expect(await assignProposalPerson(given.manager, input, given.at)).toMatchObject({
      fieldErrors: { userId: ["proposals.notInConsortium"] },
    });
    await addMember(given.university, colleague);
    await expectOk(assignProposalPerson(given.manager, input, given.at));
    await expectOk(assignProposalPerson(given.manager, input, given.at));
    await expect(assignProposalPerson(colleague, input, given.at)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expectOk(assignSection(given.manager, { proposalId, key: "impact", userId: colleague.id }, given.at));
    await expectOk(removeProposalPerson(given.manager, input, given.at));
    for (const type of ["proposal.personAssigned", "proposal.sectionAssigned", "proposal.personRemoved"])
      expect(await audited(proposalId, type)).toBe(1);
  });

  it("are named by each member's own manager, for its own people only (①)", async () => {
    const given = await scene();
    const { proposalId } = await createDraftProposal(given.plan, given.at);
    const [own, leads] = [await createUser(["APPLICANT"]), await createUser(["APPLICANT"])];
    await addMember(given.university, own);
    await addMember(given.lead, leads);
    const office = given.university.manager;
    const sign = { proposalId, organisationId: given.university.id, userId: own.id, role: "SIGNER" as const };
    await expectOk(assignProposalPerson(office, sign, given.at));
    const row = await db.proposalPerson.findFirstOrThrow({ where: { proposalId, userId: own.id } });
    expect(row).toMatchObject({ role: "SIGNER", organisationId: given.university.id });
    expect(await assignProposalPerson(office, { ...sign, userId: leads.id }, given.at)).toMatchObject({
      fieldErrors: { userId: ["proposals.notInConsortium"] },
    });
    const foreign = { ...sign, organisationId: given.lead.id, userId: leads.id };
    await expect(assignProposalPerson(office, foreign, given.at)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expectOk(removeProposalPerson(office, sign, given.at));
    await expect(removeProposalPerson(office, sign, given.at)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("renaming is guarded by the version", async () => {
    const given = await scene();
    const { proposalId } = await expectOk(begin(given));
    const names = { proposalId, titleKo: "새 이름", titleEn: "New name" };
    await expectOk(renameProposal(given.manager, { ...names, version: 0 }, given.at));
    await expect(renameProposal(given.manager, { ...names, version: 0 }, given.at)).rejects.toMatchObject({
      code: "CONFLICT",
    });
  });
});
