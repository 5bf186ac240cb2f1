import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAccess } from "@/lib/audit/record";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import type { ListQuery } from "@/lib/platform/list-query";
import type { Prisma } from "@/prisma/generated/client";
import { canViewRegistry, visibleOrganisations } from "../domain/access";
import { normaliseRegistrationNumber } from "../domain/registration-number";
import { ORGANISATION_KINDS, SIZE_CLASSES } from "../schema";
import type { OrganisationRow } from "../types";

export const REGISTRY_LIST = {
  sortable: ["nameKo", "nameEn", "registrationNumber", "createdAt"],
  defaultSort: "nameKo",
  filters: ["kind", "sizeClass", "lessor"],
} as const;

/** Rows of one export at most: the file names them all, or none. */
export const EXPORT_LIMIT = 10_000;

const ROW = {
  id: true,
  registrationNumber: true,
  nameKo: true,
  nameEn: true,
  kind: true,
  sizeClass: true,
  leasesGpusToGovernment: true,
  createdAt: true,
  mergedIntoId: true,
  _count: { select: { members: { where: { leftAt: null } } } },
} as const;

const oneOf = <T extends string>(known: readonly T[], value: string | undefined): T | undefined =>
  known.find((one) => one === value);

function where(actor: Actor, query: ListQuery): Prisma.OrganisationWhereInput {
  const digits = normaliseRegistrationNumber(query.search);
  const kind = oneOf(ORGANISATION_KINDS, query.filters.kind);
  const sizeClass = oneOf(SIZE_CLASSES, query.filters.sizeClass);
  const lessor = oneOf(["yes", "no"], query.filters.lessor);
  return {
    ...visibleOrganisations(actor),
    ...(kind ? { kind } : {}),
    ...(sizeClass ? { sizeClass } : {}),
    ...(lessor ? { leasesGpusToGovernment: lessor === "yes" } : {}),
    ...(query.search
      ? {
          OR: [
            { nameKo: { contains: query.search, mode: "insensitive" } },
            { nameEn: { contains: query.search, mode: "insensitive" } },
            ...(/^\d{3,10}$/.test(digits) ? [{ registrationNumber: { startsWith: digits } }] : []),
          ],
        }
      : {}),
  };
}

const rowsOf = async (actor: Actor, query: ListQuery, skip: number, take: number): Promise<OrganisationRow[]> => {
  const rows = await db.organisation.findMany({
    where: where(actor, query),
    orderBy: [{ [query.sort]: query.direction }, { id: "asc" }],
    skip,
    take,
    select: ROW,
  });
  return rows.map(({ _count, mergedIntoId, ...row }) => ({
    ...row,
    memberCount: _count.members,
    isMerged: mergedIntoId !== null,
  }));
};

/** The registry as staff search it: Korean names in Korean order. */
export async function listOrganisations(
  actor: Actor,
  query: ListQuery,
): Promise<{ rows: OrganisationRow[]; total: number }> {
  if (!canViewRegistry(actor)) throw new AppError("NOT_FOUND", "registry of organisations");
  const [rows, total] = await Promise.all([
    rowsOf(actor, query, (query.page - 1) * query.pageSize, query.pageSize),
    db.organisation.count({ where: where(actor, query) }),
  ]);
  return { rows, total };
}

/** Every row that the list's filters leave, for a file; on record with its reason (L2). */
export async function exportOrganisations(actor: Actor, query: ListQuery, reason: string): Promise<OrganisationRow[]> {
  if (!canViewRegistry(actor)) throw new AppError("NOT_FOUND", "registry of organisations");
  const rows = await rowsOf(actor, query, 0, EXPORT_LIMIT);
  await recordAccess(db, actor, {
    kind: "EXPORT",
    subjectType: "Organisation",
    subjectId: "*",
    detail: `${rows.length} rows; q=${query.search} ${JSON.stringify(query.filters)}`,
    reason,
  });
  return rows;
}
