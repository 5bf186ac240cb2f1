import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordBudgetInTx } from "@/lib/ledger/commands/record-budget";
import type { BudgetKind } from "@/lib/ledger/domain/budget";
import type { Tx } from "@/lib/platform/db";
import { refuse } from "@/lib/platform/outcome";
import { Refused } from "@/lib/teams/commands/refused";

type Movement = { teamId: string; year: number; kind: BudgetKind; amountWon: bigint; reason: string };

/**
 * H1: moves money of a team's talent envelope of one year, which is its cap; the database keeps committed within the limit and paid
 * within what is committed, whoever comes at once. Throws Refused where it does not fit or the year has no envelope.
 */
export async function moveTalentMoney(tx: Tx, actor: Actor, movement: Movement, at: Date): Promise<void> {
  const { teamId, year, kind, amountWon, reason } = movement;
  if (amountWon === 0n) return;
  const envelope = await tx.budgetEnvelope.findUnique({
    where: { teamId_resource_year: { teamId, resource: "TALENT", year } },
    select: { id: true },
  });
  if (!envelope) throw new Refused(refuse("NO_ENVELOPE", { year }));
  const outcome = await recordBudgetInTx(tx, actor, kind, { envelopeId: envelope.id, amountWon, reason }, at);
  if (!outcome.ok) throw new Refused(outcome);
}
