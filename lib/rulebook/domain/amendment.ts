import type { Criterion, RulebookContent } from "./rulebook";

/** The numbers that an amendment may change (P2); names, keys and structure stay with the programme's founding version. */
export type RulebookNumbers = {
  maxTeams: number;
  narrowing: number[];
  stageMonths: number;
  ratioBasisPoints: number;
  referenceMonths: number;
  /** Most points by key of criterion and sub-criterion. */
  rubricHundredths: Record<string, number>;
  commentMinLength: number;
  opinionMinLength: number;
  cutoffHundredths: number;
  reserveCount: number;
  trimFromSheets: number;
  lessorExcludedThrough: string;
  jointPerYearWon: bigint;
  ownPerYearMinWon: bigint;
  ownPerYearMaxWon: bigint;
  talentPerYearWon: bigint;
  /** Talent caps of single years, by year. */
  talentCapsWon: Record<string, bigint>;
  /** Weights of stage parts by key. */
  weightBasisPoints: Record<string, number>;
};

/** The numbers as a version has them: where an amendment begins. */
export function numbersOf(content: RulebookContent): RulebookNumbers {
  const scored = content.rubric.criteria.flatMap((criterion) => [criterion, ...criterion.subCriteria]);
  return {
    maxTeams: content.programme.maxTeams,
    narrowing: [...content.programme.narrowing],
    stageMonths: content.programme.stageMonths,
    ratioBasisPoints: content.target.ratioBasisPoints,
    referenceMonths: content.target.referenceMonths,
    rubricHundredths: Object.fromEntries(scored.map(({ key, maxHundredths }) => [key, maxHundredths])),
    commentMinLength: content.rubric.commentMinLength,
    opinionMinLength: content.rubric.opinionMinLength,
    cutoffHundredths: content.selection.cutoffHundredths,
    reserveCount: content.selection.reserveCount,
    trimFromSheets: content.aggregation.trimFromSheets,
    lessorExcludedThrough: content.gpu.lessorExcludedThrough,
    jointPerYearWon: content.data.jointPerYearWon,
    ownPerYearMinWon: content.data.ownPerYearMinWon,
    ownPerYearMaxWon: content.data.ownPerYearMaxWon,
    talentPerYearWon: content.talent.perYearWon,
    talentCapsWon: Object.fromEntries(content.talent.yearCaps.map(({ year, capWon }) => [String(year), capWon])),
    weightBasisPoints: Object.fromEntries(
      content.stage.parts.map(({ key, weightBasisPoints }) => [key, weightBasisPoints]),
    ),
  };
}

/** P3: a new version is the old one with other numbers; nothing else of it moves. */
export function amended(base: RulebookContent, numbers: RulebookNumbers): RulebookContent {
  const points = <T extends { key: string; maxHundredths: number }>(one: T): T => ({
    ...one,
    maxHundredths: numbers.rubricHundredths[one.key] ?? one.maxHundredths,
  });
  const { maxTeams, narrowing, stageMonths, commentMinLength, opinionMinLength } = numbers;
  const { jointPerYearWon, ownPerYearMinWon, ownPerYearMaxWon } = numbers;
  return {
    ...base,
    programme: { ...base.programme, maxTeams, narrowing, stageMonths },
    target: { ratioBasisPoints: numbers.ratioBasisPoints, referenceMonths: numbers.referenceMonths },
    rubric: {
      ...base.rubric,
      commentMinLength,
      opinionMinLength,
      criteria: base.rubric.criteria.map((one) => ({ ...points(one), subCriteria: one.subCriteria.map(points) })),
    },
    aggregation: { ...base.aggregation, trimFromSheets: numbers.trimFromSheets },
    selection: {
      ...base.selection,
      cutoffHundredths: numbers.cutoffHundredths,
      reserveCount: numbers.reserveCount,
    },
    gpu: { ...base.gpu, lessorExcludedThrough: numbers.lessorExcludedThrough },
    data: { jointPerYearWon, ownPerYearMinWon, ownPerYearMaxWon },
    talent: {
      ...base.talent,
      perYearWon: numbers.talentPerYearWon,
      yearCaps: base.talent.yearCaps.map((cap) => ({ ...cap, capWon: numbers.talentCapsWon[cap.year] ?? cap.capWon })),
    },
    stage: {
      ...base.stage,
      parts: base.stage.parts.map((part) => ({
        ...part,
        weightBasisPoints: numbers.weightBasisPoints[part.key] ?? part.weightBasisPoints,
      })),
    },
  };
}

export type AmendmentRefusal =
  | "RUBRIC_SUM"
  | "SUB_CRITERIA_SUM"
  | "WEIGHTS_SUM"
  | "NARROWING_GROWS"
  | "NARROWING_START"
  | "DATA_RANGE"
  | "UNKNOWN_HALF_YEAR";

const FULL = 10_000;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const subCriteriaFit = ({ maxHundredths, subCriteria }: Criterion): boolean =>
  subCriteria.length === 0 || sum(subCriteria.map((one) => one.maxHundredths)) === maxHundredths;

/** Why these numbers make no rulebook; null when they do. The form shows it before anything is sent. */
export function amendmentRefusal(content: RulebookContent): AmendmentRefusal | null {
  const { rubric, programme, data, gpu, stage } = content;
  if (sum(rubric.criteria.map((one) => one.maxHundredths)) !== FULL) return "RUBRIC_SUM"; // S1
  if (!rubric.criteria.every(subCriteriaFit)) return "SUB_CRITERIA_SUM"; // S1
  if (sum(stage.parts.map((part) => part.weightBasisPoints)) !== FULL) return "WEIGHTS_SUM"; // E2
  if (programme.narrowing.some((teams, at) => at > 0 && teams > (programme.narrowing[at - 1] ?? teams)))
    return "NARROWING_GROWS"; // P4
  if ((programme.narrowing[0] ?? 0) > programme.maxTeams) return "NARROWING_START";
  if (data.ownPerYearMinWon > data.ownPerYearMaxWon) return "DATA_RANGE"; // T1
  return gpu.halfYears.includes(gpu.lessorExcludedThrough) ? null : "UNKNOWN_HALF_YEAR"; // A5
}
