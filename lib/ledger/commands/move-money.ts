import "server-only";
import type { Actor } from "@/lib/access/actor";
import type { Tx } from "@/lib/platform/db";
import { refuse } from "@/lib/platform/outcome";
import { Refused } from "@/lib/teams/commands/refused";
import type { MoneyResource } from "@/lib/teams/domain/support";
import type { BudgetKind } from "../domain/budget";
import { recordBudgetInTx } from "./record-budget";

type Money = {
  teamId: string;
  resource: MoneyResource;
  year: number;
  kind: BudgetKind;
  amountWon: bigint;
  reason: string;
};

/**
 * T2, H1: moves money of one team's envelope of one year, for nouns whose decisions bind or pay it; the database keeps committed within
 * the limit and paid within what is committed, whoever comes at once. Throws Refused where it does not fit or the year has no envelope.
 */
export async function moveMoneyInTx(tx: Tx, actor: Actor, money: Money, at: Date): Promise<{ movementId: string }> {
  const { teamId, resource, year, kind, amountWon, reason } = money;
  const envelope = await tx.budgetEnvelope.findUnique({
    where: { teamId_resource_year: { teamId, resource, year } },
    select: { id: true },
  });
  if (!envelope) throw new Refused(refuse("NO_ENVELOPE", { year }));
  const outcome = await recordBudgetInTx(tx, actor, kind, { envelopeId: envelope.id, amountWon, reason }, at);
  if (!outcome.ok) throw new Refused(outcome);
  return outcome.data;
}
