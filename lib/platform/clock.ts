import "server-only";
import { db } from "./db";
import { env } from "./env";

const RESYNC_AFTER_MS = 60_000;
const USELESS_AFTER_MS = 300_000;

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

let syncing: Promise<void> | null = null;

/** One measurement for all who ask at once: a crowd at the closing must not queue for the time of day. */
function syncTogether(): Promise<void> {
  syncing ??= sync().finally(() => {
    syncing = null;
  });
  return syncing;
}

/**
 * The offset at this instant. A measurement of the last minute is used as it is, one of the last five while the next is under
 * way, and an older one never.
 */
async function offset(): Promise<number> {
  // Rehearsals ask every time: the clock may have been moved a moment ago by another process.
  if (env.PORTAL_MODE === "rehearsal") await sync();
  const age = performance.now() - syncedAt;
  if (offsetMs === null || age > USELESS_AFTER_MS) await syncTogether();
  else if (age > RESYNC_AFTER_MS) syncTogether().catch(() => undefined); // the next request tries again
  return offsetMs ?? 0;
}

/**
 * Now by the database clock (C2), without a round trip in production: the offset to this process's monotonic clock is
 * measured once a minute, so a waiting connection pool cannot make an in-time request late.
 */
export async function now(): Promise<Date> {
  const measured = await offset();
  return new Date(Math.round(measured + performance.now()));
}

/** When a request arrived, for the wrappers: call it before anything else is awaited. */
export async function receivedAt(): Promise<Date> {
  const arrived = performance.now();
  return new Date(Math.floor((await offset()) + arrived));
}
