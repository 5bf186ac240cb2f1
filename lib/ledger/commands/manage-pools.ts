import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { inTransaction, violatedConstraint } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { canManagePools } from "../domain/access";
import { dateOf, dayOf } from "../domain/calendar";
import type { AmendPoolInput, CreatePoolInput } from "../schema";

const POOL = {
  nameKo: true,
  nameEn: true,
  source: true,
  supplierId: true,
  gpuModel: true,
  gpuCount: true,
  validFrom: true,
  validTo: true,
  costWon: true,
} as const;

const dataOf = (input: CreatePoolInput) => ({
  nameKo: input.nameKo,
  nameEn: input.nameEn,
  source: input.source,
  supplierId: input.supplierId || null,
  gpuModel: input.gpuModel,
  gpuCount: input.gpuCount,
  validFrom: dateOf(input.validFrom),
  validTo: dateOf(input.validTo),
  costWon: input.costWon,
});

const onRecord = (pool: ReturnType<typeof dataOf>) => ({
  ...pool,
  validFrom: dayOf(pool.validFrom),
  validTo: dayOf(pool.validTo),
  costWon: pool.costWon.toString(),
});

/** G2: a source batch comes in. */
export function createPool(actor: Actor, input: CreatePoolInput, at: Date): Promise<Outcome<{ poolId: string }>> {
  return inTransaction(async (tx) => {
    if (!canManagePools(actor)) throw new AppError("NOT_FOUND", "pools");
    const data = dataOf(input);
    const pool = await tx.gpuPool.create({
      data: { ...data, createdById: actor.id, createdAt: at },
      select: { id: true },
    });
    recordAudit(
      tx,
      actor,
      { type: "pool.created", subjectType: "GpuPool", subjectId: pool.id, data: { to: onRecord(data) } },
      at,
    );
    return ok({ poolId: pool.id });
  });
}

/** Changes a batch with a reason. The database refuses to take away what is promised (G2). */
export async function amendPool(actor: Actor, input: AmendPoolInput, at: Date): Promise<Outcome<{ version: number }>> {
  try {
    return await inTransaction(async (tx) => {
      if (!canManagePools(actor)) throw new AppError("NOT_FOUND", `pool ${input.poolId}`);
      const before = await tx.gpuPool.findUnique({ where: { id: input.poolId }, select: POOL });
      if (!before) throw new AppError("NOT_FOUND", `pool ${input.poolId}`);
      const data = dataOf(input);
      const { count } = await tx.gpuPool.updateMany({
        where: { id: input.poolId, version: input.expectedVersion },
        data: { ...data, version: { increment: 1 } },
      });
      if (count === 0) throw new AppError("CONFLICT", `pool ${input.poolId} moved on from v${input.expectedVersion}`);
      recordAudit(
        tx,
        actor,
        {
          type: "pool.amended",
          subjectType: "GpuPool",
          subjectId: input.poolId,
          data: { from: onRecord(before), to: onRecord(data), reason: input.reason },
        },
        at,
      );
      return ok({ version: input.expectedVersion + 1 });
    });
  } catch (error) {
    const constraint = violatedConstraint(error);
    if (constraint === "gpu_pool_capacity") return refuse("POOL_PROMISED");
    if (constraint === "gpu_pool_validity") return refuse("POOL_PERIOD_PROMISED");
    throw error;
  }
}
