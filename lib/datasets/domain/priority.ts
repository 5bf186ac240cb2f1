import { type DataRefusal, refusal } from "./refusal";

export type Points = Record<string, number>;
export type VotedLot = { id: string; number: number; estimatedWon: bigint; wanting: number };
/** What put a lot behind the one before it; null for the first, and where points alone did. */
export type TieLink = "SUPPORTERS" | "WANTING" | "PRICE" | "NUMBER";
export type Standing = { lotId: string; rank: number; points: number; supporters: number; tie: TieLink | null };

type Counted = VotedLot & { points: number; supporters: number };

/** The declared chain, best first: points → teams that gave any → teams that wish for it → lower price → earlier number. */
const CHAIN: [TieLink | null, (a: Counted, b: Counted) => number][] = [
  [null, (a, b) => b.points - a.points],
  ["SUPPORTERS", (a, b) => b.supporters - a.supporters],
  ["WANTING", (a, b) => b.wanting - a.wanting],
  ["PRICE", (a, b) => (a.estimatedWon === b.estimatedWon ? 0 : a.estimatedWon < b.estimatedWon ? -1 : 1)],
  ["NUMBER", (a, b) => a.number - b.number],
];

const deciding = (a: Counted, b: Counted) => CHAIN.find(([, compare]) => compare(a, b) !== 0);

/** T2: in which order lots are bought, from the points that the teams gave. Never silent: a tie says what decided it. */
export function priorityOrder(lots: readonly VotedLot[], ballots: readonly Points[]): Standing[] {
  const counted: Counted[] = lots.map((lot) => {
    const given = ballots.map((points) => points[lot.id] ?? 0);
    return {
      ...lot,
      points: given.reduce((sum, one) => sum + one, 0),
      supporters: given.filter((one) => one > 0).length,
    };
  });
  counted.sort((a, b) => deciding(a, b)?.[1](a, b) ?? 0);
  return counted.map((lot, index) => {
    const before = counted[index - 1];
    const tie = before ? (deciding(before, lot)?.[0] ?? null) : null;
    return { lotId: lot.id, rank: index + 1, points: lot.points, supporters: lot.supporters, tie };
  });
}

/** C2: the closing instant itself is in time, a millisecond later is late. */
export const isVoting = (round: { closesAt: Date }, at: Date): boolean => at.getTime() <= round.closesAt.getTime();

/** T2: why a ballot does not count. One voice a team: all its points, on lots of the round, until the closing instant. */
export function ballotRefusal(
  points: Points,
  team: { status: string },
  round: { closesAt: Date; pointsPerTeam: number; lotIds: readonly string[] },
  at: Date,
): DataRefusal | null {
  if (!isVoting(round, at)) return refusal("ROUND_CLOSED");
  if (team.status !== "ACTIVE") return refusal("TEAM_LEFT");
  if (Object.keys(points).some((lotId) => !round.lotIds.includes(lotId))) return refusal("LOT_NOT_IN_ROUND");
  const given = Object.values(points).reduce((sum, one) => sum + one, 0);
  return given === round.pointsPerTeam ? null : refusal("POINTS_SUM", { points: round.pointsPerTeam, given });
}
