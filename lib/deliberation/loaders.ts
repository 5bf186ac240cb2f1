import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { now } from "@/lib/platform/clock";
import { AppError } from "@/lib/platform/errors";
import { requireActor } from "@/lib/platform/session";
import { getItem } from "./queries/get-item";
import { getSession } from "./queries/get-session";
import { getConveneForm, listSessions } from "./queries/list-sessions";

/** Absent and forbidden look the same to whoever asks. */
const orNotFound = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
};

export const loadSessions = cache(async () => orNotFound(listSessions(await requireActor())));
export const loadConveneForm = cache(async () => orNotFound(getConveneForm(await requireActor(), await now())));
export const loadSession = cache(async (sessionId: string) => orNotFound(getSession(await requireActor(), sessionId)));
export const loadItem = cache(async (sessionId: string, itemId: string) =>
  orNotFound(getItem(await requireActor(), sessionId, itemId)),
);

/** The edit page exists for officers, while the session is planned. */
export const loadSessionForEdit = cache(async (sessionId: string) => {
  const session = await loadSession(sessionId);
  if (!session.may.convene || session.state !== "PLANNED") notFound();
  return session;
});
