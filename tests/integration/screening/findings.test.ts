import { describe, expect, it } from "vitest";
import { db } from "@/lib/platform/db";
import { sealedProposal } from "@/lib/proposals/queries";
import { noteFinding } from "@/lib/screening/commands/note-finding";
import { decideVerdict, proposeVerdict } from "@/lib/screening/commands/verdict";
import { findingEvidence, requireScreener } from "@/lib/screening/queries/evidence";
import { getScreening } from "@/lib/screening/queries/get-screening";
import { createUser } from "@/tests/factories/actor";
import { createSubmittedProposal, expectOk } from "@/tests/factories/proposals";
import { settleFindings, uploadEvidence } from "@/tests/factories/screening";
import { createTeam } from "@/tests/factories/teams";
import { scene, shifted } from "../proposals/arrange";

const reason = "대학원생 참여가 확인되지 않습니다";
async function screened() {
  const given = await scene();
  const made = await createSubmittedProposal(given.plan, given.at);
  const after = shifted(given.call.closesAt, 1);
  const officer = await createUser(["OFFICER"]);
  const { proposalId } = made;
  const note = (
    rule: string,
    verdict: "PASS" | "FAIL" | "OPEN",
    more: Partial<Parameters<typeof noteFinding>[1]> = {},
  ) => noteFinding(officer, { proposalId, rule, version: 0, verdict, note: "", file: null, ...more }, after);
  const row = async (rule: string) => {
    const found = (await getScreening(officer, proposalId, after)).rows.find((one) => one.rule === rule);
    if (!found) throw new Error(rule);
    return found;
  };
  return { ...given, ...made, after, officer, note, row };
}

describe("manual checks and settled findings (A10)", () => {
  it("every check of the rulebook is open until an officer did it; each note is on record", async () => {
    const { proposalId, officer, after, note, row } = await screened();
    const { rows, tally } = await getScreening(officer, proposalId, after);
    expect(rows.filter((one) => one.check).map(({ standing }) => standing)).toEqual(["OPEN", "OPEN", "OPEN", "OPEN"]);
    expect(tally).toEqual({ PASS: 9, FAIL: 0, OPEN: 5 });
    await expectOk(note("check:debarment", "PASS"));
    expect(await row("check:debarment")).toMatchObject({
      standing: "PASS",
      version: 1,
      noted: { byName: officer.name },
    });
    expect(await note("check:finance", "FAIL", { note: "체납 사실" })).toMatchObject({
      fieldErrors: { note: ["tooShort?minimum=10"] },
    });
    await expectOk(note("check:finance", "FAIL", { note: "국세 체납이 확인되었습니다" }));
    expect((await getScreening(officer, proposalId, after)).tally).toEqual({ PASS: 10, FAIL: 1, OPEN: 3 });
    await expectOk(note("check:finance", "OPEN", { version: 1 }));
    expect(await row("check:finance")).toMatchObject({ standing: "OPEN", version: 2 });
    expect(await db.auditEvent.count({ where: { subjectId: proposalId, type: "screening.findingNoted" } })).toBe(3);
  });

  it("settles what the portal left open, while that is what it finds; what it found met is not noted", async () => {
    const { lead, note, row } = await screened();
    expect(await note("sizeClass", "PASS")).toMatchObject({ fieldErrors: { note: ["required"] } });
    await expectOk(note("sizeClass", "PASS", { note: "확인서를 보았습니다" }));
    expect(await row("sizeClass")).toMatchObject({ found: "OPEN", standing: "PASS", noted: { isOutdated: false } });
    expect(await note("signatures", "FAIL", { note: "서명이 다르게 보입니다" })).toMatchObject({
      reason: "NOTHING_TO_NOTE",
    });
    await db.organisation.update({ where: { id: lead.id }, data: { sizeClass: "LARGE" } });
    expect(await row("sizeClass")).toMatchObject({ standing: "OPEN", noted: { isOutdated: true } });
  });

  it("what the portal failed is passed only with a reason worth reading", async () => {
    const { note, row, proposalId, officer, after } = await screened();
    const { sealed } = await sealedProposal(db, proposalId);
    const people = sealed.sections.people.people.map((person) => ({ ...person, participationPercent: 100 }));
    const team = await createTeam({ people: people.slice(0, 1) });
    expect(await row("participation")).toMatchObject({ standing: "FAIL", items: [{ says: "promisedWithTeams" }] });
    expect(await note("participation", "PASS", { note: "확인" })).toMatchObject({
      fieldErrors: { note: ["tooShort?minimum=10"] },
    });
    await expectOk(note("participation", "PASS", { note: "협약 전까지 참여율을 조정하기로 했습니다" }));
    expect((await row("participation")).standing).toBe("PASS");
    // The team leaves, and nobody is promised twice any more.
    await db.team.update({ where: { id: team.teamId }, data: { status: "WITHDRAWN", leftAt: new Date(0) } });
    expect(await row("participation")).toMatchObject({ found: "PASS", standing: "PASS" });
    await settleFindings(officer, proposalId, after);
    await expectOk(proposeVerdict(officer, { proposalId, eligible: true, reason: "" }, after));
  });

  it("eligible is refused while anything is open or failed, naming it; ineligible is not", async () => {
    const { proposalId, officer, after, note } = await screened();
    const eligible = { proposalId, eligible: true, reason: "" };
    await settleFindings(officer, proposalId, after);
    await expectOk(note("check:finance", "FAIL", { version: 1, note: "국세 체납이 확인되었습니다" }));
    await expectOk(note("check:domestic", "OPEN", { version: 1 }));
    expect(await proposeVerdict(officer, eligible, after)).toMatchObject({
      reason: "UNSETTLED_FINDINGS",
      reasonParams: { count: 2, rules: "check:domestic,check:finance" },
    });
    expect(await db.screeningVerdict.count({ where: { proposalId } })).toBe(0);
    const { verdictId } = await expectOk(proposeVerdict(officer, { proposalId, eligible: false, reason }, after));
    // L3: what the first person saw stays until the second has decided.
    expect(await note("check:domestic", "PASS", { version: 2 })).toMatchObject({ reason: "VERDICT_WAITING" });
    const director = await createUser(["DIRECTOR"]);
    await expectOk(decideVerdict(director, { verdictId, version: 0, confirm: true, note: "" }, after));
    await settleFindings(officer, proposalId, after);
    await expectOk(proposeVerdict(officer, eligible, after));
  });

  it("of two officers at once one is told that the other was first, and by whom", async () => {
    const { proposalId, officer, after, row } = await screened();
    const others = [await createUser(["OFFICER"]), await createUser(["OFFICER"]), officer];
    const input = { proposalId, rule: "check:domestic", version: 0, verdict: "PASS" as const, note: "", file: null };
    const outcomes = await Promise.all(others.map((one) => noteFinding(one, input, after)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    const winner = others[outcomes.findIndex(({ ok }) => ok)];
    for (const outcome of outcomes.filter(({ ok }) => !ok))
      expect(outcome).toMatchObject({ reason: "FINDING_CHANGED", reasonParams: { name: winner?.name } });
    expect(await row("check:domestic")).toMatchObject({ version: 1, noted: { byName: winner?.name } });
  });
});

describe("evidence of a finding (A10, L2)", () => {
  it("is the officer's own upload, stays with a changed note, and is handed out to staff of the call, on record", async () => {
    const { proposalId, officer, after, note, row } = await screened();
    const rival = await createUser(["OFFICER"]);
    const strange = await uploadEvidence(rival, "남의 파일.pdf");
    expect(await note("check:debarment", "PASS", { file: strange })).toMatchObject({
      fieldErrors: { file: ["invalid"] },
    });
    const file = await uploadEvidence(officer, "조회 결과.pdf");
    await expectOk(note("check:debarment", "PASS", { file }));
    const found = await row("check:debarment");
    expect(found.noted?.file).toMatchObject({ id: file.id, name: "조회 결과.pdf" });
    const again = { proposalId, rule: found.rule, version: 1, verdict: "PASS" as const, note: "재확인", file };
    await expectOk(noteFinding(rival, again, after));
    const id = found.noted?.id ?? "";
    for (const role of ["OFFICER", "DIRECTOR", "AUDITOR"] as const) {
      const reader = await createUser([role]);
      expect(await findingEvidence(reader, proposalId, id)).toMatchObject({ name: "조회 결과.pdf" });
      expect(await db.accessLog.count({ where: { actorId: reader.id, subjectId: proposalId, kind: "FILE" } })).toBe(1);
    }
  });

  it("does not exist for applicants, reviewers, administrators and whoever belongs to the consortium (S3)", async () => {
    const { proposalId, officer, after, note, row, manager, university } = await screened();
    await expectOk(note("check:debarment", "PASS", { file: await uploadEvidence(officer, "조회 결과.pdf") }));
    const id = (await row("check:debarment")).noted?.id ?? "";
    const bound = await createUser(["OFFICER"]);
    await db.organisationMember.create({ data: { organisationId: university.id, userId: bound.id, role: "MEMBER" } });
    const others = [manager, bound, await createUser(["REVIEWER"]), await createUser(["ADMINISTRATOR"])];
    for (const actor of others) {
      await expect(findingEvidence(actor, proposalId, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
      await expect(requireScreener(actor, proposalId)).rejects.toMatchObject({ code: "NOT_FOUND" });
      const input = { proposalId, rule: "check:domestic", version: 0, verdict: "PASS" as const, note: "", file: null };
      await expect(noteFinding(actor, input, after)).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    await expect(note("check:unknown", "PASS")).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
