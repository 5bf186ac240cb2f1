import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAccess } from "@/lib/audit/record";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { requireViewer } from "./get-verification";

/** S11: the sheet whose hash stands as evidence of the part's scores; the export is on record with its reason (L2). */
export async function exportPartSheet(
  actor: Actor,
  stageId: string,
  reason: string,
): Promise<{ fileName: string; text: string; sha256: string }> {
  await requireViewer(actor, stageId);
  const scoring = await db.verificationScoring.findFirst({
    where: { stageId },
    orderBy: { writtenAt: "desc" },
    select: { sheet: true, sheetHash: true, stage: { select: { number: true } } },
  });
  if (!scoring) throw new AppError("NOT_FOUND", `stage ${stageId} has no verification sheet yet`);
  await recordAccess(db, actor, {
    kind: "EXPORT",
    subjectType: "Stage",
    subjectId: stageId,
    detail: "verification sheet",
    reason,
  });
  const fileName = `stage-${scoring.stage.number}-verification.json`;
  return { fileName, text: scoring.sheet, sha256: scoring.sheetHash };
}
