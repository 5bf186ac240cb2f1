import { mkdirSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";

const WAIT_MS = 120_000;

/** Within one process the operating system's lock would block itself, so callers queue here first. */
const queues = new Map<string, Promise<unknown>>();

/**
 * Runs `work` while nobody else, in this process or another, runs under the same lock file. The lock is the operating
 * system's, held through SQLite, so it vanishes with its holder: a killed process never leaves it behind.
 * Waits up to two minutes for another process.
 */
export function withFileLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  const before = queues.get(file) ?? Promise.resolve();
  const turn = before.catch(() => undefined).then(() => underLock(file, work));
  queues.set(file, turn);
  return turn;
}

async function underLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(path.dirname(file), { recursive: true });
  const lock = new DatabaseSync(file, { timeout: WAIT_MS });
  try {
    lock.exec("BEGIN EXCLUSIVE");
    return await work();
  } finally {
    lock.close();
  }
}
