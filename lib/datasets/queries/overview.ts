import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAccess } from "@/lib/audit/record";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { seoulParts } from "@/lib/platform/format";
import type { ListQuery } from "@/lib/platform/list-query";
import { canManageData, canViewData } from "../domain/access";
import { filterLots } from "../domain/filter-lots";
import type { DataOverview, LotRow } from "../types";
import { lotRows } from "./lot-rows";
import { projectViews } from "./projects";
import { runningRounds } from "./rounds";
import { OPEN_WISHES, wishRows } from "./wish-rows";

/** T2: lots, open wishes, running votes and own projects, for staff of data (P1). */
export async function getDataOverview(actor: Actor): Promise<DataOverview> {
  if (!canViewData(actor)) throw new AppError("NOT_FOUND", "data support");
  const at = await now();
  const [lots, openWishes, rounds, projects] = await Promise.all([
    lotRows(() => true, at),
    wishRows(OPEN_WISHES),
    runningRounds(at),
    projectViews({}, actor, [], at),
  ]);
  return { lots, openWishes, rounds, projects, year: seoulParts(at).year, may: { manage: canManageData(actor) } };
}

/** L2: the lots for download as the list shows them, with its reason. */
export async function exportLots(actor: Actor, query: ListQuery, reason: string): Promise<LotRow[]> {
  if (!canViewData(actor)) throw new AppError("NOT_FOUND", "data support");
  const rows = filterLots(await lotRows(() => true, await now()), query);
  await recordAccess(db, actor, { kind: "EXPORT", subjectType: "DataLot", subjectId: "all", reason });
  return rows;
}
