import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAccess } from "@/lib/audit/record";
import { db } from "@/lib/platform/db";
import { parseListQuery, type SearchParams } from "@/lib/platform/list-query";
import { listEnvelopes } from "./budgets";
import { getGpuOverview } from "./gpu-overview";
import { ALLOCATION_LIST, listAllocations } from "./list-allocations";

type Export = { list: "pools" | "allocations" | "budgets"; reason: string; params: SearchParams };

/** Rows of a list of the ledger for download, everything the page's address asks for. On the access log with its reason (L2). */
export async function exportLedger(actor: Actor, { list, reason, params }: Export) {
  const rows = await read(actor, list, params);
  await recordAccess(db, actor, {
    ...{ kind: "EXPORT", subjectType: "Ledger", subjectId: list, reason },
    detail: new URLSearchParams(params as Record<string, string>).toString().slice(0, 500),
  });
  return rows;
}

async function read(actor: Actor, list: Export["list"], params: SearchParams) {
  if (list === "pools") return { list, rows: (await getGpuOverview(actor)).pools };
  if (list === "budgets") return { list, rows: await listEnvelopes(actor) };
  const found = await listAllocations(actor, parseListQuery(params, ALLOCATION_LIST), true);
  return { list, rows: found.rows };
}
