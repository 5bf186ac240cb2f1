import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { now } from "@/lib/platform/clock";
import { AppError } from "@/lib/platform/errors";
import { parseListQuery, type SearchParams } from "@/lib/platform/list-query";
import { requireActor } from "@/lib/platform/session";
import { getObjection } from "./queries/get-objection";
import { listObjections, OBJECTION_LIST } from "./queries/list-objections";
import { filingDays, getOwnObjection } from "./queries/own-objection";

/** Absent and forbidden look the same to whoever asks. */
const orNotFound = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
};

export const loadOwnObjection = cache(async (proposalId: string, stageId?: string) => {
  const actor = await requireActor();
  const serverNow = await now();
  const own = await orNotFound(getOwnObjection(actor, proposalId, serverNow, stageId));
  return { own, serverNow, filingDays: await filingDays(proposalId, stageId) };
});
export const loadObjections = cache(async (searchParams: SearchParams) => {
  const actor = await requireActor();
  const query = parseListQuery(searchParams, OBJECTION_LIST);
  return { query, ...(await orNotFound(listObjections(actor, query, await now()))) };
});
export const loadObjection = cache(async (objectionId: string) => {
  const actor = await requireActor();
  return orNotFound(getObjection(actor, objectionId, await now()));
});
