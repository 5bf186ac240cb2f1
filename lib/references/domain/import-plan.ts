import { type ImportedModel, type ImportedScore, isPlaceholderSource, type ReferenceFile } from "./import-file";

/** What the catalogue holds already, as far as a file can meet it. */
export type KnownScore = Pick<
  ImportedScore,
  "modelKey" | "benchmarkKey" | "valueMillionths" | "sourceUrl" | "variant" | "selfReported"
> & { chosen: boolean };
export type Catalogue = { modelKeys: ReadonlySet<string>; benchmarkKeys: ReadonlySet<string>; scores: KnownScore[] };

export type PlannedScore = ImportedScore & { chosen: boolean };
export type Figure = Omit<KnownScore, "modelKey" | "benchmarkKey"> & { isNew: boolean };
/** Figures of one model and benchmark that differ, side by side. */
export type Duplicate = { modelKey: string; benchmarkKey: string; figures: Figure[] };
export type ImportPlan = {
  models: ImportedModel[];
  benchmarkKeys: string[];
  scores: PlannedScore[];
  /** Rows that the catalogue, or an earlier row of the file, holds already, figure and source alike. */
  presentCount: number;
  duplicates: Duplicate[];
  placeholders: ImportedScore[];
};

const pairOf = (score: Pick<ImportedScore, "modelKey" | "benchmarkKey">): string =>
  JSON.stringify([score.modelKey, score.benchmarkKey]);
const identityOf = (score: Omit<ImportedScore, "selfReported">): string =>
  JSON.stringify([
    score.modelKey,
    score.benchmarkKey,
    score.valueMillionths.toString(),
    score.sourceUrl,
    score.variant,
  ]);

/**
 * What an import will add. The figure that counts stays the one that counted; among new ones the first of the file does,
 * unless its source only stands in for one.
 */
export function planImport(file: ReferenceFile, catalogue: Catalogue): ImportPlan {
  const seen = new Set(catalogue.scores.map(identityOf));
  const chosen = new Set(catalogue.scores.filter((score) => score.chosen).map(pairOf));
  const scores: PlannedScore[] = [];
  for (const score of file.scores) {
    if (seen.has(identityOf(score))) continue;
    seen.add(identityOf(score));
    const counts = !chosen.has(pairOf(score)) && !isPlaceholderSource(score.sourceUrl);
    if (counts) chosen.add(pairOf(score));
    scores.push({ ...score, chosen: counts });
  }
  const benchmarkKeys = [...new Set(scores.map((score) => score.benchmarkKey))];
  return {
    models: file.models.filter((model) => !catalogue.modelKeys.has(model.key)),
    benchmarkKeys: benchmarkKeys.filter((key) => !catalogue.benchmarkKeys.has(key)),
    scores,
    presentCount: file.scores.length - scores.length,
    duplicates: duplicatesOf(scores, catalogue.scores),
    placeholders: scores.filter((score) => isPlaceholderSource(score.sourceUrl)),
  };
}

function duplicatesOf(planned: readonly PlannedScore[], known: readonly KnownScore[]): Duplicate[] {
  const groups = new Map<string, Duplicate>();
  const add = ({ modelKey, benchmarkKey, ...figure }: KnownScore, isNew: boolean) => {
    const pair = pairOf({ modelKey, benchmarkKey });
    const group = groups.get(pair) ?? { modelKey, benchmarkKey, figures: [] };
    group.figures.push({ ...figure, isNew });
    groups.set(pair, group);
  };
  for (const score of known) add(score, false);
  for (const score of planned) add(score, true);
  // The same figure from a second source agrees with the first: nobody has to choose between them.
  return [...groups.values()].filter(
    ({ figures }) =>
      new Set(figures.map((figure) => figure.valueMillionths)).size > 1 && figures.some((figure) => figure.isNew),
  );
}

/** A readable name for a benchmark nobody has named yet: `mmlu-pro` → `MMLU Pro`. Staff may name it better. */
export function benchmarkNameOf(key: string): string {
  const words = key.split(/[-_]+/).filter((word) => word !== "");
  return words
    .map((word, index) => {
      if (index === 0 && /^[a-z]{2,5}$/.test(word)) return word.toUpperCase();
      return word.charAt(0).toUpperCase() + word.slice(1);
    })
    .join(" ");
}
