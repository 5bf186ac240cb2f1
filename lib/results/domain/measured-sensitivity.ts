import { FORMULAS, type Formula } from "@/lib/references/domain/target-ratio";
import type { PartSheet } from "@/lib/verification/domain/part-sheet";
import { type PartVariant, partVariant } from "@/lib/verification/domain/part-variants";
import { advancingOf, type Facts, type Variant, variantOf } from "./advancing";

/** The result with the verification part computed another way; `lacking` names teams for which that has no figure. */
export type Measured = { variant: Variant | null; lacking: string[] };
export type FormulaVariant = Measured & { formula: Formula; isPlanned: boolean };
export type BenchmarkLeftOut = Measured & { benchmarkKey: string; nameKo: string; nameEn: string };

function measured(facts: Facts, sheet: PartSheet, change: PartVariant): Measured {
  const { partKey } = sheet.verification;
  const points = partVariant(sheet, change);
  const present = facts.teams.filter((team) => !team.withdrawn);
  const lacking = present.flatMap(({ teamId }) => (typeof points.get(teamId) === "number" ? [] : [teamId]));
  if (lacking.length > 0) return { variant: null, lacking };
  const teams = facts.teams.map((team) => ({
    ...team,
    parts: { ...team.parts, [partKey]: points.get(team.teamId) ?? team.parts[partKey] ?? 0 },
  }));
  return { variant: variantOf(advancingOf(facts), advancingOf({ ...facts, teams })), lacking };
}

/** E5: who would go on under each of the formulas; the verdict can flip with the formula. */
export const byFormula = (facts: Facts, sheet: PartSheet): FormulaVariant[] =>
  FORMULAS.map((formula) => ({
    ...measured(facts, sheet, { formula }),
    formula,
    isPlanned: formula === sheet.verification.formula,
  }));

/** Who would go on without one of the benchmarks; a plan with a single one has no such variant. */
export const withoutEachBenchmark = (facts: Facts, sheet: PartSheet): BenchmarkLeftOut[] =>
  sheet.verification.benchmarks.length < 2
    ? []
    : sheet.verification.benchmarks.map(({ benchmarkKey, nameKo, nameEn }) => ({
        ...measured(facts, sheet, { withoutBenchmark: benchmarkKey }),
        benchmarkKey,
        nameKo,
        nameEn,
      }));
