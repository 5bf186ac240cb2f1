import {
  type Fraction,
  geometricMeanDown,
  isAtLeast,
  isGeometricMeanAtLeast,
  meanOf,
  ONE,
  scaledDown,
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

/** One benchmark: the own score (null while nobody has set it) against each reference model's. Scores are value × 1,000,000. */
export type RatioRow = {
  benchmarkKey: string;
  direction: Direction;
  ownMillionths: bigint | null;
  references: readonly { modelKey: string; valueMillionths: bigint }[];
  /** Highest value of the scale; with it, benchmarks of unlike scales weigh the same in the ratio of means. */
  scaleMaxMillionths?: bigint;
};

/** `missing` names cells as `benchmark` (own score, or every reference) or `benchmark:model`; they block the ratio (E5). */
export type PlannedRatio = { ratioMillionths: bigint } | { missing: string[] };

const MILLION = 1_000_000n;

type Cell = { benchmarkKey: string; modelKey: string; over: bigint; under: bigint; scale: bigint };

/** Own over reference; upside down where lower is better. */
const cellsOf = (row: RatioRow): Cell[] =>
  row.references.map(({ modelKey, valueMillionths }) => {
    const own = row.ownMillionths ?? 0n;
    const [over, under] = row.direction === "HIGHER" ? [own, valueMillionths] : [valueMillionths, own];
    return { benchmarkKey: row.benchmarkKey, modelKey, over, under, scale: row.scaleMaxMillionths ?? MILLION };
  });

/** Cells of the table benchmarks × models that hold no figure. `modelKeys`: all chosen models, also those without any score. */
export function missingCells(rows: readonly RatioRow[], modelKeys: readonly string[] = []): string[] {
  const models = [...new Set([...modelKeys, ...rows.flatMap((row) => row.references.map((one) => one.modelKey))])];
  return rows.flatMap((row) => {
    const has = new Set(row.references.map((one) => one.modelKey));
    const lacking = models.filter((model) => !has.has(model)).map((model) => `${row.benchmarkKey}:${model}`);
    return row.ownMillionths === null || has.size === 0 ? [row.benchmarkKey, ...lacking] : lacking;
  });
}

const ratioOf = ({ over, under }: Cell): Fraction => ({ num: over, den: under });
const isDefined = (cell: Cell): boolean => cell.under > 0n;
const nameOf = (cell: Cell): string => `${cell.benchmarkKey}:${cell.modelKey}`;

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
  const mean = (pick: (cell: Cell) => bigint) => meanOf(cells.map((cell) => ({ num: pick(cell), den: cell.scale })));
  const over = mean((cell) => cell.over);
  const under = mean((cell) => cell.under);
  return { num: over.num * under.den, den: over.den * under.num };
}

/** At most 1: what is above one benchmark's reference makes up for nothing elsewhere. A reference of zero is reached. */
const capped = (cell: Cell): Fraction => (cell.over >= cell.under ? ONE : ratioOf(cell));

type Exact =
  | { kind: "mean"; value: Fraction }
  | { kind: "geometric"; values: Fraction[] }
  | { kind: "undefined"; cells: string[] };

function exact(formula: Formula, cells: readonly Cell[]): Exact {
  const undefinedCells = cells.filter((cell) => !isDefined(cell)).map(nameOf);
  if (formula === "CAPPED_MEAN") return { kind: "mean", value: meanOf(cells.map(capped)) };
  if (formula === "RATIO_OF_MEANS") {
    if (undefinedCells.length === cells.length) return { kind: "undefined", cells: undefinedCells };
    return { kind: "mean", value: ratioOfMeans(cells) };
  }
  // A ratio to zero is no number: it blocks, and is named.
  if (undefinedCells.length > 0) return { kind: "undefined", cells: undefinedCells };
  if (formula === "GEOMETRIC_MEAN") return { kind: "geometric", values: cells.map(ratioOf) };
  return { kind: "mean", value: meanOf((formula === "BEST_REFERENCE" ? hardest(cells) : cells).map(ratioOf)) };
}

function planned(formula: Formula, rows: readonly RatioRow[], missing: string[]): PlannedRatio {
  if (missing.length > 0 || rows.length === 0) return { missing };
  const result = exact(formula, rows.flatMap(cellsOf));
  if (result.kind === "undefined") return { missing: result.cells };
  if (result.kind === "mean") return { ratioMillionths: scaledDown(result.value, MILLION) };
  return { ratioMillionths: geometricMeanDown(result.values, MILLION) };
}

/** E5: the ratio by every formula, in millionths rounded down; a missing cell is named and blocks, it is never dropped. */
export function plannedRatios(
  rows: readonly RatioRow[],
  modelKeys: readonly string[] = [],
): Record<Formula, PlannedRatio> {
  const missing = missingCells(rows, modelKeys);
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
): boolean | null {
  if (rows.length === 0 || missingCells(rows, modelKeys).length > 0) return null;
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
      ratioMillionths: row.ownMillionths === null || !isDefined(cell) ? null : scaledDown(ratioOf(cell), MILLION),
    })),
  );
