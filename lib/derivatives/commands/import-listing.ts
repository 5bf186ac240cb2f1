import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { dayInKorea } from "@/lib/references/domain/released";
import { lockStage, type StageRecord } from "@/lib/stages/commands/stage-row";
import { isBoundToStage } from "@/lib/teams/queries/stage-bound";
import type { RunFile } from "@/lib/verification/queries/uploaded";
import { canDecideCandidates } from "../domain/access";
import type { Listing } from "../domain/read-listing";
import { readUploadedPages } from "../queries/uploaded";
import type { ImportListing } from "../schema";

export type Imported = { listingId: string; isNew: boolean; models: number };
export type Pages = {
  stageTeamId: string;
  base: string;
  takenOn: Date;
  source: "FILE" | "HUB";
  listing: Listing;
  files: RunFile[];
  filesSha256: string;
};
const BATCH = 1_000;

/** Whoever may not decide, or is bound to a team of the stage, finds nothing here (S3). */
export async function requireDecider(tx: Tx, actor: Actor, stageId: string): Promise<void> {
  if (!canDecideCandidates(actor) || (await isBoundToStage(tx, actor.id, stageId)))
    throw new AppError("NOT_FOUND", `stage ${stageId}`);
}

/** Listings are taken from the freeze of the plan on: the earlier snapshot may lie before the scoring. */
export const takesListings = (state: StageRecord["state"]): boolean => state === "FROZEN" || state === "RUNNING";

async function writeFigures(tx: Tx, listingId: string, { stageTeamId, listing }: Pages): Promise<void> {
  for (let from = 0; from < listing.members.length; from += BATCH) {
    const members = listing.members.slice(from, from + BATCH);
    const repositories = members.map((one) => one.repository);
    const rows = repositories.map((repository) => ({ stageTeamId, repository }));
    await tx.derivativeCandidate.createMany({ data: rows, skipDuplicates: true });
    const ids = await tx.derivativeCandidate.findMany({
      where: { stageTeamId, repository: { in: repositories } },
      select: { id: true, repository: true },
    });
    const idOf = new Map(ids.map((one) => [one.repository, one.id]));
    await tx.derivativeFigure.createMany({
      data: members.map(({ repository, links: _links, weights, createdAt, ...facts }) => ({
        ...facts,
        listingId,
        candidateId: idOf.get(repository) ?? "",
        createdAt: new Date(createdAt),
        knowsWeights: weights !== null,
        weights: weights ?? [],
      })),
    });
  }
}

/** Y1: writes a listing that was read without a problem; the caller has seen to who may. Idempotent by its contents and its day. */
export async function storeListingInTx(
  tx: Tx,
  actor: Actor,
  { stageId, teamId }: { stageId: string; teamId: string },
  pages: Pages,
  at: Date,
): Promise<Outcome<Imported>> {
  const stage = await lockStage(tx, stageId);
  if (!stage.plan.derivatives) return refuse("NO_DERIVATIVES_PLAN");
  if (!takesListings(stage.state)) return refuse("NOT_RUNNING");
  if (pages.takenOn > dayInKorea(at)) return refuse("TAKEN_LATER");
  const { stageTeamId, takenOn, filesSha256, listing, source } = pages;
  const entrant = await tx.stageTeam.findUniqueOrThrow({
    where: { id: stageTeamId },
    select: {
      team: { select: { status: true } },
      derivativeBases: { orderBy: [{ registeredAt: "desc" }, { id: "desc" }], take: 1, select: { repository: true } },
    },
  });
  if (entrant.team.status !== "ACTIVE") return refuse("TEAM_NOT_ACTIVE");
  // It was read before the lock: what it was read against must still be the team's base model.
  if (entrant.derivativeBases[0]?.repository !== pages.base)
    throw new AppError("CONFLICT", `the base model of team ${teamId} changed`);
  const models = listing.members.length;
  const where = { stageTeamId_takenOn_filesSha256: { stageTeamId, takenOn, filesSha256 } };
  const before = await tx.derivativeListing.findUnique({ where, select: { id: true } });
  if (before) return ok({ listingId: before.id, isNew: false, models });
  const created = await tx.derivativeListing.create({
    data: {
      ...{ stageTeamId, takenOn, source, filesSha256, files: pages.files },
      baseWeights: listing.base?.weights ?? [],
      importedById: actor.id,
      importedAt: at,
    },
    select: { id: true },
  });
  await writeFigures(tx, created.id, pages);
  const data = { teamId, takenOn: takenOn.toISOString().slice(0, 10), source, filesSha256, models };
  recordAudit(tx, actor, { type: "derivatives.listingImported", subjectType: "Stage", subjectId: stageId, data }, at);
  return ok({ listingId: created.id, isNew: true, models });
}

/** Y1: imports uploaded pages as a listing of one day, all of it or nothing. Refuses NO_BASE, FILE_HAS_PROBLEMS; the preview names them. */
export async function importListing(actor: Actor, input: ImportListing, at: Date): Promise<Outcome<Imported>> {
  await inTransaction((tx) => requireDecider(tx, actor, input.stageId));
  // Reading may take seconds: it happens before the transaction, on contents that cannot change.
  const uploaded = await readUploadedPages(actor, input);
  if (!uploaded) return refuse("NO_BASE");
  const { read, ...rest } = uploaded;
  if (!read.ok) return refuse("FILE_HAS_PROBLEMS", { count: read.problemCount });
  const pages: Pages = { ...rest, takenOn: new Date(input.takenOn), source: "FILE", listing: read.listing };
  return inTransaction((tx) => storeListingInTx(tx, actor, input, pages, at));
}
