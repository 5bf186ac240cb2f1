import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { callFacts } from "@/lib/calls/queries";
import { notify } from "@/lib/notifications/notify";
import { inTransactionAs, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { ownSeatWork, type SeatWork } from "../queries/seat-facts";
import { holdersOf } from "../queries/staff";
import type { Declare } from "../schema";

/** A reviewer's own word is enough: the tie is on record as an exclusion from now on. */
async function recordTie(tx: Tx, actor: Actor, work: SeatWork, note: string, at: Date): Promise<void> {
  const decided = { outcome: "EXCLUDED", severity: "EXCLUSION", reason: note, decidedById: actor.id } as const;
  const key = { proposalId: work.proposalId, userId: actor.id, kind: "DECLARED_TIE" } as const;
  await tx.conflictFinding.upsert({
    where: { proposalId_userId_kind: key },
    create: {
      ...key,
      ...decided,
      evidence: { basis: "DECLARATION", ours: actor.name, theirs: "" },
      detectedAt: at,
      decidedAt: at,
    },
    update: { ...decided, decidedAt: at, version: { increment: 1 } },
    select: { id: true },
  });
}

async function tellOfficers(tx: Tx, work: SeatWork, at: Date): Promise<void> {
  const call = await callFacts(tx, work.callId);
  await notify(tx, {
    kind: "reviewerRecused",
    userIds: await holdersOf(tx, "panel:manage", work.callId, at),
    params: { call: { ko: call.titleKo, en: call.titleEn }, seat: work.seatNo },
    href: `/manage/calls/${work.callId}/panel`,
    at,
  });
}

/**
 * S3: before a byte of the proposal is served. CLEAR opens it; CONFLICT — then or at any later time — ends access at once.
 * There is no way back from a recusal.
 */
export function declare(
  actor: Actor,
  input: Declare,
  at: Date,
): Promise<Outcome<{ declaration: Declare["declaration"] }>> {
  return inTransactionAs(actor, async (tx) => {
    const work = await ownSeatWork(tx, actor, input.assignmentId);
    if (work.gate === "PLEDGE_FIRST") return refuse("PLEDGE_FIRST");
    const clears = input.declaration === "CLEAR";
    if (work.gate === "RECUSED" || (clears && work.gate === "CONFLICTED")) return refuse("RECUSED");
    if (clears && work.declaration === "CLEAR") return refuse("ALREADY_DECLARED");
    if (!clears && work.phase !== "IN_REVIEW") return refuse("REVIEW_CLOSED");
    const { count } = await tx.reviewAssignment.updateMany({
      where: { id: work.assignmentId, version: input.expectedVersion, status: "ASSIGNED" },
      data: {
        declaration: input.declaration,
        declaredAt: at,
        declarationNote: input.note || null,
        version: { increment: 1 },
        ...(clears ? {} : { status: "RECUSED" }),
      },
    });
    if (count === 0) throw new AppError("CONFLICT", `assignment ${work.assignmentId} moved on`);
    if (clears && !work.sheetId)
      await tx.scoreSheet.createMany({ data: [{ assignmentId: work.assignmentId, updatedAt: at }] });
    if (!clears) {
      await recordTie(tx, actor, work, input.note, at);
      await tellOfficers(tx, work, at);
    }
    const data = { from: work.declaration, to: input.declaration, proposalId: work.proposalId };
    recordAudit(
      tx,
      actor,
      { type: "review.declared", subjectType: "ReviewAssignment", subjectId: work.assignmentId, data },
      at,
    );
    return ok({ declaration: input.declaration });
  });
}
