import {
  type Fraction,
  geometricMeanDown,
  isAtLeast,
  isGeometricMeanAtLeast,
  ONE,
  over,
  scaledDown,
  type Weighted,
  weightedMeanOf,
} from "./fraction";

/** E5: the formulas a plan may declare; the verdict can flip with the formula, so all of them are shown. */
export const FORMULAS = [
  "RATIO_OF_MEANS",
  "MEAN_OF_RATIOS",
  "GEOMETRIC_MEAN",
  "CAPPED_MEAN",
  "BEST_REFERENCE",
] as const;
export type Formula = (typeof FORMULAS)[number];
export type Direction = "HIGHER" | "LOWER";

/**
 * E5: what a missing cell does, as the plan says. An own figure blocks, or counts as the worst of its scale (0, or the end of
 * the scale where lower is better); a reference's figure blocks, or that one cell is left out and named.
 */
export type MissingRule = { own: "BLOCK" | "WORST"; reference: "BLOCK" | "LEAVE_OUT" };
export const BLOCKING: MissingRule = { own: "BLOCK", reference: "BLOCK" };

/** One benchmark: the own score (null while there is none) against each reference model's. Scores are value × 1,000,000. */
export type RatioRow = {
  benchmarkKey: string;
  direction: Direction;
  ownMillionths: bigint | null;
  references: readonly { modelKey: string; valueMillionths: bigint }[];
  /** Highest value of the scale; with it, benchmarks of unlike scales weigh the same in the ratio of means. */
  scaleMaxMillionths?: bigint;
  /** How often the benchmark counts; once unless a plan says otherwise. */
  weight?: bigint;
  /** The own score exactly, where millionths would round it. */
  ownExact?: Fraction;
};

/** `missing` names cells as `benchmark` (own score, or every reference) or `benchmark:model`; they block the ratio (E5). */
export type PlannedRatio = { ratioMillionths: bigint } | { missing: string[] };

const MILLION = 1_000_000n;
const ZERO: Fraction = { num: 0n, den: 1n };

type Cell = {
  benchmarkKey: string;
  modelKey: string;
  top: Fraction;
  bottom: Fraction;
  scale: Fraction;
  weight: bigint;
};

const ofMillionths = (value: bigint): Fraction => ({ num: value, den: MILLION });
const isZero = ({ num }: Fraction): boolean => num === 0n;

/** The own score that counts: under the rule WORST a missing one is the worst of its scale. */
function ownOf(row: RatioRow): Fraction {
  if (row.ownExact) return row.ownExact;
  if (row.ownMillionths !== null) return ofMillionths(row.ownMillionths);
  return row.direction === "HIGHER" ? ZERO : ofMillionths(row.scaleMaxMillionths ?? MILLION);
}
const hasOwn = (row: RatioRow): boolean => row.ownExact !== undefined || row.ownMillionths !== null;

/** Own over reference; upside down where lower is better. */
const cellsOf = (row: RatioRow): Cell[] =>
  row.references.map(({ modelKey, valueMillionths }) => {
    const own = ownOf(row);
    const reference = ofMillionths(valueMillionths);
    const [top, bottom] = row.direction === "HIGHER" ? [own, reference] : [reference, own];
    const scale = ofMillionths(row.scaleMaxMillionths ?? MILLION);
    return { benchmarkKey: row.benchmarkKey, modelKey, top, bottom, scale, weight: row.weight ?? 1n };
  });

/** Cells of the table benchmarks × models that hold no figure. `modelKeys`: all chosen models, also those without any score. */
export function missingCells(rows: readonly RatioRow[], modelKeys: readonly string[] = []): string[] {
  const models = [...new Set([...modelKeys, ...rows.flatMap((row) => row.references.map((one) => one.modelKey))])];
  return rows.flatMap((row) => {
    const has = new Set(row.references.map((one) => one.modelKey));
    const lacking = models.filter((model) => !has.has(model)).map((model) => `${row.benchmarkKey}:${model}`);
    return !hasOwn(row) || has.size === 0 ? [row.benchmarkKey, ...lacking] : lacking;
  });
}

/** Of the missing cells those that the plan's rule does not settle. A benchmark without any reference always blocks. */
function blockingCells(rows: readonly RatioRow[], modelKeys: readonly string[], rule: MissingRule): string[] {
  const settled = new Set(
    rows
      .filter((row) => hasOwn(row) || rule.own === "WORST")
      .flatMap((row) => (row.references.length > 0 ? row.benchmarkKey : [])),
  );
  const own = new Set(rows.map((row) => row.benchmarkKey));
  return missingCells(rows, modelKeys).filter((cell) =>
    own.has(cell) ? !settled.has(cell) : rule.reference === "BLOCK",
  );
}

const ratioOf = ({ top, bottom }: Cell): Fraction => over(top, bottom);
const isDefined = (cell: Cell): boolean => !isZero(cell.bottom);
const nameOf = (cell: Cell): string => `${cell.benchmarkKey}:${cell.modelKey}`;
const weighted = (cell: Cell, value: Fraction): Weighted => ({ value, weight: cell.weight });

/** Per benchmark the reference that is hardest to reach: the smallest ratio. */
const hardest = (cells: readonly Cell[]): Cell[] => {
  const byBenchmark = new Map<string, Cell>();
  for (const cell of cells) {
    const known = byBenchmark.get(cell.benchmarkKey);
    if (!known || isAtLeast(ratioOf(known), ratioOf(cell))) byBenchmark.set(cell.benchmarkKey, cell);
  }
  return [...byBenchmark.values()];
};

/** Mean own score over mean reference score, each on its scale. */
function ratioOfMeans(cells: readonly Cell[]): Fraction {
  const mean = (pick: (cell: Cell) => Fraction) =>
    weightedMeanOf(cells.map((cell) => weighted(cell, over(pick(cell), cell.scale))));
  return over(
    mean((cell) => cell.top),
    mean((cell) => cell.bottom),
  );
}

/** At most 1: what is above one benchmark's reference makes up for nothing elsewhere. A reference of zero is reached. */
const capped = (cell: Cell): Fraction => (isAtLeast(cell.top, cell.bottom) ? ONE : ratioOf(cell));

type Exact =
  | { kind: "mean"; value: Fraction }
  | { kind: "geometric"; values: Weighted[] }
  | { kind: "undefined"; cells: string[] };

function exact(formula: Formula, cells: readonly Cell[]): Exact {
  const undefinedCells = cells.filter((cell) => !isDefined(cell)).map(nameOf);
  const mean = (of: readonly Cell[], pick: (cell: Cell) => Fraction): Exact => ({
    kind: "mean",
    value: weightedMeanOf(of.map((cell) => weighted(cell, pick(cell)))),
  });
  if (formula === "CAPPED_MEAN") return mean(cells, capped);
  if (formula === "RATIO_OF_MEANS") {
    if (undefinedCells.length === cells.length) return { kind: "undefined", cells: undefinedCells };
    return { kind: "mean", value: ratioOfMeans(cells) };
  }
  // A ratio to zero is no number: it blocks, and is named.
  if (undefinedCells.length > 0) return { kind: "undefined", cells: undefinedCells };
  if (formula === "GEOMETRIC_MEAN")
    return { kind: "geometric", values: cells.map((cell) => weighted(cell, ratioOf(cell))) };
  return mean(formula === "BEST_REFERENCE" ? hardest(cells) : cells, ratioOf);
}

function planned(formula: Formula, rows: readonly RatioRow[], missing: string[]): PlannedRatio {
  if (missing.length > 0 || rows.length === 0) return { missing };
  const result = exact(formula, rows.flatMap(cellsOf));
  if (result.kind === "undefined") return { missing: result.cells };
  if (result.kind === "mean") return { ratioMillionths: scaledDown(result.value, MILLION) };
  return { ratioMillionths: geometricMeanDown(result.values, MILLION) };
}

/** E5: the ratio by every formula, in millionths rounded down; a missing cell is named and blocks unless the rule settles it. */
export function plannedRatios(
  rows: readonly RatioRow[],
  modelKeys: readonly string[] = [],
  rule: MissingRule = BLOCKING,
): Record<Formula, PlannedRatio> {
  const missing = blockingCells(rows, modelKeys, rule);
  const of = (formula: Formula) => planned(formula, rows, missing);
  return {
    RATIO_OF_MEANS: of("RATIO_OF_MEANS"),
    MEAN_OF_RATIOS: of("MEAN_OF_RATIOS"),
    GEOMETRIC_MEAN: of("GEOMETRIC_MEAN"),
    CAPPED_MEAN: of("CAPPED_MEAN"),
    BEST_REFERENCE: of("BEST_REFERENCE"),
  };
}

/** E5: whether the ratio reaches the rulebook's target, decided on exact integers; null when a cell is missing. */
export function reachesTarget(
  formula: Formula,
  rows: readonly RatioRow[],
  targetBasisPoints: number,
  modelKeys: readonly string[] = [],
  rule: MissingRule = BLOCKING,
): boolean | null {
  if (rows.length === 0 || blockingCells(rows, modelKeys, rule).length > 0) return null;
  const target = { num: BigInt(targetBasisPoints), den: 10_000n };
  const result = exact(formula, rows.flatMap(cellsOf));
  if (result.kind === "undefined") return null;
  return result.kind === "mean" ? isAtLeast(result.value, target) : isGeometricMeanAtLeast(result.values, target);
}

/** The single ratios behind the formulas, for the table beside them: millionths rounded down, null where there is none. */
export const cellRatios = (
  rows: readonly RatioRow[],
): { benchmarkKey: string; modelKey: string; ratioMillionths: bigint | null }[] =>
  rows.flatMap((row) =>
    cellsOf(row).map((cell) => ({
      benchmarkKey: cell.benchmarkKey,
      modelKey: cell.modelKey,
      ratioMillionths: !hasOwn(row) || !isDefined(cell) ? null : scaledDown(ratioOf(cell), MILLION),
    })),
  );
