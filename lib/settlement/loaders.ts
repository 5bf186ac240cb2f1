import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { AppError } from "@/lib/platform/errors";
import type { SearchParams } from "@/lib/platform/list-query";
import { requireActor } from "@/lib/platform/session";
import { contributionQuery, listContributions } from "./queries/contribution-list";
import { getSettlement } from "./queries/get-settlement";
import { getTeamContribution, teamContributionSummary } from "./queries/team-contribution";

/** Missing and forbidden look the same. */
async function orNotFound<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
}

export const loadTeamContribution = cache(async (teamId: string) =>
  orNotFound(getTeamContribution(await requireActor(), teamId)),
);
export const loadContributions = cache(async (params: SearchParams) =>
  orNotFound(listContributions(await requireActor(), contributionQuery(params))),
);
export const loadContributionSummary = cache(async (teamId: string) =>
  orNotFound(teamContributionSummary(await requireActor(), teamId)),
);
/** A year as the address has it; anything else is no page. */
export const loadSettlement = cache(async (teamId: string, year: string) => {
  if (!/^20\d{2}$/.test(year)) notFound();
  return orNotFound(getSettlement(await requireActor(), teamId, Number(year)));
});
