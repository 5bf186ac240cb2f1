import "server-only";
import { text } from "node:stream/consumers";
import type { Actor } from "@/lib/access/actor";
import { db, type Reader } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { openFile } from "@/lib/platform/files";
import { canEditCatalogue } from "../domain/access";
import { type ReferenceFile, readReferenceFile } from "../domain/import-file";
import { type Catalogue, type ImportPlan, planImport } from "../domain/import-plan";
import type { ImportCounts, ImportPreview, ImportRow } from "../types";

/** Problems listed at once: whoever has more mends the list at its source. */
const SHOWN_PROBLEMS = 200;

/** Throws NOT_FOUND for whoever may not keep the catalogue. */
export function requireEditor(actor: Actor): void {
  if (!canEditCatalogue(actor)) throw new AppError("NOT_FOUND", "catalogue import");
}

/** An uploaded list: only whoever uploaded it goes on with it. */
export async function uploadedList(reader: Reader, actor: Actor, fileId: string) {
  requireEditor(actor);
  const file = await reader.storedFile.findFirst({
    where: { id: fileId, uploadedById: actor.id },
    select: { id: true, name: true, sha256: true, sizeBytes: true },
  });
  if (!file) throw new AppError("NOT_FOUND", `uploaded file ${fileId}`);
  return file;
}

export const readList = async (sha256: string): Promise<ReferenceFile> =>
  readReferenceFile(await text(await openFile(sha256)));

/** What the catalogue holds of the models and benchmarks that a file names. */
export async function catalogueFor(reader: Reader, file: ReferenceFile): Promise<Catalogue> {
  const keys = file.models.map((model) => model.key);
  const benchmarkKeys = [...new Set(file.scores.map((score) => score.benchmarkKey))];
  const models = await reader.referenceModel.findMany({ where: { key: { in: keys } }, select: { key: true } });
  const benchmarks = await reader.referenceBenchmark.findMany({
    where: { key: { in: benchmarkKeys } },
    select: { key: true },
  });
  const scores = await reader.referenceScore.findMany({
    where: { model: { key: { in: keys } }, benchmark: { key: { in: benchmarkKeys } } },
    select: {
      valueMillionths: true,
      sourceUrl: true,
      variant: true,
      selfReported: true,
      chosen: true,
      model: { select: { key: true } },
      benchmark: { select: { key: true } },
    },
  });
  return {
    modelKeys: new Set(models.map((model) => model.key)),
    benchmarkKeys: new Set(benchmarks.map((benchmark) => benchmark.key)),
    scores: scores.map(({ model, benchmark, ...score }) => ({
      ...score,
      modelKey: model.key,
      benchmarkKey: benchmark.key,
    })),
  };
}

export const countsOf = (file: ReferenceFile, plan: ImportPlan): ImportCounts => ({
  models: file.models.length,
  newModels: plan.models.length,
  newBenchmarks: plan.benchmarkKeys.length,
  scores: file.scores.length,
  newScores: plan.scores.length,
  presentScores: plan.presentCount,
  selfReported: file.scores.filter((score) => score.selfReported).length,
  duplicates: plan.duplicates.length,
  placeholders: plan.placeholders.length,
});

/** What an uploaded list would do, before anybody does it. */
export async function previewImport(actor: Actor, fileId: string): Promise<ImportPreview> {
  const stored = await uploadedList(db, actor, fileId);
  const file = await readList(stored.sha256);
  const [catalogue, before] = await Promise.all([
    catalogueFor(db, file),
    db.referenceImport.findUnique({ where: { sha256: stored.sha256 }, select: { at: true } }),
  ]);
  const plan = planImport(file, catalogue);
  const names = new Map(file.models.map((model) => [model.key, model.name]));
  return {
    fileId: stored.id,
    fileName: stored.name,
    sizeBytes: Number(stored.sizeBytes),
    sha256: stored.sha256,
    source: file.source,
    licence: file.licence,
    note: file.note,
    counts: countsOf(file, plan),
    problems: file.problems.slice(0, SHOWN_PROBLEMS),
    problemCount: file.problems.length,
    duplicates: plan.duplicates.map((one) => ({
      ...one,
      modelName: names.get(one.modelKey) ?? one.modelKey,
      scaleMaxMillionths: file.scales.get(one.benchmarkKey) ?? 1_000_000n,
    })),
    placeholders: plan.placeholders.map(({ modelKey, benchmarkKey, sourceUrl }) => ({
      modelKey,
      benchmarkKey,
      sourceUrl,
    })),
    importedAt: before?.at ?? null,
  };
}

/** Lists taken in so far, newest first. */
export async function listImports(actor: Actor): Promise<ImportRow[]> {
  requireEditor(actor);
  const rows = await db.referenceImport.findMany({
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: 50,
    select: { id: true, fileName: true, at: true, byId: true, report: true },
  });
  const people = await db.user.findMany({
    where: { id: { in: rows.map((row) => row.byId) } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map((person) => [person.id, person.name]));
  return rows.map(({ report, byId, ...row }) => {
    const facts = report as { source?: string; licence?: string; counts?: ImportCounts };
    return {
      ...row,
      byName: names.get(byId) ?? "",
      source: facts.source ?? "",
      licence: facts.licence ?? "",
      models: facts.counts?.newModels ?? 0,
      scores: facts.counts?.newScores ?? 0,
    };
  });
}
