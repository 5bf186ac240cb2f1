import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import type { SelectionResult } from "../domain/selection";
import { standingSheet } from "../queries/standing-sheet";

type Change = {
  proposalId: string;
  objectionId: string;
  to: SelectionResult;
  totalHundredths: number | null;
  reason: string;
};

/**
 * S10: what an accepted objection makes of a published result, once. The approved outcome and its calculation sheet stay as
 * they were decided; the change stands beside them. For lib/objections, which authorises.
 */
export async function changeOutcomeInTx(tx: Tx, actor: Actor, change: Change, at: Date): Promise<void> {
  const outcome = await tx.selectionOutcome.findFirst({
    where: { proposalId: change.proposalId, decision: { status: "APPROVED", call: { phase: "PUBLISHED" } } },
    select: { id: true, result: true, decisionId: true, decision: { select: { callId: true } } },
  });
  if (!outcome) throw new AppError("NOT_FOUND", `published outcome of ${change.proposalId}`);
  // Two changes of one call come one after the other, so that each is chained to the one before (S11).
  await tx.$queryRaw`SELECT 1 FROM "SelectionDecision" WHERE "id" = ${outcome.decisionId} FOR NO KEY UPDATE`;
  const { to, totalHundredths, reason, objectionId } = change;
  await tx.outcomeChange.create({
    data: { outcomeId: outcome.id, objectionId, from: outcome.result, to, totalHundredths, reason, byId: actor.id, at },
    select: { id: true },
  });
  const headSha256 = (await standingSheet(tx, outcome.decision.callId))?.headSha256;
  const data = {
    ...{ callId: outcome.decision.callId, proposalId: change.proposalId, objectionId, reason },
    ...{ from: outcome.result, to, reexamined: totalHundredths !== null, headSha256 },
  };
  recordAudit(
    tx,
    actor,
    { type: "selection.outcomeChanged", subjectType: "SelectionOutcome", subjectId: outcome.id, data },
    at,
  );
}
