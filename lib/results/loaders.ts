import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { now } from "@/lib/platform/clock";
import { AppError } from "@/lib/platform/errors";
import { requireActor } from "@/lib/platform/session";
import { getPublicResult, listPublicResults } from "./queries/public-results";
import { getStageResult } from "./queries/stage-result";

/** Absent and forbidden look the same to whoever asks. */
const orNotFound = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
};

export const loadStageResult = cache(async (stageId: string) =>
  orNotFound(getStageResult(await requireActor(), stageId, await now())),
);
export const loadPublicResult = cache(async (number: string) => {
  if (!/^[1-9]\d{0,3}$/.test(number)) notFound();
  return orNotFound(getPublicResult(Number(number)));
});
export const loadPublicResults = cache(async () => listPublicResults());
