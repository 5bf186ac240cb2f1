import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { inTransaction } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { lockStage } from "@/lib/stages/commands/stage-row";
import { isPlanOpen } from "@/lib/stages/domain/state";
import type { WithdrawRun } from "../schema";
import { requireImporter } from "./import-run";

/** V2: a run that should not be there stays on record with the reason, and counts no more. */
export function withdrawRun(actor: Actor, input: WithdrawRun, at: Date): Promise<Outcome<{ runId: string }>> {
  return inTransaction(async (tx) => {
    const found = await tx.verificationRun.findUnique({
      where: { id: input.runId },
      select: { stageId: true, filesSha256: true, stageTeam: { select: { teamId: true } } },
    });
    if (!found) throw new AppError("NOT_FOUND", `verification run ${input.runId}`);
    await requireImporter(tx, actor, found.stageId);
    const stage = await lockStage(tx, found.stageId);
    if (!isPlanOpen(stage.state) && stage.state !== "RUNNING") return refuse("NOT_RUNNING");
    const { count } = await tx.verificationRun.updateMany({
      where: { id: input.runId, withdrawnAt: null },
      data: { withdrawnAt: at, withdrawnById: actor.id, withdrawReason: input.reason },
    });
    if (count === 0) throw new AppError("CONFLICT", `verification run ${input.runId} was withdrawn before`);
    const { filesSha256, stageTeam } = found;
    const data = { runId: input.runId, teamId: stageTeam.teamId, filesSha256, reason: input.reason };
    recordAudit(tx, actor, { type: "verification.runWithdrawn", subjectType: "Stage", subjectId: stage.id, data }, at);
    return ok({ runId: input.runId });
  });
}
