import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { inTransaction, type Tx, violatedConstraint } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Failure, type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { canManagePools } from "../domain/access";
import { dateOf, dayOf } from "../domain/calendar";
import { monthCostsRefusal } from "../domain/pool-cost";
import type { AmendPoolInput, CreatePoolInput } from "../schema";
import { shrinkRefusal } from "./pool-refusals";

const POOL = {
  ...{ nameKo: true, nameEn: true, source: true, supplierId: true, gpuModel: true, gpuCount: true },
  ...{ validFrom: true, validTo: true, costWon: true, contractNumber: true, location: true },
  costs: { orderBy: { month: "asc" }, select: { month: true, amountWon: true } },
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
  contractNumber: input.contractNumber ?? "",
  location: input.location ?? "",
});
const costsOf = (input: CreatePoolInput) =>
  (input.monthCosts ?? []).map(({ month, amountWon }) => ({ month: dateOf(month), amountWon }));

type Facts = ReturnType<typeof dataOf>;
type Costs = ReturnType<typeof costsOf>;
const onRecord = (pool: Facts, costs: Costs) => ({
  ...pool,
  validFrom: dayOf(pool.validFrom),
  validTo: dayOf(pool.validTo),
  costWon: pool.costWon.toString(),
  monthCosts: costs.map(({ month, amountWon }) => ({ month: dayOf(month), amountWon: amountWon.toString() })),
});

/** A5, G6: who leases is linked, and on the register as leasing; a contract's own months add up to its cost. */
async function poolRefusal(tx: Tx, input: CreatePoolInput): Promise<Failure | null> {
  const refusal = monthCostsRefusal(input, input.monthCosts ?? []);
  if (refusal) return refuse(refusal.reason, refusal.params);
  if (input.source !== "LEASE") return null;
  const lessors = await tx.organisation.count({
    where: { id: input.supplierId, leasesGpusToGovernment: true, mergedIntoId: null },
  });
  return lessors === 0 ? refuse("SUPPLIER_NOT_LESSOR") : null;
}

/** G2: a source batch comes in. */
export function createPool(actor: Actor, input: CreatePoolInput, at: Date): Promise<Outcome<{ poolId: string }>> {
  return inTransaction(async (tx) => {
    if (!canManagePools(actor)) throw new AppError("NOT_FOUND", "pools");
    const { requestId } = input;
    // L4: the same form once more after a lost answer; two at the same moment wait for each other.
    if (requestId) {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`pool:${requestId}`}, 0))`;
      const before = await tx.gpuPool.findUnique({ where: { id: requestId }, select: { createdById: true } });
      if (before) return before.createdById === actor.id ? ok({ poolId: requestId }) : refuse("SENT_BEFORE");
    }
    const failure = await poolRefusal(tx, input);
    if (failure) return failure;
    const [data, costs] = [dataOf(input), costsOf(input)];
    const pool = await tx.gpuPool.create({
      data: {
        ...(requestId ? { id: requestId } : {}),
        ...data,
        createdById: actor.id,
        createdAt: at,
        costs: { create: costs },
      },
      select: { id: true },
    });
    recordAudit(
      tx,
      actor,
      { type: "pool.created", subjectType: "GpuPool", subjectId: pool.id, data: { to: onRecord(data, costs) } },
      at,
    );
    return ok({ poolId: pool.id });
  });
}

/** Changes a batch by a numbered amendment with a reason. The database refuses to take away what is promised (G2). */
export async function amendPool(
  actor: Actor,
  input: AmendPoolInput,
  at: Date,
): Promise<Outcome<{ version: number; number: number }>> {
  try {
    return await inTransaction((tx) => amend(tx, actor, input, at));
  } catch (error) {
    const constraint = violatedConstraint(error);
    const failure = constraint ? await shrinkRefusal(constraint, input.poolId) : null;
    if (failure) return failure;
    throw error;
  }
}

async function amend(
  tx: Tx,
  actor: Actor,
  input: AmendPoolInput,
  at: Date,
): Promise<Outcome<{ version: number; number: number }>> {
  if (!canManagePools(actor)) throw new AppError("NOT_FOUND", `pool ${input.poolId}`);
  const found = await tx.gpuPool.findUnique({ where: { id: input.poolId }, select: POOL });
  if (!found) throw new AppError("NOT_FOUND", `pool ${input.poolId}`);
  const failure = await poolRefusal(tx, input);
  if (failure) return failure;
  const { costs: oldCosts, ...before } = found;
  const [data, costs] = [dataOf(input), costsOf(input)];
  const { count } = await tx.gpuPool.updateMany({
    where: { id: input.poolId, version: input.expectedVersion },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw new AppError("CONFLICT", `pool ${input.poolId} moved on from v${input.expectedVersion}`);
  await tx.gpuPoolCost.deleteMany({ where: { poolId: input.poolId } });
  await tx.gpuPoolCost.createMany({ data: costs.map((cost) => ({ poolId: input.poolId, ...cost })) });
  // The pool's row is written, so nobody else numbers an amendment meanwhile.
  const number = (await tx.gpuPoolAmendment.count({ where: { poolId: input.poolId } })) + 1;
  const change = { from: onRecord(before, oldCosts), to: onRecord(data, costs), reason: input.reason };
  await tx.gpuPoolAmendment.create({
    data: {
      ...{ poolId: input.poolId, number, before: change.from, after: change.to },
      ...{ reason: input.reason, byId: actor.id, at },
    },
    select: { id: true },
  });
  recordAudit(tx, actor, { type: "pool.amended", subjectType: "GpuPool", subjectId: input.poolId, data: change }, at);
  return ok({ version: input.expectedVersion + 1, number });
}
