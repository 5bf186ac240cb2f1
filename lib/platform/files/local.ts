import "server-only";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { env } from "../env";

const FOLDER = "uploads";
const uploadFolder = (): string => path.resolve(env.DATA_DIR, "files", FOLDER);
const SAFE = /^[0-9a-f-]{36}$/;

/** Where the bytes of an upload under way lie; its id is the only name. */
export function uploadPath(uploadId: string): string {
  if (!SAFE.test(uploadId)) throw new Error("an upload is named by its id");
  return path.join(uploadFolder(), uploadId);
}

/** Writes a piece at its place and waits until it is on the disk. Writing the same piece twice changes nothing. */
export async function writePiece(uploadId: string, offset: number, bytes: Uint8Array): Promise<void> {
  await mkdir(uploadFolder(), { recursive: true });
  const target = uploadPath(uploadId);
  const handle = await open(target, "r+").catch(() => open(target, "wx+", 0o600));
  try {
    let done = 0;
    while (done < bytes.length) {
      const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, offset + done);
      done += bytesWritten;
    }
    await handle.datasync();
  } finally {
    await handle.close();
  }
}

/** Bytes that really lie there; 0 when nothing does (a file lost with its disk). */
export const pieceBytes = (uploadId: string): Promise<number> =>
  stat(uploadPath(uploadId)).then(
    ({ size }) => size,
    () => 0,
  );

export const dropUpload = (uploadId: string): Promise<void> => rm(uploadPath(uploadId), { force: true });

/** Ids of all uploads of which bytes lie here. */
export const uploadsOnDisk = (): Promise<string[]> =>
  readdir(uploadFolder()).then(
    (names) => names.filter((name) => SAFE.test(name)),
    () => [],
  );

/** SHA-256 of a local file, read once as a stream. */
export async function hashFile(target: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(target)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}
