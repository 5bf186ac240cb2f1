import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { inTransactionAs, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { currentRound, mayShareRemarks } from "../domain/rounds";
import { openWork } from "../queries/open-work";
import type { AddRemark, RemoveRemark, ShareRemark } from "../schema/workspace";

const MOST_REMARKS = 300;

/** S6: binds a remark to a passage of the proposal; only its author sees it unless it is shared. */
export function addRemark(actor: Actor, input: AddRemark, at: Date): Promise<Outcome<{ remarkId: string }>> {
  return inTransactionAs(actor, async (tx) => {
    const { work, refusal } = await openWork(tx, actor, input.assignmentId);
    if (refusal) return refusal;
    const { assignmentId, section, quote, occurrence, body, shared } = input;
    if (shared && !mayShareRemarks(currentRound(work.rounds, at))) return refuse("SHARING_NOT_IN_ROUND");
    if ((await tx.reviewRemark.count({ where: { assignmentId } })) >= MOST_REMARKS) return refuse("TOO_MANY_REMARKS");
    const { id } = await tx.reviewRemark.create({
      data: { assignmentId, section, quote, occurrence, body, createdAt: at, sharedAt: shared ? at : null },
      select: { id: true },
    });
    const data = { section, shared };
    recordAudit(tx, actor, { type: "review.remarkAdded", subjectType: "ReviewRemark", subjectId: id, data }, at);
    return ok({ remarkId: id });
  });
}

/** One's own remark; anybody else's looks like a missing one, and so does a removed one. */
async function ownRemark(tx: Tx, actor: Actor, remarkId: string) {
  const remark = await tx.reviewRemark.findFirst({
    where: { id: remarkId, removedAt: null },
    select: { id: true, assignmentId: true, section: true, sharedAt: true },
  });
  if (!remark) throw new AppError("NOT_FOUND", `remark ${remarkId}`);
  return { remark, ...(await openWork(tx, actor, remark.assignmentId)) };
}

/** S2: shows a remark to the panel, or takes it back, in a round whose members may see such things. */
export function shareRemark(actor: Actor, input: ShareRemark, at: Date): Promise<Outcome<{ shared: boolean }>> {
  return inTransactionAs(actor, async (tx) => {
    const { remark, work, refusal } = await ownRemark(tx, actor, input.remarkId);
    if (refusal) return refusal;
    if (input.shared && !mayShareRemarks(currentRound(work.rounds, at))) return refuse("SHARING_NOT_IN_ROUND");
    const { count } = await tx.reviewRemark.updateMany({
      where: { id: remark.id, version: input.expectedVersion },
      data: { sharedAt: input.shared ? at : null, version: { increment: 1 } },
    });
    if (count === 0) throw new AppError("CONFLICT", `remark ${remark.id} moved on from v${input.expectedVersion}`);
    const data = { from: remark.sharedAt !== null, to: input.shared };
    recordAudit(
      tx,
      actor,
      { type: "review.remarkShared", subjectType: "ReviewRemark", subjectId: remark.id, data },
      at,
    );
    return ok({ shared: input.shared });
  });
}

/** Takes a remark away from everybody, its author included; the row stays. */
export function removeRemark(actor: Actor, input: RemoveRemark, at: Date): Promise<Outcome<{ removed: true }>> {
  return inTransactionAs(actor, async (tx) => {
    const { remark, refusal } = await ownRemark(tx, actor, input.remarkId);
    if (refusal) return refusal;
    const { count } = await tx.reviewRemark.updateMany({
      where: { id: remark.id, version: input.expectedVersion, removedAt: null },
      data: { removedAt: at, version: { increment: 1 } },
    });
    if (count === 0) throw new AppError("CONFLICT", `remark ${remark.id} moved on from v${input.expectedVersion}`);
    const data = { section: remark.section };
    recordAudit(
      tx,
      actor,
      { type: "review.remarkRemoved", subjectType: "ReviewRemark", subjectId: remark.id, data },
      at,
    );
    return ok({ removed: true });
  });
}
