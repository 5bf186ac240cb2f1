import "server-only";
import type { Tx } from "@/lib/platform/db";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import type { StagePlan, StagePlanDraft } from "../domain/plan";
import { outsideWindow } from "../domain/verification-plan";

type Input = { plan: StagePlanDraft; cutoffOn: string };
type Numbers = { target: { referenceMonths: number } };

/**
 * E5: fills in what the catalogue says of the plan's benchmarks, so that the frozen plan stands alone, and holds the reference
 * models against the window before the cut-off. Refuses BENCHMARK_UNKNOWN, REFERENCE_UNKNOWN, REFERENCE_OUTSIDE_WINDOW.
 */
export async function completePlan(
  tx: Tx,
  { plan, cutoffOn }: Input,
  { target: { referenceMonths } }: Numbers,
): Promise<Outcome<StagePlan>> {
  const { verification, ...rest } = plan;
  if (!verification) return ok(rest);
  const keys = verification.benchmarks.map((one) => one.benchmarkKey);
  const known = await tx.referenceBenchmark.findMany({
    where: { key: { in: keys } },
    select: { key: true, nameKo: true, nameEn: true, direction: true, scaleMaxMillionths: true },
  });
  const models = await tx.referenceModel.findMany({
    where: { key: { in: verification.referenceModels }, retiredAt: null },
    select: { key: true, name: true, releasedOn: true },
  });
  if (models.length < verification.referenceModels.length) return refuse("REFERENCE_UNKNOWN");
  const outside = new Set(outsideWindow(models, new Date(cutoffOn), referenceMonths));
  if (outside.size > 0) {
    const names = models.filter((model) => outside.has(model.key)).map((model) => model.name);
    return refuse("REFERENCE_OUTSIDE_WINDOW", { models: names.join(", "), months: referenceMonths });
  }
  const benchmarks = verification.benchmarks.flatMap((choice) => {
    const facts = known.find((one) => one.key === choice.benchmarkKey);
    if (!facts) return [];
    const { nameKo, nameEn, direction, scaleMaxMillionths } = facts;
    return { ...choice, nameKo, nameEn, direction, scaleMaxMillionths: scaleMaxMillionths.toString() };
  });
  if (benchmarks.length < keys.length) return refuse("BENCHMARK_UNKNOWN");
  return ok({ ...rest, verification: { ...verification, benchmarks } });
}
