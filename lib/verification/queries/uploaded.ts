import "server-only";
import { createHash } from "node:crypto";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { openFile } from "@/lib/platform/files";
import { readRun } from "../domain/read-run";
import type { ReadRun } from "../domain/run";

export type RunFile = { name: string; sha256: string; sizeBytes: number };
export type UploadedRun = { read: ReadRun; files: RunFile[]; filesSha256: string };

/** One hash over the contents of a run's files, whatever their order and names. */
export const filesHash = (files: readonly { sha256: string }[]): string =>
  createHash("sha256")
    .update(
      files
        .map((file) => file.sha256)
        .sort()
        .join("\n"),
    )
    .digest("hex");

/** Files that this person uploaded, read as one run. Throws NOT_FOUND for files of others. */
export async function readUploaded(actor: Actor, fileIds: readonly string[]): Promise<UploadedRun> {
  const rows = await db.storedFile.findMany({
    where: { id: { in: [...fileIds] }, uploadedById: actor.id },
    select: { id: true, name: true, sha256: true, sizeBytes: true },
  });
  if (rows.length < new Set(fileIds).size) throw new AppError("NOT_FOUND", `uploaded files ${fileIds.join()}`);
  const files = rows.map(({ id: _id, sizeBytes, ...file }) => ({ ...file, sizeBytes: Number(sizeBytes) }));
  const sources = await Promise.all(rows.map(async ({ name, sha256 }) => ({ name, chunks: await openFile(sha256) })));
  return { read: await readRun(sources), files, filesSha256: filesHash(files) };
}
