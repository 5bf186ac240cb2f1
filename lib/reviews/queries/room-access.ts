import "server-only";
import type { Actor } from "@/lib/access/actor";
import { actingAsSystem } from "@/lib/platform/acting";
import type { Reader, Tx } from "@/lib/platform/db";
import { type Failure, refuse } from "@/lib/platform/outcome";
import { type RoomSeat, roomOpens } from "../domain/room";
import { currentRound } from "../domain/rounds";
import { openWork } from "./open-work";
import type { SeatWork } from "./seat-facts";

/** One's seat in the room of a proposal, and why nothing can be said there now. Recused and bound members have none (S3). */
export async function roomSeat(
  tx: Tx,
  actor: Actor,
  assignmentId: string,
  at: Date,
): Promise<{ work: SeatWork; refusal: Failure | null }> {
  const { work, refusal } = await openWork(tx, actor, assignmentId);
  if (refusal) return { work, refusal };
  const open = roomOpens(currentRound(work.rounds, at), work.sheetStatus);
  return { work, refusal: open ? null : refuse("ROOM_CLOSED") };
}

type Place = { panelId: string; proposalId: string };
export type SeatedMember = RoomSeat & { assignmentId: string; userId: string };

/** Who can be in the room of a proposal: whoever is recused, bound or gone is not among them (S3). For the portal's own name. */
export const roomSeats = (reader: Reader, { panelId, proposalId }: Place): Promise<SeatedMember[]> =>
  reader.$queryRaw<SeatedMember[]>`
    SELECT a."id" AS "assignmentId", m."userId", m."seatNo", m."isChair", a."declaration"::text
    FROM "ReviewAssignment" a JOIN "PanelMember" m ON m."id" = a."memberId"
    WHERE a."panelId" = ${panelId} AND a."proposalId" = ${proposalId} AND a."status" = 'ASSIGNED'
      AND a."declaration" <> 'CONFLICT' AND m."removedAt" IS NULL AND NOT EXISTS (
        SELECT 1 FROM "BoundPerson" b WHERE b."proposalId" = a."proposalId" AND b."userId" = m."userId")
    ORDER BY m."seatNo"`;

/** The same for a page: no member sees colleagues' seats, so the portal looks at them. */
export const seatsOfRoom = (reader: Reader, place: Place): Promise<SeatedMember[]> =>
  actingAsSystem("release: colleagues' reviews", () => roomSeats(reader, place));

/** Members before whom the proposal lies open: whom to tell. */
export const membersIn = (seats: readonly SeatedMember[]): string[] =>
  seats.filter(({ declaration }) => declaration === "CLEAR").map(({ userId }) => userId);
