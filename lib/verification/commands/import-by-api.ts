import "server-only";
import { createHash } from "node:crypto";
import { inTransaction } from "@/lib/platform/db";
import { cleanName, storeFile } from "@/lib/platform/files";
import type { Outcome } from "@/lib/platform/outcome";
import type { FileProblem } from "../domain/problem";
import { readRun } from "../domain/read-run";
import type { TokenHolder } from "../queries/tokens";
import { filesHash } from "../queries/uploaded";
import { API_BYTES, type ImportRun } from "../schema";
import { type Imported, requireImporter, storeRunInTx } from "./import-run";

export type SentFile = { name: string; bytes: Uint8Array };
export type ApiReply =
  | { kind: "PROBLEMS"; problems: FileProblem[]; problemCount: number }
  | { kind: "OUTCOME"; outcome: Outcome<Imported> };

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** V1: what a program hands in is read as what a person uploads is; the files are kept, and the same ones are taken once. */
export async function importByApi(
  holder: TokenHolder,
  claims: Omit<ImportRun, "fileIds">,
  given: readonly SentFile[],
  at: Date,
): Promise<ApiReply> {
  const sent = given.map(({ name, bytes }) => ({ name: cleanName(name), bytes }));
  const { actor, tokenId } = holder;
  await inTransaction((tx) => requireImporter(tx, actor, claims.stageId));
  const read = await readRun(sent.map(({ name, bytes }) => ({ name, chunks: once(bytes) })));
  if (!read.ok) return { kind: "PROBLEMS", problems: read.problems, problemCount: read.problemCount };
  const files = sent.map(({ name, bytes }) => ({
    name,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    sizeBytes: bytes.length,
  }));
  for (const { name, bytes } of sent) {
    const stored = await storeFile(bytes, { name, uploadedById: actor.id, limits: { maxBytes: API_BYTES } });
    if (!stored.ok) return { kind: "OUTCOME", outcome: stored };
  }
  const via = { channel: "API" as const, tokenId };
  const outcome = await inTransaction((tx) =>
    storeRunInTx(tx, actor, { claims, run: read.run, files, filesSha256: filesHash(files), via }, at),
  );
  return { kind: "OUTCOME", outcome };
}
