import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { inTransaction } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { canEditProposal } from "../domain/access";
import { lockedProposalInTx } from "../queries/facts";
import { bumpProposalInTx } from "./consortium";
import { writingRefusal } from "./save-section";

/** A6: takes a file out of the proposal; it stays on record. Refuses NOT_DRAFT, CALL_NOT_OPEN, CALL_CLOSED. */
export function removeAttachment(
  actor: Actor,
  input: { proposalId: string; attachmentId: string },
  at: Date,
): Promise<Outcome<null>> {
  return inTransaction(async (tx) => {
    const facts = await lockedProposalInTx(tx, actor, input.proposalId, "EXCLUSIVE");
    if (!canEditProposal(actor, facts.standing)) throw new AppError("NOT_FOUND", `proposal ${input.proposalId}`);
    const file = await tx.proposalAttachment.findFirst({
      where: { id: input.attachmentId, proposalId: facts.id },
      select: { kind: true, name: true, sha256: true, removedAt: true },
    });
    if (!file) throw new AppError("NOT_FOUND", `attachment ${input.attachmentId}`);
    const refusal = writingRefusal(facts, at, "attachments");
    if (refusal) return refuse(refusal);
    if (file.removedAt) throw new AppError("CONFLICT", `attachment ${input.attachmentId} was removed before`);
    await tx.proposalAttachment.updateMany({
      where: { id: input.attachmentId, removedAt: null },
      data: { removedAt: at, removedById: actor.id },
    });
    await bumpProposalInTx(tx, actor, facts, "attachments", at);
    const data = { kind: file.kind, name: file.name, sha256: file.sha256 };
    recordAudit(
      tx,
      actor,
      { type: "proposal.attachmentRemoved", subjectType: "Proposal", subjectId: facts.id, data },
      at,
    );
    return ok(null);
  });
}
