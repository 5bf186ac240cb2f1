import type { RowProblem } from "./domain/import-file";
import type { Duplicate } from "./domain/import-plan";
import type { Direction } from "./domain/target-ratio";

export type ModelRow = {
  id: string;
  key: string;
  name: string;
  organisation: string;
  releasedOn: Date | null;
  openWeights: boolean | null;
  licence: string;
  parametersMillions: bigint | null;
  scoreCount: number;
};

export type BenchmarkRow = {
  id: string;
  key: string;
  nameKo: string;
  nameEn: string;
  domain: string;
  metric: string;
  direction: Direction;
  scaleMaxMillionths: bigint;
  sourceUrl: string;
  version: number;
  modelCount: number;
};

export type ScoreView = {
  id: string;
  valueMillionths: bigint;
  selfReported: boolean;
  verified: boolean;
  variant: string;
  measuredOn: Date | null;
  sourceUrl: string;
  sourceNote: string;
  chosen: boolean;
};
/** Every figure of one benchmark side by side, the one that counts first. */
export type ScoreGroup = {
  benchmark: Pick<BenchmarkRow, "id" | "key" | "nameKo" | "nameEn" | "domain" | "direction" | "scaleMaxMillionths">;
  scores: ScoreView[];
};

export type ModelDetail = Omit<ModelRow, "scoreCount"> & {
  country: string;
  sourceUrl: string;
  version: number;
  importedFrom: { fileName: string; at: Date; source: string; licence: string } | null;
  groups: ScoreGroup[];
  mayEdit: boolean;
};

export type BenchmarkDetail = BenchmarkRow & {
  scores: {
    modelId: string;
    modelName: string;
    organisation: string;
    releasedOn: Date | null;
    valueMillionths: bigint;
    selfReported: boolean;
    sourceUrl: string;
  }[];
  mayEdit: boolean;
};

export type ImportCounts = {
  models: number;
  newModels: number;
  newBenchmarks: number;
  scores: number;
  newScores: number;
  presentScores: number;
  selfReported: number;
  duplicates: number;
  placeholders: number;
};
export type ImportPreview = {
  fileId: string;
  fileName: string;
  sizeBytes: number;
  sha256: string;
  source: string;
  licence: string;
  note: string;
  counts: ImportCounts;
  problems: RowProblem[];
  problemCount: number;
  duplicates: (Duplicate & { modelName: string; scaleMaxMillionths: bigint })[];
  placeholders: { modelKey: string; benchmarkKey: string; sourceUrl: string }[];
  importedAt: Date | null;
};
export type ImportRow = {
  id: string;
  fileName: string;
  at: Date;
  byName: string;
  source: string;
  licence: string;
  models: number;
  scores: number;
};

/** What a proposal's performance section chooses from (E5): only figures that count. */
export type CatalogueChoices = {
  models: { key: string; name: string; organisation: string; releasedOn: Date | null }[];
  benchmarks: {
    key: string;
    nameKo: string;
    nameEn: string;
    direction: Direction;
    metric: string;
    scaleMaxMillionths: bigint;
  }[];
  scores: {
    modelKey: string;
    benchmarkKey: string;
    valueMillionths: bigint;
    selfReported: boolean;
    sourceUrl: string;
  }[];
};
