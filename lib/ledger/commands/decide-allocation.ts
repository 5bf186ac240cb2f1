import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { rulebookContent } from "@/lib/rulebook/queries";
import { isLessorExcluded, periodParams } from "@/lib/teams/domain/support";
import { lockTeamInTx } from "@/lib/teams/queries/team-facts";
import type { TeamFacts } from "@/lib/teams/types";
import { canApproveAllocation } from "../domain/access";
import { approvalMovements, rejectionMovements } from "../domain/balances";
import { halfYearsOf } from "../domain/calendar";
import type { ApproveAllocationInput, RejectAllocationInput } from "../schema";
import { ALLOCATION, type LoadedAllocation, loaded } from "./load-allocation";
import { movementsOf, writeMovements } from "./movements";

type Decided = { allocationId: string };
type Decision = { to: "APPROVED" | "REJECTED"; reason: string | null; expectedVersion: number };

/** L3: a director who did not ask grants what is reserved. G6 is asked again: an organisation may have begun to lease since. */
export function approveAllocation(actor: Actor, input: ApproveAllocationInput, at: Date): Promise<Outcome<Decided>> {
  return decide(
    actor,
    input.allocationId,
    { to: "APPROVED", reason: null, expectedVersion: input.expectedVersion },
    at,
  );
}

/** Says no with a reason; the reservation is reversed and the pool free again at once. */
export function rejectAllocation(actor: Actor, input: RejectAllocationInput, at: Date): Promise<Outcome<Decided>> {
  const { allocationId, reason, expectedVersion } = input;
  return decide(actor, allocationId, { to: "REJECTED", reason, expectedVersion }, at);
}

function decide(actor: Actor, allocationId: string, decision: Decision, at: Date): Promise<Outcome<Decided>> {
  return inTransaction(async (tx) => {
    if (!canApproveAllocation(actor)) throw new AppError("NOT_FOUND", `allocation ${allocationId}`);
    const named = await tx.gpuAllocation.findUnique({ where: { id: allocationId }, select: { teamId: true } });
    if (!named) throw new AppError("NOT_FOUND", `allocation ${allocationId}`);
    // The team first: an elimination at the same moment either ends before this or sees what was approved (G4).
    const team = await lockTeamInTx(tx, named.teamId);
    const allocation = loaded(
      await tx.gpuAllocation.findUniqueOrThrow({ where: { id: allocationId }, select: ALLOCATION }),
    );
    if (allocation.requestedById === actor.id) return refuse("SAME_PERSON");
    const refusal = decision.to === "APPROVED" ? await approvalRefusal(tx, team, allocation) : null;
    if (refusal) return refuse(refusal.reason, refusal.params);
    const { count } = await tx.gpuAllocation.updateMany({
      where: { id: allocationId, status: "REQUESTED", version: decision.expectedVersion },
      data: {
        status: decision.to,
        decidedById: actor.id,
        decidedAt: at,
        decisionReason: decision.reason,
        version: { increment: 1 },
      },
    });
    if (count === 0) throw new AppError("CONFLICT", `allocation ${allocationId} is decided`);
    await record(tx, actor, team, allocation, decision, at);
    return ok({ allocationId });
  });
}

async function approvalRefusal(tx: Tx, team: TeamFacts, allocation: LoadedAllocation) {
  if (allocation.status !== "REQUESTED") return null; // the guarded write says so
  if (team.status !== "ACTIVE") return { reason: "TEAM_LEFT", params: {} };
  const rulebook = await rulebookContent(tx, team.rulebookVersion);
  const excluded = halfYearsOf(allocation).find((half) => isLessorExcluded(rulebook, team.leadLeasesGpus, half));
  return excluded ? { reason: "LESSOR_EXCLUDED", params: periodParams(excluded) } : null;
}

async function record(
  tx: Tx,
  actor: Actor,
  team: TeamFacts,
  allocation: LoadedAllocation,
  decision: Decision,
  at: Date,
): Promise<void> {
  const movements =
    decision.to === "APPROVED"
      ? approvalMovements(allocation)
      : rejectionMovements(await movementsOf(tx, { allocationId: allocation.id }));
  const reason = decision.reason ?? "approval";
  await writeMovements(
    tx,
    { allocation, movements, reason, actorId: allocation.requestedById, approvedById: actor.id },
    at,
  );
  const { poolId, teamId, gpuCount, validFrom, validTo } = allocation;
  recordAudit(
    tx,
    actor,
    {
      type: decision.to === "APPROVED" ? "allocation.approved" : "allocation.rejected",
      subjectType: "GpuAllocation",
      subjectId: allocation.id,
      data: {
        poolId,
        teamId,
        gpuCount,
        validFrom,
        validTo,
        from: "REQUESTED",
        to: decision.to,
        reason: decision.reason,
      },
    },
    at,
    { rulebookVersion: team.rulebookVersion },
  );
  await notify(tx, {
    kind: decision.to === "APPROVED" ? "allocationApproved" : "allocationRejected",
    // Applicants hear of grants only, and only once they may know of their selection (S8).
    userIds: [
      allocation.requestedById,
      ...(decision.to === "APPROVED" && team.callPhase === "PUBLISHED" ? team.ownPeople : []),
    ],
    params: { team: { ko: team.nameKo, en: team.nameEn }, gpuCount, from: validFrom, to: validTo },
    href: `/teams/${teamId}`,
    at,
  });
}
