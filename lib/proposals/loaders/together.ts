import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { now } from "@/lib/platform/clock";
import { AppError } from "@/lib/platform/errors";
import { requireActor } from "@/lib/platform/session";
import { listComments } from "../queries/comments";
import { getHistory } from "../queries/history";
import { getTogether } from "../queries/together";

/** Absent and forbidden look the same to whoever asks. */
const orNotFound = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
};

export const loadTogether = cache(async (proposalId: string) => {
  const actor = await requireActor();
  return orNotFound(getTogether(actor, proposalId, await now()));
});

export const loadComments = cache(async (proposalId: string, key: string) => {
  const actor = await requireActor();
  return orNotFound(listComments(actor, proposalId, key));
});

const versionIn = (text: string | undefined): number | null => (text && /^\d{1,9}$/.test(text) ? Number(text) : null);

/** `from` and `to` as they stand in the address; anything that is no version is left out. */
export const loadHistory = cache(async (proposalId: string, key: string, from?: string, to?: string) => {
  const actor = await requireActor();
  const asked = { proposalId, key, from: versionIn(from), to: versionIn(to) };
  return orNotFound(getHistory(actor, asked, await now()));
});
