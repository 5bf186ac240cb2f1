import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { now } from "@/lib/platform/clock";
import { AppError } from "@/lib/platform/errors";
import { requireActor } from "@/lib/platform/session";
import { getSupplementAnswer } from "../queries/supplement-answer";
import { getSupplements } from "../queries/supplements";

/** Absent, forbidden and kept away by a conflict look the same. */
const orNotFound = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
};

export const loadSupplements = cache(async (proposalId: string) => {
  const actor = await requireActor();
  const serverNow = await now();
  return { ...(await orNotFound(getSupplements(actor, proposalId, serverNow))), serverNow };
});

export const loadSupplementAnswer = cache(async (proposalId: string, requestId: string) => {
  const actor = await requireActor();
  return orNotFound(getSupplementAnswer(actor, { proposalId, requestId }, await now()));
});
