import { toMillionths } from "./millionths";
import { writtenDay } from "./released";

export type ImportedModel = {
  key: string;
  name: string;
  organisation: string;
  releasedOn: Date | null;
  licence: string;
  openWeights: boolean | null;
  parametersMillions: bigint | null;
};
export type ImportedScore = {
  modelKey: string;
  benchmarkKey: string;
  valueMillionths: bigint;
  selfReported: boolean;
  variant: string;
  sourceUrl: string;
};
export type ProblemCode =
  | "NOT_JSON"
  | "NO_MODELS"
  | "MODEL_ID"
  | "MODEL_TWICE"
  | "NAME"
  | "ORGANISATION"
  | "RELEASE_DATE"
  | "PARAMETERS"
  | "BENCHMARK_ID"
  | "SCORE"
  | "SCORE_DECIMALS"
  | "SCALE"
  | "SELF_REPORTED"
  | "SOURCE";
/** What is wrong with one cell; `at` is its address in the file, such as `models[3].benchmarks[2].score`. */
export type RowProblem = { at: string; model: string; benchmark: string; code: ProblemCode };

export type ReferenceFile = {
  source: string;
  licence: string;
  note: string;
  models: ImportedModel[];
  scores: ImportedScore[];
  /** Highest value of each benchmark's scale, as score over normalised score says. */
  scales: ReadonlyMap<string, bigint>;
  problems: RowProblem[];
};

type Fields = Record<string, unknown>;
const MILLION = 1_000_000n;
const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const text = (value: unknown): string => (typeof value === "string" ? value.trim() : "");
const isKey = (value: string): boolean => /^[\p{L}\p{N}][\p{L}\p{N}._+'()-]{0,119}$/u.test(value);
/** Benchmarks are named more freely: `graphwalks-bfs-<128k`. */
const isBenchmarkKey = (value: string): boolean => /^[\p{L}\p{N}][^\s/\p{Cc}]{0,119}$/u.test(value);
const isAddress = (value: string): boolean => /^https?:\/\/[^\s]+\.[^\s]+$/.test(value) && value.length <= 2_000;
/** JSON numbers as they are written: the shortest decimal that means them. */
const numberText = (value: unknown): string =>
  typeof value === "number" && Number.isFinite(value) ? value.toString() : "";

/** A source that only stands in for one: the figure is taken, but does not count until staff choose it. */
export const isPlaceholderSource = (url: string): boolean =>
  /^https?:\/\/(www\.)?example\.(com|org|net)(\/|$)/.test(url);

type Report = (at: string, code: ProblemCode, benchmark?: string) => void;

function readModel(raw: Fields, at: string, report: Report): ImportedModel {
  const id = text(raw.model_id);
  const organisation = text(raw.org);
  const name = text(raw.name);
  const released = raw.release_date === null ? null : writtenDay(text(raw.release_date));
  const licence = text(raw.license).slice(0, 200);
  if (!isKey(id)) report(`${at}.model_id`, "MODEL_ID");
  if (!isKey(organisation)) report(`${at}.org`, "ORGANISATION");
  if (name === "" || name.length > 200) report(`${at}.name`, "NAME");
  if (raw.release_date !== null && !released) report(`${at}.release_date`, "RELEASE_DATE");
  const isCount = Number.isSafeInteger(raw.params) && Number(raw.params) > 0;
  if (raw.params !== null && raw.params !== undefined && !isCount) report(`${at}.params`, "PARAMETERS");
  return {
    key: `${organisation}/${id}`,
    name,
    organisation,
    releasedOn: released,
    licence,
    openWeights: licence === "" ? null : licence !== "proprietary",
    parametersMillions: isCount ? (BigInt(Number(raw.params)) + MILLION / 2n) / MILLION : null,
  };
}

/** score / normalised score: 1 for most, the end of the scale where a benchmark counts otherwise; null when it makes no sense. */
function scaleOf(score: bigint, normalised: unknown): bigint | null {
  if (normalised === undefined || normalised === null) return MILLION;
  const share = toMillionths(numberText(normalised));
  if (share === null || share < 0n || share > MILLION) return null;
  if (share === score) return MILLION;
  if (share === 0n) return null;
  // Scales are round numbers: the quotient of rounded figures is taken to the whole.
  return ((score * MILLION + (share * MILLION) / 2n) / (share * MILLION)) * MILLION;
}

type ScoreRow = { score: ImportedScore; scale: bigint };

function readScore(raw: Fields, modelKey: string, at: string, report: Report): ScoreRow | null {
  const benchmark = text(raw.id);
  const complain = (field: string, code: ProblemCode) => report(`${at}.${field}`, code, benchmark);
  const value = toMillionths(numberText(raw.score));
  const isNumber = typeof raw.score === "number" && Number.isFinite(raw.score);
  const scale = value === null ? null : scaleOf(value, raw.normalized);
  if (!isBenchmarkKey(benchmark)) complain("id", "BENCHMARK_ID");
  if (!isNumber || (value !== null && value < 0n)) complain("score", "SCORE");
  else if (value === null) complain("score", "SCORE_DECIMALS");
  else if (scale === null || value > scale) complain("normalized", "SCALE");
  if (typeof raw.self_reported !== "boolean") complain("self_reported", "SELF_REPORTED");
  if (!isAddress(text(raw.source))) complain("source", "SOURCE");
  if (value === null || scale === null) return null;
  return {
    scale,
    score: {
      modelKey,
      benchmarkKey: benchmark,
      valueMillionths: value,
      selfReported: raw.self_reported === true,
      variant: text(raw.method).slice(0, 300),
      sourceUrl: text(raw.source),
    },
  };
}

const nothing = (code: ProblemCode): ReferenceFile => ({
  source: "",
  licence: "",
  note: "",
  models: [],
  scores: [],
  scales: new Map(),
  problems: [{ at: code === "NOT_JSON" ? "" : "models", model: "", benchmark: "", code }],
});

const parsed = (content: string): unknown => {
  try {
    return JSON.parse(content.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
};

/** Reads a list of models with their published scores; every problem is named with its place, nothing is guessed. */
export function readReferenceFile(content: string): ReferenceFile {
  const root = parsed(content);
  if (!isFields(root)) return nothing("NOT_JSON");
  if (!Array.isArray(root.models) || root.models.length === 0) return nothing("NO_MODELS");
  const problems: RowProblem[] = [];
  const models = new Map<string, ImportedModel>();
  const scores: ImportedScore[] = [];
  const scales = new Map<string, bigint>();
  root.models.forEach((entry: unknown, index: number) => {
    const raw = isFields(entry) ? entry : {};
    const at = `models[${index}]`;
    const report: Report = (place, code, benchmark = "") =>
      problems.push({ at: place, model: text(raw.name) || text(raw.model_id), benchmark, code });
    const model = readModel(raw, at, report);
    if (models.has(model.key)) report(at, "MODEL_TWICE");
    models.set(model.key, model);
    const rows: unknown[] = Array.isArray(raw.benchmarks) ? raw.benchmarks : [];
    rows.forEach((row, rowIndex) => {
      const read = readScore(isFields(row) ? row : {}, model.key, `${at}.benchmarks[${rowIndex}]`, report);
      if (!read) return;
      scores.push(read.score);
      const known = scales.get(read.score.benchmarkKey) ?? MILLION;
      scales.set(read.score.benchmarkKey, read.scale > known ? read.scale : known);
    });
  });
  return {
    source: text(root.source).slice(0, 500),
    licence: text(root.licence).slice(0, 100),
    note: text(root.note).slice(0, 500),
    models: [...models.values()],
    scores,
    scales,
    problems,
  };
}
