import "server-only";
import type { Actor } from "@/lib/access/actor";
import { versionInForce } from "@/lib/agreements/queries";
import type { Tx } from "@/lib/platform/db";
import { agreedGpus, lockTeamInTx } from "@/lib/teams/queries/team-facts";
import { agreedRefusal } from "../domain/allocation-rules";
import { dayAt } from "../domain/calendar";
import { freeThroughout, poolUse } from "../domain/pool-use";
import { allocationPeriods, poolPeriods, poolPromises } from "../queries/ledger-facts";
import { grantInTx } from "./grant-allocation";
import type { ReturnedAllocation } from "./return-allocation";

type Restore = { teamId: string; returned: readonly ReturnedAllocation[]; requestedById: string; reason: string };
type Restored = { gpuCount: number; missing: number; allocationIds: string[] };

/**
 * S10, G2: GPUs that came back too early are granted anew from today or the day they came back, until the day they would have run to, as many as
 * their pool has free throughout and the agreement covers. What has gone to others stays with them and is `missing`. Callers authorise; the
 * team's row is locked here, then each pool in the order of its id.
 */
export async function restoreAllocationsInTx(tx: Tx, actor: Actor, input: Restore, at: Date): Promise<Restored> {
  const { teamId, requestedById, reason } = input;
  await lockTeamInTx(tx, teamId);
  const done: Restored = { gpuCount: 0, missing: 0, allocationIds: [] };
  if (!(await versionInForce(tx, teamId))) return done;
  const agreed = (await agreedGpus(tx, [teamId])).get(teamId) ?? new Map<string, number>();
  for (const one of [...input.returned].sort((a, b) => (a.poolId < b.poolId ? -1 : 1))) {
    const validFrom = one.onDay > dayAt(at) ? one.onDay : dayAt(at);
    const period = { validFrom, validTo: one.oldValidTo };
    if (validFrom >= one.oldValidTo) continue;
    const free = await freeOf(tx, one.poolId, period);
    const own = await allocationPeriods(tx, { teamId });
    const gpuCount = Math.min(one.gpuCount, free);
    const fits = gpuCount > 0 && agreedRefusal({ gpuCount, ...period }, agreed, own) === null;
    if (!fits) {
      done.missing += one.gpuCount;
      continue;
    }
    const grant = { poolId: one.poolId, teamId, gpuCount, ...period, blockReason: reason, requestedById, reason };
    done.allocationIds.push(await grantInTx(tx, actor, grant, at));
    done.gpuCount += gpuCount;
    done.missing += one.gpuCount - gpuCount;
  }
  return done;
}

/** The pool's row is held, so that nobody takes what was found free. */
async function freeOf(tx: Tx, poolId: string, period: { validFrom: string; validTo: string }): Promise<number> {
  await tx.$queryRaw`SELECT 1 FROM "GpuPool" WHERE id = ${poolId} FOR UPDATE`;
  const [pool] = await poolPeriods(tx, poolId);
  if (!pool || pool.validTo < period.validTo) return 0;
  return Math.max(0, freeThroughout(poolUse([pool], await poolPromises(tx, poolId)), period));
}
