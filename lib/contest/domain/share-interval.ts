import { winChance } from "./bradley-terry";
import type { ContestResult, Group } from "./result";

export type ShareInterval = { entryId: string; lowHundredths: number; highHundredths: number };

const CENTRE = 1_000;
const THETA_PER_POINT = Math.LN10 / 400;
const FULL_HUNDREDTHS = 10_000;

const thetaOf = (rating: number): number => (rating - CENTRE) * THETA_PER_POINT;

/**
 * X4: how far chance alone may carry a group's part scores: the share of votes expected at the ends of a rating's interval, the
 * others standing where they are. Rounded outwards to hundredths of a point. Null where the group's votes are not estimable.
 */
export function shareIntervals(result: Pick<ContestResult, "groups">, group: Group): ShareInterval[] | null {
  const set = result.groups[group];
  if (!set.estimable || set.ratings.length < 2) return null;
  return set.ratings.map(({ entryId, lower, upper }) => {
    const others = set.ratings.filter((other) => other.entryId !== entryId).map((other) => thetaOf(other.rating));
    const share = (rating: number): number =>
      (others.reduce((sum, other) => sum + winChance(thetaOf(rating), other), 0) / others.length) * FULL_HUNDREDTHS;
    return { entryId, lowHundredths: Math.floor(share(lower)), highHundredths: Math.ceil(share(upper)) };
  });
}
