import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { hasPermission } from "@/lib/access/policy";
import { now } from "@/lib/platform/clock";
import { AppError } from "@/lib/platform/errors";
import { parseListQuery, type SearchParams } from "@/lib/platform/list-query";
import { currentActor, requireActor } from "@/lib/platform/session";
import { callTabs } from "./domain/access";
import { getCallEditor, getCallRulebook, getManagedCall } from "./queries/managed-call";
import { getDraftLimits, listManagedCalls, MANAGED_LIST } from "./queries/management";
import { getHome, getPublicCall, listPublicCalls } from "./queries/public";
import { BOARD_LIST, DESK_LIST, getDeskQuestion, getPublicBoard, listDeskQuestions } from "./queries/questions";

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
/** Tabs of a call's pages that exist for whoever looks. */
export const loadCallTabs = cache(async (callId: string) => callTabs(await requireActor(), { id: callId }));
/** The edit page exists only for those who may change something now. */
export const loadCallForEdit = cache(async (callId: string) => {
  const { call } = await loadManagedCall(callId);
  if (!call.may.edit && !call.may.correct) notFound();
  return call;
});
export const loadDraftLimits = cache(async () => orNotFound(getDraftLimits(await requireActor(), await now())));
export const loadCallEditor = cache(async (callId: string) => {
  const actor = await requireActor();
  const serverNow = await now();
  return { ...(await orNotFound(getCallEditor(actor, callId, serverNow))), serverNow };
});
export const loadCallRulebook = cache(async (callId: string) => {
  const actor = await requireActor();
  return orNotFound(getCallRulebook(actor, callId, await now()));
});

/** C5: the board is the same for everybody; whoever is signed in sees their own questions beside it. */
export const loadPublicBoard = cache(async (code: string, searchParams: SearchParams) => {
  if (!/^\d{4}-\d{2}$/.test(code)) notFound();
  const query = parseListQuery(searchParams, BOARD_LIST);
  return { query, ...(await orNotFound(getPublicBoard(code, query, await currentActor(), await now()))) };
});
export const loadDeskQuestions = cache(async (callId: string, searchParams: SearchParams) => {
  const actor = await requireActor();
  const query = parseListQuery(searchParams, DESK_LIST);
  return { query, ...(await orNotFound(listDeskQuestions(actor, callId, query))) };
});
export const loadDeskQuestion = cache(async (callId: string, questionId: string) =>
  orNotFound(getDeskQuestion(await requireActor(), callId, questionId)),
);
