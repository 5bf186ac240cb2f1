import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { canPlanStage } from "../domain/access";
import type { StageState } from "../domain/state";
import type { WithdrawTeam } from "../schema";
import { leaveInTx, withHandovers } from "./consequences";
import { lockStage } from "./stage-row";

/**
 * A result that is already computed counts with this team, in whichever of its stages; it must be returned, or told, first. The stages
 * are held, so that none is proposed meanwhile.
 */
async function isCountedIn(tx: Tx, teamId: string): Promise<boolean> {
  const held = await tx.$queryRaw<{ state: StageState }[]>`
    SELECT s."state"::text AS state FROM "Stage" s
    WHERE s."id" IN (SELECT t."stageId" FROM "StageTeam" t WHERE t."teamId" = ${teamId}) ORDER BY s."number" FOR UPDATE`;
  return held.some(({ state }) => state === "DELIBERATION" || state === "DECIDED");
}

/**
 * P5: a team may withdraw at any time of a stage, and between stages from the last one; what it holds returns as at an elimination.
 * Refuses RESULT_ALREADY_PROPOSED while a result that counts with it waits to be published, TEAM_NOT_ACTIVE.
 */
export function withdrawTeam(
  actor: Actor,
  input: WithdrawTeam,
  at: Date,
): Promise<Outcome<{ returnedGpuCount: number }>> {
  return inTransaction(async (tx) => {
    if (!canPlanStage(actor)) throw new AppError("NOT_FOUND", `stage ${input.stageId}`);
    // Before the stage is read: all of them in one order, so that two withdrawals do not wait for each other.
    const isCounted = await isCountedIn(tx, input.teamId);
    const stage = await lockStage(tx, input.stageId);
    if (isCounted) return refuse("RESULT_ALREADY_PROPOSED");
    const entrant = await tx.stageTeam.findUnique({
      where: { stageId_teamId: { stageId: stage.id, teamId: input.teamId } },
      select: { team: { select: { status: true } } },
    });
    if (!entrant) throw new AppError("NOT_FOUND", `team ${input.teamId} is not in stage ${stage.id}`);
    if (entrant.team.status !== "ACTIVE") return refuse("TEAM_NOT_ACTIVE");
    const leaving = { teamId: input.teamId, status: "WITHDRAWN" as const, onDay: new Date(input.returnOn) };
    const gone = await leaveInTx(tx, actor, stage, leaving, at);
    await withHandovers(tx, actor, [gone], { stage, onDay: leaving.onDay, createdById: actor.id }, at);
    const { gpuCount: returnedGpuCount } = gone;
    const data = { teamId: input.teamId, reason: input.reason, returnedGpuCount };
    recordAudit(tx, actor, { type: "stage.teamWithdrawn", subjectType: "Stage", subjectId: stage.id, data }, at);
    return ok({ returnedGpuCount });
  });
}
