import type { ContestRules } from "./contest-rules";
import type { StageRules } from "./stage-rules";
import type { TalentRules, UtilisationRules } from "./support-rules";

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

/** P5: an additional call, and what its reviewers vote beside their points. */
export type AdditionalRules = {
  seats: number;
  /** Share of suitable votes to be *exceeded*: 5,000 is a majority. */
  majorityOverBasisPoints: number;
  /** Of whom: those whose valid sheets are in, or all whose sheets are due. */
  majorityOf: "VALID_SHEETS" | "DUE_SHEETS";
};

/** A field of expertise that reviewers choose and proposals are searched for (S2), with words for it in both languages. */
export type ReviewField = { key: string; nameKo: string; nameEn: string; synonyms: string[] };
export const ROUND_KINDS = ["WRITTEN", "PRESENTATION"] as const;
export type RoundKind = (typeof ROUND_KINDS)[number];
/** S2: what members of a panel see of each other in a round: colleagues' reviews and shared remarks, and whose they are. */
export type RoundRule = {
  kind: RoundKind;
  othersReviews: "NEVER" | "AFTER_OWN" | "ALWAYS";
  identities: "SEATS" | "NAMES";
};
/** S6: what a sheet counts for in the last round when it was handed in earlier and not adjusted: as it stands, or as missing. */
export type EarlierSheets = "COUNT" | "MISSING";
/** S2: how a panel is assigned to proposals, and in which rounds it may review. */
export type PanelRules = {
  rounds: RoundRule[];
  earlierSheets: EarlierSheets;
  sheetsPerProposal: number;
  /** Foreign experts each proposal should have among its reviewers. */
  foreignPerProposal: number;
  fields: ReviewField[];
};

export type SectionRule = {
  key: string;
  required: boolean;
  minChars?: number | undefined;
  maxChars?: number | undefined;
};

/** A file the call wants (A6), by key; `required` ones keep the section from being complete. */
export type WantedAttachment = { key: string; nameKo: string; nameEn: string; required: boolean; maxFiles: number };
export type AttachmentRules = {
  wanted: WantedAttachment[];
  /** Whether files beside the wanted ones are taken, as kind `other`. */
  allowOther: boolean;
  maxFiles: number;
  maxFileMegabytes: number;
  maxTotalMegabytes: number;
};
/** A text every member organisation consents to; a new wording is a new version. */
export type ConsentText = {
  key: string;
  version: number;
  titleKo: string;
  titleEn: string;
  textKo: string;
  textEn: string;
};
/** What happens when one organisation or person stands in two proposals of a call: nothing, shown to both sides and staff, or refused. */
export type CompetingRule = "ALLOWED" | "SHOWN" | "REFUSED";

/** What a call asks of a proposal: the rulebook's by default, narrowed or widened by the call's own settings. */
export type ProposalRules = {
  sections: SectionRule[];
  requiresGraduateUniversity: boolean;
  /** How many characters count as one page in counters. */
  charactersPerPage: number;
  attachments: AttachmentRules;
  consents: ConsentText[];
  /** ⑬: every member organisation's signer signs the same content before it can be submitted. */
  signaturesRequired: boolean;
  competing: { organisations: CompetingRule; people: CompetingRule };
  /** Hours before closing at which drafts are reminded. */
  reminderHours: number[];
};

/** A10: a requirement that no register tells the portal: an officer looks and says what they found. */
export type ManualCheck = { key: string; nameKo: string; nameEn: string; helpKo: string; helpEn: string };

export const OPENNESS_LEVELS = ["CLOSED", "CLASS_III", "CLASS_II", "CLASS_I"] as const;
/** D3: the class of the Model Openness Framework, from nothing that counts to the most open. */
export type OpennessLevel = (typeof OPENNESS_LEVELS)[number];
export const SIZE_CLASSES = ["LARGE", "MID_TIER", "EARLY_MID_TIER", "SME", "NON_PROFIT"] as const;
export type ContributionSize = (typeof SIZE_CLASSES)[number];

/** D2: own contribution by size and openness, in basis points of `base`; `cash` is the part of it that must be money. */
export type ContributionRules = {
  base: "TOTAL_COST" | "SUPPORT";
  rates: Record<ContributionSize, Record<OpennessLevel, number>>;
  cashShareBasisPoints: Record<ContributionSize, number>;
  /** Law and announcement the figures come from, for the citation beside every amount. */
  sourceKo: string;
  sourceEn: string;
};

/** S10: periods in days by the law's count. */
export type ObjectionRules = {
  filingDays: number;
  decisionDays: number;
  /** Days before the decision is due at which the officers are reminded. */
  reminderDays: number[];
  /** Fewest people who examine one objection. */
  minMembers: number;
};

/** D4: days after the offer at which whoever has not signed is asked again. */
export type AgreementRules = { reminderDays: number[] };

/** D1 [law]: who must be there and how a motion is carried. Shares in basis points, to be *exceeded*: 5,000 is a majority. */
export type CommitteeRules = {
  maxMembers: number;
  quorumOverBasisPoints: number;
  carryOverBasisPoints: number;
  /** Whether those who are present but abstain or stay silent count among those of whom a majority must be in favour. */
  abstentionsCount: boolean;
  /** E3: whether the committee must have deliberated on a stage's result before a director may approve it. */
  stageSessionRequired: boolean;
  sourceKo: string;
  sourceEn: string;
};

/** S3: days in which applicants may challenge the panel's members once they are named, by the law's count. None: no window. */
export type ChallengeRules = { windowDays: number };

export type RulebookContent = {
  programme: { firstYear: number; lastYear: number; maxTeams: number; narrowing: number[]; stageMonths: number };
  target: { ratioBasisPoints: number; referenceMonths: number };
  agencies: Record<ResourceKind, string>;
  proposal: ProposalRules & {
    receiptPrefix: string;
    /** What officers check beside the portal's own rules, the same for every call of a version. */
    screening: { manualChecks: ManualCheck[] };
    /** A10: days to answer a supplement request, when the officer says nothing else. */
    supplementDays: number;
  };
  contribution: ContributionRules;
  rubric: Rubric;
  aggregation: Aggregation;
  tieChain: TieBreak[];
  selection: Selection;
  additional: AdditionalRules;
  conflict: { pastYears: number };
  challenge: ChallengeRules;
  panel: PanelRules;
  gpu: {
    blocks: number[];
    halfYears: HalfYear[];
    /** A5: last half-year in which an organisation that leases GPUs to the government gets none. */
    lessorExcludedThrough: HalfYear;
    guidance: { from: HalfYear; minPerTeam: number; maxPerTeam: number | null }[];
    /** What one GPU is estimated to cost a month: a guide beside the form, never a bill. */
    monthlyCostWonPerGpu: bigint;
  };
  utilisation: UtilisationRules;
  data: { jointPerYearWon: bigint; ownPerYearMinWon: bigint; ownPerYearMaxWon: bigint };
  talent: TalentRules;
  stage: StageRules;
  contest: ContestRules;
  committee: CommitteeRules;
  objection: ObjectionRules;
  agreement: AgreementRules;
  /** What the law's day count rolls over, year by year, and where it is written (S10). */
  calendar: {
    firstYear: number;
    lastYear: number;
    holidays: { date: string; nameKo: string; nameEn: string }[];
    sourceKo: string;
    sourceEn: string;
  };
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
