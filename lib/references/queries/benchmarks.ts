import "server-only";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import type { ListQuery } from "@/lib/platform/list-query";
import type { Prisma } from "@/prisma/generated/client";
import { canEditCatalogue } from "../domain/access";
import { isBenchmarkDomain } from "../domain/catalogue";
import type { BenchmarkDetail, BenchmarkRow } from "../types";

export const BENCHMARK_LIST = {
  sortable: ["nameEn", "nameKo", "key"],
  defaultSort: "nameEn",
  filters: ["domain"],
} as const;

const ROW = {
  id: true,
  key: true,
  nameKo: true,
  nameEn: true,
  domain: true,
  metric: true,
  direction: true,
  scaleMaxMillionths: true,
  sourceUrl: true,
  version: true,
  _count: { select: { scores: { where: { chosen: true, model: { retiredAt: null } } } } },
} as const;

function where({ search, filters }: ListQuery): Prisma.ReferenceBenchmarkWhereInput {
  const contains = { contains: search, mode: "insensitive" } as const;
  return {
    ...(filters.domain && isBenchmarkDomain(filters.domain) ? { domain: filters.domain } : {}),
    ...(search ? { OR: [{ nameKo: contains }, { nameEn: contains }, { key: contains }] } : {}),
  };
}

export async function listBenchmarks(query: ListQuery): Promise<{ rows: BenchmarkRow[]; total: number }> {
  const [rows, total] = await Promise.all([
    db.referenceBenchmark.findMany({
      where: where(query),
      orderBy: [{ [query.sort]: query.direction }, { id: "asc" }],
      skip: (query.page - 1) * query.pageSize,
      take: query.pageSize,
      select: ROW,
    }),
    db.referenceBenchmark.count({ where: where(query) }),
  ]);
  return { rows: rows.map(({ _count, ...row }) => ({ ...row, modelCount: _count.scores })), total };
}

/** Benchmarks a figure can be added to. */
export const benchmarkChoices = (): Promise<Pick<BenchmarkRow, "id" | "key" | "nameKo" | "nameEn">[]> =>
  db.referenceBenchmark.findMany({
    orderBy: { nameEn: "asc" },
    select: { id: true, key: true, nameKo: true, nameEn: true },
  });

/** One benchmark with the figures that count, best first. */
export async function getBenchmark(actor: Actor, id: string): Promise<BenchmarkDetail> {
  const found = await db.referenceBenchmark.findUnique({ where: { id }, select: ROW });
  if (!found) throw new AppError("NOT_FOUND", `benchmark ${id}`);
  const scores = await db.referenceScore.findMany({
    where: { benchmarkId: id, chosen: true, model: { retiredAt: null } },
    orderBy: [{ valueMillionths: found.direction === "HIGHER" ? "desc" : "asc" }, { id: "asc" }],
    select: {
      valueMillionths: true,
      selfReported: true,
      sourceUrl: true,
      model: { select: { id: true, name: true, organisation: true, releasedOn: true } },
    },
  });
  const { _count, ...row } = found;
  return {
    ...row,
    modelCount: _count.scores,
    scores: scores.map(({ model, ...score }) => ({
      ...score,
      modelId: model.id,
      modelName: model.name,
      organisation: model.organisation,
      releasedOn: model.releasedOn,
    })),
    mayEdit: canEditCatalogue(actor),
  };
}
