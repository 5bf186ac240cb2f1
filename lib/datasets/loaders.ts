import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { AppError } from "@/lib/platform/errors";
import { parseListQuery, type SearchParams } from "@/lib/platform/list-query";
import { requireActor } from "@/lib/platform/session";
import { filterLots } from "./domain/filter-lots";
import { getLot } from "./queries/lot";
import { getDataOverview } from "./queries/overview";
import { getTeamData } from "./queries/team-data";
import { LOT_LIST } from "./schema";

/** Missing and forbidden look the same. */
async function orNotFound<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
}

/** The overview, its lots as the address asks for them. */
export const loadDataOverview = cache(async (params: SearchParams) => {
  const query = parseListQuery(params, LOT_LIST);
  const overview = await orNotFound(getDataOverview(await requireActor()));
  const found = filterLots(overview.lots, query);
  const years = [...new Set(overview.lots.map(({ year }) => year))].sort();
  const first = (query.page - 1) * query.pageSize;
  return { ...overview, query, years, total: found.length, shown: found.slice(first, first + query.pageSize) };
});
export const loadLot = cache(async (lotId: string) => orNotFound(getLot(await requireActor(), lotId)));
export const loadTeamData = cache(async (teamId: string) => orNotFound(getTeamData(await requireActor(), teamId)));
