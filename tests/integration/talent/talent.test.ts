import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { payBudget } from "@/lib/ledger/commands/record-budget";
import { verifyLedgerDatabase } from "@/lib/ledger/queries/verify-ledger";
import { db, inTransaction } from "@/lib/platform/db";
import { renderPdf } from "@/lib/platform/pdf";
import { addEvidence } from "@/lib/talent/commands/add-evidence";
import { approveTalent, endTalent } from "@/lib/talent/commands/decide-talent";
import { approvePayment, proposePayment, rejectPayment } from "@/lib/talent/commands/payments";
import { requestTalent } from "@/lib/talent/commands/request-talent";
import { paymentStatement } from "@/lib/talent/queries/statement";
import { getTeamTalent } from "@/lib/talent/queries/talent-list";
import { eliminateTeamInTx } from "@/lib/teams/commands/leave-programme";
import { createUser } from "@/tests/factories/actor";
import { pdfText } from "@/tests/factories/pdf-text";
import { expectOk } from "@/tests/factories/proposals";
import { uploadedText } from "@/tests/factories/settlement";
import { createTalent, createTalentTeam, giveEvidence, payMonth, talentRequest } from "@/tests/factories/talent";
import {
  agreeOnSupport,
  createSupportStaff,
  createTeam,
  type SupportStaff,
  type TeamRow,
} from "@/tests/factories/teams";

const AT = new Date("2026-03-20T00:00:00Z");
const reason = "현지 사정으로 더 머무를 수 없게 되었습니다.";
const MONTHLY = 5_000_000n;
const scoped = (id: string) => createUser([{ role: "STEWARD", scope: { kind: "RESOURCE", id } }]);

let staff: SupportStaff;
let steward: Actor;
beforeAll(async () => {
  staff = await createSupportStaff();
  steward = await scoped("TALENT");
});

const newTeam = (limitWon?: bigint) => createTalentTeam(staff, limitWon);
const ask = (team: TeamRow, more: Parameters<typeof talentRequest>[1] = {}) =>
  createTalent({ own: team.leadManager, steward }, talentRequest(team.teamId, more), AT);
const envelope = (teamId: string, year: number) =>
  db.budgetEnvelope.findUniqueOrThrow({
    where: { teamId_resource_year: { teamId, resource: "TALENT", year } },
    select: { committedWon: true, paidWon: true },
  });
const pay = (team: TeamRow, personId: string, month: string, at = AT) =>
  payMonth({ own: team.leadManager, steward, director: staff.director }, personId, month, at);
const eliminate = (teamId: string) =>
  inTransaction(async (tx) => {
    await eliminateTeamInTx(tx, staff.director, { teamId, status: "ELIMINATED" }, AT);
  });

describe("H1: caps", () => {
  it("binds the share of every year, all years or none", async () => {
    const team = await newTeam();
    await ask(team);
    expect(await envelope(team.teamId, 2026)).toMatchObject({ committedWon: MONTHLY * 10n });
    expect(await envelope(team.teamId, 2027)).toMatchObject({ committedWon: MONTHLY * 12n });
    // 2027 has no room for a second one of the size that 2026 has.
    const tight = await newTeam(MONTHLY * 11n);
    const { personId } = await expectOk(requestTalent(tight.leadManager, talentRequest(tight.teamId), AT));
    expect(await approveTalent(steward, { personId, expectedVersion: 0 }, AT)).toMatchObject({
      ...{ reason: "ENVELOPE_EXCEEDED", reasonParams: { year: 2027 } },
    });
    expect(await envelope(tight.teamId, 2026)).toMatchObject({ committedWon: 0n });
    expect(await db.talentPerson.findUnique({ where: { id: personId } })).toMatchObject({ status: "REQUESTED" });
  });

  it("holds the cap exactly under 12 approvals at once", async () => {
    const team = await newTeam(MONTHLY * 10n * 5n);
    const request = talentRequest(team.teamId, { lastMonth: "2026-12" });
    const people = [];
    for (let index = 0; index < 12; index++)
      people.push((await expectOk(requestTalent(team.leadManager, request, AT))).personId);
    const outcomes = await Promise.all(
      people.map((personId) => approveTalent(steward, { personId, expectedVersion: 0 }, AT)),
    );
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(5);
    expect(await envelope(team.teamId, 2026)).toMatchObject({ committedWon: MONTHLY * 50n });
  });

  it("is half for 2025 H2: a request without an agreed year is refused", async () => {
    const team = await newTeam();
    const { personId } = await expectOk(
      requestTalent(team.leadManager, talentRequest(team.teamId, { firstMonth: "2025-10" }), AT),
    );
    expect(await approveTalent(steward, { personId, expectedVersion: 0 }, AT)).toMatchObject({
      ...{ reason: "NO_ENVELOPE", reasonParams: { year: 2025 } },
    });
    const over = [{ resource: "TALENT" as const, period: "2025", amountWon: 1_000_000_001n }];
    await expect(agreeOnSupport(staff, (await createTeam()).teamId, over, AT)).rejects.toThrow();
  });

  it("frees what an early end no longer needs, and nothing that is paid", async () => {
    const team = await newTeam();
    const personId = await ask(team);
    await pay(team, personId, "2026-03");
    const end = (lastMonth: string) => endTalent(steward, { personId, expectedVersion: 1, lastMonth, reason }, AT);
    expect(await end("2026-02")).toMatchObject({ reason: "END_OUTSIDE" });
    await expectOk(end("2026-03"));
    expect(await envelope(team.teamId, 2026)).toEqual({ committedWon: MONTHLY, paidWon: MONTHLY });
    expect(await envelope(team.teamId, 2027)).toMatchObject({ committedWon: 0n });
    const later = await ask(team);
    await pay(team, later, "2026-03");
    await giveEvidence(team.leadManager, later, "2026-04", AT);
    const at = new Date("2026-04-20T00:00:00Z");
    const costs = { labourWon: 7_000_000n, researchWon: 0n, stayWon: 0n };
    await expectOk(proposePayment(steward, { personId: later, month: "2026-04", ...costs }, at));
    expect(
      await endTalent(steward, { personId: later, expectedVersion: 1, lastMonth: "2026-03", reason }, at),
    ).toMatchObject({ reason: "MONTHS_PAID" });
  });
});

describe("H3, L3: payments", () => {
  it("need evidence and two people; of 12 releases at once one pays", async () => {
    const team = await newTeam();
    const personId = await ask(team);
    const propose = (by: Actor, more: object = {}) =>
      proposePayment(
        by,
        { personId, month: "2026-03", labourWon: 7_000_000n, researchWon: 0n, stayWon: 1n, ...more },
        AT,
      );
    expect(await propose(steward)).toMatchObject({ reason: "EVIDENCE_NEEDED" });
    const file = await uploadedText(team.leadManager, "payroll.pdf");
    expect(
      await addEvidence(team.leadManager, { personId, kind: "PAYROLL", month: "2026-03", file }, AT),
    ).toMatchObject({ fieldErrors: { file: ["talent.evidenceFile"] } });
    // What is bound for a researcher is paid month by month, on evidence: not by hand beside it.
    const { id: envelopeId } = await db.budgetEnvelope.findFirstOrThrow({ where: { teamId: team.teamId, year: 2026 } });
    expect(await payBudget(staff.director, { envelopeId, amountWon: 1n, reason }, AT)).toMatchObject({
      ...{ reason: "BOUND_ELSEWHERE", reasonParams: { boundWon: 10 * Number(MONTHLY), roomWon: 0 } },
    });
    await giveEvidence(team.leadManager, personId, "2026-03", AT);
    expect(await propose(steward, { labourWon: 7_000_001n })).toMatchObject({ reason: "ABOVE_PLAN" });
    const proposals = await Promise.all(Array.from({ length: 6 }, () => propose(steward)));
    expect(proposals.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(proposals.filter((outcome) => !outcome.ok && outcome.reason === "MONTH_TAKEN")).toHaveLength(5);
    const payment = await db.talentPayment.findFirstOrThrow({ where: { personId } });
    expect(payment.supportWon).toBe(3_500_000n);
    const results = await Promise.allSettled(
      Array.from({ length: 12 }, () => approvePayment(staff.director, { paymentId: payment.id }, AT)),
    );
    expect(results.filter((one) => one.status === "fulfilled" && one.value.ok)).toHaveLength(1);
    expect(await envelope(team.teamId, 2026)).toMatchObject({ paidWon: 3_500_000n });
    await expect(db.talentPayment.update({ where: { id: payment.id }, data: { supportWon: 1n } })).rejects.toThrow(
      /decided once/,
    );
    expect((await verifyLedgerDatabase()).violations).toEqual([]);
  });

  it("are not released by whoever proposed; returned months can be proposed again", async () => {
    const both = await createUser(["OFFICER", "DIRECTOR"]);
    const team = await newTeam();
    const personId = await ask(team);
    await giveEvidence(team.leadManager, personId, "2026-03", AT);
    const input = { personId, month: "2026-03", labourWon: 7_000_000n, researchWon: 0n, stayWon: 0n };
    const { paymentId } = await expectOk(proposePayment(both, input, AT));
    expect(await approvePayment(both, { paymentId }, AT)).toMatchObject({ reason: "SAME_PERSON" });
    await expectOk(rejectPayment(staff.director, { paymentId, reason }, AT));
    const again = await expectOk(proposePayment(both, input, AT));
    await expectOk(approvePayment(staff.director, again, AT));
    expect(await envelope(team.teamId, 2026)).toMatchObject({ paidWon: 3_500_000n });
    const told = await db.notification.findMany({ where: { userId: { in: [both.id, team.leadManager.id] } } });
    expect(told.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["talentApproved", "talentPaymentRejected", "talentPaid"]),
    );
  });

  it("come with a statement in both languages", async () => {
    const team = await newTeam();
    const paymentId = await pay(team, await ask(team), "2026-03");
    for (const [locale, words] of [
      ["ko", "5,000,000원"],
      ["en", "5,000,000 won"],
    ] as const) {
      const { document, issuedAt } = await paymentStatement(team.leadManager, paymentId, locale);
      expect(await pdfText(await renderPdf("letter", document, issuedAt))).toContain(words);
    }
  });
});

it("H2: an eliminated team is paid for its researchers until December 2027, and asks for nobody new", async () => {
  const team = await newTeam();
  const personId = await ask(team);
  const waiting = await expectOk(requestTalent(team.leadManager, talentRequest(team.teamId), AT));
  await eliminate(team.teamId);
  expect(await requestTalent(team.leadManager, talentRequest(team.teamId), AT)).toMatchObject({ reason: "TEAM_LEFT" });
  expect(await approveTalent(steward, { personId: waiting.personId, expectedVersion: 0 }, AT)).toMatchObject({
    reason: "TEAM_LEFT",
  });
  const end = new Date("2028-01-10T00:00:00Z");
  await pay(team, personId, "2026-03", end);
  await pay(team, personId, "2027-12", end);
  expect(await envelope(team.teamId, 2027)).toMatchObject({ paidWon: MONTHLY });
  const after = { personId, month: "2028-01", labourWon: 1_000n, researchWon: 0n, stayWon: 0n };
  expect(await proposePayment(steward, after, end)).toMatchObject({ reason: "OUTSIDE_PERIOD" });
  expect(await getTeamTalent(team.leadManager, team.teamId)).toMatchObject({
    ...{ team: { status: "ELIMINATED" }, mayRequest: false },
  });
});
