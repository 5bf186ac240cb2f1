import "server-only";
import type { Actor } from "@/lib/access/actor";
import { versionInForce } from "@/lib/agreements/queries";
import { recordAudit } from "@/lib/audit/record";
import type { Tx } from "@/lib/platform/db";
import { approvalMovements, requestMovements } from "../domain/balances";
import { type Day, dateOf } from "../domain/calendar";
import { writeMovements } from "./movements";

type Grant = {
  poolId: string;
  teamId: string;
  gpuCount: number;
  validFrom: Day;
  validTo: Day;
  blockReason: string;
  /** Whoever asked for it: another person than the actor, who grants (L3). */
  requestedById: string;
  reason: string;
};

/** GPUs asked for by one person and granted by another in one step. Callers authorise, check, and hold the team before any pool. */
export async function grantInTx(tx: Tx, actor: Actor, grant: Grant, at: Date): Promise<string> {
  const { poolId, teamId, gpuCount, validFrom, validTo, requestedById, reason } = grant;
  const period = { validFrom, validTo };
  // D4: whoever is granted GPUs has an agreement in force; the check before saw to it, the database sees again.
  const agreementVersionId = await versionInForce(tx, teamId);
  const { id } = await tx.gpuAllocation.create({
    data: {
      agreementVersionId,
      ...{ poolId, teamId, gpuCount, validFrom: dateOf(validFrom), validTo: dateOf(validTo), status: "APPROVED" },
      ...{ blockReason: grant.blockReason || null, requestedById, requestedAt: at },
      ...{ decidedById: actor.id, decidedAt: at, version: 1 },
    },
    select: { id: true },
  });
  const allocation = { id, poolId, teamId, ...period };
  const hands = { actorId: requestedById, reason };
  const held = { gpuCount, ...period };
  await writeMovements(tx, { allocation, movements: requestMovements(held), ...hands, approvedById: null }, at);
  await writeMovements(tx, { allocation, movements: approvalMovements(held), ...hands, approvedById: actor.id }, at);
  const data = { poolId, teamId, gpuCount, ...period, from: null, to: "APPROVED" as const, reason };
  recordAudit(tx, actor, { type: "allocation.approved", subjectType: "GpuAllocation", subjectId: id, data }, at);
  return id;
}
