import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse, refuseField } from "@/lib/platform/outcome";
import { orRefused, Refused } from "@/lib/teams/commands/refused";
import { cancelRefusal, mergeRefusal } from "../domain/lots";
import { lockLotInTx, requireManager } from "../queries/facts";
import type { CancelLot, MergeWish, OpenLot } from "../schema";
import { recordStepInTx, setLot } from "./steps";

/** Takes open wishes into a lot; throws Refused where one was merged or withdrawn meanwhile, so that no lot is half made. */
async function takeWishes(tx: Tx, lotId: string, wishIds: readonly string[]): Promise<void> {
  const ids = [...new Set(wishIds)];
  const { count } = await tx.dataWish.updateMany({
    where: { id: { in: ids }, lotId: null, withdrawnAt: null },
    data: { lotId, version: { increment: 1 } },
  });
  if (count !== ids.length) throw new Refused(refuse("WISH_NOT_OPEN"));
}

/** T2: merges wishes of teams into a lot: what is bought at once, of whom, in which year, for about how much. */
export async function openLot(actor: Actor, input: OpenLot, at: Date): Promise<Outcome<{ lotId: string }>> {
  requireManager(actor, "data lots");
  const { wishIds, ...content } = input;
  return orRefused(() =>
    inTransaction(async (tx) => {
      // A year nobody has money of would be found out after the vote only.
      const payers = { resource: "DATA_JOINT" as const, year: input.year, settlementId: null, limitWon: { gt: 0n } };
      if ((await tx.budgetEnvelope.count({ where: payers })) === 0)
        return refuseField("year", "datasets.yearWithoutBudget");
      const lot = await tx.dataLot.create({
        data: { ...content, createdById: actor.id, createdAt: at },
        select: { id: true, number: true },
      });
      await takeWishes(tx, lot.id, wishIds);
      await recordStepInTx(tx, actor, lot.id, { kind: "OPENED" }, at);
      const data = {
        ...{ number: lot.number, from: "", to: "OPEN", reason: null, year: input.year, wishIds: [...wishIds] },
        estimatedWon: input.estimatedWon.toString(),
      };
      recordAudit(tx, actor, { type: "data.lotOpened", subjectType: "DataLot", subjectId: lot.id, data }, at);
      return ok({ lotId: lot.id });
    }),
  );
}

async function movedWish(tx: Tx, actor: Actor, lotId: string, wishId: string, merged: boolean, at: Date) {
  const lot = await lockLotInTx(tx, lotId);
  const refused = mergeRefusal(lot, at);
  if (refused) return refuse(refused.reason, refused.params);
  const wish = await tx.dataWish.findUnique({ where: { id: wishId }, select: { teamId: true } });
  if (!wish) throw new AppError("NOT_FOUND", `data wish ${wishId}`);
  if (merged) await takeWishes(tx, lotId, [wishId]);
  else
    await tx.dataWish.updateMany({
      where: { id: wishId, lotId },
      data: { lotId: null, version: { increment: 1 } },
    });
  await recordStepInTx(tx, actor, lotId, { kind: merged ? "MERGED" : "UNMERGED", teamId: wish.teamId }, at);
  const data = { lotNumber: lot.number, wishId, teamId: wish.teamId };
  const about = { subjectType: "DataLot", subjectId: lotId, data } as const;
  recordAudit(tx, actor, { type: merged ? "data.wishMerged" : "data.wishUnmerged", ...about }, at);
  return ok(null);
}

/** One more wish into a lot that collects. */
export async function mergeWish(actor: Actor, { lotId, wishId }: MergeWish, at: Date): Promise<Outcome<null>> {
  requireManager(actor, `data lot ${lotId}`);
  return orRefused(() => inTransaction((tx) => movedWish(tx, actor, lotId, wishId, true, at)));
}

/** A wish comes out of a lot that collects, and is open again. */
export async function unmergeWish(actor: Actor, { wishId }: { wishId: string }, at: Date): Promise<Outcome<null>> {
  requireManager(actor, `data wish ${wishId}`);
  return inTransaction(async (tx) => {
    const wish = await tx.dataWish.findUnique({ where: { id: wishId }, select: { lotId: true } });
    if (!wish) throw new AppError("NOT_FOUND", `data wish ${wishId}`);
    return wish.lotId === null ? refuse("WISH_NOT_MERGED") : movedWish(tx, actor, wish.lotId, wishId, false, at);
  });
}

/** A lot is given up with a reason; its wishes are open again. */
export async function cancelLot(actor: Actor, input: CancelLot, at: Date): Promise<Outcome<null>> {
  requireManager(actor, `data lot ${input.lotId}`);
  return inTransaction(async (tx) => {
    const lot = await lockLotInTx(tx, input.lotId);
    const refused = cancelRefusal(lot, at);
    if (refused) return refuse(refused.reason, refused.params);
    await setLot(tx, lot, input.expectedVersion, { status: "CANCELLED" });
    await tx.dataWish.updateMany({ where: { lotId: lot.id }, data: { lotId: null, version: { increment: 1 } } });
    await recordStepInTx(tx, actor, lot.id, { kind: "CANCELLED", note: input.reason }, at);
    const data = { number: lot.number, from: lot.status, to: "CANCELLED", reason: input.reason };
    recordAudit(tx, actor, { type: "data.lotCancelled", subjectType: "DataLot", subjectId: lot.id, data }, at);
    return ok(null);
  });
}
