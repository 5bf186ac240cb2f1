import "server-only";
import { type Admit, createAdmission } from "./admission";
import { env } from "./env";

const WAITING_PER_CONNECTION = 10;
const PATIENCE_MS = 8_000;

const globalForAdmission = globalThis as unknown as { portalWrites?: Admit };
/** The gate of all writes of this process: as many side by side as the pool has connections. */
export const admitWrite: Admit =
  globalForAdmission.portalWrites ??
  createAdmission({
    running: env.DATABASE_POOL_MAX,
    waiting: env.DATABASE_POOL_MAX * WAITING_PER_CONNECTION,
    patienceMs: PATIENCE_MS,
  });
globalForAdmission.portalWrites = admitWrite;

/** What a client sent away is asked to wait, in seconds; clients add a random part of their own. */
export const RETRY_AFTER_SECONDS = 5;
