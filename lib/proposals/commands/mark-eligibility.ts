import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { callState } from "@/lib/calls/domain/state";
import { notify } from "@/lib/notifications/notify";
import { inTransaction } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { canScreen } from "../domain/access";
import { countingStatus } from "../domain/status";
import { proposalAudience } from "../queries/audience";

type Input = { proposalId: string; eligible: boolean; reason: string };

const SELECT = {
  id: true,
  callId: true,
  status: true,
  version: true,
  currentSealId: true,
  receiptNumber: true,
  titleKo: true,
  titleEn: true,
  call: { select: { phase: true, opensAt: true, closesAt: true } },
} as const;

/**
 * A10 in first form: an officer finds a counting proposal eligible or not, between the closing and the review; until then
 * the finding may be corrected. A reopened draft is judged by its last submission (A9). Refuses NOT_SUBMITTED,
 * CALL_NOT_IN_SCREENING, REASON_REQUIRED.
 */
export function markEligibility(
  actor: Actor,
  input: Input,
  at: Date,
): Promise<Outcome<{ status: "ELIGIBLE" | "INELIGIBLE" }>> {
  return inTransaction(async (tx) => {
    const proposal = await tx.proposal.findUnique({ where: { id: input.proposalId }, select: SELECT });
    if (!proposal || !canScreen(actor, proposal.callId))
      throw new AppError("NOT_FOUND", `proposal ${input.proposalId}`);
    const state = callState(proposal.call, at);
    if (state !== "CLOSED" && state !== "SCREENING") return refuse("CALL_NOT_IN_SCREENING");
    if (countingStatus(proposal) === null) return refuse("NOT_SUBMITTED");
    const reason = input.reason.trim();
    if (!input.eligible && reason === "") return refuse("REASON_REQUIRED");

    const to = input.eligible ? "ELIGIBLE" : "INELIGIBLE";
    const { count } = await tx.proposal.updateMany({
      where: { id: proposal.id, status: proposal.status, version: proposal.version },
      data: { status: to, version: { increment: 1 } },
    });
    if (count === 0) throw new AppError("CONFLICT", `proposal ${proposal.id} moved on from v${proposal.version}`);
    recordAudit(
      tx,
      actor,
      {
        type: "proposal.eligibilityDecided",
        subjectType: "Proposal",
        subjectId: proposal.id,
        data: { status: { from: proposal.status, to }, reason },
      },
      at,
    );
    await notify(tx, {
      kind: input.eligible ? "proposalEligible" : "proposalIneligible",
      userIds: await proposalAudience(tx, proposal.id),
      params: {
        title: { ko: proposal.titleKo, en: proposal.titleEn || proposal.titleKo },
        receiptNumber: proposal.receiptNumber ?? "",
        reason,
      },
      href: `/proposals/${proposal.id}`,
      at,
    });
    return ok({ status: to });
  });
}
