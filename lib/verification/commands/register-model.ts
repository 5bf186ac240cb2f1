import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { inTransaction } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { lockStage, teamPeople } from "@/lib/stages/commands/stage-row";
import { canRegisterModel } from "../domain/access";
import type { RegisterModel } from "../schema";

const OPEN = ["CONSULTATION", "FROZEN", "RUNNING"];

/**
 * V2: the revision that stands for the team. It may be corrected until the first run of the real evaluation is in; from then on the
 * chain of custody hangs on it. Refuses REGISTRATION_CLOSED, RUNS_ARE_IN, TEAM_NOT_ACTIVE.
 */
export function registerModel(
  actor: Actor,
  input: RegisterModel,
  at: Date,
): Promise<Outcome<{ submissionId: string }>> {
  return inTransaction(async (tx) => {
    const [people] = await teamPeople(tx, [input.teamId]);
    if (!people || !canRegisterModel(actor, people)) throw new AppError("NOT_FOUND", `team ${input.teamId}`);
    const stage = await lockStage(tx, input.stageId);
    const entrant = await tx.stageTeam.findUnique({
      where: { stageId_teamId: { stageId: stage.id, teamId: input.teamId } },
      select: { id: true, team: { select: { status: true } } },
    });
    if (!entrant) throw new AppError("NOT_FOUND", `team ${input.teamId} is not in stage ${stage.id}`);
    if (!OPEN.includes(stage.state)) return refuse("REGISTRATION_CLOSED");
    if (entrant.team.status !== "ACTIVE") return refuse("TEAM_NOT_ACTIVE");
    const where = { stageTeamId: entrant.id, isTrial: false, withdrawnAt: null };
    if ((await tx.verificationRun.count({ where })) > 0) return refuse("RUNS_ARE_IN");
    const { modelName, revision, sourceUrl, teamId } = input;
    const submission = await tx.modelSubmission.create({
      data: { stageTeamId: entrant.id, modelName, revision, sourceUrl, registeredById: actor.id, registeredAt: at },
      select: { id: true },
    });
    const data = { teamId, modelName, revision, sourceUrl };
    recordAudit(
      tx,
      actor,
      { type: "verification.modelRegistered", subjectType: "Stage", subjectId: stage.id, data },
      at,
    );
    return ok({ submissionId: submission.id });
  });
}
