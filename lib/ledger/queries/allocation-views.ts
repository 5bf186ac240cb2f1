import "server-only";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import type { Prisma } from "@/prisma/generated/client";
import { canApproveAllocation, canRequestAllocation } from "../domain/access";
import { type Day, dayOf } from "../domain/calendar";
import type { AllocationView } from "../types";

type Find = {
  where: Prisma.GpuAllocationWhereInput;
  orderBy: Prisma.GpuAllocationOrderByWithRelationInput[];
  skip?: number;
  take?: number;
};

const VIEW = {
  id: true,
  poolId: true,
  teamId: true,
  gpuCount: true,
  validFrom: true,
  validTo: true,
  status: true,
  blockReason: true,
  requestedById: true,
  requestedAt: true,
  decidedById: true,
  decidedAt: true,
  decisionReason: true,
  version: true,
  lostCount: true,
  pool: { select: { nameKo: true, nameEn: true } },
  team: { select: { nameKo: true, nameEn: true } },
} as const;

/** Allocations as staff read them, with the names of who asked and who decided; callers authorise. Two queries. */
export async function allocationViews(actor: Actor, find: Find, today: Day): Promise<AllocationView[]> {
  const rows = await db.gpuAllocation.findMany({ ...find, select: VIEW });
  const ids = new Set(rows.flatMap((row) => [row.requestedById, row.decidedById ?? ""]));
  const users = await db.user.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true } });
  const names = new Map(users.map((user) => [user.id, user.name]));
  return rows.map(({ pool, team, requestedById, decidedById, ...row }) => {
    // L3: whoever asked neither decides nor returns.
    const mayAct = canApproveAllocation(actor) && requestedById !== actor.id;
    const validTo = dayOf(row.validTo);
    return {
      ...row,
      ...{ validFrom: dayOf(row.validFrom), validTo },
      ...{ poolKo: pool.nameKo, poolEn: pool.nameEn, teamKo: team.nameKo, teamEn: team.nameEn },
      requestedBy: names.get(requestedById) ?? "",
      decidedBy: decidedById ? (names.get(decidedById) ?? "") : null,
      mayDecide: mayAct && row.status === "REQUESTED",
      // On the last day everything is back by itself; what is not can still be recorded as lost.
      mayReturn: mayAct && row.status === "APPROVED" && today <= validTo,
      mayReverse: mayAct && row.status === "APPROVED",
      mayExtend: canRequestAllocation(actor) && row.status === "APPROVED" && today <= validTo,
    };
  });
}
