import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { commitBudget, payBudget, planBudget } from "@/lib/ledger/commands/record-budget";
import { verifyLedgerDatabase } from "@/lib/ledger/queries/verify-ledger";
import { withClient } from "@/lib/platform/database/roles";
import { db, inTransaction } from "@/lib/platform/db";
import { renderPdf } from "@/lib/platform/pdf";
import {
  approveSettlement,
  checkSettlement,
  returnSettlement,
  reviewSettlement,
} from "@/lib/settlement/commands/decide-settlement";
import { recordContribution } from "@/lib/settlement/commands/record-contribution";
import { saveSettlement, submitSettlement } from "@/lib/settlement/commands/write-settlement";
import { getSettlement, settlementFile } from "@/lib/settlement/queries/get-settlement";
import { settlementDocument } from "@/lib/settlement/queries/settlement-document";
import { eliminateTeamInTx } from "@/lib/teams/commands/leave-programme";
import type { MoneyResource, SupportEntry } from "@/lib/teams/domain/support";
import { createUser } from "@/tests/factories/actor";
import { pdfText } from "@/tests/factories/pdf-text";
import { expectOk } from "@/tests/factories/proposals";
import { countQueries } from "@/tests/factories/query-count";
import { contributionInput, explainAll, payIn, settleYear } from "@/tests/factories/settlement";
import { createTalent, giveEvidence, payMonth, talentRequest } from "@/tests/factories/talent";
import {
  agreeOnSupport,
  createSupportStaff,
  createTeam,
  type SupportStaff,
  type TeamRow,
} from "@/tests/factories/teams";

const AT = new Date("2026-02-10T00:00:00Z");
const NOT_FOUND = { code: "NOT_FOUND" };
const reason = "가공 계약의 잔금 지급 시기를 다시 적어 주십시오.";
const scoped = (id: string) => createUser([{ role: "STEWARD", scope: { kind: "RESOURCE", id } }]);

let staff: SupportStaff;
let people: { officer: Actor; director: Actor; data: Actor; talent: Actor };
beforeAll(async () => {
  staff = await createSupportStaff();
  people = {
    officer: staff.officer,
    director: staff.director,
    data: await scoped("DATA"),
    talent: await scoped("TALENT"),
  };
});

const envelope = (teamId: string, resource: MoneyResource, year: number) =>
  db.budgetEnvelope.findUniqueOrThrow({ where: { teamId_resource_year: { teamId, resource, year } } });
const figures = async (teamId: string, resource: MoneyResource, year: number) => {
  const { limitWon, committedWon, paidWon, carriedWon } = await envelope(teamId, resource, year);
  return [limitWon, committedWon, paidWon, carriedWon];
};

/** A team with data and talent of 2025 and 2026; of 100 of 2025's data 90 are bound and 70 paid, and what it owes is paid in. */
async function newTeam(): Promise<TeamRow> {
  const team = await createTeam();
  const both = (resource: MoneyResource, amountWon: bigint): SupportEntry[] =>
    ["2025", "2026"].map((period) => ({ resource, period, amountWon }));
  const entries = [...both("DATA_OWN", 100_000_000n), ...both("TALENT", 60_000_000n)];
  await agreeOnSupport(staff, team.teamId, entries, new Date("2025-08-02T00:00:00Z"));
  const { id: envelopeId } = await envelope(team.teamId, "DATA_OWN", 2025);
  const at = new Date("2025-10-01T00:00:00Z");
  const input = { envelopeId, reason: "데이터 가공 계약을 체결하고 검수했습니다." };
  await expectOk(planBudget(people.officer, { ...input, amountWon: 100_000_000n }, at));
  await expectOk(commitBudget(people.officer, { ...input, amountWon: 90_000_000n }, at));
  await expectOk(payBudget(people.director, { ...input, amountWon: 70_000_000n }, at));
  const due = (await getSettlement(people.officer, team.teamId, 2025)).content.own[0];
  const given = { teamId: team.teamId, organisationId: team.organisationId, amountWon: BigInt(due?.dueWon ?? 0) };
  await payIn(team.leadManager, people.officer, given, new Date("2025-12-20T00:00:00Z"));
  return team;
}
const submitted = async (team: TeamRow) => {
  await explainAll(team.leadManager, team.teamId, 2025, AT);
  const { version } = await getSettlement(team.leadManager, team.teamId, 2025);
  const input = { teamId: team.teamId, year: 2025, expectedVersion: version };
  return (await expectOk(submitSettlement(team.leadManager, input, AT))).settlementId;
};
const stepInput = async (settlementId: string) => {
  const { version } = await db.settlement.findUniqueOrThrow({ where: { id: settlementId }, select: { version: true } });
  return { settlementId, expectedVersion: version };
};
const reviewed = async (team: TeamRow) => {
  const id = await submitted(team);
  await expectOk(checkSettlement(people.officer, await stepInput(id), AT));
  await expectOk(reviewSettlement(people.data, await stepInput(id), AT));
  await expectOk(reviewSettlement(people.talent, await stepInput(id), AT));
  return id;
};

describe("T2, H2: carry-over and return", () => {
  it("are written to the ledger with the approval, balance, and stay when the agreement is amended", async () => {
    const team = await newTeam();
    const id = await settleYear(people, team, 2025, AT);
    expect(await figures(team.teamId, "DATA_OWN", 2025)).toEqual([70_000_000n, 70_000_000n, 70_000_000n, -30_000_000n]);
    expect(await figures(team.teamId, "DATA_OWN", 2026)).toEqual([120_000_000n, 20_000_000n, 0n, 20_000_000n]);
    expect(await figures(team.teamId, "TALENT", 2025)).toEqual([0n, 0n, 0n, -60_000_000n]);
    expect((await verifyLedgerDatabase()).violations).toEqual([]);
    const { id: closed } = await envelope(team.teamId, "DATA_OWN", 2025);
    const late = { envelopeId: closed, amountWon: 1n, reason: "늦게 온 청구서를 지급합니다." };
    expect(await payBudget(people.director, late, AT)).toMatchObject({ reason: "ENVELOPE_SETTLED" });
    await expect(db.budgetEnvelope.update({ where: { id: closed }, data: { limitWon: 1n } })).rejects.toThrow(
      /settled/,
    );
    // What is agreed anew for 2026 comes beside what was carried into it.
    const more = [{ resource: "DATA_OWN" as const, period: "2026", amountWon: 150_000_000n }];
    await agreeOnSupport(staff, team.teamId, more, new Date("2026-03-02T00:00:00Z"));
    expect(await figures(team.teamId, "DATA_OWN", 2026)).toEqual([170_000_000n, 20_000_000n, 0n, 20_000_000n]);
    // The verifier names what was done behind the application's back.
    const [movement] = await db.budgetMovement.findMany({ where: { settlementId: id, kind: "RETURN" }, take: 1 });
    const tamper = (by: number) =>
      withClient(process.env.DATABASE_MIGRATION_URL ?? "", async (owner) => {
        await owner.query('ALTER TABLE "BudgetMovement" DISABLE TRIGGER USER');
        await owner.query('UPDATE "BudgetMovement" SET "amountWon" = "amountWon" + $1 WHERE "id" = $2', [
          by,
          movement?.id,
        ]);
        await owner.query('ALTER TABLE "BudgetMovement" ENABLE TRIGGER USER');
      });
    await tamper(-1);
    const codes = (await verifyLedgerDatabase()).violations.map(({ code }) => code);
    await tamper(1);
    expect(codes).toEqual(expect.arrayContaining(["ENVELOPE_MISMATCH", "SETTLEMENT_MISMATCH"]));
    await expect(db.settlement.update({ where: { id }, data: { round: 9 } })).rejects.toThrow(/kept/);
    await expect(db.settlementStep.deleteMany({ where: { settlementId: id } })).rejects.toThrow();
  });

  it("H2: an eliminated team keeps what was bound, and a month of the settled year is paid from the next", async () => {
    const team = await newTeam();
    const own = { own: team.leadManager, steward: people.talent, director: people.director };
    const plan = talentRequest(team.teamId, { firstMonth: "2025-11", lastMonth: "2026-12" });
    const personId = await createTalent(own, plan, new Date("2025-10-20T00:00:00Z"));
    await payMonth(own, personId, "2025-11", new Date("2025-12-05T00:00:00Z"));
    await inTransaction((tx) =>
      eliminateTeamInTx(
        tx,
        people.director,
        { teamId: team.teamId, status: "ELIMINATED" },
        new Date("2026-01-10T00:00:00Z"),
      ),
    );
    await settleYear(people, team, 2025, AT);
    // Two months of 5 million each were bound; one is paid, one went on, as did what was bound for data.
    expect(await figures(team.teamId, "TALENT", 2025)).toEqual([5_000_000n, 5_000_000n, 5_000_000n, -55_000_000n]);
    expect(await figures(team.teamId, "TALENT", 2026)).toEqual([65_000_000n, 65_000_000n, 0n, 5_000_000n]);
    expect(await figures(team.teamId, "DATA_OWN", 2026)).toEqual([120_000_000n, 20_000_000n, 0n, 20_000_000n]);
    await giveEvidence(team.leadManager, personId, "2025-12", AT);
    await payMonth(own, personId, "2025-12", AT);
    expect(await figures(team.teamId, "TALENT", 2026)).toEqual([65_000_000n, 65_000_000n, 5_000_000n, 5_000_000n]);
    expect((await verifyLedgerDatabase()).violations).toEqual([]);
  });
});

/** One team's year goes through these, one after the other. */
describe("L3: the chain", () => {
  let team: TeamRow;
  let id: string;

  it("asks for a word on every line that differs, and for another hand at every step; a return begins anew", async () => {
    team = await newTeam();
    const place = { teamId: team.teamId, year: 2025, expectedVersion: 0 };
    expect(await submitSettlement(team.leadManager, place, AT)).toMatchObject({ reason: "EXPLANATION_MISSING" });
    const early = new Date("2025-12-31T14:59:59Z");
    expect(await submitSettlement(team.leadManager, place, early)).toMatchObject({ reason: "YEAR_NOT_OVER" });
    const tooMuch = { key: "DATA_OWN", explanation: "", carryWon: 20_000_001n };
    const draft = { ...place, lines: [tooMuch] };
    expect(await saveSettlement(team.leadManager, draft, AT)).toMatchObject({ reason: "CARRY_TOO_MUCH" });
    expect(await saveSettlement(team.leadManager, draft, AT)).toMatchObject({
      fieldErrors: { "lines.0.carryWon": ["tooLarge?maximum=20000000"] },
    });
    // An amount that was cleared is asked for, not taken for the most there is.
    const cleared = { ...place, lines: [{ ...tooMuch, carryWon: null }] };
    expect(await saveSettlement(team.leadManager, cleared, AT)).toMatchObject({
      ...{ reason: "CARRY_NEEDED", fieldErrors: { "lines.0.carryWon": ["required"] } },
    });
    id = await submitted(team);
    expect(await approveSettlement(people.director, await stepInput(id), AT)).toMatchObject({
      reason: "NOT_YOUR_TURN",
    });
    // The year takes no contribution while it is being settled.
    const late = { teamId: team.teamId, organisationId: team.organisationId };
    const given = await contributionInput(team.leadManager, late);
    expect(await recordContribution(team.leadManager, given, AT)).toMatchObject({ reason: "YEAR_CLOSED" });
    const everything = await createUser(["OFFICER", "STEWARD", "DIRECTOR"]);
    await expectOk(checkSettlement(everything, await stepInput(id), AT));
    expect(await reviewSettlement(everything, await stepInput(id), AT)).toMatchObject({ reason: "SAME_PERSON" });
    await expectOk(reviewSettlement(people.data, await stepInput(id), AT));
    expect(await reviewSettlement(people.data, await stepInput(id), AT)).toMatchObject({ reason: "NOT_YOUR_TURN" });
    await expectOk(returnSettlement(people.talent, { ...(await stepInput(id)), reason }, AT));
    expect(await getSettlement(team.leadManager, team.teamId, 2025)).toMatchObject({
      status: "DRAFT",
      may: { edit: true },
    });
    await reviewed(team);
  });

  it("P1, S8: the team and staff read the whole, a steward their own lines and no file, others nothing", async () => {
    const keysOf = async (actor: Actor) => {
      const { content } = await getSettlement(actor, team.teamId, 2025);
      return [...content.money.map(({ key }) => key), ...(content.totals ? ["totals"] : [])];
    };
    const auditor = await createUser(["AUDITOR"]);
    for (const actor of [team.leadManager, people.officer, people.director, auditor]) {
      expect(await keysOf(actor)).toEqual(["DATA_OWN", "TALENT", "totals"]);
      expect((await settlementFile(actor, id)).whole.totals.limitWon).toBe("160000000");
    }
    expect(await keysOf(people.talent)).toEqual(["TALENT"]);
    expect(await keysOf(await scoped("GPU"))).toEqual([]);
    const input = await stepInput(id);
    const outsiders = [
      (await newTeam()).leadManager,
      await createUser(["REVIEWER"]),
      await createUser(["DELIBERATOR"]),
    ];
    const place = { teamId: team.teamId, year: 2025, expectedVersion: 0 };
    for (const actor of outsiders) {
      const doors = [
        () => getSettlement(actor, team.teamId, 2025),
        () => settlementFile(actor, id),
        () => saveSettlement(actor, { ...place, lines: [] }, AT),
        () => submitSettlement(actor, place, AT),
        () => checkSettlement(actor, input, AT),
        () => reviewSettlement(actor, input, AT),
        () => approveSettlement(actor, input, AT),
        () => returnSettlement(actor, { ...input, reason }, AT),
      ];
      for (const door of doors) await expect(door()).rejects.toMatchObject(NOT_FOUND);
    }
    await expect(settlementFile(people.talent, id)).rejects.toMatchObject(NOT_FOUND);
    await expect(checkSettlement(people.director, input, AT)).rejects.toMatchObject(NOT_FOUND);
    await expect(approveSettlement(team.leadManager, input, AT)).rejects.toMatchObject(NOT_FOUND);
    const { contentSha256 } = await db.settlement.findUniqueOrThrow({ where: { id } });
    const { document, issuedAt } = await settlementDocument(people.officer, id, "ko");
    const text = await pdfText(await renderPdf("minutes", document, issuedAt));
    expect(text).toContain("160,000,000원");
    expect(text.replaceAll(/\s/g, "")).toContain(contentSha256);
    const english = await settlementDocument(people.officer, id, "en");
    expect(JSON.stringify(english.document)).toContain("160,000,000 won");
    const { statements } = await countQueries(() => getSettlement(people.officer, team.teamId, 2025));
    process.stdout.write(`settlement statements: ${statements.length}\n`);
    expect(statements.length).toBeLessThanOrEqual(11);
  });

  it("of 8 approvals at once one stands; one that races with a payment leaves the ledger whole either way", async () => {
    const input = await stepInput(id);
    const all = await Promise.allSettled(
      Array.from({ length: 8 }, () => approveSettlement(people.director, input, AT)),
    );
    expect(all.filter((one) => one.status === "fulfilled" && one.value.ok)).toHaveLength(1);
    const told = await db.notification.findMany({ where: { userId: team.leadManager.id } });
    expect(told.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["settlementReturned", "settlementApproved"]));
    const raced = await newTeam();
    const racing = await stepInput(await reviewed(raced));
    const { id: envelopeId } = await envelope(raced.teamId, "DATA_OWN", 2025);
    const payment = { envelopeId, amountWon: 1_000_000n, reason: "검수를 마친 금액을 지급합니다." };
    const [approval, paid] = await Promise.all([
      approveSettlement(people.director, racing, AT),
      payBudget(people.director, payment, AT),
    ]);
    expect([approval.ok, paid.ok].filter(Boolean)).toHaveLength(1);
    const lost = [approval, paid].find((one) => !one.ok);
    expect(lost).toMatchObject({ reason: approval.ok ? "ENVELOPE_SETTLED" : "FIGURES_MOVED" });
    // Whoever lost the race finds out, too, when it comes after.
    if (!approval.ok) expect((await getSettlement(people.officer, raced.teamId, 2025)).moved).toBe(true);
    expect((await verifyLedgerDatabase()).violations).toEqual([]);
  });
});
