import {
  type Direction,
  FORMULAS,
  type Formula,
  missingCells,
  type PlannedRatio,
  plannedRatios,
  type RatioRow,
  reachesTarget,
} from "@/lib/references/domain/target-ratio";

/** A score of a reference model as the catalogue had it when it was chosen: the seal holds figure and source. */
export type ReferenceFigure = {
  modelKey: string;
  modelName: string;
  benchmarkKey: string;
  /** Millionths of the benchmark's own unit. */
  valueMillionths: bigint;
  selfReported: boolean;
  sourceUrl: string;
};
/** A benchmark the consortium answers for, with its own target; null while none is set. */
export type TargetRowDraft = {
  benchmarkKey: string;
  nameKo: string;
  nameEn: string;
  direction: Direction;
  scaleMaxMillionths: bigint;
  ownMillionths: bigint | null;
};
/** What the formulas look at: drafts and sealed sections alike. */
export type TargetTable = {
  referenceModelKeys: readonly string[];
  rows: readonly TargetRowDraft[];
  figures: readonly ReferenceFigure[];
};
export type FormulaResult = { formula: Formula; ratio: PlannedRatio; reaches: boolean | null };

/** The chosen benchmarks with the figures of the chosen models; models without a figure show as missing cells. */
export const ratioRowsOf = ({ referenceModelKeys, rows, figures }: TargetTable): RatioRow[] =>
  rows.map((row) => ({
    benchmarkKey: row.benchmarkKey,
    direction: row.direction,
    ownMillionths: row.ownMillionths,
    scaleMaxMillionths: row.scaleMaxMillionths,
    references: figures.filter(
      (figure) => figure.benchmarkKey === row.benchmarkKey && referenceModelKeys.includes(figure.modelKey),
    ),
  }));

/** E5: the planned ratio by every formula, and whether each reaches the rulebook's target. */
export function formulaResults(table: TargetTable, targetBasisPoints: number): FormulaResult[] {
  const rows = ratioRowsOf(table);
  const ratios = plannedRatios(rows, table.referenceModelKeys);
  return FORMULAS.map((formula) => ({
    formula,
    ratio: ratios[formula],
    reaches: reachesTarget(formula, rows, targetBasisPoints, table.referenceModelKeys),
  }));
}

/** The catalogue as far as a plan chooses from it. */
export type Catalogue = {
  models: readonly { key: string; name: string }[];
  benchmarks: readonly {
    key: string;
    nameKo: string;
    nameEn: string;
    direction: Direction;
    scaleMaxMillionths: bigint;
  }[];
  scores: readonly Omit<ReferenceFigure, "modelName">[];
};

/**
 * A plan with the names, figures and sources of the catalogue as it stands. Models and benchmarks the catalogue no longer
 * offers fall away: nothing unknown can be sealed.
 */
export function withCatalogue<T extends TargetTable>(
  draft: T,
  catalogue: Catalogue,
): Omit<T, keyof TargetTable> & {
  referenceModelKeys: string[];
  rows: TargetRowDraft[];
  figures: ReferenceFigure[];
} {
  const models = catalogue.models.filter((model) => draft.referenceModelKeys.includes(model.key));
  const names = new Map(models.map((model) => [model.key, model.name]));
  const rows = draft.rows.flatMap((row) => {
    const found = catalogue.benchmarks.find((benchmark) => benchmark.key === row.benchmarkKey);
    if (!found) return [];
    const { nameKo, nameEn, direction, scaleMaxMillionths } = found;
    return [
      { benchmarkKey: found.key, ownMillionths: row.ownMillionths, nameKo, nameEn, direction, scaleMaxMillionths },
    ];
  });
  const asked = new Set(rows.map((row) => row.benchmarkKey));
  const figures = catalogue.scores.flatMap(({ modelKey, benchmarkKey, valueMillionths, selfReported, sourceUrl }) => {
    const modelName = names.get(modelKey);
    if (modelName === undefined || !asked.has(benchmarkKey)) return [];
    return [{ modelKey, modelName, benchmarkKey, valueMillionths, selfReported, sourceUrl }];
  });
  const referenceModelKeys = draft.referenceModelKeys.filter((key) => names.has(key));
  return { ...draft, referenceModelKeys, rows, figures: figures.sort(byCell) };
}

/** One order whatever the database's, so that equal plans are equal text. */
const byCell = (a: ReferenceFigure, b: ReferenceFigure): number =>
  `${a.benchmarkKey} ${a.modelKey}` < `${b.benchmarkKey} ${b.modelKey}` ? -1 : 1;

/** Cells `benchmark:model` of the table that hold no figure; own targets that are not set yet are not among them. */
export const missingFigures = (table: TargetTable): string[] =>
  missingCells(ratioRowsOf(table), table.referenceModelKeys).filter((cell) => cell.includes(":"));

export const isFormula = (key: string): key is Formula => (FORMULAS as readonly string[]).includes(key);
