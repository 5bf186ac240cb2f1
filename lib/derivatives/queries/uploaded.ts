import "server-only";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { openFile } from "@/lib/platform/files";
import { filesHash, type RunFile } from "@/lib/verification/queries/uploaded";
import { type ReadListing, readListing } from "../domain/read-listing";

export type ReadPages = { read: ReadListing; files: RunFile[]; filesSha256: string; base: string; stageTeamId: string };

/** Base model and models known so far of a team in a stage: what a listing is held against. */
export async function familySoFar(stageId: string, teamId: string) {
  const entrant = await db.stageTeam.findUnique({
    where: { stageId_teamId: { stageId, teamId } },
    select: {
      id: true,
      derivativeBases: { orderBy: [{ registeredAt: "desc" }, { id: "desc" }], take: 1, select: { repository: true } },
      derivativeCandidates: { select: { repository: true } },
    },
  });
  if (!entrant) throw new AppError("NOT_FOUND", `team ${teamId} is not in stage ${stageId}`);
  const [base = null] = entrant.derivativeBases;
  return {
    stageTeamId: entrant.id,
    base: base?.repository ?? null,
    known: new Set(entrant.derivativeCandidates.map((one) => one.repository)),
  };
}

/** Pages of a listing that this person uploaded; null while the team has named no base model. Throws NOT_FOUND for files of others. */
export async function readUploadedPages(
  actor: Actor,
  { stageId, teamId, fileIds }: { stageId: string; teamId: string; fileIds: readonly string[] },
): Promise<ReadPages | null> {
  const { base, known, stageTeamId } = await familySoFar(stageId, teamId);
  if (base === null) return null;
  const rows = await db.storedFile.findMany({
    where: { id: { in: [...fileIds] }, uploadedById: actor.id },
    select: { name: true, sha256: true, sizeBytes: true },
  });
  if (rows.length < new Set(fileIds).size) throw new AppError("NOT_FOUND", `uploaded files ${fileIds.join()}`);
  const sources = await Promise.all(rows.map(async ({ name, sha256 }) => ({ name, chunks: await openFile(sha256) })));
  const files = rows.map(({ sizeBytes, ...file }) => ({ ...file, sizeBytes: Number(sizeBytes) }));
  return { read: await readListing(sources, { base, known }), files, filesSha256: filesHash(files), base, stageTeamId };
}
