import "server-only";
import type { Tx } from "@/lib/platform/db";
import type { Movement } from "../domain/balances";
import { dateOf, dayOf } from "../domain/calendar";

type Movements = {
  allocation: { id: string; poolId: string; teamId: string };
  movements: readonly Movement[];
  reason: string;
  actorId: string;
  approvedById: string | null;
};

/** G3: appends movements of one allocation; the rows can never be changed afterwards. */
export async function writeMovements(tx: Tx, input: Movements, at: Date): Promise<void> {
  const { allocation, movements, reason, actorId, approvedById } = input;
  if (movements.length === 0) return;
  await tx.gpuLedgerEntry.createMany({
    data: movements.map(({ effectiveOn, ...movement }) => ({
      ...movement,
      effectiveOn: dateOf(effectiveOn),
      poolId: allocation.poolId,
      allocationId: allocation.id,
      teamId: allocation.teamId,
      reason,
      actorId,
      approvedById,
      at,
    })),
  });
}

/** The movements of some allocations so far, as the pure rules read them. */
export async function movementsOf(tx: Tx, allocationIds: readonly string[]) {
  const rows = await tx.gpuLedgerEntry.findMany({
    where: { allocationId: { in: [...allocationIds] } },
    select: {
      id: true,
      allocationId: true,
      debit: true,
      credit: true,
      gpuCount: true,
      effectiveOn: true,
      reversesId: true,
    },
  });
  return rows.map((row) => ({ ...row, effectiveOn: dayOf(row.effectiveOn) }));
}
