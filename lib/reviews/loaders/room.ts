import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { now } from "@/lib/platform/clock";
import { AppError } from "@/lib/platform/errors";
import { requireActor } from "@/lib/platform/session";
import { getRoom } from "../queries/get-room";
import { getInquiriesPage } from "../queries/inquiries";

/** Absent and forbidden look the same to whoever asks. */
const orNotFound = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
};

export const loadRoom = cache(async (assignmentId: string) =>
  orNotFound(getRoom(await requireActor(), assignmentId, await now())),
);
export const loadInquiriesPage = cache(async (callId: string) =>
  orNotFound(getInquiriesPage(await requireActor(), callId)),
);
