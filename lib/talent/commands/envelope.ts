import "server-only";
import type { Actor } from "@/lib/access/actor";
import { envelopeOfInTx, moveMoneyInTx } from "@/lib/ledger/commands/move-money";
import type { BudgetKind } from "@/lib/ledger/domain/budget";
import type { Tx } from "@/lib/platform/db";

type Movement = { teamId: string; year: number; kind: BudgetKind; amountWon: bigint; reason: string };

/**
 * H1: moves money of a team's talent envelope of one year, which is its cap. Of what is freed after its year was settled, the part that
 * the team gave back then is free already. Throws Refused where it does not fit.
 */
export async function moveTalentMoney(tx: Tx, actor: Actor, movement: Movement, at: Date): Promise<void> {
  const money = { ...movement, resource: "TALENT" as const };
  if (money.amountWon < 0n) {
    const { committedWon, paidWon, isCarried } = await envelopeOfInTx(tx, money);
    if (isCarried && money.amountWon < paidWon - committedWon) money.amountWon = paidWon - committedWon;
  }
  if (money.amountWon !== 0n) await moveMoneyInTx(tx, actor, money, at);
}
