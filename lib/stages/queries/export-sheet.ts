import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAccess } from "@/lib/audit/record";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { isBoundToStage } from "@/lib/teams/queries/stage-bound";
import { canViewScores } from "../domain/access";

/** S11: the calculation sheet of the latest proposed or approved result, byte for byte as it was hashed; the reason goes on record (L2). */
export async function exportStageSheet(
  actor: Actor,
  stageId: string,
  reason: string,
): Promise<{ fileName: string; text: string; sha256: string }> {
  if (!canViewScores(actor) || (await isBoundToStage(db, actor.id, stageId)))
    throw new AppError("NOT_FOUND", `stage sheet ${stageId}`);
  const decision = await db.stageDecision.findFirst({
    where: { stageId },
    orderBy: { proposedAt: "desc" },
    select: { sheet: true, sheetHash: true, stage: { select: { number: true } } },
  });
  if (!decision) throw new AppError("NOT_FOUND", `stage ${stageId} has no result yet`);
  await recordAccess(db, actor, {
    kind: "EXPORT",
    subjectType: "Stage",
    subjectId: stageId,
    detail: "calculation sheet",
    reason,
  });
  return { fileName: `stage-${decision.stage.number}-result.json`, text: decision.sheet, sha256: decision.sheetHash };
}
