import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { inTransactionAs } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok } from "@/lib/platform/outcome";
import { openWork } from "../queries/open-work";
import type { SaveNotes } from "../schema/workspace";

/** Autosave of a reviewer's own notes. CONFLICT when another window has saved meanwhile; then nothing is written. */
export function saveNotes(
  actor: Actor,
  input: SaveNotes,
  at: Date,
): Promise<Outcome<{ version: number; savedAt: Date }>> {
  return inTransactionAs(actor, async (tx) => {
    const { work, refusal } = await openWork(tx, actor, input.assignmentId);
    if (refusal) return refusal;
    const [saved] = await tx.$queryRaw<{ version: number }[]>`
      INSERT INTO "ReviewNotebook" AS n ("assignmentId", "texts", "version", "updatedAt")
      VALUES (${work.assignmentId}, ${JSON.stringify(input.texts)}::jsonb, 1, ${at})
      ON CONFLICT ("assignmentId") DO UPDATE
        SET "texts" = excluded."texts", "version" = n."version" + 1, "updatedAt" = excluded."updatedAt"
        WHERE n."version" = ${input.expectedVersion}
      RETURNING n."version"`;
    if (!saved) throw new AppError("CONFLICT", `notes of ${work.assignmentId} moved on from v${input.expectedVersion}`);
    const data = { from: input.expectedVersion, to: saved.version };
    recordAudit(
      tx,
      actor,
      { type: "review.notesSaved", subjectType: "ReviewAssignment", subjectId: work.assignmentId, data },
      at,
    );
    return ok({ version: saved.version, savedAt: at });
  });
}
