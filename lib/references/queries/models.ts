import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAccess } from "@/lib/audit/record";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import type { ListQuery } from "@/lib/platform/list-query";
import type { Prisma } from "@/prisma/generated/client";
import { canEditCatalogue } from "../domain/access";
import { dayInKorea, releaseWindow, writtenDay } from "../domain/released";
import type { ModelDetail, ModelRow, ScoreGroup, ScoreView } from "../types";

export const MODEL_LIST = {
  sortable: ["name", "organisation", "releasedOn", "parametersMillions"],
  defaultSort: "releasedOn",
  defaultDirection: "desc",
  filters: ["organisation", "weights", "months", "until"],
} as const;

/** Rows of one export at most. */
export const EXPORT_LIMIT = 10_000;

const ROW = {
  id: true,
  key: true,
  name: true,
  organisation: true,
  releasedOn: true,
  openWeights: true,
  licence: true,
  parametersMillions: true,
  _count: { select: { scores: { where: { chosen: true } } } },
} as const;

/** E5: `months` before `until`, both days included; `until` is today when only the months are said. */
function releasedWhere({ filters }: ListQuery, today: Date): Prisma.ReferenceModelWhereInput {
  const until = writtenDay(filters.until ?? "");
  const months = Number(filters.months);
  if (Number.isSafeInteger(months) && months >= 1 && months <= 120) {
    const { from, to } = releaseWindow(until ?? today, months);
    return { releasedOn: { gte: from, lte: to } };
  }
  return until ? { releasedOn: { lte: until } } : {};
}

function where(query: ListQuery, today: Date): Prisma.ReferenceModelWhereInput {
  const { organisation, weights } = query.filters;
  const contains = { contains: query.search, mode: "insensitive" } as const;
  return {
    retiredAt: null,
    ...releasedWhere(query, today),
    ...(organisation ? { organisation } : {}),
    ...(weights === "open" || weights === "closed" ? { openWeights: weights === "open" } : {}),
    ...(query.search ? { OR: [{ name: contains }, { organisation: contains }, { key: contains }] } : {}),
  };
}

const orderBy = ({ sort, direction }: ListQuery): Prisma.ReferenceModelOrderByWithRelationInput[] => [
  sort === "releasedOn" || sort === "parametersMillions"
    ? { [sort]: { sort: direction, nulls: "last" } }
    : { [sort]: direction },
  { id: "asc" },
];

async function rowsOf(query: ListQuery, today: Date, skip: number, take: number): Promise<ModelRow[]> {
  const rows = await db.referenceModel.findMany({
    where: where(query, today),
    orderBy: orderBy(query),
    skip,
    take,
    select: ROW,
  });
  return rows.map(({ _count, ...row }) => ({ ...row, scoreCount: _count.scores }));
}

/** The catalogue as every signed-in person searches it, with the organisations to filter by. */
export async function listModels(
  query: ListQuery,
): Promise<{ rows: ModelRow[]; total: number; organisations: string[] }> {
  const today = dayInKorea(await now());
  const [rows, total, organisations] = await Promise.all([
    rowsOf(query, today, (query.page - 1) * query.pageSize, query.pageSize),
    db.referenceModel.count({ where: where(query, today) }),
    db.referenceModel.findMany({
      where: { retiredAt: null },
      distinct: ["organisation"],
      orderBy: { organisation: "asc" },
      select: { organisation: true },
    }),
  ]);
  return { rows, total, organisations: organisations.map((one) => one.organisation) };
}

/** Every row that the list's filters leave, for a file; on record with its reason (L2). */
export async function exportModels(actor: Actor, query: ListQuery, reason: string): Promise<ModelRow[]> {
  const rows = await rowsOf(query, dayInKorea(await now()), 0, EXPORT_LIMIT);
  await recordAccess(db, actor, {
    kind: "EXPORT",
    subjectType: "ReferenceModel",
    subjectId: "*",
    detail: `${rows.length} rows; q=${query.search} ${JSON.stringify(query.filters)}`,
    reason,
  });
  return rows;
}

const BENCHMARK = {
  id: true,
  key: true,
  nameKo: true,
  nameEn: true,
  domain: true,
  direction: true,
  scaleMaxMillionths: true,
} as const;

function grouped(scores: readonly (ScoreView & { benchmark: ScoreGroup["benchmark"] })[]): ScoreGroup[] {
  const groups = new Map<string, ScoreGroup>();
  for (const { benchmark, ...score } of scores) {
    const group = groups.get(benchmark.id) ?? { benchmark, scores: [] };
    group.scores.push(score);
    groups.set(benchmark.id, group);
  }
  return [...groups.values()];
}

/** One model with every figure and its source. */
export async function getModel(actor: Actor, id: string): Promise<ModelDetail> {
  const model = await db.referenceModel.findUnique({
    where: { id },
    select: {
      ...ROW,
      country: true,
      sourceUrl: true,
      version: true,
      import: { select: { fileName: true, at: true, report: true } },
      scores: {
        orderBy: [{ benchmark: { nameEn: "asc" } }, { chosen: "desc" }, { valueMillionths: "desc" }],
        select: {
          id: true,
          valueMillionths: true,
          selfReported: true,
          verified: true,
          variant: true,
          measuredOn: true,
          sourceUrl: true,
          sourceNote: true,
          chosen: true,
          benchmark: { select: BENCHMARK },
        },
      },
    },
  });
  if (!model) throw new AppError("NOT_FOUND", `reference model ${id}`);
  const { _count, import: imported, scores, ...facts } = model;
  const { source = "", licence = "" } = (imported?.report ?? {}) as { source?: string; licence?: string };
  return {
    ...facts,
    importedFrom: imported ? { fileName: imported.fileName, at: imported.at, source, licence } : null,
    groups: grouped(scores),
    mayEdit: canEditCatalogue(actor),
  };
}
