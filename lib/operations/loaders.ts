import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { AppError } from "@/lib/platform/errors";
import { requireActor } from "@/lib/platform/session";
import { getClock, getJobBoard } from "./queries";

/** What is missing and what is forbidden look the same: 404. */
const orNotFound = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
};

export const loadJobBoard = cache(async () => orNotFound(getJobBoard(await requireActor())));
export const loadClock = cache(async () => orNotFound(getClock(await requireActor())));
