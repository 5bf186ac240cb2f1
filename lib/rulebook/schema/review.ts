import { z } from "zod";
import { ROUND_KINDS, type RoundRule, type RulebookContent } from "../domain/rulebook";
import { count, distinct, hundredths, key, sum, text } from "./values";

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

const FULL_MARKS = 10_000;
/** S1: the criteria add up to 100 points. */
export const rubricRules = z.object({
  criteria: z
    .array(criterion)
    .min(1)
    .refine((criteria) => sum(criteria.map((one) => one.maxHundredths)) === FULL_MARKS, {
      error: "rulebook.rubricSum",
    }),
  scoreStepHundredths: z.int().min(1).max(10_000),
  commentMinLength: count,
  opinionMinLength: count,
});

/** S5 */
export const selectionTieChain = z.array(
  z.custom<RulebookContent["tieChain"][number]>(
    (value) => typeof value === "string" && /^(total|spread|lot|criterion:[a-z][A-Za-z0-9]*)$/.test(value),
  ),
);

/** S9 */
export const selectionRules = z.object({
  cutoffHundredths: hundredths,
  reserveCount: count,
  rankBands: z.array(z.object({ throughRank: z.int().min(1), nameKo: text, nameEn: text })).min(1),
});

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
export const panelRules = z
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
export const additionalRules = z
  .object({
    seats: z.int().min(1).max(99),
    majorityOverBasisPoints: z.int().min(0).max(9_999),
    majorityOf: z.enum(["VALID_SHEETS", "DUE_SHEETS"]),
  })
  .default({ seats: 1, majorityOverBasisPoints: 5_000, majorityOf: "VALID_SHEETS" });
