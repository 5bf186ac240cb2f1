import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { commitBudget, payBudget, planBudget } from "@/lib/ledger/commands/record-budget";
import { returnTeamAllocationsInTx } from "@/lib/ledger/commands/return-allocation";
import { verifyLedgerDatabase } from "@/lib/ledger/queries/verify-ledger";
import { db, inTransaction } from "@/lib/platform/db";
import { eliminateTeamInTx } from "@/lib/teams/commands/leave-programme";
import { createUser } from "@/tests/factories/actor";
import { agreeOnSupport, createSupportStaff, createTeam, type SupportStaff } from "@/tests/factories/teams";

const AT = new Date("2026-02-01T00:00:00Z");
const reason = "데이터 가공 사업 계약에 따른 집행입니다.";

let staff: SupportStaff;
let steward: Actor;
beforeAll(async () => {
  staff = await createSupportStaff();
  steward = await createUser(["STEWARD"]);
});

async function envelope(resource: "DATA_OWN" | "TALENT" = "DATA_OWN", limitWon = 1_000n) {
  const { teamId } = await createTeam();
  await agreeOnSupport(
    staff,
    teamId,
    [{ resource, period: "2026", amountWon: limitWon }],
    new Date("2025-08-02T00:00:00Z"),
  );
  const { id } = await db.budgetEnvelope.findFirstOrThrow({ where: { teamId, resource } });
  return { teamId, envelopeId: id };
}
const figures = (id: string) =>
  db.budgetEnvelope.findUniqueOrThrow({
    where: { id },
    select: { plannedWon: true, committedWon: true, paidWon: true },
  });

describe("T2: never above the envelope", () => {
  it("commits exactly the limit under 32 parallel commitments", async () => {
    const { envelopeId } = await envelope();
    const outcomes = await Promise.all(
      Array.from({ length: 32 }, () => commitBudget(steward, { envelopeId, amountWon: 125n, reason }, AT)),
    );
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(8);
    expect(outcomes.find((outcome) => !outcome.ok)).toMatchObject({
      ...{ reason: "ENVELOPE_EXCEEDED", reasonParams: { roomWon: 0, year: 2026 } },
    });
    expect(await figures(envelopeId)).toMatchObject({ committedWon: 1_000n });
  });

  it("pays exactly what is committed under 32 parallel payments", async () => {
    const { envelopeId } = await envelope();
    await commitBudget(steward, { envelopeId, amountWon: 700n, reason }, AT);
    const outcomes = await Promise.all(
      Array.from({ length: 32 }, () => payBudget(staff.director, { envelopeId, amountWon: 100n, reason }, AT)),
    );
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(7);
    expect(await figures(envelopeId)).toMatchObject({ committedWon: 700n, paidWon: 700n });
    const payments = await db.budgetMovement.findMany({ where: { envelopeId, kind: "PAY" } });
    expect(payments.every((row) => row.byId === steward.id && row.approvedById === staff.director.id)).toBe(true);
  });

  it("lets one of many second clicks through, by the version the form showed", async () => {
    const { envelopeId } = await envelope();
    const { version } = await db.budgetEnvelope.findUniqueOrThrow({ where: { id: envelopeId } });
    const input = { envelopeId, amountWon: 100n, reason, expectedVersion: version };
    const results = await Promise.allSettled(Array.from({ length: 16 }, () => planBudget(steward, input, AT)));
    expect(results.filter((result) => result.status === "fulfilled" && result.value.ok)).toHaveLength(1);
    expect(await figures(envelopeId)).toMatchObject({ plannedWon: 100n });
  });

  it("stands by CHECK even without the application", async () => {
    const { envelopeId } = await envelope();
    await expect(
      db.budgetEnvelope.update({ where: { id: envelopeId }, data: { committedWon: 1_001n } }),
    ).rejects.toThrow(/BudgetEnvelope_order/);
  });

  it("takes corrections down to what is paid and no further", async () => {
    const { envelopeId } = await envelope();
    await commitBudget(steward, { envelopeId, amountWon: 500n, reason }, AT);
    await payBudget(staff.director, { envelopeId, amountWon: 300n, reason }, AT);
    expect(await commitBudget(steward, { envelopeId, amountWon: -201n, reason }, AT)).toMatchObject({
      reason: "ENVELOPE_BELOW_USE",
    });
    expect(await commitBudget(steward, { envelopeId, amountWon: -200n, reason }, AT)).toMatchObject({ ok: true });
    expect(await planBudget(steward, { envelopeId, amountWon: -1n, reason }, AT)).toMatchObject({
      reason: "ENVELOPE_BELOW_USE",
    });
  });
});

it("pays by another person than the one who planned or committed (L3), and only by a director", async () => {
  const both = await createUser(["OFFICER", "DIRECTOR"]);
  const { envelopeId } = await envelope();
  await commitBudget(both, { envelopeId, amountWon: 500n, reason }, AT);
  expect(await payBudget(both, { envelopeId, amountWon: 100n, reason }, AT)).toMatchObject({ reason: "SAME_PERSON" });
  await expect(payBudget(steward, { envelopeId, amountWon: 100n, reason }, AT)).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  const talentSteward = await createUser([{ role: "STEWARD", scope: { kind: "RESOURCE", id: "TALENT" } }]);
  await expect(planBudget(talentSteward, { envelopeId, amountWon: 1n, reason }, AT)).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  expect(await payBudget(staff.director, { envelopeId, amountWon: 100n, reason }, AT)).toMatchObject({ ok: true });
  const events = await db.auditEvent.findMany({ where: { subjectId: envelopeId }, orderBy: { seq: "asc" } });
  expect(events.map((event) => event.type)).toEqual(["envelope.limitSet", "budget.committed", "budget.paid"]);
});

it("keeps talent support of an eliminated team and ends its data support (H2)", async () => {
  const [data, talent] = await Promise.all([envelope("DATA_OWN"), envelope("TALENT")]);
  for (const { teamId } of [data, talent]) {
    await inTransaction(async (tx) => {
      await eliminateTeamInTx(tx, staff.director, { teamId, status: "ELIMINATED" }, AT);
      await returnTeamAllocationsInTx(tx, staff.director, { teamId, onDay: AT, reason: "탈락" }, AT);
    });
  }
  expect(await commitBudget(steward, { envelopeId: data.envelopeId, amountWon: 1n, reason }, AT)).toMatchObject({
    reason: "TEAM_LEFT",
  });
  expect(await commitBudget(steward, { envelopeId: talent.envelopeId, amountWon: 1_000n, reason }, AT)).toMatchObject({
    ok: true,
  });
  expect(
    await payBudget(staff.director, { envelopeId: talent.envelopeId, amountWon: 1_000n, reason }, AT),
  ).toMatchObject({ ok: true });
});

it("leaves envelopes that are the sums of their movements", async () => {
  expect((await verifyLedgerDatabase()).violations).toEqual([]);
});
