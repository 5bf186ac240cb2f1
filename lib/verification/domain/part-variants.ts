import { type Formula, plannedRatios } from "@/lib/references/domain/target-ratio";
import type { VerificationPlan } from "@/lib/stages/domain/verification-plan";
import { fractionFromStored } from "./exact";
import type { PartSheet } from "./part-sheet";
import { partHundredths, ratioRows } from "./standing";

/** Another way to compute the part from the same figures: another formula of E5, or one benchmark fewer. */
export type PartVariant = { formula?: Formula; withoutBenchmark?: string };

/** The part's points of every team of the sheet under another rule, exactly; null where the rule has no ratio. */
export function partVariant(sheet: PartSheet, { formula, withoutBenchmark }: PartVariant): Map<string, number | null> {
  const plan: VerificationPlan = {
    ...sheet.verification,
    formula: formula ?? sheet.verification.formula,
    benchmarks: sheet.verification.benchmarks.filter((one) => one.benchmarkKey !== withoutBenchmark),
  };
  const references = sheet.references.map((one) => ({ ...one, valueMillionths: BigInt(one.valueMillionths) }));
  return new Map(
    sheet.teams.map(({ teamId, values }) => {
      const own = new Map(
        Object.entries(values).map(([key, { value }]) => [
          key,
          { value: fractionFromStored(value), errorMillionths: null },
        ]),
      );
      const ratio = plannedRatios(ratioRows(plan, own, references), plan.referenceModels, plan.missing)[plan.formula];
      return [teamId, "ratioMillionths" in ratio ? partHundredths(plan, ratio.ratioMillionths) : null];
    }),
  );
}
