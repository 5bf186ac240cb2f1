import "server-only";
import { type Actor, SYSTEM_ACTOR_ID } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { inTransaction, type Tx, violatedConstraint } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { lockTeamInTx } from "@/lib/teams/queries/team-facts";
import { canApproveAllocation } from "../domain/access";
import { cutDay } from "../domain/allocation-rules";
import { rejectionMovements, returnMovements } from "../domain/balances";
import { type Day, dateOf, dayAt, dayOf } from "../domain/calendar";
import type { ReturnAllocationInput } from "../schema";
import { ALLOCATION, type LoadedAllocation, loaded } from "./load-allocation";
import { movementsOf, writeMovements } from "./movements";
import { endReservationInTx } from "./reserve-gpus";

/** G4: gives GPUs back before the period ends. L3: a director, and not whoever asked for them. */
export function returnAllocation(
  actor: Actor,
  input: ReturnAllocationInput,
  at: Date,
): Promise<Outcome<{ returnedOn: Day }>> {
  return withLossRefusal(() =>
    inTransaction(async (tx) => {
      if (!canApproveAllocation(actor)) throw new AppError("NOT_FOUND", `allocation ${input.allocationId}`);
      const named = await tx.gpuAllocation.findUnique({ where: { id: input.allocationId }, select: { teamId: true } });
      if (!named) throw new AppError("NOT_FOUND", `allocation ${input.allocationId}`);
      await lockTeamInTx(tx, named.teamId);
      const allocation = loaded(
        await tx.gpuAllocation.findUniqueOrThrow({ where: { id: input.allocationId }, select: ALLOCATION }),
      );
      if (allocation.status !== "APPROVED" || allocation.version !== input.expectedVersion) {
        throw new AppError("CONFLICT", `allocation ${allocation.id} moved on`);
      }
      if (allocation.requestedById === actor.id) return refuse("SAME_PERSON");
      if (input.onDay < dayAt(at)) return refuse("RETURN_IN_PAST", { today: dayAt(at) });
      const onDay = cutDay(allocation, input.onDay, input.lostCount);
      if (onDay === null) return refuse("NOTHING_TO_RETURN", { to: allocation.validTo });
      if (input.lostCount > allocation.gpuCount) return refuse("LOST_TOO_MANY", { gpuCount: allocation.gpuCount });
      const { reason, lostCount } = input;
      await cut(tx, actor, allocation, { onDay, reason, approvedById: actor.id, lostCount }, at);
      return ok({ returnedOn: onDay });
    }),
  );
}

/** G3: lost GPUs are missing to the end of the pool; when later days are promised to others already, the database refuses the loss. */
async function withLossRefusal<T>(run: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await run();
  } catch (error) {
    if (violatedConstraint(error) === "gpu_pool_capacity") return refuse("LOSS_PROMISED");
    throw error;
  }
}

/** What came back early, and until when it would have run. */
export type ReturnedAllocation = {
  allocationId: string;
  poolId: string;
  gpuCount: number;
  onDay: Day;
  oldValidTo: Day;
};

type ReturnAll = { teamId: string; onDay: Date; reason: string; approvedById?: string };

/**
 * G4: a team that leaves gives its GPUs back on a day: approved periods are cut, pending requests refused. Money envelopes are
 * not touched, so talent support goes on (H2). Callers authorise; the team's row is locked here, before any pool.
 */
export async function returnTeamAllocationsInTx(
  tx: Tx,
  actor: Actor,
  input: ReturnAll,
  at: Date,
): Promise<{ returnedGpuCount: number; returned: ReturnedAllocation[] }> {
  await lockTeamInTx(tx, input.teamId);
  const rows = await tx.gpuAllocation.findMany({
    where: { teamId: input.teamId, status: { in: ["REQUESTED", "APPROVED"] } },
    orderBy: [{ poolId: "asc" }, { id: "asc" }], // one order of pools for everybody, against deadlocks
    select: ALLOCATION,
  });
  const approvedById = input.approvedById ?? actor.id;
  const returned: ReturnedAllocation[] = [];
  for (const allocation of rows.map(loaded)) {
    if (allocation.status === "REQUESTED") {
      await refusePending(tx, actor, allocation, { reason: input.reason, approvedById }, at);
      continue;
    }
    const onDay = cutDay(allocation, dayOf(input.onDay));
    if (onDay === null) continue; // it ended by itself
    await cut(tx, actor, allocation, { onDay, reason: input.reason, approvedById }, at);
    const { id: allocationId, poolId, gpuCount, validTo: oldValidTo } = allocation;
    returned.push({ allocationId, poolId, gpuCount, onDay, oldValidTo });
  }
  await releaseTeamReservations(tx, actor, input, at);
  return { returnedGpuCount: returned.reduce((sum, { gpuCount }) => sum + gpuCount, 0), returned };
}

/** What was kept for a team that leaves is free again. */
async function releaseTeamReservations(tx: Tx, actor: Actor, { teamId, reason }: ReturnAll, at: Date): Promise<void> {
  const held = await tx.gpuReservation.findMany({
    where: { teamId, status: "HELD" },
    orderBy: [{ poolId: "asc" }, { id: "asc" }],
    select: { id: true },
  });
  for (const { id } of held) {
    const { facts } = await endReservationInTx(tx, actor, { reservationId: id, reason, to: "RELEASED" }, at);
    const data = { ...facts, reason };
    recordAudit(tx, actor, { type: "reservation.released", subjectType: "GpuReservation", subjectId: id, data }, at);
  }
}

type Cut = { onDay: Day; reason: string; approvedById: string; lostCount?: number };

/** Ends an approved allocation on a day, returning all of it but what is lost; callers authorise and hold the team. */
export async function cut(
  tx: Tx,
  actor: Actor,
  allocation: LoadedAllocation,
  { onDay, reason, approvedById, lostCount = 0 }: Cut,
  at: Date,
): Promise<void> {
  const { count } = await tx.gpuAllocation.updateMany({
    where: { id: allocation.id, status: "APPROVED", version: allocation.version },
    data: {
      ...{ status: "RETURNED", validTo: dateOf(onDay), returnedOn: dateOf(onDay), lostCount },
      version: { increment: 1 },
    },
  });
  if (count === 0) throw new AppError("CONFLICT", `allocation ${allocation.id} moved on`);
  const movements = returnMovements(await movementsOf(tx, { allocationId: allocation.id }), onDay, lostCount);
  const shortened = { ...allocation, validTo: onDay };
  await writeMovements(tx, { allocation: shortened, movements, reason, actorId: actor.id, approvedById }, at);
  const { poolId, teamId, gpuCount, validFrom, validTo } = allocation;
  recordAudit(
    tx,
    actor,
    {
      type: "allocation.returned",
      subjectType: "GpuAllocation",
      subjectId: allocation.id,
      data: {
        ...{ poolId, teamId, gpuCount, validFrom, validTo: onDay, reason },
        ...{ from: "APPROVED", to: "RETURNED", returnedOn: onDay, oldValidTo: validTo, lostCount },
      },
    },
    at,
  );
}

async function refusePending(
  tx: Tx,
  actor: Actor,
  allocation: LoadedAllocation,
  decision: Pick<Cut, "reason" | "approvedById">,
  at: Date,
): Promise<void> {
  // CHECK GpuAllocation_two_people: whoever asked cannot also refuse. The elimination itself had two people (E4).
  const decidedById =
    [decision.approvedById, actor.id].find((id) => id !== allocation.requestedById) ?? SYSTEM_ACTOR_ID;
  const { count } = await tx.gpuAllocation.updateMany({
    where: { id: allocation.id, status: "REQUESTED", version: allocation.version },
    data: {
      ...{ status: "REJECTED", decidedById, decidedAt: at, decisionReason: decision.reason },
      version: { increment: 1 },
    },
  });
  if (count === 0) throw new AppError("CONFLICT", `allocation ${allocation.id} moved on`);
  const movements = rejectionMovements(await movementsOf(tx, { allocationId: allocation.id }));
  await writeMovements(
    tx,
    { allocation, movements, reason: decision.reason, actorId: actor.id, approvedById: decidedById },
    at,
  );
  const { poolId, teamId, gpuCount, validFrom, validTo } = allocation;
  recordAudit(
    tx,
    actor,
    {
      type: "allocation.rejected",
      subjectType: "GpuAllocation",
      subjectId: allocation.id,
      data: {
        poolId,
        teamId,
        gpuCount,
        validFrom,
        validTo,
        from: "REQUESTED",
        to: "REJECTED",
        reason: decision.reason,
      },
    },
    at,
  );
}
