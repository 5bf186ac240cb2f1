import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { db, inTransaction } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import type { StoredFile } from "@/lib/platform/files";
import { type Outcome, ok, refuse, refuseField } from "@/lib/platform/outcome";
import { canEditProposal } from "../domain/access";
import { lockedProposalInTx, type ProposalFacts, proposalFacts } from "../queries/facts";
import { writingRefusal } from "./save-section";

/** Against abuse: pictures that were replaced stay on record, since earlier versions show them. */
const MAX_IMAGES = 200;

const PLAN_SECTIONS = ["technology", "goals", "impact"] as const;

/** A picture may come in while any plan section may be written in. */
function refusalOf(facts: ProposalFacts, at: Date): string | null {
  const refusals = PLAN_SECTIONS.map((key) => writingRefusal(facts, at, key));
  return refusals.includes(null) ? null : (refusals[0] ?? null);
}

/** Asked before the bytes are taken in; NOT_FOUND for whoever may not write here. Refuses NOT_DRAFT, CALL_NOT_OPEN, CALL_CLOSED. */
export async function planImageRefusal(actor: Actor, proposalId: string, at: Date): Promise<string | null> {
  const facts = await proposalFacts(db, actor, proposalId);
  if (!canEditProposal(actor, facts.standing)) throw new AppError("NOT_FOUND", `proposal ${proposalId}`);
  return refusalOf(facts, at);
}

/** A3: makes a stored picture one of this proposal, so that its plan sections may show it. */
export function addPlanImage(
  actor: Actor,
  input: { proposalId: string; file: Pick<StoredFile, "id" | "name" | "sha256"> },
  at: Date,
): Promise<Outcome<{ fileId: string; sha256: string }>> {
  return inTransaction(async (tx) => {
    const facts = await lockedProposalInTx(tx, actor, input.proposalId, "SHARED");
    if (!canEditProposal(actor, facts.standing)) throw new AppError("NOT_FOUND", `proposal ${input.proposalId}`);
    const refusal = refusalOf(facts, at);
    if (refusal) return refuse(refusal);
    if ((await tx.proposalImage.count({ where: { proposalId: facts.id } })) >= MAX_IMAGES)
      return refuseField("file", `proposals.imageCount?maximum=${MAX_IMAGES}`);
    const { id: fileId, sha256, name } = input.file;
    await tx.proposalImage.create({
      data: { fileId, sha256, proposalId: facts.id, uploadedById: actor.id, uploadedAt: at },
    });
    const data = { fileId, name, sha256 };
    recordAudit(tx, actor, { type: "proposal.imageAdded", subjectType: "Proposal", subjectId: facts.id, data }, at);
    return ok({ fileId, sha256 });
  });
}
