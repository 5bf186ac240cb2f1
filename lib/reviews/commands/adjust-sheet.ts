import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { inTransactionAs } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { adjustRefusal, currentRound } from "../domain/rounds";
import { openWork } from "../queries/open-work";
import type { AdjustSheet } from "../schema/rounds";

/**
 * S6: after the presentation a reviewer opens a revision of their own for this round. The submitted one stays locked and
 * counts until the new one is handed in.
 */
export function adjustSheet(actor: Actor, input: AdjustSheet, at: Date): Promise<Outcome<{ revision: number }>> {
  return inTransactionAs(actor, async (tx) => {
    const seen = await openWork(tx, actor, input.assignmentId);
    if (seen.refusal) return seen.refusal;
    // Two windows at once: the second waits here and then finds the revision under work.
    await tx.$queryRaw`SELECT 1 FROM "ReviewAssignment" WHERE "id" = ${seen.work.assignmentId} FOR UPDATE`;
    const { work } = await openWork(tx, actor, input.assignmentId);
    if (work.sheetStatus === "ADJUSTING") return refuse("ALREADY_ADJUSTING");
    if (work.sheetStatus !== "SUBMITTED" || !work.sheetId || work.revision === null)
      return refuse("SHEET_NOT_SUBMITTED");
    const round = currentRound(work.rounds, at);
    const refusal = adjustRefusal({ round, sheetRoundNo: work.sheetRoundNo ?? 1, slot: work.slot }, at);
    if (refusal) return refuse(refusal);
    const sheet = await tx.scoreSheet.findUnique({
      where: { id: work.sheetId },
      select: {
        overallOpinion: true,
        suitable: true,
        items: { select: { criterionKey: true, scoreHundredths: true, comment: true } },
      },
    });
    if (!sheet) throw new AppError("NOT_FOUND", `sheet ${work.sheetId}`);
    const revision = work.revision + 1;
    const created = await tx.scoreSheet.create({
      data: {
        ...{ assignmentId: work.assignmentId, revision, roundNo: round.ordinal, status: "ADJUSTING", updatedAt: at },
        ...{ overallOpinion: sheet.overallOpinion, suitable: sheet.suitable },
        items: { create: sheet.items },
      },
      select: { id: true },
    });
    const data = { from: work.revision, to: revision, round: round.ordinal };
    recordAudit(
      tx,
      actor,
      { type: "review.sheetAdjusted", subjectType: "ScoreSheet", subjectId: created.id, data },
      at,
    );
    return ok({ revision });
  });
}
