import "server-only";
import type { Actor } from "@/lib/access/actor";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import type { DataLotStepKind } from "@/prisma/generated/enums";
import type { LotFacts } from "../queries/facts";

type Step = { kind: DataLotStepKind; teamId?: string | null; note?: string };

/** The history that people read beside a lot. */
export async function recordStepInTx(tx: Tx, actor: Actor, lotId: string, step: Step, at: Date): Promise<void> {
  const { kind, teamId = null, note = "" } = step;
  await tx.dataLotStep.create({ data: { lotId, kind, teamId, note, byId: actor.id, at }, select: { id: true } });
}

/** The guarded write of every decision on a lot: the first one of two stands. */
export async function setLot(tx: Tx, lot: LotFacts, expectedVersion: number, data: object): Promise<void> {
  const { count } = await tx.dataLot.updateMany({
    where: { id: lot.id, status: lot.status, version: expectedVersion },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw new AppError("CONFLICT", `data lot ${lot.id} moved on from v${expectedVersion}`);
}
