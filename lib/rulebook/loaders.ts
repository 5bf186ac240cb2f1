import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { now } from "@/lib/platform/clock";
import { AppError } from "@/lib/platform/errors";
import { requireActor } from "@/lib/platform/session";
import { getAmendmentBase, getRulebook, listRulebooks } from "./queries/versions";

const orNotFound = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
};

export const loadRulebooks = cache(async () => {
  const actor = await requireActor();
  const serverNow = await now();
  return { serverNow, ...(await orNotFound(listRulebooks(actor, serverNow))) };
});

/** By the number in the address; anything but a number is not found. */
export const loadRulebook = cache(async (version: string) => {
  const actor = await requireActor();
  if (!/^[1-9]\d{0,5}$/.test(version)) notFound();
  const serverNow = await now();
  return { rulebook: await orNotFound(getRulebook(actor, Number(version), serverNow)), serverNow };
});

export const loadAmendmentBase = cache(async () => orNotFound(getAmendmentBase(await requireActor())));
