import type { Fraction } from "@/lib/references/domain/fraction";
import { plannedWeighing, totalNumerator, type Weighing } from "@/lib/stages/domain/result";
import { advancingOf, type Facts, isChanged, type Variant, variantOf } from "./advancing";
import { placeAfter, shiftAt, type WeightLine, type WeightMove, weighingAt, weightLines } from "./weight-moves";

/** E2: who would go on if a weight were that much larger or smaller. `shift` is less than asked for where the weight is used up. */
export type WeightVariant = Variant & { move: WeightMove; shift: Fraction };
/** How far a weight moves until somebody else goes on: at exactly that shift already, or just beyond it. */
export type WeightThreshold = { move: WeightMove; shift: Fraction; isReached: boolean } & Pick<
  Variant,
  "entering" | "leaving"
>;
/** The lowest and the highest total that any of the variants gives a team; hundredths, rounded outwards. */
export type TotalRange = { teamId: string; lowHundredths: number; highHundredths: number };
export type WeightSensitivity = {
  byBasisPoints: number;
  ranges: TotalRange[];
  variants: WeightVariant[];
  /** One an entry of `variants`, in the same order; null where nobody changes however far the weight moves. */
  thresholds: (WeightThreshold | null)[];
};

const compare = (a: Fraction, b: Fraction): number => {
  const gap = a.num * b.den - b.num * a.den;
  return gap === 0n ? 0 : gap < 0n ? -1 : 1;
};
const middle = (a: Fraction, b: Fraction): Fraction => ({
  num: a.num * b.den + b.num * a.den,
  den: 2n * a.den * b.den,
});
const START: Fraction = { num: 0n, den: 1n };

/** Places of the line where two totals meet, or one meets the floor: between them nobody changes. */
function meetings({ plan, teams }: Facts, line: WeightLine, before: readonly string[]): Fraction[] {
  const own = plannedWeighing(plan);
  const totals = teams
    .filter((team) => !team.withdrawn && plan.gates.every((gate) => team.gates[gate.key] === true))
    .map((team) => ({
      isIn: before.includes(team.teamId),
      at: totalNumerator(own, team.parts),
      slope: totalNumerator({ weights: line.slope }, team.parts),
    }));
  const floor =
    plan.minimumTotalHundredths === null
      ? []
      : [{ isIn: null, at: BigInt(plan.minimumTotalHundredths) * own.denominator, slope: 0n }];
  const meet = (a: { at: bigint; slope: bigint }, b: { at: bigint; slope: bigint }): Fraction[] => {
    const [num, den] = [a.at - b.at, b.slope - a.slope];
    if (den === 0n) return [];
    const place = den < 0n ? { num: -num, den: -den } : { num, den };
    return place.num > 0n && compare(place, line.limit) <= 0 ? [place] : [];
  };
  const pairs = totals
    .filter((one) => one.isIn)
    .flatMap((inside) => totals.flatMap((o) => (o.isIn ? [] : meet(inside, o))));
  return [...pairs, ...totals.flatMap((one) => floor.flatMap((level) => meet(one, level)))].sort(compare);
}

/** The first place of the line where somebody else goes on; exact, because totals move along straight lines. */
export function thresholdOf(facts: Facts, line: WeightLine, before: readonly string[]): WeightThreshold | null {
  const at = (place: Fraction) => variantOf(before, advancingOf(facts, weighingAt(line, place)));
  const found = (variant: Variant, place: Fraction, isReached: boolean): WeightThreshold => ({
    move: line.move,
    shift: shiftAt(line, place),
    isReached,
    entering: variant.entering,
    leaving: variant.leaving,
  });
  let last = START;
  for (const place of [...meetings(facts, line, before), line.limit]) {
    if (compare(place, last) === 0) continue;
    const between = at(middle(last, place));
    if (isChanged(between)) return found(between, last, false);
    const there = at(place);
    if (isChanged(there)) return found(there, place, true);
    last = place;
  }
  return null;
}

function rangesOf({ plan, teams }: Facts, weighings: readonly Weighing[]): TotalRange[] {
  const all = [plannedWeighing(plan), ...weighings];
  return teams
    .filter((team) => !team.withdrawn)
    .map(({ teamId, parts }) => {
      const totals = all.map((weighing) => ({ num: totalNumerator(weighing, parts), den: weighing.denominator }));
      const down = totals.map(({ num, den }) => Number(num / den));
      const up = totals.map(({ num, den }) => Number((num + den - 1n) / den));
      return { teamId, lowHundredths: Math.min(...down), highHundredths: Math.max(...up) };
    });
}

/** E2: the result under every shift of the weights by so many percentage points, and how far each could move before it changes. */
export function weightSensitivity(facts: Facts, byBasisPoints: number): WeightSensitivity {
  const before = advancingOf(facts);
  const lines = weightLines(facts.plan);
  const places = lines.map((line) => ({ line, place: placeAfter(line, byBasisPoints) }));
  return {
    byBasisPoints,
    ranges: rangesOf(
      facts,
      places.map(({ line, place }) => weighingAt(line, place)),
    ),
    variants: places.map(({ line, place }) => {
      const variant = variantOf(before, advancingOf(facts, weighingAt(line, place)));
      return { ...variant, move: line.move, shift: shiftAt(line, place) };
    }),
    thresholds: lines.map((line) => thresholdOf(facts, line, before)),
  };
}

export type PartLeftOut = Variant & { partKey: string };

/** E1: who would go on without one of the parts, the others weighing as much more as their share. A plan of one part has no such variant. */
export function withoutEachPart(facts: Facts): PartLeftOut[] {
  const before = advancingOf(facts);
  return weightLines(facts.plan)
    .filter(({ move }) => move.fromKey !== null && move.toKey === null)
    .map((line) => {
      const partKey = line.move.fromKey ?? "";
      const tieChain = facts.plan.tieChain.filter((step) => step !== `part:${partKey}`);
      const plan = { ...facts.plan, tieChain };
      return { ...variantOf(before, advancingOf({ ...facts, plan }, weighingAt(line, line.limit))), partKey };
    });
}
