import "server-only";
import { statfs } from "node:fs/promises";
import { env } from "../env";

/** Room on the disk that holds the data folder; null where the system does not say, or files lie elsewhere. */
export async function freeSpace(): Promise<{ freeBytes: number; totalBytes: number } | null> {
  try {
    const { bavail, blocks, bsize } = await statfs(env.DATA_DIR);
    return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
  } catch {
    return null;
  }
}
