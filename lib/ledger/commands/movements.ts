import "server-only";
import type { Tx } from "@/lib/platform/db";
import type { Movement } from "../domain/balances";
import { type Day, dateOf, dayOf } from "../domain/calendar";

type Subject = { id: string; poolId: string; teamId: string | null; validFrom: Day; validTo: Day };
type Movements = ({ allocation: Subject & { teamId: string } } | { reservation: Subject }) & {
  movements: readonly Movement[];
  reason: string;
  actorId: string;
  approvedById: string | null;
};

/** D4: the agreement that an allocation rests on; null for those of before there were agreements. */
async function agreementOf(tx: Tx, allocationId: string): Promise<string | null> {
  const row = await tx.gpuAllocation.findUnique({
    where: { id: allocationId },
    select: { agreementVersion: { select: { agreementId: true } } },
  });
  return row?.agreementVersion?.agreementId ?? null;
}

/**
 * G3, D4: appends movements of one allocation or reservation with its period and the agreement it rests on; the rows can never be
 * changed afterwards.
 */
export async function writeMovements(tx: Tx, input: Movements, at: Date): Promise<void> {
  const { movements, reason, actorId, approvedById } = input;
  if (movements.length === 0) return;
  const [subject, owner] =
    "allocation" in input
      ? [
          input.allocation,
          { allocationId: input.allocation.id, agreementId: await agreementOf(tx, input.allocation.id) },
        ]
      : [input.reservation, { reservationId: input.reservation.id }];
  await tx.gpuLedgerEntry.createMany({
    data: movements.map(({ effectiveOn, ...movement }) => ({
      ...movement,
      ...owner,
      effectiveOn: dateOf(effectiveOn),
      poolId: subject.poolId,
      teamId: subject.teamId,
      periodFrom: dateOf(subject.validFrom),
      periodTo: dateOf(subject.validTo),
      reason,
      actorId,
      approvedById,
      at,
    })),
  });
}

const MOVEMENT = { id: true, debit: true, credit: true, gpuCount: true, effectiveOn: true, reversesId: true } as const;
type Owner = { allocationId: string } | { reservationId: string };

/** The movements of an allocation or a reservation so far, as the pure rules read them. */
export async function movementsOf(tx: Tx, owner: Owner) {
  const rows = await tx.gpuLedgerEntry.findMany({ where: owner, orderBy: { id: "asc" }, select: MOVEMENT });
  return rows.map((row) => ({ ...row, effectiveOn: dayOf(row.effectiveOn) }));
}
