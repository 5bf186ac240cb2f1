import { z } from "zod";
import { numbersOf, type RulebookNumbers } from "../domain/amendment";
import type { Holiday } from "../domain/amendment-parts";
import type { OpennessLevel, RulebookContent } from "../domain/rulebook";

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

const days = z.int().min(1).max(365);
/** Whole numbers in one line, `256, 512, 1024`, as a list in order. */
const list = (minimum: number, order: 1 | -1) =>
  z
    .string()
    .trim()
    .regex(/^\d+(\s*[,/]\s*\d+)*$/, { error: "rulebook.numberList" })
    .transform((text) => [...new Set(text.split(/[,/]/).map(Number))].sort((a, b) => order * (a - b)))
    .refine((values) => values.every((value) => value >= minimum && value <= 100_000), {
      error: "rulebook.numberList",
    });
const name = z.string().trim().min(1).max(100);
const byLevel = z.object({
  CLOSED: hundredths(100),
  CLASS_III: hundredths(100),
  CLASS_II: hundredths(100),
  CLASS_I: hundredths(100),
}) satisfies z.ZodType<Record<OpennessLevel, number>>;
const bySize = <T extends z.ZodType>(value: T) =>
  z.object({ LARGE: value, MID_TIER: value, EARLY_MID_TIER: value, SME: value, NON_PROFIT: value });

const LINE = /^(\d{4}-\d{2}-\d{2})\s*,\s*([^,]{1,100}?)\s*,\s*(\S.{0,99}?)$/;
/** One public holiday a line, `2026-05-24, name in Korean, name in English`: a gazette's table is pasted, not typed into sixty rows. */
const holidayLines = z
  .string()
  .max(50_000)
  .transform((text, context): Holiday[] =>
    text.split("\n").flatMap((raw, at) => {
      const line = raw.trim();
      if (line === "") return [];
      const [, date = "", nameKo = "", nameEn = ""] = LINE.exec(line) ?? [];
      if (z.iso.date().safeParse(date).success) return [{ date, nameKo, nameEn }];
      context.addIssue({ code: "custom", message: `rulebook.holidayLine?line=${at + 1}` });
      return [];
    }),
  );
const holidayText = (holidays: readonly Holiday[]): string =>
  holidays.map(({ date, nameKo, nameEn }) => `${date}, ${nameKo}, ${nameEn}`).join("\n");

const support = {
  agencies: z.object({ GPU: name, DATA: name, TALENT: name }),
  lessorExcludedThrough: z.string().regex(/^\d{4}H[12]$/, { error: "rulebook.halfYear" }),
  blocks: list(1, 1),
  guidance: z.record(z.string(), z.object({ minPerTeam: count, maxPerTeam: count.nullable() })),
  monthlyCostWonPerGpu: won,
  jointPerYearWon: won,
  ownPerYearMinWon: won,
  ownPerYearMaxWon: won,
  lowUsePercent: hundredths(100),
  reportDueDays: z.int().min(0).max(60),
  talentPerYearWon: won,
  talentMatchPercent: hundredths(100).refine((value) => value >= 1, { error: "tooSmall?minimum=0.01" }),
  talentCapsWon: z.record(z.string(), won),
  ratePercent: bySize(byLevel),
  cashPercent: bySize(hundredths(100)),
};

const process = {
  supplementDays: z.int().min(1).max(90),
  sheetsPerProposal: z.int().min(1).max(30),
  foreignPerProposal: z.int().min(0).max(5),
  conflictYears: z.int().min(0).max(20),
  challengeDays: z.int().min(0).max(90),
  majorityPercent: hundredths(99.99),
  committeeMembers: z.int().min(1).max(99),
  quorumPercent: hundredths(99.99),
  carryPercent: hundredths(99.99),
  abstentionsCount: z.boolean(),
  stageSessionRequired: z.boolean(),
  objectionFilingDays: days,
  objectionDecisionDays: days,
  objectionReminders: list(0, -1).refine((values) => values.length <= 10, { error: "rulebook.numberList" }),
  agreementReminders: list(1, 1).refine((values) => values.length <= 10, { error: "rulebook.numberList" }),
  objectionMembers: z.int().min(1).max(20),
  calendarLastYear: z.int().min(2_025).max(2_100),
  holidays: holidayLines,
};

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
  ...support,
  ...process,
  weights: z.record(z.string(), hundredths(100)),
  sensitivityPercent: hundredths(50).refine((value) => value >= 1, { error: "tooSmall?minimum=0.01" }),
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
  const { targetPercent, points, cutoffPoints, weights, sensitivityPercent, ratePercent, cashPercent, ...rest } = typed;
  const {
    quorumPercent,
    carryPercent,
    majorityPercent,
    objectionReminders,
    agreementReminders,
    lowUsePercent,
    talentMatchPercent,
    ...same
  } = rest;
  return {
    ...same,
    lowUseBasisPoints: lowUsePercent,
    talentMatchBasisPoints: talentMatchPercent,
    contributionRates: ratePercent,
    contributionCash: cashPercent,
    quorumOverBasisPoints: quorumPercent,
    carryOverBasisPoints: carryPercent,
    majorityOverBasisPoints: majorityPercent,
    objectionReminderDays: objectionReminders,
    agreementReminderDays: agreementReminders,
    ratioBasisPoints: targetPercent,
    rubricHundredths: points,
    cutoffHundredths: cutoffPoints,
    weightBasisPoints: weights,
    sensitivityBasisPoints: sensitivityPercent,
  };
}

const decimals = <K extends string>(values: Record<K, number>): Record<K, number> => {
  const entries = Object.entries<number>(values).map(([key, value]) => [key, value / 100]);
  return Object.fromEntries(entries) as Record<K, number>;
};

/** The form filled with a version's own numbers. */
export function amendmentForm(version: number, content: RulebookContent): AmendRulebookForm {
  const { ratioBasisPoints, rubricHundredths, cutoffHundredths, weightBasisPoints, narrowing, ...rest } =
    numbersOf(content);
  const { contributionRates, contributionCash, quorumOverBasisPoints, carryOverBasisPoints, ...more } = rest;
  const {
    objectionReminderDays,
    agreementReminderDays,
    majorityOverBasisPoints,
    blocks,
    holidays,
    lowUseBasisPoints,
    talentMatchBasisPoints,
    sensitivityBasisPoints,
    ...same
  } = more;
  const rates = Object.entries(contributionRates).map(([size, byLevel]) => [size, decimals(byLevel)]);
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
      sensitivityPercent: sensitivityBasisPoints / 100,
      blocks: blocks.join(", "),
      lowUsePercent: lowUseBasisPoints / 100,
      talentMatchPercent: talentMatchBasisPoints / 100,
      ratePercent: Object.fromEntries(rates) as AmendRulebookForm["numbers"]["ratePercent"],
      cashPercent: decimals(contributionCash),
      quorumPercent: quorumOverBasisPoints / 100,
      carryPercent: carryOverBasisPoints / 100,
      majorityPercent: majorityOverBasisPoints / 100,
      objectionReminders: objectionReminderDays.join(", "),
      agreementReminders: agreementReminderDays.join(", "),
      holidays: holidayText(holidays),
    },
  };
}
