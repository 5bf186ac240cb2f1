import "server-only";
import { createReadStream } from "node:fs";
import { mkdir, open, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import type { Storage } from "./storage-contract";

/** Folder in which uploads are written before they have a name; on the same disk, so that renaming is atomic. */
export const temporaryFolder = (dataDir: string): string => path.resolve(dataDir, "files", "incoming");

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync(); // the rename itself must survive a power cut
  } finally {
    await handle.close();
  }
}

/** Files as `files/ab/cd/abcd…`, two levels so that no folder grows without bound. */
export function diskStorage(dataDir: string): Storage {
  const root = path.resolve(dataDir, "files");
  const pathOf = (sha256: string): string => path.join(root, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  const has = (sha256: string): Promise<boolean> =>
    stat(pathOf(sha256)).then(
      (found) => found.isFile(),
      () => false,
    );
  return {
    has,
    put: async (sha256, localPath) => {
      const target = pathOf(sha256);
      const folder = path.dirname(target);
      await mkdir(folder, { recursive: true });
      await rename(localPath, target);
      await syncFolder(folder);
    },
    open: async (sha256) => {
      if (!(await has(sha256))) throw new Error(`file ${sha256} is not in storage`);
      return createReadStream(pathOf(sha256));
    },
    probe: async () => {
      const folder = temporaryFolder(dataDir);
      await mkdir(folder, { recursive: true });
      const probe = path.join(folder, `probe-${process.pid}-${performance.now()}`);
      const handle = await open(probe, "wx");
      await handle.close();
      await rm(probe);
    },
  };
}
