import { z } from "zod";
import { contestRulesSchema, generationRules } from "@/lib/rulebook/schema/contest";
import type { ContestPlan } from "../domain/contest-plan";

const BASIS_POINTS_OF_PERCENT = 100;
const HUNDREDTHS = 100;
const WHOLE_PERCENT = 100;
const percent = z.number().min(0).max(100).multipleOf(0.01, { error: "stages.twoDecimals" });
const toBasisPoints = (value: number): number => Math.round(value * BASIS_POINTS_OF_PERCENT);

/** Shares of a panel, as people write them; together the whole panel. */
const shares = z.record(z.string(), percent).superRefine((value, context) => {
  const sum = Object.values(value).reduce((total, one) => total + toBasisPoints(one), 0);
  const [first] = Object.keys(value);
  if (sum !== WHOLE_PERCENT * BASIS_POINTS_OF_PERCENT && first !== undefined)
    context.addIssue({ code: "custom", message: "stages.sharesSum", path: [first] });
});
const stored = (value: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(value).map(([band, share]) => [band, toBasisPoints(share)]));

const { quotas: _quotas, generation: _generation, adaptiveBasisPoints: _adaptive, ...plain } = contestRulesSchema.shape;
const { temperatureHundredths: _temperature, ...asked } = generationRules.shape;

/** What the planning form sends: per cent and degrees as people write them; nothing while the rulebook's rules hold. */
export const contestFormSchema = z
  .object({
    isFixed: z.boolean(),
    ...plain,
    adaptivePercent: percent,
    quotas: z.object({ sex: shares, region: shares, ageBand: shares, aiUse: shares }),
    generation: z.object({ ...asked, temperature: z.number().min(0).max(2).multipleOf(0.01) }),
  })
  .transform(({ isFixed, adaptivePercent, quotas, generation, ...rules }): ContestPlan | undefined => {
    if (!isFixed) return undefined;
    const { temperature, ...settings } = generation;
    return {
      ...rules,
      adaptiveBasisPoints: toBasisPoints(adaptivePercent),
      quotas: {
        sex: stored(quotas.sex),
        region: stored(quotas.region),
        ageBand: stored(quotas.ageBand),
        aiUse: stored(quotas.aiUse),
      },
      generation: { ...settings, temperatureHundredths: Math.round(temperature * HUNDREDTHS) },
    };
  });
export type ContestForm = z.input<typeof contestFormSchema>;
