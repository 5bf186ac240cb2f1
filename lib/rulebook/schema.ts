import { z } from "zod";
import type { RulebookContent } from "./domain/rulebook";

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
    sections: z
      .array(z.object({ key: text, required: z.boolean(), minChars: count.optional(), maxChars: count.optional() }))
      .min(1),
    receiptPrefix: z.string().regex(/^[A-Z]{2}$/),
    requiresGraduateUniversity: z.boolean(),
  }),
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
  conflict: z.object({ pastYears: count }),
  gpu: z.object({
    blocks: z.array(z.int().min(1)).min(1),
    halfYears: z.array(halfYear).min(1),
    lessorExcludedThrough: halfYear,
    guidance: z.array(z.object({ from: halfYear, minPerTeam: count, maxPerTeam: count.nullable() })),
  }),
  data: z.object({ jointPerYearWon: won, ownPerYearMinWon: won, ownPerYearMaxWon: won }),
  talent: z.object({ perYearWon: won, yearCaps: z.array(z.object({ year: z.int(), capWon: won })), lastYear: z.int() }),
  stage: z.object({
    parts: z
      .array(z.object({ key: text, nameKo: text, nameEn: text, weightBasisPoints: z.int().min(0).max(10_000) }))
      .min(1)
      .refine((parts) => sum(parts.map((part) => part.weightBasisPoints)) === 10_000, { error: "rulebook.weightsSum" }),
    gates: z.array(z.object({ key: text, nameKo: text, nameEn: text })),
    tieChain: z.array(text).min(1),
  }),
  committee: z.object({ maxMembers: z.int().min(1) }),
}) satisfies z.ZodType<RulebookContent>;
