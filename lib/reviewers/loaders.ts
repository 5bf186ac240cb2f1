import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { AppError } from "@/lib/platform/errors";
import { parseListQuery, type SearchParams } from "@/lib/platform/list-query";
import { requireActor } from "@/lib/platform/session";
import { POOL_LIST } from "./domain/pool";
import { previewImport, requireMaintainer } from "./queries/imports";
import { listPool } from "./queries/pool";
import { getOwnProfile, getReviewer } from "./queries/profile";

/** Absent and forbidden look the same to whoever asks. */
const orNotFound = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
};

export const loadPool = cache(async (params: SearchParams) => {
  const query = parseListQuery(params, POOL_LIST);
  return { ...(await orNotFound(listPool(await requireActor(), query))), query };
});
export const loadReviewer = cache(async (userId: string) => orNotFound(getReviewer(await requireActor(), userId)));
export const loadOwnProfile = cache(async () => orNotFound(getOwnProfile(await requireActor())));
export const loadImportPage = cache(async (fileId: string) => {
  const actor = await requireActor();
  await orNotFound((async () => requireMaintainer(actor))());
  return { preview: fileId === "" ? null : await orNotFound(previewImport(actor, fileId)) };
});
