import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { moveMoneyInTx } from "@/lib/ledger/commands/move-money";
import { notify } from "@/lib/notifications/notify";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { orRefused } from "@/lib/teams/commands/refused";
import { resourceStaff } from "@/lib/teams/queries/resource-staff";
import { lockTeamInTx } from "@/lib/teams/queries/team-facts";
import { canPayData } from "../domain/access";
import { proposeRefusal } from "../domain/lots";
import { splitCost } from "../domain/split";
import { type LotFacts, lockLotInTx, lotFacts, peopleOfTeams, requireManager } from "../queries/facts";
import type { DecidePurchase, ProposePurchase, ReturnPurchase } from "../schema";
import { recordStepInTx, setLot } from "./steps";

type Decided = { version: number };
const href = (lotId: string): string => `/ledger/data/${lotId}`;

type Change = { to: string; priceWon: bigint; reason?: string };
type SharesTold = readonly { teamId: string; weight: number; amountWon: bigint }[];
const recorded = (lot: LotFacts, shares: SharesTold, { to, priceWon, reason }: Change) => ({
  ...{ number: lot.number, from: lot.status, to, reason: reason ?? null },
  ...{ priceWon: priceWon.toString(), year: lot.year },
  shares: shares.map(({ teamId, weight, amountWon }) => ({ teamId, weight, amountWon: amountWon.toString() })),
});

/** T2, L3: the steward lays the agreed price and who takes part before another person. Nothing is bound yet. */
export async function proposePurchase(actor: Actor, input: ProposePurchase, at: Date): Promise<Outcome<Decided>> {
  requireManager(actor, `data lot ${input.lotId}`);
  const taking = input.shares.flatMap(({ teamId, weight }) => (weight ? [{ teamId, weight }] : []));
  return inTransaction(async (tx) => {
    const lot = await lockLotInTx(tx, input.lotId);
    const teams = await tx.team.findMany({
      where: { id: { in: taking.map(({ teamId }) => teamId) } },
      select: { id: true, status: true },
    });
    const weightOf = new Map(taking.map(({ teamId, weight }) => [teamId, weight]));
    const weighted = teams.map(({ id, status }) => ({ teamId: id, status, weight: weightOf.get(id) ?? 0 }));
    const refused = proposeRefusal(lot, weighted, at);
    if (refused) return refuse(refused.reason, refused.params);
    const shares = splitCost(input.priceWon, weighted);
    await setLot(tx, lot, input.expectedVersion, {
      ...{ status: "PROPOSED", priceWon: input.priceWon, proposedById: actor.id, proposedAt: at },
    });
    await tx.dataLotShare.createMany({ data: shares.map((share) => ({ ...share, lotId: lot.id })) });
    await recordStepInTx(tx, actor, lot.id, { kind: "PROPOSED" }, at);
    const approvers = await resourceStaff(tx, "DATA", ["STEWARD", "OFFICER"], at);
    await notify(tx, {
      kind: "dataPurchaseProposed",
      userIds: approvers.filter((userId) => userId !== actor.id),
      params: { corpus: lot.corpus, priceWon: input.priceWon, teams: shares.length },
      href: href(lot.id),
      at,
    });
    const data = recorded(lot, shares, { to: "PROPOSED", priceWon: input.priceWon });
    recordAudit(tx, actor, { type: "data.purchaseProposed", subjectType: "DataLot", subjectId: lot.id, data }, at);
    return ok({ version: input.expectedVersion + 1 });
  });
}

/** The teams that bear a share, then the lot: in this order, so that rivals for the same envelopes queue. */
async function lockForMoney(tx: Tx, lotId: string): Promise<LotFacts> {
  for (const { teamId } of (await lotFacts(tx, lotId)).shares) await lockTeamInTx(tx, teamId);
  return lockLotInTx(tx, lotId);
}

function mustBe(lot: LotFacts, status: LotFacts["status"]): void {
  if (lot.status !== status) throw new AppError("CONFLICT", `data lot ${lot.id} is ${lot.status}`);
}

/** L3: sent back with a reason; the shares fall away and it can be proposed again. */
export async function returnPurchase(actor: Actor, input: ReturnPurchase, at: Date): Promise<Outcome<Decided>> {
  requireManager(actor, `data lot ${input.lotId}`);
  return inTransaction(async (tx) => {
    const lot = await lockLotInTx(tx, input.lotId);
    mustBe(lot, "PROPOSED");
    await tx.dataLotShare.deleteMany({ where: { lotId: lot.id } });
    const cleared = { priceWon: null, proposedById: null, proposedAt: null };
    await setLot(tx, lot, input.expectedVersion, { status: "OPEN", ...cleared });
    await recordStepInTx(tx, actor, lot.id, { kind: "RETURNED", note: input.reason }, at);
    await notify(tx, {
      kind: "dataPurchaseReturned",
      userIds: lot.proposedById === null || lot.proposedById === actor.id ? [] : [lot.proposedById],
      params: { corpus: lot.corpus, reason: input.reason },
      href: href(lot.id),
      at,
    });
    const data = recorded(lot, lot.shares, { to: "OPEN", priceWon: lot.priceWon ?? 0n, reason: input.reason });
    recordAudit(tx, actor, { type: "data.purchaseReturned", subjectType: "DataLot", subjectId: lot.id, data }, at);
    return ok({ version: input.expectedVersion + 1 });
  });
}

/** T2, L3: another person approves: every team's share is bound in its envelope of the year, all of them or none. */
export async function approvePurchase(actor: Actor, input: DecidePurchase, at: Date): Promise<Outcome<Decided>> {
  requireManager(actor, `data lot ${input.lotId}`);
  return orRefused(() =>
    inTransaction(async (tx) => {
      const lot = await lockForMoney(tx, input.lotId);
      mustBe(lot, "PROPOSED");
      if (lot.proposedById === actor.id) return refuse("SAME_PERSON");
      await setLot(tx, lot, input.expectedVersion, { status: "PURCHASED", approvedById: actor.id, approvedAt: at });
      for (const { id, teamId, amountWon } of lot.shares) {
        if (amountWon === 0n) continue;
        const reason = `T2 ${lot.number} ${lot.corpus}`;
        const money = { teamId, resource: "DATA_JOINT", year: lot.year, kind: "COMMIT", amountWon, reason } as const;
        const { movementId } = await moveMoneyInTx(tx, actor, money, at);
        await tx.dataLotShare.update({ where: { id }, data: { commitMovementId: movementId }, select: { id: true } });
      }
      await recordStepInTx(tx, actor, lot.id, { kind: "PURCHASED" }, at);
      await tellPurchase(tx, lot, at);
      const data = {
        ...recorded(lot, lot.shares, { to: "PURCHASED", priceWon: lot.priceWon ?? 0n }),
        proposedById: lot.proposedById ?? "",
      };
      recordAudit(tx, actor, { type: "data.purchaseApproved", subjectType: "DataLot", subjectId: lot.id, data }, at);
      return ok({ version: input.expectedVersion + 1 });
    }),
  );
}

/** The directors, who pay, and every team that takes part with what it bears. */
async function tellPurchase(tx: Tx, lot: LotFacts, at: Date): Promise<void> {
  const priceWon = lot.priceWon ?? 0n;
  await notify(tx, {
    kind: "dataPaymentAsked",
    userIds: await resourceStaff(tx, "DATA", ["DIRECTOR"], at),
    params: { corpus: lot.corpus, priceWon },
    href: href(lot.id),
    at,
  });
  const people = await peopleOfTeams(
    tx,
    lot.shares.map(({ teamId }) => teamId),
  );
  for (const { teamId, amountWon } of lot.shares)
    await notify(tx, {
      kind: "dataPurchased",
      userIds: people.get(teamId) ?? [],
      params: { corpus: lot.corpus, amountWon },
      href: href(lot.id),
      at,
    });
}

/** L3: a director, who bound none of it, pays what is bound; whether a team still takes part in the programme is not asked. */
export async function payLot(actor: Actor, input: DecidePurchase, at: Date): Promise<Outcome<Decided>> {
  if (!canPayData(actor)) throw new AppError("NOT_FOUND", `data lot ${input.lotId}`);
  return orRefused(() =>
    inTransaction(async (tx) => {
      const lot = await lockForMoney(tx, input.lotId);
      mustBe(lot, "PURCHASED");
      if (lot.approvedById === actor.id || lot.proposedById === actor.id) return refuse("SAME_PERSON");
      await setLot(tx, lot, input.expectedVersion, { status: "PAID", paidById: actor.id, paidAt: at });
      for (const { id, teamId, amountWon } of lot.shares) {
        if (amountWon === 0n) continue;
        const reason = `T2 ${lot.number} ${lot.corpus}`;
        const money = { teamId, resource: "DATA_JOINT", year: lot.year, kind: "PAY", amountWon, reason } as const;
        const { movementId } = await moveMoneyInTx(tx, actor, money, at);
        await tx.dataLotShare.update({ where: { id }, data: { payMovementId: movementId }, select: { id: true } });
      }
      await recordStepInTx(tx, actor, lot.id, { kind: "PAID" }, at);
      const data = {
        ...recorded(lot, lot.shares, { to: "PAID", priceWon: lot.priceWon ?? 0n }),
        approvedById: lot.approvedById ?? "",
      };
      recordAudit(tx, actor, { type: "data.lotPaid", subjectType: "DataLot", subjectId: lot.id, data }, at);
      return ok({ version: input.expectedVersion + 1 });
    }),
  );
}
