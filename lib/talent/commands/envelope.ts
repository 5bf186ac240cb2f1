import "server-only";
import type { Actor } from "@/lib/access/actor";
import { moveMoneyInTx } from "@/lib/ledger/commands/move-money";
import type { BudgetKind } from "@/lib/ledger/domain/budget";
import type { Tx } from "@/lib/platform/db";

type Movement = { teamId: string; year: number; kind: BudgetKind; amountWon: bigint; reason: string };

/** H1: moves money of a team's talent envelope of one year, which is its cap. Throws Refused where it does not fit. */
export async function moveTalentMoney(tx: Tx, actor: Actor, movement: Movement, at: Date): Promise<void> {
  if (movement.amountWon !== 0n) await moveMoneyInTx(tx, actor, { ...movement, resource: "TALENT" }, at);
}
