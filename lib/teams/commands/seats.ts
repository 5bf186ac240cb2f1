import "server-only";
import type { Actor } from "@/lib/access/actor";
import type { Reader, Tx } from "@/lib/platform/db";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { rulebookContent } from "@/lib/rulebook/queries";
import { createTeamsInTx } from "./create-teams";

/** One lock for everything that seats teams, whatever the call: counts of seats are then nobody else's to change. */
const SEATS_LOCK = 710_205_004;
export async function lockSeatsInTx(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${SEATS_LOCK})`;
}

export type Seats = { active: number; maximum: number; activeInCall: number; seatsOfCall: number };

/** P4: active teams of the programme and of one call beside what may be. */
export async function seatsOf(reader: Reader, callId: string): Promise<Seats> {
  const call = await reader.call.findUniqueOrThrow({
    where: { id: callId },
    select: { seats: true, rulebookVersion: true },
  });
  const { programme } = await rulebookContent(reader, call.rulebookVersion);
  const active = await reader.team.count({ where: { status: "ACTIVE" } });
  const activeInCall = await reader.team.count({ where: { status: "ACTIVE", callId } });
  return { active, maximum: programme.maxTeams, activeInCall, seatsOfCall: call.seats };
}
export const hasFreeSeat = ({ active, maximum, activeInCall, seatsOfCall }: Seats): boolean =>
  active < maximum && activeInCall < seatsOfCall;

type Seat = { callId: string; proposalId: string; decisionId: string; reason: string };

/**
 * One proposal of a decided call becomes a team after all (S10), with what it asked for (D1), while a seat of the call and of
 * the programme is free; else NO_FREE_SEAT. For later nouns, which authorise and hold the lock of lockSeatsInTx.
 */
export async function seatProposalInTx(
  tx: Tx,
  actor: Actor,
  seat: Seat,
  at: Date,
): Promise<Outcome<{ teamId: string }>> {
  const seats = await seatsOf(tx, seat.callId);
  if (!hasFreeSeat(seats)) return refuse("NO_FREE_SEAT", { active: seats.active, maximum: seats.maximum });
  const { leadOrganisation } = await tx.proposal.findUniqueOrThrow({
    where: { id: seat.proposalId },
    select: { leadOrganisation: { select: { nameKo: true, nameEn: true } } },
  });
  const { callId, decisionId, reason, proposalId } = seat;
  const proposals = [{ proposalId, ...leadOrganisation }];
  const [team] = await createTeamsInTx(tx, actor, { callId, decisionId, reason, proposals }, at);
  return ok({ teamId: team?.teamId ?? "" });
}
