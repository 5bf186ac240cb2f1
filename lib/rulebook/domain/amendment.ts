import {
  amendedProcess,
  amendedSupport,
  type ProcessNumbers,
  processNumbersOf,
  type SupportNumbers,
  supportNumbersOf,
} from "./amendment-parts";
import { coversDay } from "./day-count";
import { type Criterion, OPENNESS_LEVELS, type OpennessLevel, type RulebookContent, SIZE_CLASSES } from "./rulebook";

/** The numbers that an amendment may change (P2); names, keys and structure stay with the programme's founding version. */
export type RulebookNumbers = SupportNumbers &
  ProcessNumbers & {
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
    /** Weights of stage parts by key. */
    weightBasisPoints: Record<string, number>;
    sensitivityBasisPoints: number;
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
    ...supportNumbersOf(content),
    ...processNumbersOf(content),
    weightBasisPoints: Object.fromEntries(
      content.stage.parts.map(({ key, weightBasisPoints }) => [key, weightBasisPoints]),
    ),
    sensitivityBasisPoints: content.stage.sensitivityBasisPoints,
  };
}

/** P3: a new version is the old one with other numbers; nothing else of it moves. */
export function amended(base: RulebookContent, numbers: RulebookNumbers): RulebookContent {
  const points = <T extends { key: string; maxHundredths: number }>(one: T): T => ({
    ...one,
    maxHundredths: numbers.rubricHundredths[one.key] ?? one.maxHundredths,
  });
  const { maxTeams, narrowing, stageMonths, commentMinLength, opinionMinLength } = numbers;
  return {
    ...base,
    ...amendedSupport(base, numbers),
    ...amendedProcess(base, numbers),
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
    stage: {
      ...base.stage,
      sensitivityBasisPoints: numbers.sensitivityBasisPoints,
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
  | "UNKNOWN_HALF_YEAR"
  | "GUIDANCE_RANGE"
  | "OPENNESS_PAYS_MORE"
  | "LARGER_PAYS_LESS"
  | "FOREIGN_OVER_SHEETS"
  | "HOLIDAY_OUTSIDE"
  | "HOLIDAY_TWICE";

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
  if (!gpu.halfYears.includes(gpu.lessorExcludedThrough)) return "UNKNOWN_HALF_YEAR"; // A5
  if (gpu.guidance.some(({ minPerTeam, maxPerTeam }) => maxPerTeam !== null && maxPerTeam < minPerTeam))
    return "GUIDANCE_RANGE"; // G1
  return rateRefusal(content.contribution) ?? processRefusal(content);
}

/** D2: more open never pays more, larger never pays less. */
function rateRefusal({ rates }: RulebookContent["contribution"]): AmendmentRefusal | null {
  const rising = (values: readonly number[]): boolean =>
    values.every((value, at) => value >= (values[at - 1] ?? value));
  if (SIZE_CLASSES.some((size) => !rising(OPENNESS_LEVELS.map((level) => rates[size][level]).reverse())))
    return "OPENNESS_PAYS_MORE";
  const bySize = (level: OpennessLevel) => SIZE_CLASSES.map((size) => rates[size][level]).reverse();
  return OPENNESS_LEVELS.every((level) => rising(bySize(level))) ? null : "LARGER_PAYS_LESS";
}

function processRefusal({ panel, calendar }: RulebookContent): AmendmentRefusal | null {
  if (panel.foreignPerProposal > panel.sheetsPerProposal) return "FOREIGN_OVER_SHEETS"; // S2
  const days = calendar.holidays.map(({ date }) => date);
  if (!days.every((day) => coversDay(calendar, day))) return "HOLIDAY_OUTSIDE"; // S10
  return new Set(days).size === days.length ? null : "HOLIDAY_TWICE";
}
