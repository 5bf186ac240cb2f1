import "server-only";
import type { Actor } from "@/lib/access/actor";
import { now } from "@/lib/platform/clock";
import type { Reader } from "@/lib/platform/db";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import type { ListQuery } from "@/lib/platform/list-query";
import { Prisma } from "@/prisma/generated/client";
import { canViewGpuLedger } from "../domain/access";
import { type AccountRow, selectAccounts } from "../domain/account-list";
import { blocksUpTo } from "../domain/balance-blocks";
import type { Balances } from "../domain/balances";
import { type Day, dayAt } from "../domain/calendar";
import type { AccountsView } from "../types";

export type AccountBalances = { poolId: string; teamId: string; balances: Balances };
type Row = { poolId: string; teamId: string } & Record<"reserved" | "allocated" | "returned" | "lost", bigint>;

/**
 * G3: what the accounts of every pool and team hold at the end of a day: a sum of few blocks of days,
 * however many entries there are. Callers authorise. `teamId` is empty for teams still to be selected.
 */
export async function getAccountBalances(reader: Reader, onDay: Day): Promise<AccountBalances[]> {
  // gpu_block_start changes nothing here (a block begins at its beginning), but it is not parallel safe: for a few thousand rows the
  // planner would otherwise start workers, which takes longer than reading them.
  const blocks = blocksUpTo(onDay).map(
    ({ days, from, before }) =>
      Prisma.sql`SELECT * FROM "GpuAccountChange" WHERE days = ${days} AND "startsOn" >= ${from}::date AND "startsOn" < gpu_block_start(${before}::date, ${days}::int)`,
  );
  const rows = await reader.$queryRaw<Row[]>`
    SELECT "poolId", "teamId", sum(reserved)::bigint AS reserved, sum(allocated)::bigint AS allocated,
      sum(returned)::bigint AS returned, sum(lost)::bigint AS lost
    FROM (${Prisma.join(blocks, " UNION ALL ")}) AS blocks
    GROUP BY "poolId", "teamId"`;
  return rows.map(({ poolId, teamId, ...sums }) => {
    const [RESERVED, ALLOCATED] = [Number(sums.reserved), Number(sums.allocated)];
    const [RETURNED, LOST] = [Number(sums.returned), Number(sums.lost)];
    // Every entry is balanced: what the pool gave is what the other accounts hold.
    const POOL = 0 - (RESERVED + ALLOCATED + RETURNED + LOST);
    return { poolId, teamId, balances: { POOL, RESERVED, ALLOCATED, RETURNED, LOST } };
  });
}

const NAMES = { id: true, nameKo: true, nameEn: true } as const;

const isDay = (text: string | undefined): text is Day =>
  text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

/**
 * G3: the accounts of a day with the names of pools and teams, for staff of the GPU ledger. Today unless the address asks for
 * another day; few enough to be searched and sorted here. `all` leaves paging out, for exports.
 */
export async function getAccounts(actor: Actor, query: ListQuery, all = false): Promise<AccountsView> {
  if (!canViewGpuLedger(actor)) throw new AppError("NOT_FOUND", "accounts");
  const asOf = await now();
  const day = isDay(query.filters.day) ? query.filters.day : dayAt(asOf);
  const [accounts, pools, teams] = await Promise.all([
    getAccountBalances(db, day),
    db.gpuPool.findMany({ orderBy: [{ validFrom: "asc" }, { id: "asc" }], select: NAMES }),
    db.team.findMany({ orderBy: { nameKo: "asc" }, select: NAMES }),
  ]);
  const { rows, sum } = selectAccounts(namedAccounts(accounts, pools, teams), query);
  const first = all ? 0 : (query.page - 1) * query.pageSize;
  const shown = all ? rows : rows.slice(first, first + query.pageSize);
  return { day, asOf, rows: shown, total: rows.length, sum, pools, teams };
}

type Named = { id: string; nameKo: string; nameEn: string };

/** In the order of pools and teams; accounts in which nothing ever moved are left out. */
function namedAccounts(accounts: readonly AccountBalances[], pools: readonly Named[], teams: readonly Named[]) {
  const byKey = new Map(accounts.map((account) => [`${account.poolId} ${account.teamId}`, account.balances]));
  const whose = [...teams, { id: "", nameKo: null, nameEn: null }];
  return pools.flatMap((pool) =>
    whose.flatMap((team): AccountRow[] => {
      const balances = byKey.get(`${pool.id} ${team.id}`);
      if (!balances || Object.values(balances).every((value) => value === 0)) return [];
      const { RESERVED: reserved, ALLOCATED: inUse, RETURNED: returned, LOST: lost } = balances;
      return [
        {
          ...{ poolId: pool.id, poolKo: pool.nameKo, poolEn: pool.nameEn },
          ...{ teamId: team.id, teamKo: team.nameKo, teamEn: team.nameEn },
          ...{ reserved, inUse, returned, lost, granted: inUse + returned + lost },
        },
      ];
    }),
  );
}
