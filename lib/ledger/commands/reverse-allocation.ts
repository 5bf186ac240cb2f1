import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import { inTransaction } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { lockTeamInTx } from "@/lib/teams/queries/team-facts";
import { canApproveAllocation } from "../domain/access";
import { reversalMovements } from "../domain/balances";
import type { ReverseAllocationInput } from "../schema";
import { ALLOCATION, loaded } from "./load-allocation";
import { movementsOf, writeMovements } from "./movements";

/** G3: takes back an allocation that should never have been; every entry is reversed. L3: a director who did not ask for it. */
export function reverseAllocation(
  actor: Actor,
  input: ReverseAllocationInput,
  at: Date,
): Promise<Outcome<{ allocationId: string }>> {
  return inTransaction(async (tx) => {
    if (!canApproveAllocation(actor)) throw new AppError("NOT_FOUND", `allocation ${input.allocationId}`);
    const named = await tx.gpuAllocation.findUnique({ where: { id: input.allocationId }, select: { teamId: true } });
    if (!named) throw new AppError("NOT_FOUND", `allocation ${input.allocationId}`);
    const team = await lockTeamInTx(tx, named.teamId);
    const allocation = loaded(
      await tx.gpuAllocation.findUniqueOrThrow({ where: { id: input.allocationId }, select: ALLOCATION }),
    );
    if (allocation.requestedById === actor.id) return refuse("SAME_PERSON");
    const carriedOn = await tx.gpuAllocation.count({
      where: { extendsId: allocation.id, status: { in: ["REQUESTED", "APPROVED"] } },
    });
    if (carriedOn > 0) return refuse("EXTENSION_FIRST");
    const { count } = await tx.gpuAllocation.updateMany({
      where: { id: allocation.id, status: "APPROVED", version: input.expectedVersion },
      data: {
        ...{ status: "REVERSED", decidedById: actor.id, decidedAt: at, decisionReason: input.reason },
        version: { increment: 1 },
      },
    });
    if (count === 0) throw new AppError("CONFLICT", `allocation ${allocation.id} moved on`);
    const movements = reversalMovements(await movementsOf(tx, { allocationId: allocation.id }));
    const hands = { actorId: allocation.requestedById, approvedById: actor.id };
    await writeMovements(tx, { allocation, movements, reason: input.reason, ...hands }, at);
    const { id, poolId, teamId, gpuCount, validFrom, validTo } = allocation;
    recordAudit(
      tx,
      actor,
      {
        type: "allocation.reversed",
        ...{ subjectType: "GpuAllocation", subjectId: id },
        data: {
          ...{ poolId, teamId, gpuCount, validFrom, validTo, reason: input.reason },
          ...{ from: "APPROVED", to: "REVERSED" },
        },
      },
      at,
    );
    await notify(tx, {
      kind: "allocationReversed",
      userIds: [allocation.requestedById, ...(team.callPhase === "PUBLISHED" ? team.ownPeople : [])],
      params: { team: { ko: team.nameKo, en: team.nameEn }, gpuCount, from: validFrom, to: validTo },
      href: `/teams/${teamId}`,
      at,
    });
    return ok({ allocationId: id });
  });
}
