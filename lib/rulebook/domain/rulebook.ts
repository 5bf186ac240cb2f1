/** The numbers of the programme (P2), as code reads them. Money in won, scores in hundredths of a point, ratios in basis points. */
export type ResourceKind = "GPU" | "DATA" | "TALENT";
export type HalfYear = string; // "2025H2"

export type SubCriterion = { key: string; nameKo: string; nameEn: string; maxHundredths: number };
export type Criterion = SubCriterion & { subCriteria: SubCriterion[] };
export type Rubric = {
  criteria: Criterion[];
  /** Scores are given in these steps: 50 is half a point. */
  scoreStepHundredths: number;
  commentMinLength: number;
  opinionMinLength: number;
};

/** `criterion:<key>` compares that criterion's exact mean; `spread` prefers the smaller one; `lot` draws with a published seed. */
export type TieBreak = "total" | `criterion:${string}` | "spread" | "lot";

export type Aggregation = { trimFromSheets: number; trimLow: number; trimHigh: number };
export type Selection = {
  cutoffHundredths: number;
  reserveCount: number;
  /** S8: what an applicant may learn of the rank. Upper ranks of each band, the last band takes the rest. */
  rankBands: { throughRank: number; nameKo: string; nameEn: string }[];
};

export type SectionRule = {
  key: string;
  required: boolean;
  minChars?: number | undefined;
  maxChars?: number | undefined;
};

export type StagePart = { key: string; nameKo: string; nameEn: string; weightBasisPoints: number };
export type StageGate = { key: string; nameKo: string; nameEn: string };

export type RulebookContent = {
  programme: { firstYear: number; lastYear: number; maxTeams: number; narrowing: number[]; stageMonths: number };
  target: { ratioBasisPoints: number; referenceMonths: number };
  agencies: Record<ResourceKind, string>;
  proposal: { sections: SectionRule[]; receiptPrefix: string; requiresGraduateUniversity: boolean };
  rubric: Rubric;
  aggregation: Aggregation;
  tieChain: TieBreak[];
  selection: Selection;
  conflict: { pastYears: number };
  gpu: {
    blocks: number[];
    halfYears: HalfYear[];
    /** A5: last half-year in which an organisation that leases GPUs to the government gets none. */
    lessorExcludedThrough: HalfYear;
    guidance: { from: HalfYear; minPerTeam: number; maxPerTeam: number | null }[];
  };
  data: { jointPerYearWon: bigint; ownPerYearMinWon: bigint; ownPerYearMaxWon: bigint };
  talent: { perYearWon: bigint; yearCaps: { year: number; capWon: bigint }[]; lastYear: number };
  stage: { parts: StagePart[]; gates: StageGate[]; tieChain: string[] };
  committee: { maxMembers: number };
};

/** Yearly cap of talent support (H1): the year's own cap when the rulebook names one, else the general one; nothing after the last year (H2). */
export function talentCapWon(talent: RulebookContent["talent"], year: number): bigint {
  if (year > talent.lastYear) return 0n;
  return talent.yearCaps.find((cap) => cap.year === year)?.capWon ?? talent.perYearWon;
}

/** Orders half-years `2025H2` by time; they compare as text because the year comes first. */
export const isHalfYearAfter = (a: HalfYear, b: HalfYear): boolean => a > b;

/** First day of a half-year and the first day after it, UTC midnight of the KST calendar date (dates are stored without time). */
export function halfYearPeriod(halfYear: HalfYear): { from: Date; to: Date } {
  const year = Number(halfYear.slice(0, 4));
  const second = halfYear.endsWith("H2");
  return {
    from: new Date(Date.UTC(year, second ? 6 : 0, 1)),
    to: new Date(Date.UTC(second ? year + 1 : year, second ? 0 : 6, 1)),
  };
}

/** Paths at which two rulebooks differ, with both values, for the page that shows an amendment (P3). */
export function rulebookDifference(
  before: unknown,
  after: unknown,
  path = "",
): { path: string; before: unknown; after: unknown }[] {
  if (Object.is(before, after)) return [];
  const bothObjects = typeof before === "object" && typeof after === "object" && before !== null && after !== null;
  if (!bothObjects || Array.isArray(before) !== Array.isArray(after)) return [{ path, before, after }];
  const left = before as Record<string, unknown>;
  const right = after as Record<string, unknown>;
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].flatMap((key) =>
    rulebookDifference(left[key], right[key], path ? `${path}.${key}` : key),
  );
}
