import type { StagePlan } from "@/lib/stages/domain/plan";
import { type StageRow, TOTAL_DENOMINATOR } from "@/lib/stages/domain/result";
import { changedIn } from "./firmness";
import type { Sensitivity } from "./sensitivity";

/** What parts the last who goes on from the first who does not. */
export type Margin = {
  above: string;
  below: string;
  /** Ranks of the two, and what lies between their totals: a numerator over TOTAL_DENOMINATOR, in hundredths. */
  rank: number;
  numerator: bigint;
  /** Whether chance alone could have made the difference; null where nobody knows how far chance may carry a score. */
  isSeparable: boolean | null;
};
export type Brief = {
  margin: Margin | null;
  /** Other ways of computing that were answerable, and how many of them would let others go on. */
  tried: number;
  changed: number;
};

/**
 * Null where the rank decided nothing: nobody ranked goes on, or everybody ranked does, or the floor lies between the two. Where
 * both are below the floor, the least of a range went by rank.
 */
function marginOf(
  rows: readonly StageRow[],
  floorHundredths: number | null,
  { separability }: Pick<Sensitivity, "separability">,
): Margin | null {
  const ranked = rows.filter((row) => row.rank !== null);
  const index = ranked.findLastIndex((row) => row.result === "ADVANCE");
  const [above, below] = [ranked[index], ranked[index + 1]];
  if (!above || !below || above.rank === null) return null;
  const floor = BigInt(floorHundredths ?? 0) * TOTAL_DENOMINATOR;
  if (below.reason === "MINIMUM" && (above.totalNumerator ?? 0n) >= floor) return null;
  const pair = separability?.neighbours.find((one) => one.above === above.teamId && one.below === below.teamId);
  return {
    ...{ above: above.teamId, below: below.teamId, rank: above.rank },
    numerator: (above.totalNumerator ?? 0n) - (below.totalNumerator ?? 0n),
    isSeparable: pair?.isSeparable ?? null,
  };
}

/** A result in a minute: where the line was drawn and by how much, and how many other ways of computing would have drawn it elsewhere. */
export function briefOf(
  rows: readonly StageRow[],
  plan: Pick<StagePlan, "minimumTotalHundredths">,
  sensitivity: Sensitivity,
): Brief {
  const { weights, withoutParts, formulas, withoutBenchmarks } = sensitivity;
  const others = (formulas ?? []).filter(({ isPlanned }) => !isPlanned);
  const measured = [...others, ...(withoutBenchmarks ?? [])].flatMap(({ variant }) => variant ?? []);
  const variants = [...weights.variants, ...withoutParts, ...measured];
  return {
    margin: marginOf(rows, plan.minimumTotalHundredths, sensitivity),
    tried: variants.length,
    changed: changedIn(variants),
  };
}
