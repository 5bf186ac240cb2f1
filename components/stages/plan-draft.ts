import type { z } from "zod";
import type { StagePlan } from "@/lib/stages/domain/plan";
import type { createStageSchema } from "@/lib/stages/schema";

type PlanForm = z.input<typeof createStageSchema>["plan"];

/** A plan as its form shows it: percent and points, and beside the plan's own parts those of the rulebook that it leaves out. */
export function planDraft(plan: StagePlan, offered: Pick<StagePlan, "parts" | "gates">): PlanForm {
  const leftOut = <T extends { key: string }>(own: readonly T[], all: readonly T[]) =>
    all.filter((one) => !own.some((mine) => mine.key === one.key));
  return {
    parts: [
      ...plan.parts.map(({ weightBasisPoints, ...part }) => ({ ...part, weightPercent: weightBasisPoints / 100 })),
      ...leftOut(plan.parts, offered.parts).map(({ weightBasisPoints: _weight, ...part }) => ({
        ...part,
        weightPercent: null,
      })),
    ],
    gates: [
      ...plan.gates.map((gate) => ({ ...gate, included: true })),
      ...leftOut(plan.gates, offered.gates).map((gate) => ({ ...gate, included: false })),
    ],
    survivors: plan.survivors,
    minimumPoints: plan.minimumTotalHundredths === null ? null : plan.minimumTotalHundredths / 100,
    note: plan.note,
  };
}
