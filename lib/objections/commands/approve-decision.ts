import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import { inTransactionAs, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Failure, type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { proposalAudience } from "@/lib/proposals/queries/audience";
import { changeOutcomeInTx } from "@/lib/reviews/commands/change-outcome";
import { rulebookContent } from "@/lib/rulebook/queries";
import { Refused } from "@/lib/teams/commands/refused";
import { lockSeatsInTx, seatProposalInTx } from "@/lib/teams/commands/seats";
import { canApproveObjection } from "../domain/access";
import { NEW_RESULTS, resultAfter } from "../domain/decision";
import {
  currentResult,
  isBoundToResult,
  lockObjectionInTx,
  type ObjectionFacts,
  ownHref,
  rulebookOf,
  staffFor,
  titleOf,
} from "../queries";
import type { ApproveDecision, ReturnDecision } from "../schema";

const DECISION = {
  id: true,
  objectionId: true,
  verdict: true,
  status: true,
  reason: true,
  newResult: true,
  newTotalHundredths: true,
  proposedById: true,
  version: true,
} as const;
type Decision = {
  id: string;
  verdict: "ACCEPTED" | "REJECTED" | "INADMISSIBLE";
  reason: string;
  newResult: string | null;
  newTotalHundredths: number | null;
  proposedById: string;
};
type Found = { refusal: Failure } | { refusal: null; objection: ObjectionFacts; decision: Decision };

/** The decision and its objection under lock, for the other person who decides (L3); a bound director is refused (S3). */
async function directorsDecisionInTx(tx: Tx, actor: Actor, input: ApproveDecision): Promise<Found> {
  const seen = await tx.objectionDecision.findUnique({ where: { id: input.decisionId }, select: DECISION });
  if (!seen) throw new AppError("NOT_FOUND", `decision ${input.decisionId}`);
  // Before the objection, as the approval of a selection takes them: two approvals never wait for each other crosswise.
  if (seen.newResult === "SELECTED") await lockSeatsInTx(tx);
  const objection = await lockObjectionInTx(tx, seen.objectionId);
  if (!canApproveObjection(actor, objection)) throw new AppError("NOT_FOUND", `decision ${seen.id}`);
  if (await isBoundToResult(tx, actor.id, objection)) return { refusal: refuse("CONFLICT_OF_INTEREST") };
  const decision = await tx.objectionDecision.findUniqueOrThrow({ where: { id: seen.id }, select: DECISION });
  if (decision.proposedById === actor.id) return { refusal: refuse("SAME_PERSON") };
  if (decision.version !== input.expectedVersion || decision.status !== "PROPOSED")
    throw new AppError("CONFLICT", `decision ${decision.id} is ${decision.status} v${decision.version}`);
  return { refusal: null, objection, decision };
}

async function settle(
  tx: Tx,
  input: ApproveDecision,
  data: { status: "APPROVED" | "RETURNED"; decidedById: string; decidedAt: Date; returnReason?: string },
  objection: { id: string; status: "EXAMINED" | "DECIDED" },
): Promise<void> {
  const { count } = await tx.objectionDecision.updateMany({
    where: { id: input.decisionId, status: "PROPOSED", version: input.expectedVersion },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw new AppError("CONFLICT", `decision ${input.decisionId} moved on`);
  await tx.objection.updateMany({
    where: { id: objection.id },
    data: { status: objection.status, version: { increment: 1 } },
  });
}

/** What an accepted objection leads to, in the same transaction: the changed result, and the team when a seat is free. */
async function carryOut(
  tx: Tx,
  actor: Actor,
  objection: ObjectionFacts,
  decision: Decision,
  at: Date,
): Promise<string | null> {
  // A stage's result is corrected by a decision of its own, which two people make (lib/stages).
  if (decision.verdict !== "ACCEPTED" || objection.stageTeam) return null;
  const { selection } = await rulebookContent(tx, rulebookOf(objection));
  const current = await currentResult(tx, objection.proposalId);
  const newResult = NEW_RESULTS.find((one) => one === decision.newResult) ?? null;
  const { newTotalHundredths, reason } = decision;
  const { cutoffHundredths } = selection;
  const to = resultAfter({ current, newResult, newTotalHundredths, cutoffHundredths });
  const { proposalId, callId } = objection;
  await changeOutcomeInTx(
    tx,
    actor,
    { proposalId, objectionId: objection.id, to, totalHundredths: newTotalHundredths, reason },
    at,
  );
  if (newResult !== "SELECTED") return null;
  const seat = { callId, proposalId, decisionId: current.decisionId, reason };
  const seated = await seatProposalInTx(tx, actor, seat, at);
  if (!seated.ok) throw new Refused(seated);
  return seated.data.teamId;
}

async function tell(tx: Tx, objection: ObjectionFacts, decision: Decision, at: Date): Promise<void> {
  const params = { title: titleOf(objection), number: objection.number };
  await notify(tx, {
    kind: "objectionDecided",
    userIds: await proposalAudience(tx, objection.proposalId),
    params,
    href: ownHref(objection),
    at,
  });
  const { stageTeam } = objection;
  if (stageTeam && decision.verdict === "ACCEPTED") {
    await notify(tx, {
      kind: "stageCorrectionDue",
      userIds: await staffFor(tx, "objection:examine", objection, at),
      params: { ...params, stage: String(stageTeam.stage.number) },
      href: `/stages/${stageTeam.stage.id}`,
      at,
    });
  }
  await notify(tx, {
    kind: "objectionApproved",
    userIds: [decision.proposedById],
    params,
    href: `/manage/objections/${objection.id}`,
    at,
  });
}

/**
 * S10, L3: the director approves the decision; its consequences, the letter and the notices come with it or not at all.
 * Refuses SAME_PERSON, CONFLICT_OF_INTEREST, NO_FREE_SEAT.
 */
export async function approveDecision(
  actor: Actor,
  input: ApproveDecision,
  at: Date,
): Promise<Outcome<{ teamId: string | null }>> {
  try {
    return await inTransactionAs(actor, async (tx) => {
      const found = await directorsDecisionInTx(tx, actor, input);
      if (found.refusal) return found.refusal;
      const { objection, decision } = found;
      await settle(
        tx,
        input,
        { status: "APPROVED", decidedById: actor.id, decidedAt: at },
        { id: objection.id, status: "DECIDED" },
      );
      const teamId = await carryOut(tx, actor, objection, decision, at);
      const data = {
        ...{ callId: objection.callId, proposalId: objection.proposalId, decisionId: decision.id },
        ...{ verdict: decision.verdict, inTime: at <= objection.decisionDueAt, teamId },
      };
      recordAudit(
        tx,
        actor,
        { type: "objection.decided", subjectType: "Objection", subjectId: objection.id, data },
        at,
        { rulebookVersion: rulebookOf(objection) },
      );
      await tell(tx, objection, decision, at);
      return ok({ teamId });
    });
  } catch (error) {
    if (error instanceof Refused) return error.failure;
    throw error;
  }
}

/** L3: the director sends the proposed decision back with a reason; the officer may propose another. */
export function returnDecision(actor: Actor, input: ReturnDecision, at: Date): Promise<Outcome<null>> {
  return inTransactionAs(actor, async (tx) => {
    const found = await directorsDecisionInTx(tx, actor, input);
    if (found.refusal) return found.refusal;
    const { objection, decision } = found;
    await settle(
      tx,
      input,
      { status: "RETURNED", decidedById: actor.id, decidedAt: at, returnReason: input.reason },
      { id: objection.id, status: "EXAMINED" },
    );
    const data = { decisionId: decision.id, reason: input.reason };
    recordAudit(
      tx,
      actor,
      { type: "objection.decisionReturned", subjectType: "Objection", subjectId: objection.id, data },
      at,
    );
    await notify(tx, {
      kind: "objectionReturned",
      userIds: [decision.proposedById],
      params: { title: titleOf(objection), number: objection.number, reason: input.reason },
      href: `/manage/objections/${objection.id}`,
      dueAt: objection.decisionDueAt,
      at,
    });
    return ok(null);
  });
}
