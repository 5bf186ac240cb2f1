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

export const loadRulebooks = cache(async () => orNotFound(listRulebooks(await requireActor(), await now())));

/** By the number in the address; anything but a number is not found. */
export const loadRulebook = cache(async (version: string) => {
  const actor = await requireActor();
  if (!/^[1-9]\d{0,5}$/.test(version)) notFound();
  return orNotFound(getRulebook(actor, Number(version), await now()));
});

export const loadAmendmentBase = cache(async () => orNotFound(getAmendmentBase(await requireActor())));
