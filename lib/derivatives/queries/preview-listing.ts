import "server-only";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { RELATIONS, type Relation } from "@/lib/stages/domain/derivatives-plan";
import { getStage } from "@/lib/stages/queries/get-stage";
import type { ImportListing } from "../schema";
import type { ListingPreview } from "../types";
import { readUploadedPages } from "./uploaded";

/** Y1: what an import would do, before anybody does it: how many models, how many of them new, and what the pages do not say. */
export async function previewListing(actor: Actor, input: ImportListing): Promise<ListingPreview> {
  const stage = await getStage(actor, input.stageId);
  if (!stage.may.enterScores || !stage.plan.derivatives) throw new AppError("NOT_FOUND", `stage ${input.stageId}`);
  const pages = await readUploadedPages(actor, input);
  if (!pages) throw new AppError("NOT_FOUND", `team ${input.teamId} has named no base model`);
  const { read, files, filesSha256, stageTeamId } = pages;
  const none = Object.fromEntries(RELATIONS.map((one) => [one, 0])) as Record<Relation, number>;
  const nothing = { files, models: 0, isNew: 0, relations: none, withoutHashes: 0, hasBase: false, alreadyIn: false };
  if (!read.ok) return { ...nothing, problems: read.problems, problemCount: read.problemCount };
  const { members, base } = read.listing;
  const where = { stageTeamId, takenOn: new Date(input.takenOn), filesSha256 };
  const before = await db.derivativeListing.findUnique({
    where: { stageTeamId_takenOn_filesSha256: where },
    select: { id: true },
  });
  const known = await db.derivativeCandidate.findMany({ where: { stageTeamId }, select: { repository: true } });
  const names = new Set(known.map((one) => one.repository));
  const relations = { ...none };
  for (const { relation } of members) relations[relation] += 1;
  return {
    ...nothing,
    problems: [],
    problemCount: 0,
    models: members.length,
    isNew: members.filter((one) => !names.has(one.repository)).length,
    relations,
    withoutHashes: members.filter((one) => one.weights === null).length,
    hasBase: base !== null && base.weights !== null,
    alreadyIn: before !== null,
  };
}
