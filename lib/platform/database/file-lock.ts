import { mkdirSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";

const WAIT_MS = 120_000;

/**
 * Runs `work` while no other process runs under the same lock file. The lock is an operating-system lock held through
 * SQLite, so it vanishes with its holder: a killed process never leaves it behind. Waits up to two minutes.
 */
export async function withFileLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(path.dirname(file), { recursive: true });
  const lock = new DatabaseSync(file, { timeout: WAIT_MS });
  try {
    lock.exec("BEGIN EXCLUSIVE");
    return await work();
  } finally {
    lock.close();
  }
}
