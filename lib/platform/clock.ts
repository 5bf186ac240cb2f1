import "server-only";
import { db } from "./db";
import { env } from "./env";

const RESYNC_AFTER_MS = 60_000;

/** Database time minus this process's monotonic time, in ms. */
let offsetMs: number | null = null;
let syncedAt = 0;

async function sync(): Promise<void> {
  const before = performance.now();
  const [row] = await db.$queryRaw<{ now: Date; shift: number }[]>`
    SELECT clock_timestamp() AS now, coalesce((SELECT (value #>> '{}')::float8 FROM "Setting" WHERE key = 'clock.shiftMs'), 0) AS shift`;
  const after = performance.now();
  // A rehearsal may move the clock; production never listens to the shift.
  const shift = env.PORTAL_MODE === "production" ? 0 : (row?.shift ?? 0);
  offsetMs = (row?.now.getTime() ?? Date.now()) + shift - (before + after) / 2;
  syncedAt = after;
}

/**
 * Now by the database clock (C2), without a round trip in production: the offset to this process's monotonic clock is
 * measured once a minute, so a waiting connection pool cannot make an in-time request late. Rehearsals ask every time,
 * because there the clock may have been moved a moment ago by another process.
 */
export async function now(): Promise<Date> {
  const stale = offsetMs === null || performance.now() - syncedAt > RESYNC_AFTER_MS;
  if (stale || env.PORTAL_MODE === "rehearsal") await sync();
  return new Date(Math.round((offsetMs ?? 0) + performance.now()));
}

/** When a request arrived, for the wrappers: call it before anything else is awaited. */
export async function receivedAt(): Promise<Date> {
  const arrived = performance.now();
  if (offsetMs === null || arrived - syncedAt > RESYNC_AFTER_MS || env.PORTAL_MODE === "rehearsal") await sync();
  return new Date(Math.floor((offsetMs ?? 0) + arrived));
}
