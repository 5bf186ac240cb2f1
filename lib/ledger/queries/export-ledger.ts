import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAccess } from "@/lib/audit/record";
import { db } from "@/lib/platform/db";
import { parseListQuery, type SearchParams } from "@/lib/platform/list-query";
import { ACCOUNT_LIST } from "../domain/account-list";
import { getAccounts } from "./account-balances";
import { listEnvelopes } from "./budgets";
import { getGpuOverview } from "./gpu-overview";
import { ALLOCATION_LIST, listAllocations } from "./list-allocations";
import { ENTRY_LIST, listEntries } from "./list-entries";

type Export = {
  list: "pools" | "allocations" | "budgets" | "accounts" | "entries";
  reason: string;
  params: SearchParams;
};

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
  if (list === "accounts") {
    const found = await getAccounts(actor, parseListQuery(params, ACCOUNT_LIST), true);
    return { list, rows: found.rows, day: found.day };
  }
  if (list === "entries")
    return { list, rows: (await listEntries(actor, parseListQuery(params, ENTRY_LIST), true)).rows };
  const found = await listAllocations(actor, parseListQuery(params, ALLOCATION_LIST), true);
  return { list, rows: found.rows };
}
