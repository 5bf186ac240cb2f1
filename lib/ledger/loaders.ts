import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { hasAnywhere } from "@/lib/access/policy";
import { now } from "@/lib/platform/clock";
import { AppError } from "@/lib/platform/errors";
import { parseListQuery, type SearchParams } from "@/lib/platform/list-query";
import { requireActor } from "@/lib/platform/session";
import { canRequestAllocation, canViewGpuLedger, viewableBudgets } from "./domain/access";
import { ACCOUNT_LIST } from "./domain/account-list";
import { dayAt } from "./domain/calendar";
import { getAccounts } from "./queries/account-balances";
import { getAllocationForm } from "./queries/allocation-form";
import { getTeamLedger, listEnvelopes } from "./queries/budgets";
import { getPool, listSuppliers } from "./queries/get-pool";
import { getGpuOutlook, getGpuOverview } from "./queries/gpu-overview";
import { getHandover, getHandoverForm, listHandovers } from "./queries/handovers";
import { listLedgerChecks } from "./queries/ledger-checks";
import { ALLOCATION_LIST, listAllocations } from "./queries/list-allocations";
import { ENTRY_LIST, listEntries } from "./queries/list-entries";
import { getPlanner } from "./queries/planner";
import { getPoolHistory } from "./queries/pool-history";

/** Missing and forbidden look the same. */
async function orNotFound<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
}

/** Which parts of the ledger this reader has: GPUs, money, or both (P1). */
export const loadLedgerParts = cache(async () => {
  const actor = await requireActor();
  return {
    gpu: canViewGpuLedger(actor),
    budgets: viewableBudgets(actor).length > 0,
    data: viewableBudgets(actor).includes("DATA_JOINT"),
    talent: viewableBudgets(actor).includes("TALENT"),
    contributions: hasAnywhere(actor, "contribution:view", ["RESOURCE"]),
    mayRequest: canRequestAllocation(actor),
  };
});

export const loadGpuOverview = cache(async () => {
  const actor = await requireActor();
  return orNotFound(() => getGpuOverview(actor));
});

export const loadHandovers = cache(async () => {
  const actor = await requireActor();
  return orNotFound(() => listHandovers(actor));
});

export const loadHandover = cache(async (planId: string) => {
  const actor = await requireActor();
  return orNotFound(() => getHandover(actor, planId));
});

export const loadHandoverForm = cache(async (poolId?: string, teamId?: string, draftId?: string) => {
  const actor = await requireActor();
  return orNotFound(() => getHandoverForm(actor, { poolId, teamId, draftId }));
});

export const loadPlanner = cache(async () => {
  const actor = await requireActor();
  return orNotFound(() => getPlanner(actor));
});

/** The accounts at the end of a day: today unless the address asks for another. */
export const loadAccounts = cache(async (params: SearchParams) => {
  const actor = await requireActor();
  const query = parseListQuery(params, ACCOUNT_LIST);
  return { query, accounts: await orNotFound(() => getAccounts(actor, query)) };
});

export const loadEntries = cache(async (params: SearchParams) => {
  const actor = await requireActor();
  const query = parseListQuery(params, ENTRY_LIST);
  return { query, ...(await orNotFound(() => listEntries(actor, query))) };
});

export const loadLedgerChecks = cache(async () => {
  const actor = await requireActor();
  return orNotFound(() => listLedgerChecks(actor));
});

/** Null for whoever neither follows GPUs nor decides on them. */
export const loadGpuOutlook = cache(async () => {
  const actor = await requireActor();
  try {
    return await getGpuOutlook(actor);
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") return null;
    throw error;
  }
});

export const loadPool = cache(async (poolId: string) => {
  const actor = await requireActor();
  return orNotFound(() => getPool(actor, poolId));
});

export const loadPoolHistory = cache(async (poolId: string) => {
  const actor = await requireActor();
  return orNotFound(() => getPoolHistory(actor, poolId));
});

export const loadSuppliers = cache(async () => {
  const actor = await requireActor();
  return orNotFound(() => listSuppliers(actor));
});

export const loadAllocations = cache(async (params: SearchParams) => {
  const actor = await requireActor();
  const query = parseListQuery(params, ALLOCATION_LIST);
  return { query, today: dayAt(await now()), ...(await orNotFound(() => listAllocations(actor, query))) };
});

export const loadAllocationForm = cache(async (extendsId?: string, reservationId?: string) => {
  const actor = await requireActor();
  const from = { ...(extendsId ? { extendsId } : {}), ...(reservationId ? { reservationId } : {}) };
  return orNotFound(() => getAllocationForm(actor, from));
});

export const loadEnvelopes = cache(async () => {
  const actor = await requireActor();
  return { envelopes: await orNotFound(() => listEnvelopes(actor)), asOf: await now() };
});

/** GPUs and envelopes of one team. */
export const loadTeamLedger = cache(async (teamId: string) => {
  const actor = await requireActor();
  return orNotFound(() => getTeamLedger(actor, teamId));
});
