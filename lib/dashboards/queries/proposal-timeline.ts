import "server-only";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { visibleProposals } from "@/lib/proposals/domain/access";
import { proposalTimeline, type TimelineEvent } from "../domain/proposal-timeline";

/** Verdicts of which the applicant was told. */
const TOLD: ("CONFIRMED" | "REPLACED")[] = ["CONFIRMED", "REPLACED"];

const FACTS = {
  callId: true,
  status: true,
  createdAt: true,
  withdrawnAt: true,
  withdrawalReason: true,
  call: { select: { phase: true, publishedAt: true } },
  seals: { select: { id: true, sealNo: true, sealedAt: true } },
  verdicts: {
    where: { status: { in: TOLD } },
    select: { id: true, status: true, eligible: true, reason: true, decidedAt: true },
  },
  supplements: {
    select: {
      id: true,
      status: true,
      sections: true,
      reason: true,
      requestedAt: true,
      dueAt: true,
      answeredAt: true,
      cancelledAt: true,
      cancelReason: true,
      sealId: true,
    },
  },
  team: {
    select: {
      supportSteps: { where: { step: "AGREED" }, orderBy: { at: "asc" }, take: 1, select: { at: true } },
    },
  },
} as const;

/** When the call's review first began. A selection that was returned to the panel is nobody's business outside (S3). */
async function reviewBegun(callId: string): Promise<Date | null> {
  const moves = await db.auditEvent.findMany({
    where: { subjectType: "Call", subjectId: callId, type: "call.phaseChanged" },
    orderBy: { seq: "asc" },
    select: { occurredAt: true, payload: true },
  });
  const first = moves.find(({ payload }) => (JSON.parse(payload) as { to?: string }).to === "IN_REVIEW");
  return first?.occurredAt ?? null;
}

/** What has happened to an own proposal, from its data and nothing else; NOT_FOUND for whoever may not see it. A fixed number of queries. */
export async function getProposalTimeline(actor: Actor, proposalId: string, now: Date): Promise<TimelineEvent[]> {
  const row = await db.proposal.findFirst({ where: { id: proposalId, ...visibleProposals(actor) }, select: FACTS });
  if (!row) throw new AppError("NOT_FOUND", `proposal ${proposalId}`);
  const { withdrawnAt, withdrawalReason, team, createdAt, callId, ...facts } = row;
  return proposalTimeline(
    {
      ...facts,
      startedAt: createdAt,
      withdrawal: withdrawnAt ? { at: withdrawnAt, reason: withdrawalReason ?? "" } : null,
      reviewBegunAt: await reviewBegun(callId),
      agreedAt: team?.supportSteps[0]?.at ?? null,
    },
    now,
  );
}
