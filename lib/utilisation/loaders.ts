import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { now } from "@/lib/platform/clock";
import { AppError } from "@/lib/platform/errors";
import { requireActor } from "@/lib/platform/session";
import { canViewUtilisation } from "./domain/access";
import { previewImport } from "./queries/imports";
import { getUtilisationOverview, WEEK_SPANS } from "./queries/overview";
import { getTeamUtilisation, utilisationAccess } from "./queries/team-utilisation";
import { listTokens } from "./queries/tokens";

/** Missing and forbidden look the same. */
async function orNotFound<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
}

export const loadUtilisation = cache(async (weeks: string) => {
  const span = WEEK_SPANS.find((one) => String(one) === weeks) ?? 26;
  return { span, overview: await orNotFound(getUtilisationOverview(await requireActor(), span)) };
});

/** Whether a page may lead its reader here. */
export const loadMayViewUtilisation = cache(async () => canViewUtilisation(await requireActor()));

export const loadTeamUtilisation = cache(async (teamId: string) =>
  orNotFound(getTeamUtilisation(await requireActor(), teamId)),
);

/** Keys of a team with the team's name; of all teams without one. */
export const loadTokens = cache(async (teamId: string | null) => {
  const actor = await requireActor();
  const tokens = await orNotFound(listTokens(actor, teamId));
  return { tokens, team: teamId === null ? null : (await orNotFound(utilisationAccess(actor, teamId))).team };
});

/** The import page: for whoever may report, with what an uploaded file would do. */
export const loadImport = cache(async (teamId: string | null, fileId: string) => {
  const { team } = await loadTokens(teamId);
  const actor = await requireActor();
  if (fileId === "") return { team, preview: null };
  return { team, preview: await orNotFound(previewImport(actor, { fileId, teamId }, await now())) };
});
