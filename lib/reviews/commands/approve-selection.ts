import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { advanceCallPhaseInTx } from "@/lib/calls/commands";
import { lockCallInTx } from "@/lib/calls/queries";
import type { CallFacts } from "@/lib/calls/types";
import { notify } from "@/lib/notifications/notify";
import { inTransactionAs, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { canApproveSelection } from "../domain/access";
import { isBoundInCall } from "../queries";
import { checkedOpinions, unsettledCount } from "../queries/opinions";
import { holdersOf } from "../queries/staff";
import type { ReturnSelection } from "../schema";

type Decide = { decisionId: string; expectedVersion: number };

const DECISION = {
  id: true,
  callId: true,
  status: true,
  sheetHash: true,
  proposedById: true,
  version: true,
  outcomes: { where: { result: "SELECTED" }, orderBy: { rank: "asc" }, select: { proposalId: true } },
} as const;

/** The decision under the call's lock, for the other person who decides (L3); a bound director is refused (S3). */
async function directorsDecisionInTx(tx: Tx, actor: Actor, input: Decide) {
  const seen = await tx.selectionDecision.findUnique({ where: { id: input.decisionId }, select: { callId: true } });
  if (!seen || !canApproveSelection(actor, seen.callId))
    throw new AppError("NOT_FOUND", `decision ${input.decisionId}`);
  const call = await lockCallInTx(tx, seen.callId);
  const decision = await tx.selectionDecision.findUniqueOrThrow({
    where: { id: input.decisionId },
    select: DECISION,
  });
  if (await isBoundInCall(tx, actor.id, call.id))
    return { refusal: refuse("CONFLICT_OF_INTEREST"), call, decision } as const;
  if (decision.proposedById === actor.id) return { refusal: refuse("SAME_PERSON"), call, decision } as const;
  if (decision.version !== input.expectedVersion || decision.status !== "PROPOSED")
    throw new AppError("CONFLICT", `decision ${decision.id} is ${decision.status} v${decision.version}`);
  return { refusal: null, call, decision } as const;
}

const guardOf = ({ decisionId, expectedVersion }: Decide) =>
  ({ id: decisionId, status: "PROPOSED", version: expectedVersion }) as const;

/** S8: nothing is released with a name in it, so that officers learn at once how many hits they must look at. */
async function tellOfNames(tx: Tx, call: CallFacts, at: Date): Promise<void> {
  const count = unsettledCount(await checkedOpinions(tx, call.id));
  if (count === 0) return;
  await notify(tx, {
    kind: "opinionsToCheck",
    userIds: await holdersOf(tx, "selection:propose", call.id, at),
    params: { call: { ko: call.titleKo, en: call.titleEn }, count },
    href: `/manage/calls/${call.id}/opinions`,
    at,
  });
}

/**
 * S9, L3: the director approves what an officer proposed. Closes the panel and moves the call to DECIDED. For the command
 * in lib/teams that makes teams of the selected in the same transaction; returns them by rank.
 */
export async function approveSelectionInTx(
  tx: Tx,
  actor: Actor,
  input: Decide,
  at: Date,
): Promise<Outcome<{ callId: string; proposalIds: string[] }>> {
  const { refusal, call, decision } = await directorsDecisionInTx(tx, actor, input);
  if (refusal) return refusal;
  const { count } = await tx.selectionDecision.updateMany({
    where: guardOf(input),
    data: { status: "APPROVED", decidedById: actor.id, decidedAt: at, version: { increment: 1 } },
  });
  if (count === 0) throw new AppError("CONFLICT", `decision ${decision.id} moved on`);
  await advanceCallPhaseInTx(tx, actor, { callId: call.id, from: ["DELIBERATION"], to: "DECIDED" }, at);
  await tx.reviewPanel.updateMany({
    where: { callId: call.id, status: "ACTIVE" },
    data: { status: "CLOSED", version: { increment: 1 } },
  });
  const proposalIds = decision.outcomes.map(({ proposalId }) => proposalId);
  const data = { callId: call.id, sheetHash: decision.sheetHash, selected: proposalIds };
  recordAudit(
    tx,
    actor,
    { type: "selection.approved", subjectType: "SelectionDecision", subjectId: decision.id, data },
    at,
    { rulebookVersion: call.rulebookVersion },
  );
  await notify(tx, {
    kind: "selectionApproved",
    userIds: [decision.proposedById],
    params: { call: { ko: call.titleKo, en: call.titleEn } },
    href: `/manage/calls/${call.id}/decision`,
    at,
  });
  await tellOfNames(tx, call, at);
  return ok({ callId: call.id, proposalIds });
}

/** S9: the director sends a proposal back; the call is in review again and the officer learns why. */
export function returnSelection(actor: Actor, input: ReturnSelection, at: Date): Promise<Outcome<{ callId: string }>> {
  return inTransactionAs(actor, async (tx) => {
    const { refusal, call, decision } = await directorsDecisionInTx(tx, actor, input);
    if (refusal) return refusal;
    const { count } = await tx.selectionDecision.updateMany({
      where: guardOf(input),
      data: {
        status: "RETURNED",
        decidedById: actor.id,
        decidedAt: at,
        returnReason: input.reason,
        version: { increment: 1 },
      },
    });
    if (count === 0) throw new AppError("CONFLICT", `decision ${decision.id} moved on`);
    await advanceCallPhaseInTx(tx, actor, { callId: call.id, from: ["DELIBERATION"], to: "IN_REVIEW" }, at);
    const data = { callId: call.id, reason: input.reason };
    recordAudit(
      tx,
      actor,
      { type: "selection.returned", subjectType: "SelectionDecision", subjectId: decision.id, data },
      at,
    );
    await notify(tx, {
      kind: "selectionReturned",
      userIds: [decision.proposedById],
      params: { call: { ko: call.titleKo, en: call.titleEn }, reason: input.reason },
      href: `/manage/calls/${call.id}/decision`,
      at,
    });
    return ok({ callId: call.id });
  });
}
