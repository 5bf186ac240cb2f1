import { z } from "zod";
import type { RulebookContent } from "./domain/rulebook";
import { contestRules } from "./schema/contest";
import { proposalRules, screeningRules } from "./schema/proposal";
import { additionalRules, panelRules, rubricRules, selectionRules, selectionTieChain } from "./schema/review";
import { contributionRules, dataRules, gpuRules, talentRules, utilisationRules } from "./schema/support";
import { count, sum, text } from "./schema/values";

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
  rubric: rubricRules,
  aggregation: z.object({
    trimFromSheets: z.int().min(3),
    trimLow: z.int().min(0).max(1),
    trimHigh: z.int().min(0).max(1),
  }),
  tieChain: selectionTieChain,
  selection: selectionRules,
  additional: additionalRules,
  conflict: z.object({ pastYears: count }),
  // S3: versions from before the rulebook said it keep what held then: nobody was named before the review.
  challenge: z.object({ windowDays: z.int().min(0).max(90) }).default({ windowDays: 0 }),
  panel: panelRules,
  gpu: gpuRules,
  utilisation: utilisationRules,
  data: dataRules,
  talent: talentRules,
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
