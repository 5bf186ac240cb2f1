import { type Fraction, ONE, over } from "@/lib/references/domain/fraction";
import type { StagePlan } from "@/lib/stages/domain/plan";
import { TOTAL_DENOMINATOR, type Weighing } from "@/lib/stages/domain/result";

/** Weight moves from one part to another; null stands for all other parts, in proportion to their weights. */
export type WeightMove = { fromKey: string | null; toKey: string | null };

/**
 * The straight line along which a move carries the weights: at `u` they are `weights + u × slope`, exactly. The moved part's own
 * weight changes by `stride × u` basis points; at `limit` a weight is used up.
 */
export type WeightLine = {
  move: WeightMove;
  weights: ReadonlyMap<string, bigint>;
  slope: ReadonlyMap<string, bigint>;
  stride: bigint;
  limit: Fraction;
};

const WHOLE = TOTAL_DENOMINATOR;
const isLess = (a: Fraction, b: Fraction): boolean => a.num * b.den < b.num * a.den;

function lineOf(
  move: WeightMove,
  weights: ReadonlyMap<string, bigint>,
  slope: ReadonlyMap<string, bigint>,
): WeightLine[] {
  const limits = [...slope].flatMap(([key, by]) => (by < 0n ? [{ num: weights.get(key) ?? 0n, den: -by }] : []));
  const [first, ...rest] = limits;
  const moved = slope.get(move.toKey ?? move.fromKey ?? "") ?? 0n;
  if (!first || moved === 0n) return [];
  const limit = rest.reduce((least, one) => (isLess(one, least) ? one : least), first);
  // Nothing to take, nowhere to give it: no such move.
  return limit.num === 0n ? [] : [{ move, weights, slope, stride: moved < 0n ? -moved : moved, limit }];
}

/** Every move of a plan: each part against all others both ways, and every pair of parts both ways. */
export function weightLines({ parts }: Pick<StagePlan, "parts">): WeightLine[] {
  const weights = new Map(parts.map((part) => [part.key, BigInt(part.weightBasisPoints)]));
  const keys = [...weights.keys()];
  const against = (key: string, sign: bigint): ReadonlyMap<string, bigint> =>
    new Map([...weights].map(([one, own]) => [one, one === key ? sign * (WHOLE - own) : -sign * own]));
  const pair = (fromKey: string, toKey: string): ReadonlyMap<string, bigint> =>
    new Map(keys.map((key) => [key, key === toKey ? 1n : key === fromKey ? -1n : 0n]));
  return [
    ...keys.flatMap((key) => [
      ...lineOf({ fromKey: null, toKey: key }, weights, against(key, 1n)),
      ...lineOf({ fromKey: key, toKey: null }, weights, against(key, -1n)),
    ]),
    ...keys.flatMap((fromKey) =>
      keys
        .filter((toKey) => toKey !== fromKey)
        .flatMap((toKey) => lineOf({ fromKey, toKey }, weights, pair(fromKey, toKey))),
    ),
  ];
}

/** The weights at a place of the line, as whole numbers over one denominator. */
export const weighingAt = ({ weights, slope }: WeightLine, { num, den }: Fraction): Weighing => ({
  weights: new Map([...weights].map(([key, own]) => [key, own * den + (slope.get(key) ?? 0n) * num])),
  denominator: WHOLE * den,
});

/** Where the moved part's weight has changed by so many basis points, or by as many as there are to move. */
export function placeAfter({ stride, limit }: WeightLine, basisPoints: number): Fraction {
  const place = { num: BigInt(basisPoints), den: stride };
  return isLess(limit, place) ? limit : place;
}

/** By how many basis points the moved part's weight has changed at a place of the line. */
export const shiftAt = ({ stride }: WeightLine, { num, den }: Fraction): Fraction =>
  over({ num: num * stride, den }, ONE);
