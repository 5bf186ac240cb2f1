import { fractionFromStored } from "./exact";
import type { PartSheet } from "./part-sheet";

/** One stage of the moving target: how high the references stood and where each team stood, all on a scale of 0 to 1. */
export type TargetPoint = {
  stageNumber: number;
  /** Mean over the plan's benchmarks of the best reference, times the target ratio. */
  targetLevel: number;
  levels: { teamId: string; nameKo: string; nameEn: string; level: number | null }[];
};

const MILLION = 1_000_000;

/** Where a figure stands on its scale, 1 being the best end. */
const levelOf = (value: number, scaleMax: number, direction: "HIGHER" | "LOWER"): number =>
  direction === "HIGHER" ? value / scaleMax : 1 - value / scaleMax;

const weightedMean = (values: readonly { value: number; weight: number }[]): number | null => {
  const weights = values.reduce((sum, one) => sum + one.weight, 0);
  return weights === 0 ? null : values.reduce((sum, one) => sum + one.value * one.weight, 0) / weights;
};

/** E5: the target as it moves from stage to stage, for the drawing only: no verdict rests on it. */
export function targetPoint(sheet: PartSheet): TargetPoint {
  const { benchmarks } = sheet.verification;
  const best = benchmarks.flatMap(({ benchmarkKey, direction, scaleMaxMillionths, weight }) => {
    const levels = sheet.references
      .filter((one) => one.benchmarkKey === benchmarkKey)
      .map((one) => levelOf(Number(one.valueMillionths), Number(scaleMaxMillionths), direction));
    return levels.length === 0 ? [] : [{ value: Math.max(...levels), weight }];
  });
  const levels = sheet.teams.map(({ teamId, nameKo, nameEn, values }) => {
    const own = benchmarks.flatMap(({ benchmarkKey, direction, scaleMaxMillionths, weight }) => {
      const stored = values[benchmarkKey]?.value;
      if (stored === undefined) return [];
      const { num, den } = fractionFromStored(stored);
      return [{ value: levelOf(Number(num) / Number(den), Number(scaleMaxMillionths) / MILLION, direction), weight }];
    });
    return { teamId, nameKo, nameEn, level: own.length < benchmarks.length ? null : weightedMean(own) };
  });
  const target = (weightedMean(best) ?? 0) * (sheet.targetBasisPoints / 10_000);
  return { stageNumber: sheet.stage.number, targetLevel: target, levels };
}
