export const COMPONENT_KINDS = ["code", "data", "document"] as const;
export type ComponentKind = (typeof COMPONENT_KINDS)[number];
export const FRAMEWORK_CLASSES = ["III", "II", "I"] as const;
/** Classes of the Model Openness Framework from the least to the most open; each holds the ones before it. */
export type FrameworkClass = (typeof FRAMEWORK_CLASSES)[number];

/** Words for readers are under `openness.components.<key>`. */
export type OpennessComponent = {
  key: string;
  /** As the framework's own descriptions of models name it. */
  nameEn: string;
  class: FrameworkClass;
  kind: ComponentKind;
  /** Optional components are shown and judged, but no class waits for them. */
  isRequired: boolean;
};

type Row = readonly [key: string, nameEn: string, class_: FrameworkClass, kind: ComponentKind, isRequired?: false];
const optional = false;

const ROWS: readonly Row[] = [
  ["architecture", "Model architecture", "III", "code"],
  ["parametersFinal", "Model parameters (Final)", "III", "data"],
  ["technicalReport", "Technical report", "III", "document"],
  ["evaluationResults", "Evaluation results", "III", "document"],
  ["modelCard", "Model card", "III", "document"],
  ["dataCard", "Data card", "III", "document"],
  ["sampleOutputs", "Sample model outputs", "III", "document", optional],
  ["trainingCode", "Training code", "II", "code"],
  ["inferenceCode", "Inference code", "II", "code"],
  ["evaluationCode", "Evaluation code", "II", "code"],
  ["evaluationData", "Evaluation data", "II", "data"],
  ["supportingTools", "Supporting libraries and tools", "II", "code", optional],
  ["researchPaper", "Research paper", "I", "document"],
  ["datasets", "Datasets", "I", "data"],
  ["preprocessingCode", "Data preprocessing code", "I", "code"],
  ["parametersIntermediate", "Model parameters (Intermediate)", "I", "data"],
  ["metadata", "Model metadata", "I", "data", optional],
];

/** D3: the 17 components of the Model Openness Framework; 6, 4 and 4 of them are required for class III, II and I. */
export const COMPONENTS: readonly OpennessComponent[] = ROWS.map(([key, nameEn, class_, kind, isRequired = true]) => ({
  key,
  nameEn,
  class: class_,
  kind,
  isRequired,
}));
