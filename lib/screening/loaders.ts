import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { now } from "@/lib/platform/clock";
import { AppError } from "@/lib/platform/errors";
import { requireActor } from "@/lib/platform/session";
import { getEligibilityResult } from "./queries/eligibility-result";
import { getScreening } from "./queries/get-screening";

/** Absent, forbidden and kept away by a conflict look the same. */
const orNotFound = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
};

export const loadScreening = cache(async (proposalId: string) => {
  const actor = await requireActor();
  return orNotFound(getScreening(actor, proposalId, await now()));
});

export const loadEligibilityResult = cache(async (proposalId: string) => {
  const actor = await requireActor();
  return orNotFound(getEligibilityResult(actor, proposalId));
});
