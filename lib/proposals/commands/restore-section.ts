import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { inTransaction } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { canEditProposal } from "../domain/access";
import type { WrittenKey } from "../domain/drafts";
import { lockedProposalInTx } from "../queries/facts";
import { sectionDraftSchemas } from "../schema/sections";
import { preparedSection } from "./prepare-section";
import { sectionRow, writeSection, writingRefusal } from "./save-section";
import { voidSignaturesInTx } from "./void-signatures";

type Input = { proposalId: string; key: WrittenKey; version: number; revision: number };

/**
 * A7: puts an earlier version back as a new one; what stood before stays in the history. Only while writing is allowed.
 * Refuses NOT_DRAFT, CALL_NOT_OPEN, CALL_CLOSED, SECTION_COMPLETE, UNREADABLE (a version that no longer fits the form).
 */
export function restoreSection(actor: Actor, input: Input, at: Date): Promise<Outcome<{ version: number }>> {
  return inTransaction(async (tx) => {
    const facts = await lockedProposalInTx(tx, actor, input.proposalId, "SHARED");
    if (!canEditProposal(actor, facts.standing)) throw new AppError("NOT_FOUND", `proposal ${input.proposalId}`);
    const refusal = writingRefusal(facts, at, input.key);
    if (refusal) return refuse(refusal);
    const row = await sectionRow(tx, facts.id, input.key);
    if (row.status === "COMPLETE") return refuse("SECTION_COMPLETE");
    const revision = await tx.sectionRevision.findUnique({
      where: { sectionId_version: { sectionId: row.id, version: input.revision } },
      select: { content: true },
    });
    if (!revision) throw new AppError("NOT_FOUND", `version ${input.revision} of section ${input.key}`);
    const draft = sectionDraftSchemas[input.key].safeParse(revision.content);
    if (!draft.success) return refuse("UNREADABLE");
    const prepared = await preparedSection(tx, facts.id, input.key, draft.data);
    if (!prepared.ok) return prepared;
    const written =
      row.version === input.version && (await writeSection(tx, actor, row, { content: prepared.data, keep: true }, at));
    if (!written) throw new AppError("CONFLICT", `section ${input.key} of ${facts.id} moved on`);
    await voidSignaturesInTx(tx, actor, facts.id, input.key, at);
    const data = {
      section: input.key,
      restored: input.revision,
      fromVersion: row.version,
      toVersion: row.version + 1,
    };
    const subject = { subjectType: "Proposal", subjectId: facts.id };
    recordAudit(tx, actor, { type: "proposal.sectionRestored", ...subject, data }, at);
    return ok({ version: row.version + 1 });
  });
}
