import "server-only";
import type { Actor } from "@/lib/access/actor";
import { rulebookOfCall } from "@/lib/calls/queries/settings";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { canViewProposal } from "@/lib/proposals/domain/access";
import { standingOf } from "@/lib/proposals/queries/facts";
import { legalDeadline } from "@/lib/rulebook/domain/day-count";
import type { EligibilityResult } from "../types/letter";

/** A10: the verdict that stands, for the consortium: what was decided, why, and how to object. */
export async function getEligibilityResult(actor: Actor, proposalId: string): Promise<EligibilityResult> {
  const { standing, call } = await standingOf(db, actor, proposalId);
  if (!canViewProposal(actor, standing)) throw new AppError("NOT_FOUND", `proposal ${proposalId}`);
  const verdict = await db.screeningVerdict.findFirst({
    where: { proposalId, status: "CONFIRMED" },
    select: { eligible: true, reason: true, decidedAt: true },
  });
  if (!verdict?.decidedAt) return null;
  const { decidedAt, reason } = verdict;
  const { objection, calendar } = await rulebookOfCall(db, call);
  return {
    proposalId,
    kind: verdict.eligible ? "eligible" : "ineligible",
    reason,
    decidedAt,
    objection: {
      days: objection.filingDays,
      decisionDays: objection.decisionDays,
      until: legalDeadline(decidedAt, objection.filingDays, calendar)?.at ?? null,
    },
    contact: [call.contactName, call.contactEmail, call.contactPhone],
  };
}
