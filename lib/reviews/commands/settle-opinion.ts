import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { lockCallInTx } from "@/lib/calls/queries";
import { inTransactionAs, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Failure, type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { canProposeSelection } from "../domain/access";
import { placesOf } from "../domain/opinions";
import { isBoundInCall } from "../queries";
import { callOpinions, type Opinion } from "../queries/opinions";
import type { RedactPhrase, SettleOpinion } from "../schema/opinions";

type Target = { callId: string; sheetId: string; field: string };

/** The opinion under the call's lock, for an officer without a conflict, while its words are not public yet. */
async function opinionInTx(tx: Tx, actor: Actor, target: Target): Promise<{ refusal: Failure } | { opinion: Opinion }> {
  if (!canProposeSelection(actor, target.callId)) throw new AppError("NOT_FOUND", `call ${target.callId}`);
  const call = await lockCallInTx(tx, target.callId);
  if (await isBoundInCall(tx, actor.id, call.id)) return { refusal: refuse("CONFLICT_OF_INTEREST") };
  if (call.phase === "PUBLISHED") return { refusal: refuse("RESULTS_PUBLISHED") };
  const opinion = (await callOpinions(tx, call.id)).find(
    ({ sheetId, field }) => sheetId === target.sheetId && field === target.field,
  );
  if (!opinion) throw new AppError("NOT_FOUND", `opinion ${target.sheetId} ${target.field}`);
  return { opinion };
}

type Check = { start: number; end: number; revision: number; outcome: "KEPT" | "REDACTED"; reason: string };

async function writeCheck(tx: Tx, actor: Actor, opinion: Opinion, check: Check, at: Date): Promise<void> {
  const { start, end, ...rest } = check;
  await tx.opinionCheck.create({
    data: {
      ...rest,
      sheetId: opinion.sheetId,
      field: opinion.field,
      startAt: start,
      endAt: end,
      found: opinion.text.slice(start, end),
      byId: actor.id,
      at,
    },
    select: { id: true },
  });
  // The words stay out of the log: it is read by people whom S3 may bind.
  const data = { proposalId: opinion.proposalId, field: opinion.field, startAt: start, endAt: end, ...rest };
  recordAudit(
    tx,
    actor,
    { type: "review.opinionChecked", subjectType: "ScoreSheet", subjectId: opinion.sheetId, data },
    at,
  );
}

const revisionOf = ({ standing }: Opinion, range: { start: number; end: number }): number =>
  standing.find(({ start, end }) => start === range.start && end === range.end)?.revision ?? 0;

/**
 * S8: an officer keeps or redacts words that may name somebody, with a reason; the last word before publication counts.
 * CONFLICT when somebody else decided meanwhile. Refuses CONFLICT_OF_INTEREST, RESULTS_PUBLISHED.
 */
export function settleOpinion(actor: Actor, input: SettleOpinion, at: Date): Promise<Outcome<{ revision: number }>> {
  return inTransactionAs(actor, async (tx) => {
    const found = await opinionInTx(tx, actor, input);
    if ("refusal" in found) return found.refusal;
    const { opinion } = found;
    if (input.end > opinion.text.length) throw new AppError("NOT_FOUND", `words ${input.start}-${input.end}`);
    const before = revisionOf(opinion, input);
    if (before !== input.expectedRevision) throw new AppError("CONFLICT", `these words are at revision ${before}`);
    const { start, end, outcome, reason } = input;
    await writeCheck(tx, actor, opinion, { start, end, outcome, reason, revision: before + 1 }, at);
    return ok({ revision: before + 1 });
  });
}

/** S8: an officer redacts any words of an opinion, wherever they occur in it. Refuses as settleOpinion does, and PHRASE_NOT_FOUND. */
export function redactPhrase(actor: Actor, input: RedactPhrase, at: Date): Promise<Outcome<{ places: number }>> {
  return inTransactionAs(actor, async (tx) => {
    const found = await opinionInTx(tx, actor, input);
    if ("refusal" in found) return found.refusal;
    const { opinion } = found;
    const places = placesOf(input.phrase, opinion.text);
    if (places.length === 0) return refuse("PHRASE_NOT_FOUND");
    for (const place of places) {
      const check = { ...place, outcome: "REDACTED" as const, reason: input.reason };
      await writeCheck(tx, actor, opinion, { ...check, revision: revisionOf(opinion, place) + 1 }, at);
    }
    return ok({ places: places.length });
  });
}
