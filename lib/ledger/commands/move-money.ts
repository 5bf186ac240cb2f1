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
 * T2, H2: the envelope that a year's money lies in today. What was bound and not paid when a year was settled went on to the next one,
 * so it is paid, or freed, from there; nothing new is bound in a settled year.
 */
export async function envelopeOfInTx(tx: Tx, { teamId, resource, year, kind, amountWon }: Money) {
  const binds = kind !== "PAY" && amountWon > 0n;
  for (let on = year; ; on++) {
    const envelope = await tx.budgetEnvelope.findUnique({
      where: { teamId_resource_year: { teamId, resource, year: on } },
      select: { id: true, committedWon: true, paidWon: true, settlementId: true },
    });
    if (!envelope) throw new Refused(refuse("NO_ENVELOPE", { year: on }));
    if (binds || envelope.settlementId === null) return { ...envelope, isCarried: on > year };
  }
}

/**
 * T2, H1: moves money of one team's envelope of one year, for nouns whose decisions bind or pay it; the database keeps committed within
 * the limit and paid within what is committed, whoever comes at once. Throws Refused where it does not fit or the year has no envelope.
 */
export async function moveMoneyInTx(tx: Tx, actor: Actor, money: Money, at: Date): Promise<{ movementId: string }> {
  const { kind, amountWon, reason } = money;
  const { id: envelopeId } = await envelopeOfInTx(tx, money);
  const outcome = await recordBudgetInTx(tx, actor, kind, { envelopeId, amountWon, reason }, at);
  if (!outcome.ok) throw new Refused(outcome);
  return outcome.data;
}
