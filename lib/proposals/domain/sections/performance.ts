import { required, type SectionProblem, type Unfinished, when } from "./section";

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
/** A benchmark the consortium answers for, with its own target. */
export type TargetRow = {
  benchmarkKey: string;
  nameKo: string;
  nameEn: string;
  direction: "HIGHER" | "LOWER";
  ownMillionths: bigint;
};
export type PerformanceContent = {
  referenceModelKeys: string[];
  rows: TargetRow[];
  figures: ReferenceFigure[];
  /** Formula of E5 by which the plan counts its ratio. */
  formulaKey: string;
  /** How the figures will be measured, in the consortium's own words. */
  method: string;
};
export type TargetRowDraft = Unfinished<TargetRow, "ownMillionths">;
export type PerformanceDraft = Omit<PerformanceContent, "rows"> & { rows: TargetRowDraft[] };

export const emptyPerformance: PerformanceDraft = {
  referenceModelKeys: [],
  rows: [],
  figures: [],
  formulaKey: "",
  method: "",
};

export const finishPerformance = (draft: PerformanceDraft): PerformanceContent => ({
  ...draft,
  rows: draft.rows.map((row) => ({ ...row, ownMillionths: row.ownMillionths ?? 0n })),
});

/** ⑥: reference models, benchmarks with an own target each, the formula, and how it will be measured. */
export const performanceProblems = (draft: PerformanceDraft): SectionProblem[] => [
  ...when(draft.referenceModelKeys.length === 0, "referenceModelKeys", "proposals.referenceModels"),
  ...when(draft.rows.length === 0, "rows", "proposals.benchmarks"),
  ...draft.rows.flatMap((row, index) => when(row.ownMillionths === null, `rows.${index}.ownMillionths`, "required")),
  ...when(draft.formulaKey === "", "formulaKey", "chooseOne"),
  ...required(draft.method, "method"),
];
