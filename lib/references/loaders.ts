import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { AppError } from "@/lib/platform/errors";
import { parseListQuery, type SearchParams } from "@/lib/platform/list-query";
import { requireActor } from "@/lib/platform/session";
import { canEditCatalogue } from "./domain/access";
import { listCatalogueChoices } from "./queries";
import { BENCHMARK_LIST, benchmarkChoices, getBenchmark, listBenchmarks } from "./queries/benchmarks";
import { listImports, previewImport } from "./queries/imports";
import { getModel, listModels, MODEL_LIST } from "./queries/models";

const orNotFound = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
};

/** For sections that choose from the catalogue. */
export const loadCatalogueChoices = cache(async () => {
  await requireActor();
  return listCatalogueChoices();
});

export const loadModels = cache(async (searchParams: SearchParams) => {
  const actor = await requireActor();
  const query = parseListQuery(searchParams, MODEL_LIST);
  return { ...(await listModels(query)), query, mayEdit: canEditCatalogue(actor) };
});

export const loadBenchmarks = cache(async (searchParams: SearchParams) => {
  const actor = await requireActor();
  const query = parseListQuery(searchParams, BENCHMARK_LIST);
  return { ...(await listBenchmarks(query)), query, mayEdit: canEditCatalogue(actor) };
});

export const loadModel = cache(async (id: string) => orNotFound(getModel(await requireActor(), id)));
export const loadBenchmark = cache(async (id: string) => orNotFound(getBenchmark(await requireActor(), id)));

/** Pages that only staff have. */
export const loadEditor = cache(async () => {
  if (!canEditCatalogue(await requireActor())) notFound();
});

/** Benchmarks to add a figure to; nothing for readers. */
export const loadBenchmarkChoices = cache(async () =>
  canEditCatalogue(await requireActor()) ? benchmarkChoices() : [],
);

export const loadImportPage = cache(async (fileId: string) => {
  const actor = await requireActor();
  const imports = await orNotFound(listImports(actor));
  return { imports, preview: fileId === "" ? null : await orNotFound(previewImport(actor, fileId)) };
});
