import { isFormula, missingFigures, type ReferenceFigure, type TargetRowDraft } from "../planned-target";
import { required, type SectionProblem, when } from "./section";

/** A benchmark with the own target that was set for it. */
export type TargetRow = Omit<TargetRowDraft, "ownMillionths"> & { ownMillionths: bigint };
export type PerformanceContent = {
  referenceModelKeys: string[];
  rows: TargetRow[];
  /** Put in by the portal from its catalogue, never by the browser. */
  figures: ReferenceFigure[];
  /** Formula of E5 by which the plan counts its ratio. */
  formulaKey: string;
  /** How the figures will be measured, in the consortium's own words. */
  method: string;
};
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
  method: draft.method.trim(),
});

/** ⑥ E5: reference models, benchmarks with an own target each, no figure missing, the formula, and how it is measured. */
export function performanceProblems(draft: PerformanceDraft): SectionProblem[] {
  const missing = missingFigures(draft);
  const targets = draft.rows.flatMap((row, index) => {
    const path = `rows.${index}.ownMillionths`;
    if (row.ownMillionths === null) return when(true, path, "required");
    return when(row.ownMillionths > row.scaleMaxMillionths, path, "proposals.aboveScale");
  });
  return [
    ...when(draft.referenceModelKeys.length === 0, "referenceModelKeys", "proposals.referenceModels"),
    ...when(draft.rows.length === 0, "rows", "proposals.benchmarks"),
    ...when(
      missing.length > 0 && draft.referenceModelKeys.length > 0,
      "rows",
      `proposals.missingFigures?count=${missing.length}`,
    ),
    ...targets,
    ...when(!isFormula(draft.formulaKey), "formulaKey", "chooseOne"),
    ...required(draft.method, "method"),
  ];
}
