import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { now } from "@/lib/platform/clock";
import { AppError } from "@/lib/platform/errors";
import { parseListQuery, type SearchParams } from "@/lib/platform/list-query";
import { requireActor } from "@/lib/platform/session";
import { getDerivatives } from "./queries/get-derivatives";
import { previewListing } from "./queries/preview-listing";
import { CANDIDATE_LIST, importListingSchema } from "./schema";

const orNotFound = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
};

/** The page exists for stages whose plan counts derivatives; with uploaded pages chosen also what they hold. */
export const loadDerivatives = cache(async (stageId: string, searchParams: SearchParams) => {
  const [actor, at] = [await requireActor(), await now()];
  const query = parseListQuery(searchParams, CANDIDATE_LIST);
  const { stage, derivatives } = await orNotFound(getDerivatives(actor, stageId, query, at));
  if (!derivatives) notFound();
  const of = (name: string): string => (typeof searchParams[name] === "string" ? searchParams[name] : "");
  const asked = importListingSchema.safeParse({
    stageId,
    teamId: of("from"),
    takenOn: of("taken"),
    fileIds: of("files").split(",").filter(Boolean),
  });
  const chosen = asked.success && derivatives.may.import ? asked.data : null;
  const preview = chosen ? await orNotFound(previewListing(actor, chosen)) : null;
  return { stage, derivatives, query, at, chosen, preview };
});
