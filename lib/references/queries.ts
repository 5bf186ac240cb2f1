import "server-only";
import { db } from "@/lib/platform/db";
import type { CatalogueChoices } from "./types";

/** E5: what plans choose from, readable by every signed-in person: models in use, benchmarks with figures, figures that count. */
export async function listCatalogueChoices(): Promise<CatalogueChoices> {
  const [models, benchmarks, scores] = await Promise.all([
    db.referenceModel.findMany({
      where: { retiredAt: null, scores: { some: { chosen: true } } },
      orderBy: [{ releasedOn: { sort: "desc", nulls: "last" } }, { name: "asc" }],
      select: { key: true, name: true, organisation: true, releasedOn: true },
    }),
    db.referenceBenchmark.findMany({
      where: { scores: { some: { chosen: true } } },
      orderBy: { nameEn: "asc" },
      select: { key: true, nameKo: true, nameEn: true, direction: true, metric: true, scaleMaxMillionths: true },
    }),
    db.referenceScore.findMany({
      where: { chosen: true, model: { retiredAt: null } },
      select: {
        valueMillionths: true,
        selfReported: true,
        sourceUrl: true,
        model: { select: { key: true } },
        benchmark: { select: { key: true } },
      },
    }),
  ]);
  return {
    models,
    benchmarks,
    scores: scores.map(({ model, benchmark, ...score }) => ({
      ...score,
      modelKey: model.key,
      benchmarkKey: benchmark.key,
    })),
  };
}
