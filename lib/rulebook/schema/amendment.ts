import { z } from "zod";
import { numbersOf, type RulebookNumbers } from "../domain/amendment";
import type { RulebookContent } from "../domain/rulebook";

/** Two decimals of a point or per cent as the whole number that is stored. */
const hundredths = (maximum: number) =>
  z
    .number()
    .min(0)
    .max(maximum)
    .refine((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6, { error: "rulebook.twoDecimals" })
    .transform((value) => Math.round(value * 100));
const won = z.bigint().min(0n);
const count = z.int().min(0).max(100_000);

const numbers = z.object({
  maxTeams: z.int().min(1).max(99),
  narrowing: z
    .string()
    .trim()
    .regex(/^\d{1,2}(\s*(→|,|-|>)\s*\d{1,2})*$/, { error: "rulebook.narrowing" })
    .transform((text) => text.split(/\D+/).map(Number))
    .refine((teams) => teams.every((count) => count >= 1), { error: "rulebook.narrowing" }),
  stageMonths: z.int().min(1).max(60),
  targetPercent: hundredths(200).refine((value) => value >= 1, { error: "tooSmall?minimum=0.01" }),
  referenceMonths: z.int().min(1).max(60),
  points: z.record(z.string(), hundredths(100)),
  commentMinLength: count,
  opinionMinLength: count,
  cutoffPoints: hundredths(100),
  reserveCount: z.int().min(0).max(99),
  trimFromSheets: z.int().min(3).max(99),
  lessorExcludedThrough: z.string().regex(/^\d{4}H[12]$/, { error: "rulebook.halfYear" }),
  jointPerYearWon: won,
  ownPerYearMinWon: won,
  ownPerYearMaxWon: won,
  talentPerYearWon: won,
  talentCapsWon: z.record(z.string(), won),
  weights: z.record(z.string(), hundredths(100)),
});

/** An amendment as people write it: points and per cent with decimals, the narrowing as `5→4→3→2`. */
export const amendRulebookSchema = z.object({
  basedOn: z.int().min(1),
  reason: z.string().trim().min(10).max(1_000),
  /** Empty: from the moment it is confirmed. */
  effectiveFrom: z
    .union([z.literal(""), z.iso.datetime({ error: "date" })])
    .transform((text) => (text === "" ? null : new Date(text))),
  numbers,
});
export type AmendRulebookForm = z.input<typeof amendRulebookSchema>;
export type AmendRulebook = z.output<typeof amendRulebookSchema>;

/** The typed numbers in the units the rulebook keeps. */
export function writtenNumbers(typed: AmendRulebook["numbers"]): RulebookNumbers {
  const { targetPercent, points, cutoffPoints, weights, ...same } = typed;
  return {
    ...same,
    ratioBasisPoints: targetPercent,
    rubricHundredths: points,
    cutoffHundredths: cutoffPoints,
    weightBasisPoints: weights,
  };
}

const decimals = (values: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value / 100]));

/** The form filled with a version's own numbers. */
export function amendmentForm(version: number, content: RulebookContent): AmendRulebookForm {
  const { ratioBasisPoints, rubricHundredths, cutoffHundredths, weightBasisPoints, narrowing, ...same } =
    numbersOf(content);
  return {
    basedOn: version,
    reason: "",
    effectiveFrom: "",
    numbers: {
      ...same,
      narrowing: narrowing.join("→"),
      targetPercent: ratioBasisPoints / 100,
      points: decimals(rubricHundredths),
      cutoffPoints: cutoffHundredths / 100,
      weights: decimals(weightBasisPoints),
    },
  };
}
