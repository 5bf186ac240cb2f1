import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { inTransaction } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { isBoundToStage } from "@/lib/teams/queries/stage-bound";
import { canEnterScores } from "../domain/access";
import type { VerifyOpenness } from "../schema";
import { lockStage } from "./stage-row";

/**
 * D3: the openness level that was verified for a team in this stage, with what it rests on. It decides nothing by itself: with the approval of the
 * result, a level below the one that counts raises the own contribution from that day. Refuses NOT_RUNNING, TEAM_NOT_ACTIVE.
 */
export function verifyOpenness(actor: Actor, input: VerifyOpenness, at: Date): Promise<Outcome<{ level: string }>> {
  return inTransaction(async (tx) => {
    if (!canEnterScores(actor) || (await isBoundToStage(tx, actor.id, input.stageId)))
      throw new AppError("NOT_FOUND", `stage ${input.stageId}`);
    const stage = await lockStage(tx, input.stageId);
    const { teamId, level, evidence } = input;
    const where = { stageId_teamId: { stageId: stage.id, teamId } };
    const entrant = await tx.stageTeam.findUnique({
      where,
      select: { verifiedLevel: true, team: { select: { status: true } } },
    });
    if (!entrant) throw new AppError("NOT_FOUND", `team ${teamId} is not in stage ${stage.id}`);
    if (stage.state !== "RUNNING" && stage.state !== "SCORED") return refuse("NOT_RUNNING");
    if (entrant.team.status !== "ACTIVE") return refuse("TEAM_NOT_ACTIVE");
    const facts = { verifiedLevel: level, verifiedEvidence: evidence, verifiedById: actor.id, verifiedAt: at };
    await tx.stageTeam.update({ where, data: { ...facts, version: { increment: 1 } }, select: { id: true } });
    const data = { teamId, from: entrant.verifiedLevel, to: level, evidence };
    recordAudit(tx, actor, { type: "stage.opennessVerified", subjectType: "Stage", subjectId: stage.id, data }, at);
    return ok({ level });
  });
}
