import { z } from "zod";
import { OPENNESS_LEVELS, ROUND_KINDS, type RoundRule, type RulebookContent, SIZE_CLASSES } from "./domain/rulebook";
import { contestRules } from "./schema/contest";

const hundredths = z.int().min(0).max(10_000);
const count = z.int().min(0);
const text = z.string().trim().min(1);
const halfYear = z.string().regex(/^\d{4}H[12]$/, { error: "rulebook.halfYear" });
/** Stored as a decimal string, since JSON has no big integers. */
const won = z
  .union([z.string().regex(/^\d+$/, { error: "notANumber" }), z.int().min(0), z.bigint().min(0n)])
  .transform((value) => BigInt(value));

const subCriterion = z.object({
  key: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
  nameKo: text,
  nameEn: text,
  maxHundredths: hundredths,
});
const criterion = subCriterion
  .extend({ subCriteria: z.array(subCriterion) })
  .refine(
    (value) =>
      value.subCriteria.length === 0 || sum(value.subCriteria.map((sub) => sub.maxHundredths)) === value.maxHundredths,
    {
      error: "rulebook.subCriteriaSum",
    },
  );

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
const FULL_MARKS = 10_000;

const section = z
  .object({ key: text, required: z.boolean(), minChars: count.optional(), maxChars: count.optional() })
  .refine((rule) => (rule.minChars ?? 0) <= (rule.maxChars ?? Number.MAX_SAFE_INTEGER), {
    error: "rulebook.lengths",
    path: ["maxChars"],
  });
const distinct = (rows: { key: string }[]) => new Set(rows.map(({ key }) => key)).size === rows.length;
const key = z.string().regex(/^[a-z][A-Za-z0-9]*$/, { error: "rulebook.key" });
const competing = z.enum(["ALLOWED", "SHOWN", "REFUSED"]);

const attachmentRules = z.object({
  wanted: z
    .array(z.object({ key, nameKo: text, nameEn: text, required: z.boolean(), maxFiles: z.int().min(1).max(50) }))
    .refine(distinct, { error: "rulebook.sameKey" }),
  allowOther: z.boolean(),
  maxFiles: z.int().min(1).max(200),
  maxFileMegabytes: z.int().min(1).max(2_000),
  maxTotalMegabytes: z.int().min(1).max(10_000),
});
const consentText = z.object({
  key,
  version: z.int().min(1),
  titleKo: text,
  titleEn: text,
  textKo: text,
  textEn: text,
});

/** A10: versions from before there were manual checks ask for none. */
const screeningRules = z
  .object({
    manualChecks: z
      .array(z.object({ key, nameKo: text, nameEn: text, helpKo: text, helpEn: text }))
      .max(30)
      .refine(distinct, { error: "rulebook.sameKey" }),
  })
  .default({ manualChecks: [] });

/** What a call may set for itself; the rulebook holds the same fields as the default of every call. */
export const proposalRules = {
  sections: z.array(section).min(1).refine(distinct, { error: "rulebook.sameKey" }),
  requiresGraduateUniversity: z.boolean(),
  charactersPerPage: z.int().min(100).max(10_000),
  attachments: attachmentRules,
  consents: z.array(consentText).refine(distinct, { error: "rulebook.sameKey" }),
  signaturesRequired: z.boolean(),
  competing: z.object({ organisations: competing, people: competing }),
  reminderHours: z.array(z.int().min(1).max(2_000)).max(10),
};

/** S2. Versions from before there were rounds know the written one, in which nobody sees anybody's review. */
const ROUNDS_BEFORE: RoundRule[] = [{ kind: "WRITTEN", othersReviews: "NEVER", identities: "SEATS" }];
const roundRules = z
  .array(
    z.object({
      kind: z.enum(ROUND_KINDS),
      othersReviews: z.enum(["NEVER", "AFTER_OWN", "ALWAYS"]),
      identities: z.enum(["SEATS", "NAMES"]),
    }),
  )
  .refine(
    (rounds) =>
      rounds.length > 0 &&
      rounds.length <= ROUND_KINDS.length &&
      rounds.every(({ kind }, at) => kind === ROUND_KINDS[at]),
    { error: "rulebook.rounds" },
  )
  .default(ROUNDS_BEFORE);

/** S2. Versions from before there was a list say nothing of fields and foreign experts. */
const panelRules = z
  .object({
    rounds: roundRules,
    earlierSheets: z.enum(["COUNT", "MISSING"]).default("COUNT"),
    sheetsPerProposal: z.int().min(1).max(30),
    foreignPerProposal: z.int().min(0).max(5),
    fields: z
      .array(z.object({ key, nameKo: text, nameEn: text, synonyms: z.array(text).max(20) }))
      .max(60)
      .refine(distinct, { error: "rulebook.sameKey" }),
  })
  .default({ rounds: ROUNDS_BEFORE, earlierSheets: "COUNT", sheetsPerProposal: 5, foreignPerProposal: 0, fields: [] });

/** P5. Versions from before the rulebook said it keep what held then: one seat; the majority was never in doubt. */
const additionalRules = z
  .object({
    seats: z.int().min(1).max(99),
    majorityOverBasisPoints: z.int().min(0).max(9_999),
    majorityOf: z.enum(["VALID_SHEETS", "DUE_SHEETS"]),
  })
  .default({ seats: 1, majorityOverBasisPoints: 5_000, majorityOf: "VALID_SHEETS" });

const basisPoints = z.int().min(0).max(10_000);
const byLevel = z.record(z.enum(OPENNESS_LEVELS), basisPoints);
const contributionRules = z
  .object({
    base: z.enum(["TOTAL_COST", "SUPPORT"]),
    rates: z.record(z.enum(SIZE_CLASSES), byLevel),
    cashShareBasisPoints: z.record(z.enum(SIZE_CLASSES), basisPoints),
    sourceKo: text,
    sourceEn: text,
  })
  // D2: more open never pays more.
  .refine(
    ({ rates }) =>
      SIZE_CLASSES.every((size) =>
        OPENNESS_LEVELS.every(
          (level, index) => index === 0 || rates[size][level] <= rates[size][OPENNESS_LEVELS[index - 1] ?? level],
        ),
      ),
    { error: "rulebook.opennessPaysMore", path: ["rates"] },
  );

/** G5. Versions from before there were reports of use. */
const utilisationRules = z
  .object({ lowUseBasisPoints: basisPoints, reportDueDays: z.int().min(0).max(60) })
  .default({ lowUseBasisPoints: 5_000, reportDueDays: 3 });

/** One schema validates every rulebook (P2): S1's rubric adds up to 100, the narrowing plan never grows, weights to 100 %. */
export const rulebookContentSchema = z.object({
  programme: z
    .object({
      firstYear: z.int(),
      lastYear: z.int(),
      maxTeams: z.int().min(1),
      narrowing: z.array(z.int().min(1)).min(1),
      stageMonths: z.int().min(1),
    })
    .refine(
      (value) => value.narrowing.every((teams, index) => index === 0 || teams <= (value.narrowing[index - 1] ?? 0)),
      {
        error: "rulebook.narrowingGrows",
        path: ["narrowing"],
      },
    )
    .refine((value) => value.lastYear >= value.firstYear, { error: "rulebook.years", path: ["lastYear"] }),
  target: z.object({ ratioBasisPoints: z.int().min(1).max(20_000), referenceMonths: z.int().min(1) }),
  agencies: z.object({ GPU: text, DATA: text, TALENT: text }),
  proposal: z.object({
    ...proposalRules,
    receiptPrefix: z.string().regex(/^[A-Z]{2}$/),
    screening: screeningRules,
    // Versions written before the rulebook said it keep what held then.
    supplementDays: z.int().min(1).max(90).default(5),
  }),
  contribution: contributionRules,
  rubric: z.object({
    criteria: z
      .array(criterion)
      .min(1)
      .refine((criteria) => sum(criteria.map((one) => one.maxHundredths)) === FULL_MARKS, {
        error: "rulebook.rubricSum",
      }),
    scoreStepHundredths: z.int().min(1).max(10_000),
    commentMinLength: count,
    opinionMinLength: count,
  }),
  aggregation: z.object({
    trimFromSheets: z.int().min(3),
    trimLow: z.int().min(0).max(1),
    trimHigh: z.int().min(0).max(1),
  }),
  tieChain: z.array(
    z.custom<RulebookContent["tieChain"][number]>(
      (value) => typeof value === "string" && /^(total|spread|lot|criterion:[a-z][A-Za-z0-9]*)$/.test(value),
    ),
  ),
  selection: z.object({
    cutoffHundredths: hundredths,
    reserveCount: count,
    rankBands: z.array(z.object({ throughRank: z.int().min(1), nameKo: text, nameEn: text })).min(1),
  }),
  additional: additionalRules,
  conflict: z.object({ pastYears: count }),
  // S3: versions from before the rulebook said it keep what held then: nobody was named before the review.
  challenge: z.object({ windowDays: z.int().min(0).max(90) }).default({ windowDays: 0 }),
  panel: panelRules,
  gpu: z.object({
    blocks: z.array(z.int().min(1)).min(1),
    halfYears: z.array(halfYear).min(1),
    lessorExcludedThrough: halfYear,
    guidance: z.array(z.object({ from: halfYear, minPerTeam: count, maxPerTeam: count.nullable() })),
    monthlyCostWonPerGpu: won,
  }),
  utilisation: utilisationRules,
  data: z.object({ jointPerYearWon: won, ownPerYearMinWon: won, ownPerYearMaxWon: won }),
  talent: z.object({
    perYearWon: won,
    yearCaps: z.array(z.object({ year: z.int(), capWon: won })),
    lastYear: z.int(),
    matchBasisPoints: basisPoints.min(1).default(5_000),
  }),
  stage: z.object({
    parts: z
      .array(z.object({ key: text, nameKo: text, nameEn: text, weightBasisPoints: z.int().min(0).max(10_000) }))
      .min(1)
      .refine((parts) => sum(parts.map((part) => part.weightBasisPoints)) === 10_000, { error: "rulebook.weightsSum" }),
    gates: z.array(z.object({ key: text, nameKo: text, nameEn: text })),
    tieChain: z.array(text).min(1),
    // Versions from before results were asked how firmly they stand.
    sensitivityBasisPoints: z.int().min(1).max(5_000).default(500),
  }),
  contest: contestRules,
  committee: z.object({
    maxMembers: z.int().min(1),
    quorumOverBasisPoints: z.int().min(0).max(9_999),
    carryOverBasisPoints: z.int().min(0).max(9_999),
    abstentionsCount: z.boolean(),
    // E3: versions from before the rulebook said it keep what held then.
    stageSessionRequired: z.boolean().default(false),
    sourceKo: text,
    sourceEn: text,
  }),
  objection: z.object({
    filingDays: z.int().min(1).max(365),
    decisionDays: z.int().min(1).max(365),
    reminderDays: z.array(z.int().min(0).max(365)).max(10),
    minMembers: z.int().min(1).max(20),
  }),
  // D4: versions from before the rulebook said it are read with these.
  agreement: z
    .object({ reminderDays: z.array(z.int().min(1).max(365)).max(10) })
    .default({ reminderDays: [7, 14, 28] }),
  calendar: z.object({
    firstYear: z.int(),
    lastYear: z.int(),
    holidays: z.array(z.object({ date: z.iso.date(), nameKo: text, nameEn: text })),
    sourceKo: text,
    sourceEn: text,
  }),
}) satisfies z.ZodType<RulebookContent>;
