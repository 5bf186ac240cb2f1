import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import type { Tx } from "@/lib/platform/db";
import { type Failure, refuse } from "@/lib/platform/outcome";
import type { MoneyResource } from "@/lib/teams/domain/support";
import type { BudgetMovementKind } from "@/prisma/generated/enums";

export type SettledEnvelope = {
  teamId: string;
  resource: MoneyResource;
  year: number;
  settlementId: string;
  limitWon: bigint;
  paidWon: bigint;
  carryWon: bigint;
  returnWon: bigint;
  /** L3: who checked it for the government; the actor approves. */
  checkedById: string;
  reason: string;
};
type Figures = {
  id: string;
  limitWon: bigint;
  plannedWon: bigint;
  committedWon: bigint;
  paidWon: bigint;
  carriedWon: bigint;
};
type Moved = Partial<Record<BudgetMovementKind, bigint>>;

const lowest = (a: bigint, b: bigint): bigint => (a < b ? a : b);

async function lockedEnvelope(
  tx: Tx,
  place: { teamId: string; resource: MoneyResource; year: number },
): Promise<Figures> {
  const { teamId, resource, year } = place;
  const [row] = await tx.$queryRaw<Figures[]>`
    SELECT "id", "limitWon", "plannedWon", "committedWon", "paidWon", "carriedWon" FROM "BudgetEnvelope"
    WHERE "teamId" = ${teamId} AND "resource" = ${resource}::"SupportResource" AND "year" = ${year} FOR UPDATE`;
  if (!row) throw new Error(`no envelope ${resource} ${year} of team ${teamId}`);
  return row;
}

async function write(tx: Tx, actor: Actor, envelopeId: string, moved: Moved, about: SettledEnvelope, at: Date) {
  const { checkedById: byId, settlementId, reason } = about;
  const entries = (Object.entries(moved) as [BudgetMovementKind, bigint][]).filter(([, amountWon]) => amountWon !== 0n);
  await tx.budgetMovement.createMany({
    data: entries.map(([kind, amountWon]) => ({
      ...{ envelopeId, kind, amountWon, reason, byId, approvedById: actor.id, settlementId, at },
    })),
  });
}

/**
 * T2, H2: closes a year's envelope by its settlement. What is left of the limit goes on to the next year, bound as it was, or back; both
 * as entries that balance: what goes out of one year comes into the next. Refused when the envelope is no longer as it was settled;
 * null when done. Whatever comes after meets a closed envelope.
 */
export async function settleEnvelopeInTx(
  tx: Tx,
  actor: Actor,
  settled: SettledEnvelope,
  at: Date,
): Promise<Failure | null> {
  const { teamId, resource, year, settlementId, carryWon, returnWon } = settled;
  const place = { teamId, resource, year };
  const before = await lockedEnvelope(tx, place);
  const { id, limitWon, plannedWon, committedWon, paidWon, carriedWon } = before;
  const asSettled = limitWon === settled.limitWon && paidWon === settled.paidWon;
  if (!asSettled || limitWon - paidWon !== carryWon + returnWon || carryWon > committedWon - paidWon)
    return refuse("FIGURES_MOVED");
  const plan = lowest(plannedWon, paidWon) - plannedWon;
  const out = { PLAN: plan, COMMIT: paidWon - committedWon, CARRY_OUT: -carryWon, RETURN: -returnWon };
  await write(tx, actor, id, out, settled, at);
  await tx.budgetEnvelope.update({
    where: { id },
    data: {
      ...{ limitWon: paidWon, plannedWon: plannedWon + plan, committedWon: paidWon, settlementId },
      ...{ carriedWon: carriedWon - carryWon - returnWon, version: { increment: 1 } },
    },
    select: { id: true },
  });
  if (carryWon > 0n) await carryIn(tx, actor, settled, at);
  const amounts = { carryWon: carryWon.toString(), returnWon: returnWon.toString(), paidWon: paidWon.toString() };
  const data = { ...place, ...amounts, settlementId, checkedById: settled.checkedById };
  recordAudit(tx, actor, { type: "envelope.settled", subjectType: "BudgetEnvelope", subjectId: id, data }, at);
  return null;
}

async function carryIn(tx: Tx, actor: Actor, settled: SettledEnvelope, at: Date): Promise<void> {
  const { teamId, resource, year, carryWon } = settled;
  const next = { teamId, resource, year: year + 1 };
  await tx.budgetEnvelope.createMany({ data: [{ ...next, limitWon: 0n }], skipDuplicates: true });
  const { id } = await lockedEnvelope(tx, next);
  await write(tx, actor, id, { CARRY_IN: carryWon, PLAN: carryWon, COMMIT: carryWon }, settled, at);
  const more = { increment: carryWon };
  await tx.budgetEnvelope.update({
    where: { id },
    data: { limitWon: more, plannedWon: more, committedWon: more, carriedWon: more, version: { increment: 1 } },
    select: { id: true },
  });
}
