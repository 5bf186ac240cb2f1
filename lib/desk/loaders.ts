import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { getManagedCall } from "@/lib/calls/queries/managed-call";
import { now } from "@/lib/platform/clock";
import { AppError } from "@/lib/platform/errors";
import { parseListQuery, type SearchParams } from "@/lib/platform/list-query";
import { requireActor } from "@/lib/platform/session";
import { getDeadlineStatus } from "./queries/deadline";
import { getConsortiumThread, getDeskThread, listThreads, THREAD_LIST } from "./queries/messages";

/** Absent and forbidden look the same to whoever asks. */
const orNotFound = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
};

export const loadConsortiumThread = cache(async (proposalId: string) =>
  orNotFound(getConsortiumThread(await requireActor(), proposalId)),
);

export const loadDeskThread = cache(async (callId: string, proposalId: string) =>
  orNotFound(getDeskThread(await requireActor(), callId, proposalId)),
);

export const loadThreads = cache(async (callId: string, searchParams: SearchParams) => {
  const actor = await requireActor();
  const query = parseListQuery(searchParams, THREAD_LIST);
  return { query, ...(await orNotFound(listThreads(actor, callId, query))) };
});

export const loadDeadlineRoom = cache(async (callId: string) => {
  const actor = await requireActor();
  const serverNow = await now();
  const [status, call] = await orNotFound(
    Promise.all([getDeadlineStatus(actor, callId, serverNow), getManagedCall(actor, callId, serverNow)]),
  );
  return { status, call, serverNow };
});
