import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { AppError } from "@/lib/platform/errors";
import { requireActor } from "@/lib/platform/session";
import { viewableResources } from "./domain/access";
import { getTeam } from "./queries/get-team";
import { listTeams } from "./queries/list-teams";
import type { TeamListItem, TeamView } from "./types";

/** Teams this reader may see, and whether they are staff. */
export const loadTeams = cache(async (): Promise<{ teams: TeamListItem[]; isStaff: boolean }> => {
  const actor = await requireActor();
  return { teams: await listTeams(actor), isStaff: viewableResources(actor).length > 0 };
});

/** One team, or the not-found page. */
export const loadTeam = cache(async (teamId: string): Promise<TeamView> => {
  const actor = await requireActor();
  try {
    return await getTeam(actor, teamId);
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
});
