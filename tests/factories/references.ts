import { db } from "@/lib/platform/db";
import { SEEDED_BENCHMARKS, SEEDED_MODELS } from "@/prisma/seed/reference-catalogue";

/** Makes sure that the small catalogue is in the database, every figure marked as its maker's own; safe to call again and from parallel tests. */
export async function ensureReferenceCatalogue(): Promise<void> {
  await db.referenceBenchmark.createMany({ data: [...SEEDED_BENCHMARKS], skipDuplicates: true });
  await db.referenceModel.createMany({
    data: SEEDED_MODELS.map(({ thousandths: _figures, releasedOn, ...model }) => ({
      ...model,
      releasedOn: new Date(releasedOn),
    })),
    skipDuplicates: true,
  });
  const [models, benchmarks] = await Promise.all([
    db.referenceModel.findMany({
      where: { key: { in: SEEDED_MODELS.map((model) => model.key) } },
      select: { id: true, key: true },
    }),
    db.referenceBenchmark.findMany({
      where: { key: { in: SEEDED_BENCHMARKS.map((benchmark) => benchmark.key) } },
      select: { id: true, key: true },
    }),
  ]);
  const figures = new Map(SEEDED_MODELS.map((model) => [model.key, model]));
  await db.referenceScore.createMany({
    data: models.flatMap(({ id: modelId, key }) =>
      benchmarks.flatMap((benchmark) => {
        const model = figures.get(key);
        const thousandths = model?.thousandths[benchmark.key];
        if (!model || thousandths === undefined) return [];
        const valueMillionths = BigInt(thousandths) * 1_000n;
        return [
          { modelId, benchmarkId: benchmark.id, valueMillionths, selfReported: true, sourceUrl: model.sourceUrl },
        ];
      }),
    ),
    skipDuplicates: true,
  });
}
