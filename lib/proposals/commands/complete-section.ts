import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Failure, type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { canEditProposal } from "../domain/access";
import { contentRefusals, problemsBySection } from "../domain/submission";
import { lockedProposalInTx, type ProposalFacts, submissionFacts } from "../queries/facts";
import { writingRefusal } from "./save-section";

type Input = { proposalId: string; key: string; version: number };
type Step = { version: number };

async function openForWriting(tx: Tx, actor: Actor, { proposalId, key }: Input, at: Date) {
  const facts = await lockedProposalInTx(tx, actor, proposalId, "SHARED");
  if (!canEditProposal(actor, facts.standing)) throw new AppError("NOT_FOUND", `proposal ${proposalId}`);
  return { facts, refusal: writingRefusal(facts, at, key) };
}

/** What keeps the section from being complete, as field errors of its form or as the first refusal of the consortium. */
async function incompleteness(tx: Tx, facts: ProposalFacts, key: string, at: Date): Promise<Failure | null> {
  const { submission } = await submissionFacts(tx, facts, at);
  if (key === "consortium" || key === "attachments") {
    const refusal = contentRefusals(submission).find(({ section }) => section === key);
    const named = refusal?.organisation ?? refusal?.attachment;
    return refusal
      ? refuse(refusal.code, { organisation: named?.nameKo ?? "", attachment: named?.nameKo ?? "" })
      : null;
  }
  const problems = problemsBySection(submission).find((section) => section.key === key)?.problems;
  if (!problems) throw new AppError("NOT_FOUND", `section ${key}`);
  if (problems.length === 0) return null;
  const fieldErrors: Record<string, string[]> = {};
  for (const { path, error } of problems) fieldErrors[path] = [...(fieldErrors[path] ?? []), error];
  return { ok: false, code: "INVALID_INPUT", fieldErrors };
}

async function moveSection(
  tx: Tx,
  input: Input,
  from: ("NOT_STARTED" | "IN_PROGRESS" | "COMPLETE")[],
  to: "IN_PROGRESS" | "COMPLETE",
) {
  const { count } = await tx.proposalSection.updateMany({
    where: { proposalId: input.proposalId, key: input.key, version: input.version, status: { in: from } },
    data: { status: to, version: { increment: 1 } },
  });
  if (count === 0) throw new AppError("CONFLICT", `section ${input.key} of ${input.proposalId} moved on`);
}

/** “이 항목 작성을 완료하셨습니까?” — marks a section complete when nothing is missing in it; else its field errors. */
export function completeSection(actor: Actor, input: Input, at: Date): Promise<Outcome<Step>> {
  return inTransaction(async (tx) => {
    const { facts, refusal } = await openForWriting(tx, actor, input, at);
    const missing = refusal ? refuse(refusal) : await incompleteness(tx, facts, input.key, at);
    if (missing) return missing;
    await moveSection(tx, input, ["NOT_STARTED", "IN_PROGRESS"], "COMPLETE");
    recordAudit(
      tx,
      actor,
      {
        type: "proposal.sectionCompleted",
        subjectType: "Proposal",
        subjectId: facts.id,
        data: { section: input.key, version: input.version + 1 },
      },
      at,
    );
    return ok({ version: input.version + 1 });
  });
}

/** Opens a complete section for writing again. */
export function reopenSection(actor: Actor, input: Input, at: Date): Promise<Outcome<Step>> {
  return inTransaction(async (tx) => {
    const { facts, refusal } = await openForWriting(tx, actor, input, at);
    if (refusal) return refuse(refusal);
    await moveSection(tx, input, ["COMPLETE"], "IN_PROGRESS");
    recordAudit(
      tx,
      actor,
      {
        type: "proposal.sectionReopened",
        subjectType: "Proposal",
        subjectId: facts.id,
        data: { section: input.key, version: input.version + 1 },
      },
      at,
    );
    return ok({ version: input.version + 1 });
  });
}
