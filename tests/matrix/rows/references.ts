import { action, page, type Row, route, SIGNED_IN } from "../matrix";

/** E5: staff of the ministry and of the evaluation keep the catalogue; every signed-in person reads it. */
const KEEPERS = ["officer", "operator"] as const;
const MODEL = { params: { id: "referenceModel" } } as const;
const BENCHMARK = { params: { id: "referenceBenchmark" } } as const;
const source = { sourceUrl: "https://lab.example/table" };

export const ROWS: Row[] = [
  page("(portal)/references", SIGNED_IN),
  page("(portal)/references/models/new", KEEPERS),
  page("(portal)/references/models/[id]", SIGNED_IN, MODEL),
  page("(portal)/references/models/[id]/edit", KEEPERS, MODEL),
  page("(portal)/references/benchmarks", SIGNED_IN),
  page("(portal)/references/benchmarks/new", KEEPERS),
  page("(portal)/references/benchmarks/[id]", SIGNED_IN, BENCHMARK),
  page("(portal)/references/benchmarks/[id]/edit", KEEPERS, BENCHMARK),
  page("(portal)/references/import", KEEPERS),
  route("GET", "api/exports/references", SIGNED_IN, { query: "reason=참조 모델 검토" }),
  // Sent without a file by those who may, who are told what is missing.
  route("POST", "api/references/imports", KEEPERS),
  action("references", "addModelAction", KEEPERS, () => ({
    key: "matrix/model",
    name: "Matrix",
    organisation: "matrix",
    country: "",
    releasedOn: "",
    openWeights: "unknown",
    licence: "",
    parametersMillions: null,
    ...source,
  })),
  action("references", "changeModelAction", KEEPERS, ({ referenceModel }) => ({
    modelId: referenceModel,
    expectedVersion: 0,
    name: "Matrix",
    organisation: "matrix",
    country: "",
    releasedOn: "",
    openWeights: "unknown",
    licence: "",
    parametersMillions: null,
    ...source,
  })),
  action("references", "addBenchmarkAction", KEEPERS, () => ({
    key: "matrix-benchmark",
    nameKo: "시험",
    nameEn: "Matrix",
    domain: "other",
    metric: "",
    direction: "HIGHER",
    scaleMax: "1",
    ...source,
  })),
  action("references", "changeBenchmarkAction", KEEPERS, ({ referenceBenchmark }) => ({
    benchmarkId: referenceBenchmark,
    expectedVersion: 0,
    nameKo: "시험",
    nameEn: "Matrix",
    domain: "other",
    metric: "",
    direction: "HIGHER",
    scaleMax: "1",
    ...source,
  })),
  action("references", "addScoreAction", KEEPERS, ({ referenceModel, referenceBenchmark }) => ({
    modelId: referenceModel,
    benchmarkId: referenceBenchmark,
    value: "0.5",
    selfReported: true,
    verified: false,
    variant: "",
    measuredOn: "",
    sourceNote: "",
    ...source,
  })),
  action("references", "chooseScoreAction", KEEPERS, () => ({ scoreId: "a score of nobody", insteadOf: null })),
  action("references", "importReferencesAction", KEEPERS, () => ({ fileId: "a file of nobody" })),
];
