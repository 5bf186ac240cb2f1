import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { rulebookContent, rulebookInForce } from "@/lib/rulebook/queries";
import { lockTeamInTx } from "@/lib/teams/queries/team-facts";
import { canRequestAllocation } from "../domain/access";
import { reservationRefusal } from "../domain/allocation-rules";
import { rejectionMovements, requestMovements } from "../domain/balances";
import { type Day, dateOf, dayOf } from "../domain/calendar";
import type { ReleaseReservationInput, ReserveGpusInput } from "../schema";
import { movementsOf, writeMovements } from "./movements";
import { withPoolRefusals } from "./pool-refusals";

/** G2: keeps GPUs of a pool for a team that is not agreed, or not even selected, yet. They count against the pool at once. */
export function reserveGpus(
  actor: Actor,
  input: ReserveGpusInput,
  at: Date,
): Promise<Outcome<{ reservationId: string }>> {
  return withPoolRefusals(input, () => inTransaction((tx) => reserve(tx, actor, input, at)));
}

async function reserve(
  tx: Tx,
  actor: Actor,
  input: ReserveGpusInput,
  at: Date,
): Promise<Outcome<{ reservationId: string }>> {
  const { poolId, gpuCount, validFrom, validTo, purpose } = input;
  if (!canRequestAllocation(actor)) throw new AppError("NOT_FOUND", `pool ${poolId}`);
  const teamId = input.teamId || null;
  const team = teamId ? await lockTeamInTx(tx, teamId) : null;
  const before = await sentBefore(tx, actor, input);
  if (before) return before;
  const pool = await tx.gpuPool.findUnique({ where: { id: poolId }, select: { validFrom: true, validTo: true } });
  if (!pool) throw new AppError("NOT_FOUND", `pool ${poolId}`);
  const rulebook = team ? await rulebookContent(tx, team.rulebookVersion) : (await rulebookInForce(tx, at)).content;
  const period = { validFrom: dayOf(pool.validFrom), validTo: dayOf(pool.validTo) };
  const refusal = reservationRefusal(input, { team, rulebook, pool: period });
  if (refusal) return refuse(refusal.reason, refusal.params);
  const data = { poolId, teamId, purpose, gpuCount, validFrom: dateOf(validFrom), validTo: dateOf(validTo) };
  const { id } = await tx.gpuReservation.create({
    data: { ...data, ...(input.requestId ? { id: input.requestId } : {}), reservedById: actor.id, reservedAt: at },
    select: { id: true },
  });
  const reservation = { id, poolId, teamId, validFrom, validTo };
  const reason = input.blockReason.trim() || purpose;
  const movements = requestMovements(input);
  await writeMovements(tx, { reservation, movements, reason, actorId: actor.id, approvedById: null }, at);
  const onRecord = { poolId, teamId, purpose, gpuCount, validFrom, validTo, reason };
  recordAudit(
    tx,
    actor,
    { type: "reservation.made", subjectType: "GpuReservation", subjectId: id, data: onRecord },
    at,
  );
  return ok({ reservationId: id });
}

/** L4: the same form once more; whoever sends it at the same time waits for the pool's row. */
async function sentBefore(tx: Tx, actor: Actor, input: ReserveGpusInput) {
  const { requestId: id, poolId, gpuCount } = input;
  if (!id) return null;
  await tx.$queryRaw`SELECT id FROM "GpuPool" WHERE id = ${poolId} FOR UPDATE`;
  const found = await tx.gpuReservation.findUnique({ where: { id }, select: { reservedById: true } });
  if (!found) return null;
  const period = { validFrom: dateOf(input.validFrom), validTo: dateOf(input.validTo) };
  const same = await tx.gpuReservation.count({ where: { id, poolId, gpuCount, ...period } });
  return found.reservedById === actor.id && same === 1 ? ok({ reservationId: id }) : refuse("SENT_BEFORE");
}

/** Gives a reservation up with a reason; the pool is free again at once. */
export function releaseReservation(
  actor: Actor,
  input: ReleaseReservationInput,
  at: Date,
): Promise<Outcome<{ reservationId: string }>> {
  return inTransaction(async (tx) => {
    if (!canRequestAllocation(actor)) throw new AppError("NOT_FOUND", `reservation ${input.reservationId}`);
    const { reservationId, expectedVersion, reason } = input;
    const held = await endReservationInTx(tx, actor, { reservationId, expectedVersion, reason, to: "RELEASED" }, at);
    recordAudit(
      tx,
      actor,
      {
        type: "reservation.released",
        subjectType: "GpuReservation",
        subjectId: held.id,
        data: { ...held.facts, reason },
      },
      at,
    );
    return ok({ reservationId: held.id });
  });
}

type End = { reservationId: string; reason: string; expectedVersion?: number; to: "RELEASED" | "USED" };
type Ended = {
  id: string;
  facts: {
    poolId: string;
    teamId: string | null;
    purpose: string;
    gpuCount: number;
    validFrom: Day;
    validTo: Day;
  };
};

const HELD = {
  ...{ id: true, poolId: true, teamId: true, purpose: true, gpuCount: true, validFrom: true, validTo: true },
  version: true,
} as const;

/** Ends a reservation that is held and reverses its entry; callers authorise and record. Moved on → CONFLICT. */
export async function endReservationInTx(tx: Tx, actor: Actor, input: End, at: Date): Promise<Ended> {
  const row = await tx.gpuReservation.findUnique({ where: { id: input.reservationId }, select: HELD });
  if (!row) throw new AppError("NOT_FOUND", `reservation ${input.reservationId}`);
  const { version, id, ...rest } = row;
  const { count } = await tx.gpuReservation.updateMany({
    where: { id, status: "HELD", version: input.expectedVersion ?? version },
    data: {
      ...{ status: input.to, endedById: actor.id, endedAt: at, endReason: input.reason },
      version: { increment: 1 },
    },
  });
  if (count === 0) throw new AppError("CONFLICT", `reservation ${id} moved on`);
  const facts = { ...rest, validFrom: dayOf(row.validFrom), validTo: dayOf(row.validTo) };
  const movements = rejectionMovements(await movementsOf(tx, { reservationId: id }));
  const reservation = { id, ...facts };
  await writeMovements(tx, { reservation, movements, reason: input.reason, actorId: actor.id, approvedById: null }, at);
  return { id, facts };
}
