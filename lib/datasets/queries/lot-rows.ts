import "server-only";
import { dayAt, dayOf } from "@/lib/ledger/domain/calendar";
import { db } from "@/lib/platform/db";
import type { Prisma } from "@/prisma/generated/client";
import { licenceState } from "../domain/licence";
import { lotPhase } from "../domain/lots";
import { isVoting } from "../domain/priority";
import type { LotRow } from "../types";
import { closedBallots, standingsOf } from "./rounds";

const LOT = {
  ...{ id: true, number: true, corpus: true, owner: true, kind: true, sizeNote: true, year: true, status: true },
  ...{ estimatedWon: true, priceWon: true, roundId: true, wanting: true },
  round: { select: { closesAt: true } },
  wishes: { distinct: ["teamId"], select: { teamId: true } },
  licence: { select: { startsOn: true, expiresOn: true, noticeDays: true, afterLeaving: true } },
  shares: { select: { teamId: true } },
  deliveries: { where: { status: { not: "REFUSED" } }, select: { status: true } },
} satisfies Prisma.DataLotSelect;
type Stored = Prisma.DataLotGetPayload<{ select: typeof LOT }>;

function licenceOf(licence: Stored["licence"], at: Date): LotRow["licence"] {
  if (!licence) return null;
  const expiresOn = licence.expiresOn && dayOf(licence.expiresOn);
  const term = { startsOn: dayOf(licence.startsOn), expiresOn, noticeDays: licence.noticeDays };
  return { state: licenceState(term, dayAt(at)), expiresOn, afterLeaving: licence.afterLeaving };
}

/**
 * Lots with where they stand, by number; the same few statements however many there are. Standings need every lot of a vote, so all
 * are read and the rest left out. Callers authorise.
 */
export async function lotRows(keep: (lot: { id: string }) => boolean, at: Date): Promise<LotRow[]> {
  const [lots, ballots] = await Promise.all([
    db.dataLot.findMany({ orderBy: { number: "desc" }, select: LOT }),
    closedBallots(at),
  ]);
  const closed = new Set(
    lots.flatMap(({ roundId, round }) => (roundId && round && !isVoting(round, at) ? [roundId] : [])),
  );
  const standings = standingsOf(lots, ballots, (roundId) => closed.has(roundId));
  return lots.filter(keep).map(({ status, round, roundId, wishes, licence, shares, deliveries, ...row }) => ({
    ...row,
    phase: lotPhase({ status, round }, at),
    wanting: roundId === null ? wishes.length : row.wanting,
    standing: standings.get(row.id) ?? null,
    licence: licenceOf(licence, at),
    ...{ taking: shares.length, delivered: deliveries.length },
    confirmed: deliveries.filter((one) => one.status === "CONFIRMED").length,
  }));
}
