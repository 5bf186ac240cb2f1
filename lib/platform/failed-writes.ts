import "server-only";
import { AdmissionRefused } from "./admission";
import { now } from "./clock";
import { db } from "./db";
import { AppError } from "./errors";
import { logger } from "./logger";
import type { Outcome } from "./outcome";

export const WRITE_KINDS = ["AUTOSAVE", "UPLOAD", "SUBMISSION", "OTHER"] as const;
export type WriteKind = (typeof WRITE_KINDS)[number];
/** Sent away at the gate; broken off by a fault of ours; refused by a rule. */
export const WRITE_FAILURES = ["BUSY", "FAILED", "REFUSED"] as const;
export type WriteFailure = (typeof WRITE_FAILURES)[number];

const KINDS: [RegExp, WriteKind][] = [
  [/^\/api\/proposals\/[^/]+\/sections\//, "AUTOSAVE"],
  [/^\/api\/proposals\/[^/]+\/(uploads|images)(\/|$)/, "UPLOAD"],
  [/^\/api\/proposals\/[^/]+\/submission$/, "SUBMISSION"],
];
/** What a write at this address is; of what has no address of its own, OTHER. */
export const writeKind = (pathname: string): WriteKind =>
  KINDS.find(([pattern]) => pattern.test(pathname))?.[1] ?? "OTHER";

/** What an error says of the write it ended; null for what its sender has to answer for. */
export function failureKind(error: unknown): WriteFailure | null {
  if (error instanceof AdmissionRefused) return "BUSY";
  return error instanceof AppError ? null : "FAILED";
}

/** Counted for work that people would repeat in vain; submissions have their own record, reason by reason. */
export const isCountedRefusal = (kind: WriteKind, outcome: Outcome<unknown>): boolean =>
  (kind === "AUTOSAVE" || kind === "UPLOAD") && !outcome.ok;

const SLOT_MS = 5_000;
const MOST_SLOTS = 5_000;
const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;
type Counted = { slot: number; kind: WriteKind; failure: WriteFailure; count: number };
type Tally = { counts: Map<string, Counted>; timer: NodeJS.Timeout | null };
const globalForTally = globalThis as unknown as { portalFailedWrites?: Tally };
const tally: Tally = globalForTally.portalFailedWrites ?? { counts: new Map(), timer: null };
globalForTally.portalFailedWrites = tally;

/**
 * One more write that failed. A few additions in memory and no statement: under the very load that makes writes fail,
 * counting them must not add to it. What stands in memory goes to the database every few seconds.
 */
export function countFailedWrite(kind: WriteKind, failure: WriteFailure): void {
  const slot = Math.floor(performance.now() / SLOT_MS);
  const key = `${slot} ${kind} ${failure}`;
  const known = tally.counts.get(key);
  if (known) known.count += 1;
  else if (tally.counts.size < MOST_SLOTS) tally.counts.set(key, { slot, kind, failure, count: 1 });
  tally.timer ??= setTimeout(flushLater, SLOT_MS).unref();
}

function flushLater(): void {
  tally.timer = null;
  flushFailedWrites().catch((error: unknown) => {
    logger.warn({ err: error }, "failed writes not counted yet");
    tally.timer ??= setTimeout(flushLater, SLOT_MS).unref();
  });
}

/** Adds what this process has counted to the minutes of the database's clock, in one statement; kept when that fails. */
export async function flushFailedWrites(): Promise<void> {
  const counted = [...tally.counts.values()];
  if (counted.length === 0) return;
  tally.counts.clear(); // before anything is awaited: two flushes never take the same
  try {
    await write(counted);
  } catch (error) {
    for (const one of counted) putBack(one);
    throw error;
  }
}

async function write(counted: readonly Counted[]): Promise<void> {
  const [at, process] = [(await now()).getTime(), performance.now()];
  const instants = counted.map(({ slot }) => new Date(at - (process - slot * SLOT_MS)));
  await db.$executeRaw`
    INSERT INTO "FailedWrite" ("minute", "kind", "failure", "count")
    SELECT date_trunc('minute', u.at), u.kind, u.failure, sum(u.count)
    FROM unnest(${instants}::timestamptz[], ${counted.map((one) => one.kind)}::text[],
      ${counted.map((one) => one.failure)}::text[], ${counted.map((one) => one.count)}::int[]) AS u(at, kind, failure, count)
    GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
    ON CONFLICT ("minute", "kind", "failure") DO UPDATE SET "count" = "FailedWrite"."count" + EXCLUDED."count"`;
  await sweep(new Date(at));
}

/** What happened long ago is for nobody's eyes; a sweep that fails is made up for by the next. */
const sweep = (at: Date): Promise<unknown> =>
  db.failedWrite
    .deleteMany({ where: { minute: { lt: new Date(at.getTime() - KEPT_DAYS * DAY_MS) } } })
    .catch((error: unknown) => logger.warn({ err: error }, "old failed writes not swept"));

function putBack(one: Counted): void {
  const key = `${one.slot} ${one.kind} ${one.failure}`;
  const since = tally.counts.get(key);
  tally.counts.set(key, { ...one, count: one.count + (since?.count ?? 0) });
}
