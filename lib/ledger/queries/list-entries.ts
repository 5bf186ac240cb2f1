import "server-only";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import type { ListQuery } from "@/lib/platform/list-query";
import { Prisma } from "@/prisma/generated/client";
import { canViewGpuLedger } from "../domain/access";
import { NO_TEAM } from "../domain/account-list";
import { LEDGER_ACCOUNTS } from "../domain/balances";
import type { EntriesView, LedgerEntryView } from "../types";

/** How the ledger's entries may be asked; the page and its export read the same address. */
export const ENTRY_LIST = {
  sortable: ["at", "effectiveOn", "gpuCount"],
  defaultSort: "at",
  defaultDirection: "desc",
  filters: ["pool", "team", "account", "from", "to"],
} as const;

/** More lines than a spreadsheet is opened for; the page says so. */
export const EXPORTED_ENTRIES = 100_000;

const isDay = (text: string | undefined): text is string =>
  text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

/** Names are looked up first, so that a million entries are compared with ids only. */
function searched(search: string): Prisma.Sql[] {
  if (search === "") return [];
  const like = `%${search.replace(/[\\%_]/g, "\\$&")}%`;
  return [
    Prisma.sql`(e.reason ILIKE ${like}
      OR e."teamId" IN (SELECT id FROM "Team" WHERE "nameKo" ILIKE ${like} OR "nameEn" ILIKE ${like})
      OR e."poolId" IN (SELECT id FROM "GpuPool" WHERE "nameKo" ILIKE ${like} OR "nameEn" ILIKE ${like})
      OR e."actorId" IN (SELECT id FROM "User" WHERE name ILIKE ${like})
      OR e."approvedById" IN (SELECT id FROM "User" WHERE name ILIKE ${like}))`,
  ];
}

function whereOf({ search, filters }: ListQuery): Prisma.Sql {
  const { pool, team, from, to } = filters;
  const account = LEDGER_ACCOUNTS.find((one) => one === filters.account);
  const all = [
    ...(pool ? [Prisma.sql`e."poolId" = ${pool}`] : []),
    ...(team ? [team === NO_TEAM ? Prisma.sql`e."teamId" IS NULL` : Prisma.sql`e."teamId" = ${team}`] : []),
    ...(account ? [Prisma.sql`${account}::"LedgerAccount" IN (e.debit, e.credit)`] : []),
    ...(isDay(from) ? [Prisma.sql`e."effectiveOn" >= ${from}::date`] : []),
    ...(isDay(to) ? [Prisma.sql`e."effectiveOn" <= ${to}::date`] : []),
    ...searched(search),
  ];
  return all.length === 0 ? Prisma.empty : Prisma.sql`WHERE ${Prisma.join(all, " AND ")}`;
}

function orderOf({ sort, direction }: ListQuery): Prisma.Sql {
  const way = direction === "asc" ? Prisma.raw("ASC") : Prisma.raw("DESC");
  const column = sort === "effectiveOn" || sort === "gpuCount" ? Prisma.raw(`e."${sort}"`) : Prisma.raw("e.at");
  return Prisma.sql`ORDER BY ${column} ${way}, e.id ${way}`;
}

/** Entries with every name they carry, in one statement; callers authorise. */
export function entryViews(where: Prisma.Sql, order: Prisma.Sql, limit: number, skip = 0): Promise<LedgerEntryView[]> {
  return db.$queryRaw<LedgerEntryView[]>`
    SELECT e.id, e.at, e.debit::text, e.credit::text, e."gpuCount", e."effectiveOn"::text, e."periodFrom"::text, e."periodTo"::text,
      e.reason, e."reversesId" IS NOT NULL AS "isReversal", e."poolId", p."nameKo" AS "poolKo", p."nameEn" AS "poolEn", e."teamId",
      coalesce(t."nameKo", r.purpose, '') AS "teamKo", coalesce(t."nameEn", r.purpose, '') AS "teamEn",
      coalesce(u.name, '') AS actor, a.name AS approver
    FROM (SELECT e.* FROM "GpuLedgerEntry" e ${where} ${order} LIMIT ${limit} OFFSET ${skip}) e
      JOIN "GpuPool" p ON p.id = e."poolId"
      LEFT JOIN "Team" t ON t.id = e."teamId" LEFT JOIN "GpuReservation" r ON r.id = e."reservationId"
      LEFT JOIN "User" u ON u.id = e."actorId" LEFT JOIN "User" a ON a.id = e."approvedById"
    ${order}`;
}

const NAMES = { id: true, nameKo: true, nameEn: true } as const;

/** G3: the append-only double entry over all pools, searched, filtered, sorted and paged by the database. `all` is for exports. */
export async function listEntries(actor: Actor, query: ListQuery, all = false): Promise<EntriesView> {
  if (!canViewGpuLedger(actor)) throw new AppError("NOT_FOUND", "ledger entries");
  const [where, order] = [whereOf(query), orderOf(query)];
  const [limit, skip] = all ? [EXPORTED_ENTRIES, 0] : [query.pageSize, (query.page - 1) * query.pageSize];
  const [rows, counted, pools, teams] = await Promise.all([
    entryViews(where, order, limit, skip),
    db.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total FROM "GpuLedgerEntry" e ${where}`,
    db.gpuPool.findMany({ orderBy: [{ validFrom: "asc" }, { id: "asc" }], select: NAMES }),
    db.team.findMany({ orderBy: { nameKo: "asc" }, select: NAMES }),
  ]);
  return { rows, total: counted[0]?.total ?? 0, pools, teams };
}
