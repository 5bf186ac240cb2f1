import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { hasPermission } from "@/lib/access/policy";
import { now } from "@/lib/platform/clock";
import { AppError } from "@/lib/platform/errors";
import { parseListQuery, type SearchParams } from "@/lib/platform/list-query";
import { currentActor, requireActor } from "@/lib/platform/session";
import { getDraftLimits, getManagedCall, listManagedCalls, MANAGED_LIST } from "./queries/management";
import { getHome, getPublicCall, listPublicCalls } from "./queries/public";

const orNotFound = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
};

/** Public pages: the same for everybody, with the server's time beside them (C2). */
export const loadHome = cache(async () => {
  const serverNow = await now();
  return { ...(await getHome(serverNow)), serverNow };
});
export const loadPublicCalls = cache(async () => {
  const serverNow = await now();
  return { calls: await listPublicCalls(serverNow), serverNow };
});
export const loadPublicCall = cache(async (code: string) => {
  if (!/^\d{4}-\d{2}$/.test(code)) notFound();
  const serverNow = await now();
  return { ...(await orNotFound(getPublicCall(code, serverNow))), serverNow };
});
/** Whether "apply" makes sense for who is looking: yes for visitors, who will sign in, and for applicants. */
export const loadMayApply = cache(async (): Promise<boolean> => {
  const actor = await currentActor();
  return actor === null || hasPermission(actor, "proposal:create");
});

export const loadManagedCalls = cache(async (searchParams: SearchParams) => {
  const actor = await requireActor();
  const query = parseListQuery(searchParams, MANAGED_LIST);
  return { query, ...(await orNotFound(listManagedCalls(actor, query, await now()))) };
});
export const loadManagedCall = cache(async (callId: string) => {
  const actor = await requireActor();
  const serverNow = await now();
  return { call: await orNotFound(getManagedCall(actor, callId, serverNow)), serverNow };
});
/** The edit page exists only for those who may change something now. */
export const loadCallForEdit = cache(async (callId: string) => {
  const { call } = await loadManagedCall(callId);
  if (!call.may.edit) notFound();
  return call;
});
export const loadDraftLimits = cache(async () => orNotFound(getDraftLimits(await requireActor(), await now())));
