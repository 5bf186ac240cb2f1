import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, rm } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { db } from "./db";
import { env } from "./env";
import { temporaryFolder } from "./files/disk";
import { BINARY, mediaTypeOf, SNIFF_BYTES } from "./files/media-type";
import { fileStorage } from "./files/storage";
import { type Failure, type Outcome, ok, refuseField } from "./outcome";

/** A file on record: content by its hash, the rest as it was said at the upload. */
export type StoredFile = { id: string; sha256: string; sizeBytes: bigint; mediaType: string; name: string };
export type FileLimits = {
  maxBytes: number;
  /** Media types by content; any when absent. */
  mediaTypes?: readonly string[];
  /** A6: a whole, safe document whose name says what it is; `mediaTypes` is then what documents may be. */
  document?: boolean;
};
type Source = ReadableStream<Uint8Array> | AsyncIterable<Uint8Array> | Uint8Array;
type Received = { sha256: string; sizeBytes: number; head: Buffer };

const chunksOf = (source: Source): AsyncIterable<Uint8Array> | Iterable<Uint8Array> =>
  source instanceof Uint8Array ? [source] : (source as AsyncIterable<Uint8Array>);

/** Streams to a local file, hashing on the way; null when it grows beyond the limit. */
async function receive(source: Source, target: string, maxBytes: number): Promise<Received | null> {
  const hash = createHash("sha256");
  const handle = await open(target, "wx", 0o600);
  let sizeBytes = 0;
  let head = Buffer.alloc(0);
  try {
    for await (const chunk of chunksOf(source)) {
      sizeBytes += chunk.length;
      if (sizeBytes > maxBytes) return null;
      if (head.length < SNIFF_BYTES) head = Buffer.concat([head, chunk.subarray(0, SNIFF_BYTES - head.length)]);
      hash.update(chunk);
      await handle.writeFile(chunk);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { sha256: hash.digest("hex"), sizeBytes, head };
}

const controlCharacters = /\p{Cc}/gu;
/** The name as given, without folders and control characters; only ever shown and sent as a download name. */
export const cleanName = (name: string): string =>
  (name.normalize("NFC").split(/[/\\]/).at(-1) ?? "").replace(controlCharacters, "").trim().slice(0, 200) || "file";

const refusal = (received: Received | null, mediaType: string, limits: FileLimits): Failure | null => {
  if (!received)
    return refuseField("file", `files.tooLarge?maximumMegabytes=${Math.floor(limits.maxBytes / 1_000_000)}`);
  if (received.sizeBytes === 0) return refuseField("file", "files.empty");
  if (limits.mediaTypes && !limits.mediaTypes.includes(mediaType)) return refuseField("file", "files.typeNotAllowed");
  return null;
};

async function documentRefusal(place: string, about: { name: string; limits: FileLimits }): Promise<Failure | null> {
  if (!about.limits.document) return null;
  const { inspectDocument } = await import("./files/checks/inspect"); // its readers are large and most files need none
  const verdict = await inspectDocument(place, cleanName(about.name));
  return verdict.ok ? null : refuseField("file", "files.notDocument");
}

/**
 * Takes a file in: limits, type by content (A6), SHA-256, one copy per content. Not part of a transaction: the noun
 * attaches the returned row in its own; a row that nobody attaches is harmless. Refusals are field errors of `file`.
 */
export async function storeFile(
  source: Source,
  about: { name: string; uploadedById: string | null; limits: FileLimits },
): Promise<Outcome<StoredFile>> {
  const folder = temporaryFolder(env.DATA_DIR);
  await mkdir(folder, { recursive: true });
  const temporary = path.join(folder, randomUUID());
  try {
    const received = await receive(source, temporary, about.limits.maxBytes);
    const mediaType = received ? await mediaTypeOf(received.head) : BINARY;
    const refused = refusal(received, mediaType, about.limits) ?? (await documentRefusal(temporary, about));
    if (refused || !received) return refused ?? refuseField("file", "files.empty");
    const storage = await fileStorage();
    if (!(await storage.has(received.sha256))) await storage.put(received.sha256, temporary, received.sizeBytes);
    const row = await db.storedFile.create({
      data: {
        sha256: received.sha256,
        sizeBytes: BigInt(received.sizeBytes),
        mediaType,
        name: cleanName(about.name),
        uploadedById: about.uploadedById,
      },
      select: { id: true, sha256: true, sizeBytes: true, mediaType: true, name: true },
    });
    return ok(row);
  } finally {
    await rm(temporary, { force: true });
  }
}

/** Puts a finished local file, hashed and checked, into storage and on record; the local file is moved or removed. */
export async function keepFile(
  localPath: string,
  file: Omit<StoredFile, "id"> & { uploadedById: string },
): Promise<StoredFile> {
  const storage = await fileStorage();
  if (!(await storage.has(file.sha256))) await storage.put(file.sha256, localPath, Number(file.sizeBytes));
  const { name, sha256, sizeBytes, mediaType, uploadedById } = file;
  return db.storedFile.create({
    data: { name, sha256, sizeBytes, mediaType, uploadedById },
    select: { id: true, sha256: true, sizeBytes: true, mediaType: true, name: true },
  });
}

/** The content of a stored file; throws when storage does not have it. Whoever calls has authorised. */
export const openFile = async (sha256: string): Promise<Readable> => (await fileStorage()).open(sha256);

/** Whether storage has the content. */
export const hasFile = async (sha256: string): Promise<boolean> => (await fileStorage()).has(sha256);

/** RFC 5987: an ASCII fallback for old programs and the true name in UTF-8. */
export function attachmentHeader(name: string): string {
  const fallback = name.replace(/[^\x20-\x7e]/g, "_").replace(/["\\%;]/g, "_");
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${fallback}"; filename*=UTF-8''${encoded}`;
}

/** Headers with which no download can run as a page of ours, whatever it contains. */
export const downloadHeaders = (name: string, mediaType: string): Record<string, string> => ({
  "content-type": mediaType === "text/plain" ? "text/plain; charset=utf-8" : mediaType,
  "content-disposition": attachmentHeader(name),
  "x-content-type-options": "nosniff",
  "content-security-policy": "sandbox; default-src 'none'",
  "cache-control": "private, no-store",
});

/** A stored file as a download. Authorisation and the access log (L2) are the route's noun's job, before this. */
export async function fileResponse(file: Omit<StoredFile, "id">): Promise<Response> {
  const content = await openFile(file.sha256);
  return new Response(Readable.toWeb(content) as ReadableStream<Uint8Array>, {
    headers: { ...downloadHeaders(file.name, file.mediaType), "content-length": file.sizeBytes.toString() },
  });
}
