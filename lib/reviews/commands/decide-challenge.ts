import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import { inTransactionAs, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { proposalAudience } from "@/lib/proposals/queries/audience";
import { canDecideConflicts } from "../domain/access";
import { isBoundInCall } from "../queries";
import type { DecideChallenge } from "../schema/challenges";
import { withdrawExcludedInTx } from "./detect-conflicts";

const CHALLENGE = {
  id: true,
  status: true,
  memberId: true,
  proposalId: true,
  member: { select: { userId: true, user: { select: { name: true } } } },
  proposal: { select: { callId: true, titleKo: true, titleEn: true } },
} as const;

async function challengeOf(tx: Tx, challengeId: string) {
  const challenge = await tx.reviewerChallenge.findUnique({ where: { id: challengeId }, select: CHALLENGE });
  if (!challenge) throw new AppError("NOT_FOUND", `challenge ${challengeId}`);
  return challenge;
}
type Challenge = Awaited<ReturnType<typeof challengeOf>>;

/** S3: an accepted challenge excludes like the law does: from the plan, from the assignment, and for good. */
async function excludeInTx(tx: Tx, actor: Actor, challenge: Challenge, reason: string, at: Date): Promise<void> {
  const key = { proposalId: challenge.proposalId, userId: challenge.member.userId, kind: "CHALLENGE" as const };
  const decided = {
    ...{ severity: "EXCLUSION" as const, outcome: "EXCLUDED" as const },
    ...{ reason, decidedById: actor.id, decidedAt: at },
  };
  const evidence = { basis: "CHALLENGE", ours: challenge.member.user.name, theirs: "" };
  await tx.conflictFinding.upsert({
    where: { proposalId_userId_kind: key },
    create: { ...key, ...decided, evidence, detectedAt: at },
    update: { ...decided, version: { increment: 1 } },
    select: { id: true },
  });
  await tx.plannedAssignment.deleteMany({
    where: { memberId: challenge.memberId, proposalId: challenge.proposalId },
  });
  await withdrawExcludedInTx(tx, challenge.proposal.callId);
}

async function tellApplicant(tx: Tx, challenge: Challenge, accepted: boolean, at: Date): Promise<void> {
  const { proposalId, proposal } = challenge;
  await notify(tx, {
    kind: accepted ? "challengeAccepted" : "challengeDismissed",
    userIds: await proposalAudience(tx, proposalId),
    params: { title: { ko: proposal.titleKo, en: proposal.titleEn || proposal.titleKo } },
    href: `/proposals/${proposalId}/panel`,
    at,
  });
}

/**
 * S3: an officer accepts a challenge, and the member is excluded from that proposal at once, or dismisses it with a reason. Not
 * an officer who is bound in the call, nor the member themself. The applicant is told; the member is not, whatever the outcome.
 */
export function decideChallenge(
  actor: Actor,
  input: DecideChallenge,
  at: Date,
): Promise<Outcome<{ status: "ACCEPTED" | "DISMISSED" }>> {
  return inTransactionAs(actor, async (tx) => {
    const seen = await challengeOf(tx, input.challengeId);
    const { callId } = seen.proposal;
    if (!canDecideConflicts(actor, callId)) throw new AppError("NOT_FOUND", `challenge ${input.challengeId}`);
    await tx.$queryRaw`SELECT 1 FROM "Call" WHERE "id" = ${callId} FOR UPDATE`;
    if (seen.member.userId === actor.id || (await isBoundInCall(tx, actor.id, callId)))
      return refuse("CONFLICT_OF_INTEREST");
    const accepted = input.verdict === "ACCEPTED";
    const { count } = await tx.reviewerChallenge.updateMany({
      where: { id: seen.id, status: "OPEN", version: input.expectedVersion },
      data: {
        ...{ status: input.verdict, decidedById: actor.id, decidedAt: at },
        ...{ decisionReason: input.reason, version: { increment: 1 } },
      },
    });
    if (count === 0) throw new AppError("CONFLICT", `challenge ${seen.id} moved on`);
    if (accepted) await excludeInTx(tx, actor, seen, input.reason, at);
    const { memberId, proposalId } = seen;
    const data = { callId, memberId, proposalId, verdict: input.verdict, reason: input.reason };
    recordAudit(
      tx,
      actor,
      { type: "challenge.decided", subjectType: "ReviewerChallenge", subjectId: seen.id, data },
      at,
    );
    await tellApplicant(tx, seen, accepted, at);
    return ok({ status: input.verdict });
  });
}
