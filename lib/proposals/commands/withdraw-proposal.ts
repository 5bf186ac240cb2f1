import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { callState } from "@/lib/calls/domain/state";
import { notify } from "@/lib/notifications/notify";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { canReopenProposal, canWithdrawProposal } from "../domain/access";
import { windowRefusal } from "../domain/submission";
import { proposalAudience } from "../queries/audience";
import { lockedProposalInTx, type ProposalFacts, submissionFacts } from "../queries/facts";
import { voidSignaturesInTx } from "./void-signatures";

type Moved = { version: number };

async function move(
  tx: Tx,
  facts: ProposalFacts,
  expected: number,
  data: { status: "DRAFT" | "WITHDRAWN"; withdrawnAt?: Date; withdrawalReason?: string },
): Promise<Moved> {
  const { count } = await tx.proposal.updateMany({
    where: { id: facts.id, status: facts.status, version: expected },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw new AppError("CONFLICT", `proposal ${facts.id} moved on from v${expected}`);
  return { version: expected + 1 };
}

/** Nothing of a proposal itself changes while it is submitted; what its organisations say of themselves may have. */
async function voidStaleSignaturesInTx(tx: Tx, actor: Actor, facts: ProposalFacts, at: Date): Promise<void> {
  const { contentSha256 } = await submissionFacts(tx, facts, at);
  const where = { proposalId: facts.id, voidedAt: null, contentSha256: { not: contentSha256 } };
  if ((await tx.proposalSignature.count({ where })) > 0)
    await voidSignaturesInTx(tx, actor, facts.id, "organisation", at);
}

/**
 * A9: opens a submitted proposal for writing until the closing. Its last submission still counts until it is replaced.
 * Signatures under it hold as long as the content does: an organisation may have changed its entry meanwhile (⑬).
 * Refuses NOT_SUBMITTED, CALL_CLOSED.
 */
export function reopenProposal(
  actor: Actor,
  input: { proposalId: string; version: number },
  at: Date,
): Promise<Outcome<Moved>> {
  return inTransaction(async (tx) => {
    const facts = await lockedProposalInTx(tx, actor, input.proposalId, "EXCLUSIVE");
    if (!canReopenProposal(actor, facts.standing)) throw new AppError("NOT_FOUND", `proposal ${input.proposalId}`);
    if (facts.version !== input.version) throw new AppError("CONFLICT", `proposal ${facts.id} is at v${facts.version}`);
    const refusal = windowRefusal(callState(facts.call, at));
    if (refusal) return refuse(refusal);
    if (facts.status !== "SUBMITTED") return refuse("NOT_SUBMITTED");
    const moved = await move(tx, facts, input.version, { status: "DRAFT" });
    await voidStaleSignaturesInTx(tx, actor, facts, at);
    recordAudit(
      tx,
      actor,
      {
        type: "proposal.reopened",
        subjectType: "Proposal",
        subjectId: facts.id,
        data: { status: { from: facts.status, to: "DRAFT" }, receiptNumber: facts.receiptNumber ?? "" },
      },
      at,
    );
    return ok(moved);
  });
}

/** A9: takes a proposal back, with a reason, until the closing; nothing of it counts any more. Refuses NOT_WITHDRAWABLE, CALL_CLOSED. */
export function withdrawProposal(
  actor: Actor,
  input: { proposalId: string; version: number; reason: string },
  at: Date,
): Promise<Outcome<Moved>> {
  return inTransaction(async (tx) => {
    const facts = await lockedProposalInTx(tx, actor, input.proposalId, "EXCLUSIVE");
    if (!canWithdrawProposal(actor, facts.standing)) throw new AppError("NOT_FOUND", `proposal ${input.proposalId}`);
    if (facts.version !== input.version) throw new AppError("CONFLICT", `proposal ${facts.id} is at v${facts.version}`);
    const refusal = windowRefusal(callState(facts.call, at));
    if (refusal) return refuse(refusal);
    if (facts.status !== "SUBMITTED" && facts.status !== "DRAFT") return refuse("NOT_WITHDRAWABLE");
    const moved = await move(tx, facts, input.version, {
      status: "WITHDRAWN",
      withdrawnAt: at,
      withdrawalReason: input.reason,
    });
    recordAudit(
      tx,
      actor,
      {
        type: "proposal.withdrawn",
        subjectType: "Proposal",
        subjectId: facts.id,
        data: { status: { from: facts.status, to: "WITHDRAWN" }, reason: input.reason },
      },
      at,
    );
    await notify(tx, {
      kind: "proposalWithdrawn",
      userIds: await proposalAudience(tx, facts.id),
      params: { title: { ko: facts.titleKo, en: facts.titleEn || facts.titleKo }, reason: input.reason },
      href: `/proposals/${facts.id}`,
      at,
    });
    return ok(moved);
  });
}
