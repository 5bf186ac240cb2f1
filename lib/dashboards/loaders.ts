import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { now } from "@/lib/platform/clock";
import { AppError } from "@/lib/platform/errors";
import { requireActor } from "@/lib/platform/session";
import { getDashboard } from "./queries";
import { getProposalTimeline } from "./queries/proposal-timeline";

/** Everybody signed in has a dashboard; what is on it depends on who they are. As of the database clock (C2). */
export const loadDashboard = cache(async () => getDashboard(await requireActor(), await now()));

/** What has happened to a proposal of one's own. Absent and forbidden look the same. */
export const loadProposalTimeline = cache(async (proposalId: string) => {
  const actor = await requireActor();
  try {
    return await getProposalTimeline(actor, proposalId, await now());
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
});
