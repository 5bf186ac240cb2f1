import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import type { ReferenceFile } from "../domain/import-file";
import { benchmarkNameOf, type ImportPlan, planImport } from "../domain/import-plan";
import { catalogueFor, countsOf, readList, uploadedList } from "../queries/imports";
import type { ImportCounts } from "../types";

const CHUNK = 2_000;

/** Imports stand in one queue, so that two never plan on the same state of the catalogue. */
const lockCatalogue = (tx: Tx) => tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('reference-catalogue'))`;

async function idsByKey(tx: Tx, file: ReferenceFile) {
  const models = await tx.referenceModel.findMany({
    where: { key: { in: file.models.map((model) => model.key) } },
    select: { id: true, key: true },
  });
  const benchmarks = await tx.referenceBenchmark.findMany({
    where: { key: { in: [...new Set(file.scores.map((score) => score.benchmarkKey))] } },
    select: { id: true, key: true },
  });
  return {
    models: new Map(models.map((model) => [model.key, model.id])),
    benchmarks: new Map(benchmarks.map((benchmark) => [benchmark.key, benchmark.id])),
  };
}

async function write(tx: Tx, file: ReferenceFile, plan: ImportPlan, importId: string): Promise<void> {
  await tx.referenceModel.createMany({ data: plan.models.map((model) => ({ ...model, importId })) });
  await tx.referenceBenchmark.createMany({
    data: plan.benchmarkKeys.map((key) => ({
      key,
      nameKo: benchmarkNameOf(key),
      nameEn: benchmarkNameOf(key),
      domain: "other",
      scaleMaxMillionths: file.scales.get(key) ?? 1_000_000n,
    })),
  });
  const ids = await idsByKey(tx, file);
  const sourceNote = [file.source, file.licence].filter((part) => part !== "").join(" · ");
  const rows = plan.scores.map(({ modelKey, benchmarkKey, ...score }) => ({
    ...score,
    modelId: ids.models.get(modelKey) ?? "",
    benchmarkId: ids.benchmarks.get(benchmarkKey) ?? "",
    sourceNote,
    importId,
  }));
  for (let from = 0; from < rows.length; from += CHUNK)
    await tx.referenceScore.createMany({ data: rows.slice(from, from + CHUNK) });
}

/**
 * E5: takes an uploaded list into the catalogue, all of it or nothing. Refuses ALREADY_IMPORTED for a file taken in before
 * (by its hash), FILE_HAS_PROBLEMS, and NOTHING_NEW.
 */
export async function importReferences(
  actor: Actor,
  input: { fileId: string },
  at: Date,
): Promise<Outcome<{ importId: string; counts: ImportCounts }>> {
  return inTransaction(async (tx) => {
    const stored = await uploadedList(tx, actor, input.fileId);
    const file = await readList(stored.sha256);
    if (file.problems.length > 0) return refuse("FILE_HAS_PROBLEMS", { count: file.problems.length });
    await lockCatalogue(tx);
    const before = await tx.referenceImport.findUnique({ where: { sha256: stored.sha256 }, select: { id: true } });
    if (before) return refuse("ALREADY_IMPORTED");
    const plan = planImport(file, await catalogueFor(tx, file));
    if (plan.models.length + plan.scores.length === 0) return refuse("NOTHING_NEW");
    const counts = countsOf(file, plan);
    const { source, licence, note } = file;
    const { id: importId } = await tx.referenceImport.create({
      data: {
        fileId: stored.id,
        fileName: stored.name,
        sha256: stored.sha256,
        byId: actor.id,
        at,
        report: { source, licence, note, counts },
      },
      select: { id: true },
    });
    await write(tx, file, plan, importId);
    const data = {
      fileName: stored.name,
      sha256: stored.sha256,
      source,
      licence,
      models: counts.newModels,
      benchmarks: counts.newBenchmarks,
      scores: counts.newScores,
      alreadyPresent: counts.presentScores,
      duplicates: counts.duplicates,
    };
    const subject = { subjectType: "ReferenceImport", subjectId: importId };
    recordAudit(tx, actor, { type: "reference.imported", ...subject, data }, at);
    return ok({ importId, counts });
  });
}
