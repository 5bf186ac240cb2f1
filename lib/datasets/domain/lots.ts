import { isVoting } from "./priority";
import { type DataRefusal, refusal } from "./refusal";

export const LOT_PHASES = ["COLLECTING", "VOTING", "RANKED", "PROPOSED", "PURCHASED", "PAID", "CANCELLED"] as const;
export type LotPhase = (typeof LOT_PHASES)[number];
export type LotStatus = "OPEN" | "PROPOSED" | "PURCHASED" | "PAID" | "CANCELLED";
export type LotState = { status: LotStatus; round: { closesAt: Date } | null };

/** Where a lot stands: the clock ends a vote, not a click. */
export function lotPhase({ status, round }: LotState, at: Date): LotPhase {
  if (status !== "OPEN") return status;
  if (!round) return "COLLECTING";
  return isVoting(round, at) ? "VOTING" : "RANKED";
}

export type WishState = { lotId: string | null; withdrawnAt: Date | null };
/** A wish that can still be merged or withdrawn. */
export const isOpenWish = ({ lotId, withdrawnAt }: WishState): boolean => lotId === null && withdrawnAt === null;

/** T2: wishes come and go only while a lot collects them: what is voted on stays as it is. */
export const mergeRefusal = (lot: LotState, at: Date): DataRefusal | null =>
  lotPhase(lot, at) === "COLLECTING" ? null : refusal("LOT_NOT_COLLECTING");

/** A lot is given up before money is bound, and not while it is voted on. */
export function cancelRefusal(lot: LotState, at: Date): DataRefusal | null {
  const phase = lotPhase(lot, at);
  return phase === "COLLECTING" || phase === "RANKED" ? null : refusal("LOT_NOT_OPEN");
}

/** T2: lots of a vote collect no longer, and are not in another. */
export const voteRefusal = (lots: readonly LotState[], closesAt: Date, at: Date): DataRefusal | null => {
  if (lots.length === 0) return refusal("NO_LOTS");
  if (closesAt.getTime() <= at.getTime()) return refusal("CLOSES_IN_PAST");
  return lots.every((lot) => lotPhase(lot, at) === "COLLECTING") ? null : refusal("LOT_NOT_COLLECTING");
};

type Taking = { status: string; weight: number };

/** T2: a purchase is proposed of what the teams have voted on, for teams that are in the programme. */
export function proposeRefusal(lot: LotState, teams: readonly Taking[], at: Date): DataRefusal | null {
  if (lotPhase(lot, at) !== "RANKED") return refusal("LOT_NOT_RANKED");
  if (teams.length === 0) return refusal("NO_TEAMS");
  return teams.every(({ status }) => status === "ACTIVE") ? null : refusal("TEAM_LEFT");
}

/** T2: data are handed over once bought, on a licence that is on record and still runs, to teams that bear a share. */
export function deliverRefusal(
  lot: LotState,
  facts: { hasLicence: boolean; isExpired: boolean; takesPart: boolean; underWay: boolean },
): DataRefusal | null {
  if (lot.status !== "PURCHASED" && lot.status !== "PAID") return refusal("LOT_NOT_PURCHASED");
  if (!facts.hasLicence) return refusal("LICENCE_NEEDED");
  if (facts.isExpired) return refusal("LICENCE_EXPIRED");
  if (!facts.takesPart) return refusal("TEAM_NOT_TAKING_PART");
  return facts.underWay ? refusal("DELIVERY_UNDER_WAY") : null;
}
