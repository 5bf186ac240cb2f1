import { CONTEST_PARTS, type ContestSheet, type Group } from "@/lib/contest/domain/result";
import { shareIntervals } from "@/lib/contest/domain/share-interval";
import type { StageRow } from "@/lib/stages/domain/result";
import { partIntervals } from "@/lib/verification/domain/part-interval";
import type { PartSheet } from "@/lib/verification/domain/part-sheet";
import type { Facts } from "./advancing";
import { type BenchmarkLeftOut, byFormula, type FormulaVariant, withoutEachBenchmark } from "./measured-sensitivity";
import { type ScoreInterval, type Separability, separabilityOf } from "./separability";
import { type PartLeftOut, type WeightSensitivity, weightSensitivity, withoutEachPart } from "./weight-sensitivity";

/** X5, of the contest alone: this many votes, had they said the contrary, would have changed the order at its cut. */
export type VotesToFlip = { survivor: string; challenger: string; votes: number; ofVotes: number };

/** How firmly a result stands. Null wherever the sheets at hand do not hold the facts that the question needs. */
export type Sensitivity = {
  weights: WeightSensitivity;
  withoutParts: PartLeftOut[];
  formulas: FormulaVariant[] | null;
  withoutBenchmarks: BenchmarkLeftOut[] | null;
  separability: Separability | null;
  toFlip: VotesToFlip | null;
};
/** The sheets behind the part scores, where they are. */
export type PartSheets = { verification: PartSheet | null; contest: ContestSheet | null };

export function intervalsOf(facts: Facts, { verification, contest }: PartSheets): ScoreInterval[] {
  const teamOf = new Map(contest?.facts.entries.map((entry) => [entry.entryId, entry.teamId]));
  const voted = facts.plan.parts.flatMap(({ key }) => {
    const group: Group | undefined = CONTEST_PARTS[key];
    const intervals = contest && group ? shareIntervals(contest.result, group) : null;
    return (intervals ?? []).map(({ entryId, ...interval }) => ({
      ...interval,
      partKey: key,
      teamId: teamOf.get(entryId) ?? "",
    }));
  });
  const measured = verification
    ? partIntervals(verification).map((one) => ({ ...one, partKey: verification.verification.partKey }))
    : [];
  return [...voted, ...measured];
}

function flipOf(contest: ContestSheet | null): VotesToFlip | null {
  const flip = contest?.result.toFlip;
  if (!contest || !flip) return null;
  const teamOf = (entryId: string) => contest.facts.entries.find((one) => one.entryId === entryId)?.teamId ?? "";
  return { ...flip, survivor: teamOf(flip.survivor), challenger: teamOf(flip.challenger) };
}

/** Everything that is asked of a result by whoever doubts it; computed from the sheets alone, so that anybody can. */
export function sensitivityOf(
  facts: Facts,
  rows: readonly StageRow[],
  sheets: PartSheets,
  byBasisPoints: number,
): Sensitivity {
  const { verification, contest } = sheets;
  return {
    weights: weightSensitivity(facts, byBasisPoints),
    withoutParts: withoutEachPart(facts),
    formulas: verification && byFormula(facts, verification),
    withoutBenchmarks: verification && withoutEachBenchmark(facts, verification),
    separability: separabilityOf(facts, rows, intervalsOf(facts, sheets)),
    toFlip: flipOf(contest),
  };
}
