import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import type { Tx } from "@/lib/platform/db";
import { type Failure, refuse } from "@/lib/platform/outcome";
import type { MoneyResource } from "@/lib/teams/domain/support";

type Limit = { teamId: string; resource: MoneyResource; year: number; limitWon: bigint; reason: string };

/**
 * Agreed money becomes the envelope of its year (T2); what a settlement carried in stays on top of it. Refused below what is already
 * planned or committed, and for a year that is settled; null when done.
 */
export async function setEnvelopeLimitInTx(tx: Tx, actor: Actor, input: Limit, at: Date): Promise<Failure | null> {
  const { teamId, resource, year } = input;
  const place = { teamId, resource, year };
  await tx.budgetEnvelope.createMany({ data: [{ ...place, limitWon: 0n }], skipDuplicates: true });
  const before = await tx.budgetEnvelope.findUniqueOrThrow({
    where: { teamId_resource_year: place },
    select: {
      ...{ id: true, limitWon: true, plannedWon: true, committedWon: true, carriedWon: true, settlementId: true },
    },
  });
  const limitWon = input.limitWon + before.carriedWon;
  if (before.settlementId !== null)
    return limitWon === before.limitWon ? null : refuse("ENVELOPE_SETTLED", { year: String(year) });
  const { count } = await tx.budgetEnvelope.updateMany({
    where: { id: before.id, limitWon: before.limitWon, plannedWon: { lte: limitWon }, committedWon: { lte: limitWon } },
    data: { limitWon, version: { increment: 1 } },
  });
  if (count === 0) {
    const usedWon = before.plannedWon > before.committedWon ? before.plannedWon : before.committedWon;
    return refuse("BELOW_ENVELOPE_USE", { year, usedWon: Number(usedWon) });
  }
  await tx.budgetMovement.create({
    data: {
      ...{ envelopeId: before.id, kind: "LIMIT", amountWon: limitWon - before.limitWon },
      ...{ reason: input.reason, byId: actor.id, approvedById: actor.id, at },
    },
    select: { id: true },
  });
  const [from, to] = [before.limitWon.toString(), limitWon.toString()];
  recordAudit(
    tx,
    actor,
    {
      type: "envelope.limitSet",
      subjectType: "BudgetEnvelope",
      subjectId: before.id,
      data: { ...place, amountWon: (limitWon - before.limitWon).toString(), from, to, reason: input.reason },
    },
    at,
  );
  return null;
}
