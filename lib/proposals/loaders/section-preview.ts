import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { now } from "@/lib/platform/clock";
import { AppError } from "@/lib/platform/errors";
import { requireActor } from "@/lib/platform/session";
import { getSectionPreview } from "../queries/section-preview";

/** Absent and forbidden look the same to whoever asks. */
export const loadSectionPreview = cache(async (callId: string, key: string) => {
  const actor = await requireActor();
  try {
    return await getSectionPreview(actor, callId, key, await now());
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
});
