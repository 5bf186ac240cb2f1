import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { AppError } from "@/lib/platform/errors";
import { requireActor } from "@/lib/platform/session";
import { canViewTalent } from "./domain/access";
import { getPerson } from "./queries/person";
import { getTeamTalent, listTalent } from "./queries/talent-list";

/** Missing and forbidden look the same. */
async function orNotFound<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
}

export const loadTalent = cache(async () => orNotFound(listTalent(await requireActor())));
export const loadTeamTalent = cache(async (teamId: string) => orNotFound(getTeamTalent(await requireActor(), teamId)));
export const loadPerson = cache(async (teamId: string, personId: string) =>
  orNotFound(getPerson(await requireActor(), teamId, personId)),
);
/** For the request form: only for whoever may ask. */
export const loadTalentRequest = cache(async (teamId: string) => {
  const talent = await loadTeamTalent(teamId);
  if (!talent.mayRequest) notFound();
  return talent;
});
/** Whether a page may lead its reader to every team's researchers. */
export const loadMayViewTalent = cache(async () => canViewTalent(await requireActor()));
