import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { confirmDelivery, deliverLot, recordLicence, refuseDelivery } from "@/lib/datasets/commands/deliver";
import { cancelLot, mergeWish, openLot, unmergeWish } from "@/lib/datasets/commands/lots";
import { approvePurchase, payLot, returnPurchase } from "@/lib/datasets/commands/purchase";
import { moveVote } from "@/lib/datasets/commands/vote";
import { warnOfLicences } from "@/lib/datasets/commands/warn-licences";
import { addWish, withdrawWish } from "@/lib/datasets/commands/wishes";
import { getLot } from "@/lib/datasets/queries/lot";
import { lotRows } from "@/lib/datasets/queries/lot-rows";
import { getTeamData } from "@/lib/datasets/queries/team-data";
import { commitBudget, payBudget } from "@/lib/ledger/commands/record-budget";
import { getEnvelope } from "@/lib/ledger/queries/budgets";
import { verifyLedgerDatabase } from "@/lib/ledger/queries/verify-ledger";
import { db, inTransaction } from "@/lib/platform/db";
import { eliminateTeamInTx } from "@/lib/teams/commands/leave-programme";
import { createUser } from "@/tests/factories/actor";
import {
  buyLot,
  createDataTeam,
  createLot,
  dataDelivery,
  dataLicence,
  dataWish,
  lotContent,
  openDataVote,
  payAndDeliver,
  propose,
  rankedLot,
  versionOf,
  vote,
} from "@/tests/factories/datasets";
import { expectOk } from "@/tests/factories/proposals";
import { createSupportStaff, type SupportStaff, type TeamRow } from "@/tests/factories/teams";

const AT = new Date("2026-03-20T00:00:00Z");
const CLOSED = new Date("2026-03-20T02:00:00Z");
const reason = "소유자와 조건을 다시 협의하여야 합니다.";
const hour = (hours: number) => new Date(AT.getTime() + hours * 3_600_000);

let superuser: pg.Client;
/** What somebody with all rights over the database can do, triggers aside. */
const tampered = async (sql: string) => {
  await superuser.query("SET session_replication_role = replica");
  await superuser.query(sql);
  await superuser.query("SET session_replication_role = origin");
};

let staff: SupportStaff;
let steward: Actor;
let first: TeamRow;
let second: TeamRow;
beforeAll(async () => {
  const url = new URL(inject("database").adminUrl);
  url.pathname = new URL(process.env.DATABASE_URL ?? "").pathname;
  superuser = new pg.Client({ connectionString: url.toString() });
  await superuser.connect();
  staff = await createSupportStaff();
  steward = await createUser([{ role: "STEWARD", scope: { kind: "RESOURCE", id: "DATA" } }]);
  first = await createDataTeam(staff.director);
  second = await createDataTeam(staff.director);
});
afterAll(() => superuser.end());
const hands = () => ({ steward, officer: staff.officer, director: staff.director });
const envelope = (teamId: string) =>
  db.budgetEnvelope.findUniqueOrThrow({
    where: { teamId_resource_year: { teamId, resource: "DATA_JOINT", year: 2026 } },
    select: { committedWon: true, paidWon: true },
  });
const decide = async (lotId: string) => ({ lotId, expectedVersion: await versionOf(lotId) });
const phaseAt = async (lotId: string, at: Date) => (await lotRows(({ id }) => id === lotId, at))[0];

describe("T2: wishes become lots", () => {
  it("are merged, taken out and given back while the lot collects", async () => {
    const { wishId } = await expectOk(addWish(first.leadManager, dataWish(first.teamId), AT));
    const lotId = await createLot(steward, [second], AT);
    await expectOk(mergeWish(steward, { lotId, wishId }, AT));
    expect(await withdrawWish(first.leadManager, { wishId }, AT)).toMatchObject({ reason: "WISH_NOT_OPEN" });
    expect(await mergeWish(steward, { lotId, wishId }, AT)).toMatchObject({ reason: "WISH_NOT_OPEN" });
    await expectOk(unmergeWish(steward, { wishId }, AT));
    await expectOk(withdrawWish(first.leadManager, { wishId }, AT));
    const gone = { ...lotContent(), wishIds: [wishId] };
    expect(await openLot(steward, gone, AT)).toMatchObject({ reason: "WISH_NOT_OPEN" });
    expect(await openLot(steward, { ...gone, year: 2031 }, AT)).toMatchObject({
      fieldErrors: { year: ["datasets.yearWithoutBudget"] },
    });
    await expectOk(cancelLot(steward, { ...(await decide(lotId)), reason }, AT));
    expect(await db.dataWish.count({ where: { lotId } })).toBe(0);
  });
});

describe("T2: the vote", () => {
  it("takes one voice a team until the closing instant, keeps it secret, and decides by the declared chain", async () => {
    const cheap = await createLot(steward, [first], AT, { estimatedWon: 1_000_000_000n });
    const wanted = await createLot(steward, [first, second], AT);
    const roundId = await openDataVote(steward, [cheap, wanted], AT);
    expect(await mergeWish(steward, { lotId: cheap, wishId: "none" }, AT)).toMatchObject({
      reason: "LOT_NOT_COLLECTING",
    });
    expect(await vote(first, roundId, { [cheap]: 99 }, AT)).toMatchObject({ reason: "POINTS_SUM" });
    // Two ballots of one team at once: one counts, the other is told.
    const both = await Promise.allSettled([
      vote(first, roundId, { [cheap]: 100 }, AT),
      vote(first, roundId, { [wanted]: 100 }, AT),
    ]);
    expect(both.filter((one) => one.status === "fulfilled" && one.value.ok)).toHaveLength(1);
    expect(both.find((one) => one.status === "rejected")).toMatchObject({ reason: { code: "CONFLICT" } });
    await expectOk(vote(first, roundId, { [cheap]: 50, [wanted]: 50 }, AT, 1));
    await expectOk(vote(second, roundId, { [cheap]: 50, [wanted]: 50 }, hour(1)));
    expect(await vote(second, roundId, { [cheap]: 100 }, new Date(hour(1).getTime() + 1), 1)).toMatchObject({
      reason: "ROUND_CLOSED",
    });
    await expect(
      db.dataBallot.updateMany({ where: { roundId }, data: { castAt: new Date(hour(1).getTime() + 1) } }),
    ).rejects.toThrow(/open vote/);
    expect(await phaseAt(wanted, hour(1))).toMatchObject({ phase: "VOTING", standing: null });
    expect(await phaseAt(wanted, CLOSED)).toMatchObject({ phase: "RANKED", standing: { rank: 1, points: 100 } });
    expect(await phaseAt(cheap, CLOSED)).toMatchObject({ standing: { rank: 2, points: 100, tie: "WANTING" } });
    expect(await db.auditEvent.count({ where: { type: "data.ballotCast", subjectId: roundId } })).toBe(3);
  });

  it("is moved for everybody while it runs, and stays closed once closed", async () => {
    const lotId = await createLot(steward, [first], AT);
    const roundId = await openDataVote(steward, [lotId], AT);
    const move = (at: Date) =>
      moveVote(steward, { roundId, expectedVersion: 0, closesAt: hour(3).toISOString(), reason }, at);
    await expectOk(move(AT));
    await expectOk(vote(first, roundId, { [lotId]: 100 }, hour(3)));
    expect(await move(hour(4))).toMatchObject({ reason: "ROUND_CLOSED" });
  });
});

describe("T2, L3: the purchase", () => {
  it("is split to the won, bound by a second person, paid by a third, licensed, delivered and confirmed", async () => {
    const third = await createDataTeam(staff.director);
    const teams = [first, second, third];
    const { lotId } = await rankedLot(steward, teams, AT);
    expect(await propose(steward, lotId, 100n, teams, AT)).toMatchObject({ reason: "LOT_NOT_RANKED" });
    const before = await envelope(third.teamId);
    await expectOk(propose(steward, lotId, 3_000_000_001n, teams, CLOSED));
    expect(await approvePurchase(steward, await decide(lotId), CLOSED)).toMatchObject({ reason: "SAME_PERSON" });
    await expectOk(returnPurchase(staff.officer, { ...(await decide(lotId)), reason }, CLOSED));
    await buyLot(hands(), lotId, 3_000_000_001n, teams, CLOSED);
    const shares = await db.dataLotShare.findMany({ where: { lotId }, select: { amountWon: true } });
    expect(shares.map(({ amountWon }) => amountWon).sort()).toEqual([1_000_000_000n, 1_000_000_000n, 1_000_000_001n]);
    expect((await envelope(third.teamId)).committedWon - before.committedWon).toBeGreaterThanOrEqual(1_000_000_000n);
    expect(await deliverLot(steward, dataDelivery(lotId, first.teamId), CLOSED)).toMatchObject({
      reason: "LICENCE_NEEDED",
    });
    await payAndDeliver(hands(), lotId, teams, CLOSED);
    expect((await envelope(third.teamId)).paidWon).toBe((await envelope(third.teamId)).committedWon);
    expect(await getTeamData(third.leadManager, third.teamId)).toMatchObject({
      lots: [{ id: lotId, phase: "PAID", delivery: "CONFIRMED", licence: { afterLeaving: "DELETE" } }],
    });
    expect(await deliverLot(steward, dataDelivery(lotId, first.teamId), CLOSED)).toMatchObject({
      reason: "DELIVERY_UNDER_WAY",
    });
    await expect(db.dataLotShare.updateMany({ where: { lotId }, data: { amountWon: 1n } })).rejects.toThrow(/bound/);
    expect((await verifyLedgerDatabase()).violations).toEqual([]);
    const [share] = await db.dataLotShare.findMany({ where: { lotId }, select: { id: true } });
    await tampered(`UPDATE "DataLotShare" SET "amountWon" = "amountWon" + 1 WHERE id = '${share?.id}'`);
    const found = (await verifyLedgerDatabase()).violations;
    expect(found.map(({ code, subjectId }) => `${code} ${subjectId}`).sort()).toEqual(
      [`DATA_MISMATCH ${lotId}`, `DATA_MISMATCH ${share?.id}`, `DATA_MISMATCH ${share?.id}`].sort(),
    );
    await tampered(`UPDATE "DataLotShare" SET "amountWon" = "amountWon" - 1 WHERE id = '${share?.id}'`);
  });

  it("binds every share or none, and of two racing for the last won of an envelope one", async () => {
    const tight = await createDataTeam(staff.director, { jointWon: 1_000_000_000n });
    const rivals = [];
    for (let index = 0; index < 2; index++) {
      const { lotId } = await rankedLot(steward, [tight, first], AT);
      await expectOk(propose(steward, lotId, 2_000_000_000n, [tight, first], CLOSED));
      rivals.push(lotId);
    }
    const before = await envelope(first.teamId);
    const outcomes = await Promise.all(
      rivals.map(async (lotId) => approvePurchase(staff.officer, await decide(lotId), CLOSED)),
    );
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(outcomes.find((outcome) => !outcome.ok)).toMatchObject({
      ...{ reason: "ENVELOPE_EXCEEDED", reasonParams: { year: 2026, roomWon: 0 } },
    });
    expect(await envelope(tight.teamId)).toMatchObject({ committedWon: 1_000_000_000n });
    // The other team's half of the loser was undone with it.
    expect((await envelope(first.teamId)).committedWon - before.committedWon).toBe(1_000_000_000n);
    expect((await verifyLedgerDatabase()).violations).toEqual([]);
  });

  it("is paid once by a director who bound none of it", async () => {
    const { lotId } = await rankedLot(steward, [second], AT);
    await buyLot(hands(), lotId, 7n, [second], CLOSED);
    const input = await decide(lotId);
    const results = await Promise.allSettled(Array.from({ length: 4 }, () => payLot(staff.director, input, CLOSED)));
    expect(results.filter((one) => one.status === "fulfilled" && one.value.ok)).toHaveLength(1);
  });

  it("is paid as a lot only: what it bound is not paid by hand as well", async () => {
    const alone = await createDataTeam(staff.director, { jointWon: 1_000n });
    const { lotId } = await rankedLot(steward, [alone], AT);
    await buyLot(hands(), lotId, 900n, [alone], CLOSED);
    const { id: envelopeId } = await db.budgetEnvelope.findFirstOrThrow({
      where: { teamId: alone.teamId, resource: "DATA_JOINT" },
    });
    const byHand = (amountWon: bigint) => ({ envelopeId, amountWon, reason });
    await expectOk(commitBudget(staff.officer, byHand(100n), CLOSED));
    expect(await payBudget(staff.director, byHand(101n), CLOSED)).toMatchObject({
      ...{ reason: "BOUND_ELSEWHERE", reasonParams: { boundWon: 900, roomWon: 100 } },
    });
    expect(await getEnvelope(staff.director, envelopeId)).toMatchObject({ boundWon: 900n, paidWon: 0n });
    await expectOk(payBudget(staff.director, byHand(100n), CLOSED));
    await expectOk(payLot(staff.director, await decide(lotId), CLOSED));
    expect(await envelope(alone.teamId)).toEqual({ committedWon: 1_000n, paidWon: 1_000n });
  });

  it("binds nothing for a team that left, which keeps what it has on the licence's terms", async () => {
    const leaving = await createDataTeam(staff.director);
    const { lotId } = await rankedLot(steward, [leaving, first], AT);
    await buyLot(hands(), lotId, 1_000n, [leaving, first], CLOSED);
    await payAndDeliver(hands(), lotId, [leaving], CLOSED);
    const { lotId: late } = await rankedLot(steward, [leaving], AT);
    await expectOk(propose(steward, late, 1_000n, [leaving], CLOSED));
    await inTransaction(async (tx) => {
      await eliminateTeamInTx(tx, staff.director, { teamId: leaving.teamId, status: "ELIMINATED" }, CLOSED);
    });
    expect(await approvePurchase(staff.officer, await decide(late), CLOSED)).toMatchObject({ reason: "TEAM_LEFT" });
    expect(await addWish(leaving.leadManager, dataWish(leaving.teamId), CLOSED)).toMatchObject({ reason: "TEAM_LEFT" });
    expect(await getTeamData(leaving.leadManager, leaving.teamId)).toMatchObject({
      ...{ team: { status: "ELIMINATED" }, may: { wish: false, vote: false, request: false } },
      lots: [{ id: lotId, licence: { afterLeaving: "DELETE", state: "RUNNING" } }],
    });
  });
});

describe("T2: licence and delivery", () => {
  it("warns once of each last day, and is delivered again when the team says what is wrong", async () => {
    const { lotId } = await rankedLot(steward, [second], AT);
    await buyLot(hands(), lotId, 5n, [second], CLOSED);
    const terms = dataLicence(lotId, { startsOn: "2030-01-01", expiresOn: "2030-06-30", noticeDays: 30 });
    await expectOk(recordLicence(steward, terms, CLOSED));
    expect(await warnOfLicences(new Date("2030-05-30T10:00:00Z"))).toBe(0);
    expect(await warnOfLicences(new Date("2030-05-31T10:00:00Z"))).toBe(1);
    expect(await warnOfLicences(new Date("2030-06-01T10:00:00Z"))).toBe(0);
    const expired = new Date("2030-06-30T15:00:00Z");
    expect(await deliverLot(steward, dataDelivery(lotId, second.teamId), expired)).toMatchObject({
      reason: "LICENCE_EXPIRED",
    });
    const lastMoment = new Date(expired.getTime() - 1);
    const { deliveryId } = await expectOk(deliverLot(steward, dataDelivery(lotId, second.teamId), CLOSED));
    await expectOk(refuseDelivery(second.leadManager, { deliveryId, reason }, CLOSED));
    const again = await expectOk(deliverLot(steward, dataDelivery(lotId, second.teamId), lastMoment));
    await expectOk(confirmDelivery(second.leadManager, again, CLOSED));
    const told = await db.notification.findMany({ where: { userId: second.leadManager.id }, select: { kind: true } });
    expect(told.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["dataVoteOpened", "dataPurchased", "dataDelivered", "dataLicenceExpiring"]),
    );
    const seen = await getLot(second.leadManager, lotId);
    expect(seen.deliveries.map(({ status }) => status)).toEqual(["REFUSED", "CONFIRMED"]);
    expect(seen.steps.some(({ kind }) => kind === "PROPOSED")).toBe(false);
  });
});
