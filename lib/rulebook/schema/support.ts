import { z } from "zod";
import { OPENNESS_LEVELS, SIZE_CLASSES } from "../domain/rulebook";
import { basisPoints, count, halfYear, text, won } from "./values";

const byLevel = z.record(z.enum(OPENNESS_LEVELS), basisPoints);
export const contributionRules = z
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
export const utilisationRules = z
  .object({ lowUseBasisPoints: basisPoints, reportDueDays: z.int().min(0).max(60) })
  .default({ lowUseBasisPoints: 5_000, reportDueDays: 3 });

/** A5, G1 */
export const gpuRules = z.object({
  blocks: z.array(z.int().min(1)).min(1),
  halfYears: z.array(halfYear).min(1),
  lessorExcludedThrough: halfYear,
  guidance: z.array(z.object({ from: halfYear, minPerTeam: count, maxPerTeam: count.nullable() })),
  monthlyCostWonPerGpu: won,
});

/** T1 */
export const dataRules = z.object({ jointPerYearWon: won, ownPerYearMinWon: won, ownPerYearMaxWon: won });

/** H1 */
export const talentRules = z.object({
  perYearWon: won,
  yearCaps: z.array(z.object({ year: z.int(), capWon: won })),
  lastYear: z.int(),
  matchBasisPoints: basisPoints.min(1).default(5_000),
});
