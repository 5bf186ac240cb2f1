import "server-only";
import type { Actor } from "@/lib/access/actor";
import { versionInForce } from "@/lib/agreements/queries";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { rulebookContent } from "@/lib/rulebook/queries";
import { agreedGpus, lockTeamInTx } from "@/lib/teams/queries/team-facts";
import type { TeamFacts } from "@/lib/teams/types";
import { canRequestAllocation } from "../domain/access";
import { allocationRefusal, extensionRefusal } from "../domain/allocation-rules";
import { requestMovements } from "../domain/balances";
import { dateOf, dayOf } from "../domain/calendar";
import { allocationPeriods, approverIds } from "../queries/ledger-facts";
import type { RequestAllocationInput } from "../schema";
import { ALLOCATION, loaded } from "./load-allocation";
import { writeMovements } from "./movements";
import { withPoolRefusals } from "./pool-refusals";
import { endReservationInTx } from "./reserve-gpus";

type Requested = { allocationId: string };

/** G2, G3: reserves GPUs of a pool for a team over a period; a director decides (L3). The reservation counts at once. */
export function requestAllocation(actor: Actor, input: RequestAllocationInput, at: Date): Promise<Outcome<Requested>> {
  return withPoolRefusals(input, () => inTransaction((tx) => request(tx, actor, input, at)));
}

async function request(tx: Tx, actor: Actor, input: RequestAllocationInput, at: Date): Promise<Outcome<Requested>> {
  if (!canRequestAllocation(actor)) throw new AppError("NOT_FOUND", `pool ${input.poolId}`);
  const team = await lockTeamInTx(tx, input.teamId);
  // Under the team's lock: whoever sends the same form again waits here, and finds what became of it.
  const before = await sentBefore(tx, actor, input);
  if (before) return before;
  const pool = await tx.gpuPool.findUnique({
    where: { id: input.poolId },
    select: { id: true, nameKo: true, nameEn: true, validFrom: true, validTo: true },
  });
  if (!pool) throw new AppError("NOT_FOUND", `pool ${input.poolId}`);
  const refusal = allocationRefusal(input, {
    team,
    rulebook: await rulebookContent(tx, team.rulebookVersion),
    pool: { validFrom: dayOf(pool.validFrom), validTo: dayOf(pool.validTo) },
    agreed: (await agreedGpus(tx, [team.id])).get(team.id) ?? new Map(),
    teamAllocations: await allocationPeriods(tx, { teamId: team.id }),
  });
  const wrong = refusal ?? (input.extendsId ? await wrongExtension(tx, input) : null);
  if (wrong) return refuse(wrong.reason, wrong.params);
  const agreementVersionId = await versionInForce(tx, team.id);
  if (!agreementVersionId) return refuse("NO_AGREEMENT");
  // Before the request, so that it may take what was kept for it.
  if (input.reservationId) await useReservation(tx, actor, input, at);
  const { poolId, teamId, gpuCount, validFrom, validTo, blockReason } = input;
  const allocation = await tx.gpuAllocation.create({
    data: {
      ...(input.requestId ? { id: input.requestId } : {}),
      poolId,
      teamId,
      gpuCount,
      validFrom: dateOf(validFrom),
      validTo: dateOf(validTo),
      blockReason: blockReason.trim() || null,
      requestedById: actor.id,
      requestedAt: at,
      extendsId: input.extendsId || null,
      reservationId: input.reservationId || null,
      agreementVersionId,
    },
    select: { id: true, poolId: true, teamId: true },
  });
  const reason = blockReason.trim() || "request";
  await writeMovements(
    tx,
    {
      allocation: { ...allocation, validFrom, validTo },
      movements: requestMovements(input),
      ...{ reason, actorId: actor.id, approvedById: null },
    },
    at,
  );
  await announce(tx, actor, input, { allocationId: allocation.id, team }, at);
  return ok({ allocationId: allocation.id });
}

/** L4: the same form once more: the same answer when it asks for the same, else a word that the first one was taken. */
async function sentBefore(tx: Tx, actor: Actor, input: RequestAllocationInput): Promise<Outcome<Requested> | null> {
  const { requestId: id, poolId, teamId, gpuCount } = input;
  if (!id) return null;
  const period = { validFrom: dateOf(input.validFrom), validTo: dateOf(input.validTo) };
  const found = await tx.gpuAllocation.findUnique({ where: { id }, select: { id: true, requestedById: true } });
  if (!found) return null;
  const same = await tx.gpuAllocation.count({ where: { id, poolId, teamId, gpuCount, ...period } });
  return found.requestedById === actor.id && same === 1 ? ok({ allocationId: id }) : refuse("SENT_BEFORE");
}

async function wrongExtension(tx: Tx, input: RequestAllocationInput) {
  const found = await tx.gpuAllocation.findUnique({ where: { id: input.extendsId ?? "" }, select: ALLOCATION });
  return extensionRefusal(input, found && loaded(found));
}

/** A reservation for this team, or for one not known when it was made, ends with the request that it was kept for. */
async function useReservation(tx: Tx, actor: Actor, input: RequestAllocationInput, at: Date): Promise<void> {
  const { poolId, teamId, reservationId = "" } = input;
  const kept = await tx.gpuReservation.findUnique({
    where: { id: reservationId },
    select: { poolId: true, teamId: true },
  });
  if (kept?.poolId !== poolId || (kept.teamId !== null && kept.teamId !== teamId)) {
    throw new AppError("CONFLICT", `reservation ${reservationId} is for another team or pool`);
  }
  const held = await endReservationInTx(tx, actor, { reservationId, reason: "request", to: "USED" }, at);
  const data = { ...held.facts, reason: null };
  recordAudit(tx, actor, { type: "reservation.used", subjectType: "GpuReservation", subjectId: held.id, data }, at);
}

async function announce(
  tx: Tx,
  actor: Actor,
  input: RequestAllocationInput,
  made: { allocationId: string; team: TeamFacts },
  at: Date,
): Promise<void> {
  const { poolId, teamId, gpuCount, validFrom, validTo, blockReason } = input;
  recordAudit(
    tx,
    actor,
    {
      type: "allocation.requested",
      subjectType: "GpuAllocation",
      subjectId: made.allocationId,
      data: { poolId, teamId, gpuCount, validFrom, validTo, from: null, to: "REQUESTED", reason: blockReason || null },
    },
    at,
    { rulebookVersion: made.team.rulebookVersion },
  );
  await notify(tx, {
    kind: "allocationRequested",
    userIds: (await approverIds(tx, at)).filter((id) => id !== actor.id),
    params: { team: { ko: made.team.nameKo, en: made.team.nameEn }, gpuCount },
    href: "/ledger/allocations?status=REQUESTED",
    at,
  });
}
