import { z } from "zod";
import type { ContestRules, GenerationRules } from "../domain/contest-rules";

const WHOLE = 10_000;
const basisPoints = z.int().min(0).max(WHOLE);
const shares = z
  .record(z.string().regex(/^[A-Z][A-Z0-9_]*$/), basisPoints)
  .refine((value) => Object.values(value).reduce((sum, one) => sum + one, 0) === WHOLE, {
    error: "rulebook.weightsSum",
  });

/** What rules from before answers were asked of endpoints are read with. */
const GENERATION: GenerationRules = {
  temperatureHundredths: 0,
  maxOutputTokens: 2_048,
  systemPromptKo: "질문에 한국어로 답하십시오. 자신의 이름이나 만든 곳은 말하지 마십시오.",
  systemPromptEn: "Answer the question in English. Do not say your name or who made you.",
  parallel: 4,
  attempts: 5,
  timeoutSeconds: 120,
  requestBudget: 2_000,
  tokenBudget: 2_000_000,
};

/** What versions from before there were contests are read with. */
const DEFAULTS: ContestRules = {
  publicSeats: 500,
  expertSeats: 30,
  publicVotes: 20,
  expertVotes: 60,
  invitationDays: 3,
  minSeconds: 5,
  attentionEvery: 10,
  attentionFailuresAllowed: 1,
  maxAnswerCharacters: 6_000,
  adaptiveBasisPoints: 2_500,
  prompts: [
    { domain: "general", ko: 2, en: 1 },
    { domain: "knowledge", ko: 2, en: 1 },
    { domain: "reasoning", ko: 2, en: 1 },
    { domain: "writing", ko: 2, en: 1 },
    { domain: "coding", ko: 1, en: 1 },
    { domain: "publicService", ko: 2, en: 0 },
  ],
  quotas: {
    sex: { FEMALE: 5_000, MALE: 5_000 },
    region: { CAPITAL: 5_000, CHUNGCHEONG: 1_100, HONAM: 1_000, YEONGNAM: 2_400, GANGWON_JEJU: 500 },
    ageBand: { AGE_20: 1_700, AGE_30: 1_700, AGE_40: 1_900, AGE_50: 2_100, AGE_60: 2_600 },
    aiUse: { DAILY: 3_000, SOMETIMES: 4_000, RARELY: 3_000 },
  },
  generation: GENERATION,
};

export const generationRules = z.object({
  temperatureHundredths: z.int().min(0).max(200),
  maxOutputTokens: z.int().min(1).max(100_000),
  systemPromptKo: z.string().max(2_000),
  systemPromptEn: z.string().max(2_000),
  parallel: z.int().min(1).max(32),
  attempts: z.int().min(1).max(20),
  timeoutSeconds: z.int().min(1).max(300),
  requestBudget: z.int().min(1).max(1_000_000),
  tokenBudget: z.int().min(1).max(1_000_000_000),
}) satisfies z.ZodType<GenerationRules>;

/** X2, X3. One place for a contest's numbers: of a rulebook, of a stage's plan, and of the contest that goes by them. */
export const contestRulesSchema = z.object({
  publicSeats: z.int().min(1).max(1_000_000),
  expertSeats: z.int().min(0).max(10_000),
  publicVotes: z.int().min(1).max(1_000),
  expertVotes: z.int().min(1).max(1_000),
  invitationDays: z.int().min(1).max(60),
  minSeconds: z.int().min(0).max(600),
  attentionEvery: z.int().min(2).max(1_000),
  attentionFailuresAllowed: z.int().min(0).max(100),
  maxAnswerCharacters: z.int().min(100).max(100_000),
  adaptiveBasisPoints: basisPoints,
  prompts: z.array(
    z.object({
      domain: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
      ko: z.int().min(0).max(10_000),
      en: z.int().min(0).max(10_000),
    }),
  ),
  quotas: z.object({ sex: shares, region: shares, ageBand: shares, aiUse: shares }),
  generation: generationRules.default(GENERATION),
}) satisfies z.ZodType<ContestRules>;

export const contestRules = contestRulesSchema.default(DEFAULTS) satisfies z.ZodType<ContestRules>;
