import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { inTransaction } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse, refuseField } from "@/lib/platform/outcome";
import { lockStage } from "@/lib/stages/commands/stage-row";
import type { GradeHazard } from "../schema";
import { requireImporter } from "./import-run";

/** V4: the institute's grade of one hazard of one team; a correction keeps the old grade on record (L1). */
export function gradeHazard(actor: Actor, input: GradeHazard, at: Date): Promise<Outcome<{ grade: string }>> {
  return inTransaction(async (tx) => {
    await requireImporter(tx, actor, input.stageId);
    const stage = await lockStage(tx, input.stageId);
    if (stage.state !== "RUNNING") return refuse("NOT_RUNNING");
    const { safety } = stage.plan.verification ?? {};
    if (!safety?.hazards.includes(input.hazard)) return refuse("HAZARD_NOT_IN_PLAN");
    if (safety.part && input.scoreHundredths === null) return refuseField("points", "required");
    const entrant = await tx.stageTeam.findUnique({
      where: { stageId_teamId: { stageId: stage.id, teamId: input.teamId } },
      select: { id: true, team: { select: { status: true } } },
    });
    if (!entrant) throw new AppError("NOT_FOUND", `team ${input.teamId} is not in stage ${stage.id}`);
    if (entrant.team.status !== "ACTIVE") return refuse("TEAM_NOT_ACTIVE");
    const { hazard, grade, scoreHundredths, evidence, teamId } = input;
    const where = { stageTeamId_hazard: { stageTeamId: entrant.id, hazard } };
    const before = await tx.safetyGrade.findUnique({ where, select: { grade: true } });
    const facts = { grade, scoreHundredths, evidence, enteredById: actor.id, enteredAt: at };
    await tx.safetyGrade.upsert({
      where,
      create: { stageTeamId: entrant.id, hazard, ...facts },
      update: { ...facts, version: { increment: 1 } },
      select: { id: true },
    });
    const data = { teamId, hazard, from: before?.grade ?? null, to: grade, scoreHundredths, evidence };
    recordAudit(tx, actor, { type: "verification.hazardGraded", subjectType: "Stage", subjectId: stage.id, data }, at);
    return ok({ grade });
  });
}
