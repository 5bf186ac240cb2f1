import "server-only";
import { createHash } from "node:crypto";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { asSystemInTx, inTransactionAs, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Failure, type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { presidingSeat } from "../domain/room";
import { roomSeat, roomSeats } from "../queries/room-access";
import type { SeatWork } from "../queries/seat-facts";
import type { SaveSummary, SubmitSummary } from "../schema/room";

/** The seat of whoever presides over the room now, while it is open before them. */
async function presider(
  tx: Tx,
  actor: Actor,
  assignmentId: string,
  at: Date,
): Promise<{ work: SeatWork; refusal: Failure | null }> {
  const { work, refusal } = await roomSeat(tx, actor, assignmentId, at);
  if (refusal) return { work, refusal };
  const seats = await asSystemInTx(tx, "release: colleagues' reviews", () => roomSeats(tx, work));
  return { work, refusal: presidingSeat(seats) === work.seatNo ? null : refuse("NOT_PRESIDING") };
}

/** S2: keeps a draft of the summary. CONFLICT when another window, or another presider, has saved meanwhile. */
export function saveSummary(actor: Actor, input: SaveSummary, at: Date): Promise<Outcome<{ version: number }>> {
  return inTransactionAs(actor, async (tx) => {
    const { work, refusal } = await presider(tx, actor, input.assignmentId, at);
    if (refusal) return refusal;
    const place = { panelId: work.panelId, proposalId: work.proposalId };
    const words = { body: input.body, seatNo: work.seatNo, updatedAt: at };
    const version = input.expectedVersion + 1;
    const { count } =
      input.expectedVersion === 0
        ? await tx.roomSummary.createMany({ data: { ...place, ...words, version }, skipDuplicates: true })
        : await tx.roomSummary.updateMany({
            where: { ...place, version: input.expectedVersion, submittedAt: null },
            data: { ...words, version },
          });
    if (count === 0)
      throw new AppError("CONFLICT", `summary of ${work.proposalId} moved on from v${input.expectedVersion}`);
    const data = { proposalId: work.proposalId, seatNo: work.seatNo, version };
    const subject = { subjectType: "ReviewAssignment", subjectId: work.assignmentId };
    recordAudit(tx, actor, { type: "room.summarySaved", ...subject, data }, at);
    return ok({ version });
  });
}

/** S2: hands the summary to the panel and the officers; it stays as it is from then on. */
export function submitSummary(actor: Actor, input: SubmitSummary, at: Date): Promise<Outcome<{ submittedAt: Date }>> {
  return inTransactionAs(actor, async (tx) => {
    const { work, refusal } = await presider(tx, actor, input.assignmentId, at);
    if (refusal) return refusal;
    const where = {
      ...{ panelId: work.panelId, proposalId: work.proposalId },
      ...{ version: input.expectedVersion, submittedAt: null },
    };
    const draft = await tx.roomSummary.findFirst({ where, select: { id: true, body: true } });
    const stale = () =>
      new AppError("CONFLICT", `summary of ${work.proposalId} moved on from v${input.expectedVersion}`);
    if (!draft) throw stale();
    const { count } = await tx.roomSummary.updateMany({
      where: { ...where, id: draft.id },
      data: { submittedAt: at, version: { increment: 1 } },
    });
    if (count === 0) throw stale();
    const bodyHash = createHash("sha256").update(draft.body, "utf8").digest("hex");
    const data = { proposalId: work.proposalId, seatNo: work.seatNo, bodyHash };
    recordAudit(
      tx,
      actor,
      { type: "room.summarySubmitted", subjectType: "RoomSummary", subjectId: draft.id, data },
      at,
    );
    return ok({ submittedAt: at });
  });
}
