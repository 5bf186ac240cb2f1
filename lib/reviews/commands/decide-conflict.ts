import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { inTransactionAs } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { canDecideConflicts } from "../domain/access";
import type { ConflictOutcome } from "../domain/conflicts";
import { isBoundInCall } from "../queries";
import type { DecideConflict } from "../schema";
import { withdrawExcludedInTx } from "./detect-conflicts";

/**
 * S3: an officer excludes, dismisses with a reason, or waives with a plan. What the law excludes is not for an officer to
 * undo, and nobody decides who is bound in the call themself.
 */
export function decideConflict(
  actor: Actor,
  input: DecideConflict,
  at: Date,
): Promise<Outcome<{ outcome: ConflictOutcome }>> {
  return inTransactionAs(actor, async (tx) => {
    const finding = await tx.conflictFinding.findUnique({
      where: { id: input.findingId },
      select: {
        id: true,
        proposalId: true,
        userId: true,
        kind: true,
        severity: true,
        outcome: true,
        version: true,
        proposal: { select: { callId: true } },
      },
    });
    if (!finding || !canDecideConflicts(actor, finding.proposal.callId))
      throw new AppError("NOT_FOUND", `finding ${input.findingId}`);
    const { callId } = finding.proposal;
    await tx.$queryRaw`SELECT 1 FROM "Call" WHERE "id" = ${callId} FOR UPDATE`;
    if (await isBoundInCall(tx, actor.id, callId)) return refuse("CONFLICT_OF_INTEREST");
    if (finding.severity === "EXCLUSION" && input.outcome !== "EXCLUDED") return refuse("EXCLUDED_BY_LAW");
    const { count } = await tx.conflictFinding.updateMany({
      where: { id: finding.id, version: input.expectedVersion },
      data: {
        outcome: input.outcome,
        reason: input.reason,
        decidedById: actor.id,
        decidedAt: at,
        version: { increment: 1 },
      },
    });
    if (count === 0) throw new AppError("CONFLICT", `finding ${finding.id} moved on`);
    if (input.outcome === "EXCLUDED") await withdrawExcludedInTx(tx, callId);
    const { proposalId, userId, kind } = finding;
    const data = { proposalId, userId, kind, from: finding.outcome, to: input.outcome, reason: input.reason };
    recordAudit(
      tx,
      actor,
      { type: "conflict.decided", subjectType: "ConflictFinding", subjectId: finding.id, data },
      at,
    );
    return ok({ outcome: input.outcome });
  });
}
