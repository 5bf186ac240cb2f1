import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { now } from "@/lib/platform/clock";
import { AppError } from "@/lib/platform/errors";
import { parseListQuery, type SearchParams } from "@/lib/platform/list-query";
import { requireActor } from "@/lib/platform/session";
import { getBallotPage } from "./queries/ballot-page";
import { listOwnSeats } from "./queries/generation";
import { getContestPage } from "./queries/get-contest";
import { getContestResults, hasContestResults } from "./queries/get-results";
import { listVoters, VOTER_LIST } from "./queries/list-voters";
import { previewAnswers } from "./queries/preview-answers";
import { getVoterHome } from "./queries/voter-home";

/** Absent and forbidden look the same to whoever asks. */
const orNotFound = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
};

/** The contest page of a stage; the plan must have a part for it. */
export const loadContestPage = cache(async (stageId: string) => {
  const page = await orNotFound(getContestPage(await requireActor(), stageId));
  if (!page.possible) notFound();
  return { ...page, readAt: await now() };
});
export const loadAnswerPreview = cache(async (stageId: string, prompt: number | null) =>
  orNotFound(previewAnswers(await requireActor(), stageId, prompt)),
);
export const loadContestResults = cache(async (stageId: string) =>
  orNotFound(getContestResults(await requireActor(), stageId)),
);
export const loadHasContestResults = cache(async (stageId: string) => hasContestResults(await requireActor(), stageId));
export const loadOwnSeats = cache(async (stageId: string) => listOwnSeats(await requireActor(), stageId));
export const loadVoters = cache(async (stageId: string, searchParams: SearchParams) => {
  const query = parseListQuery(searchParams, VOTER_LIST);
  return { query, ...(await orNotFound(listVoters(await requireActor(), stageId, query))) };
});
export const loadBallotPage = cache(async (contestId: string) =>
  orNotFound(getBallotPage(await requireActor(), contestId, await now())),
);
export const loadVoterHome = cache(async () => orNotFound(getVoterHome(await requireActor(), await now())));
