import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { now } from "@/lib/platform/clock";
import { AppError } from "@/lib/platform/errors";
import type { SearchParams } from "@/lib/platform/list-query";
import { requireActor } from "@/lib/platform/session";
import { getMergePage } from "../queries/merge-page";
import { mergePageSchema } from "../schema/registry";

/** Absent and forbidden look the same to whoever asks. */
export const loadMergePage = cache(async (searchParams: SearchParams) => {
  const actor = await requireActor();
  try {
    return await getMergePage(actor, mergePageSchema.parse(searchParams), await now());
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
});
