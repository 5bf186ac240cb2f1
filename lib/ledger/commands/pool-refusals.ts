import "server-only";
import { db, violatedConstraint } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Failure, type Outcome, refuse } from "@/lib/platform/outcome";
import { periodParams } from "@/lib/teams/domain/support";
import { type Day, dayOf, halfYearOf } from "../domain/calendar";
import { promisedOf, shortageOf } from "../domain/pool-use";
import { poolPeriods, poolPromises } from "../queries/ledger-facts";

type Wanted = { poolId: string; gpuCount: number; validFrom: Day; validTo: Day };

/**
 * G2: the database alone says whether a pool has room. When it refuses, the transaction is gone; what is missing on which days
 * is then read for the person who asked.
 */
export async function withPoolRefusals<T>(wanted: Wanted, run: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await run();
  } catch (error) {
    const constraint = violatedConstraint(error);
    if (constraint === "gpu_pool_capacity") return exhausted(wanted);
    if (constraint === "gpu_pool_validity") return outside(wanted.poolId);
    // G6: the registry changed between the rule and the write.
    if (constraint === "gpu_lessor_excluded")
      return refuse("LESSOR_EXCLUDED", periodParams(halfYearOf(wanted.validFrom)));
    throw error;
  }
}

async function exhausted(wanted: Wanted): Promise<Failure> {
  const [pool] = await poolPeriods(db, wanted.poolId);
  const shortage = pool && shortageOf(pool, await poolPromises(db, wanted.poolId), wanted);
  // Somebody gave GPUs back between the refusal and now: asking again may well succeed.
  if (!shortage) throw new AppError("CONFLICT", `pool ${wanted.poolId} changed while it was asked`);
  const { validFrom: from, validTo: to, shortfall, free } = shortage;
  return refuse("POOL_EXHAUSTED", { from, to, shortfall, free });
}

/** G2: the database refused to take away what is promised; what that is, read for the person who amends. Null for any other reason. */
export async function shrinkRefusal(constraint: string, poolId: string): Promise<Failure | null> {
  if (constraint !== "gpu_pool_capacity" && constraint !== "gpu_pool_validity") return null;
  const [pool] = await poolPeriods(db, poolId);
  if (!pool) throw new AppError("NOT_FOUND", `pool ${poolId}`);
  const { fullest, period } = promisedOf(pool, await poolPromises(db, poolId));
  if (constraint === "gpu_pool_capacity") return refuse("POOL_PROMISED", fullest);
  // Given back between the refusal and now: saving again may well succeed.
  if (!period) throw new AppError("CONFLICT", `pool ${poolId} changed while it was amended`);
  return refuse("POOL_PERIOD_PROMISED", period);
}

async function outside(poolId: string): Promise<Failure> {
  const pool = await db.gpuPool.findUnique({ where: { id: poolId }, select: { validFrom: true, validTo: true } });
  if (!pool) throw new AppError("NOT_FOUND", `pool ${poolId}`);
  return refuse("OUTSIDE_POOL_PERIOD", { from: dayOf(pool.validFrom), to: dayOf(pool.validTo) });
}
