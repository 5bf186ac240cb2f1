import "server-only";
import pg from "pg";
import { fromPrisma, PgBoss, systemClock } from "pg-boss";
import { db, type Tx } from "../db";
import { env } from "../env";

/** Schema of the queue's own tables; the owner role creates them (lib/platform/database/job-tables.ts). */
export const JOB_SCHEMA = "pgboss";
/** Where jobs end whose last retry failed: staff see them on /admin/jobs and may send them back. */
export const DEAD_LETTERS = "dead-letters";

export type QueueOptions = {
  retryLimit: number;
  /** Seconds before the first retry; doubles with each one, up to an hour. */
  retryDelay: number;
  /** Seconds a run may take before it counts as failed. */
  expireInSeconds: number;
};

export const DEFAULT_QUEUE: QueueOptions = { retryLimit: 5, retryDelay: 10, expireInSeconds: 300 };
export const RETRY_DELAY_MAX_SECONDS = 3600;

// A process that only sends jobs (a seed, a test) must be able to end: none of the queue's timers keep it alive.
const unref = (timer: NodeJS.Timeout): NodeJS.Timeout => timer.unref();
const quietClock = {
  ...systemClock,
  setTimeout: (work: () => void, ms: number) => unref(setTimeout(work, ms)),
  setInterval: (work: () => void, ms: number) => unref(setInterval(work, ms)),
};

/** The queue without workers; its one connection only looks after the list of queues, jobs go in through the caller's transaction. */
async function openSender(): Promise<PgBoss> {
  const pool = new pg.Pool({ connectionString: env.DATABASE_URL, max: 1, allowExitOnIdle: true });
  pool.on("error", () => undefined); // a lost idle connection is replaced by the next query
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values) },
    schema: JOB_SCHEMA,
    clock: quietClock,
    migrate: false,
    createSchema: false,
    supervise: false,
    schedule: false,
    registerInstance: false,
  });
  boss.on("error", () => undefined); // a failed refresh of the queue cache; sends report their own errors
  return boss.start();
}

const processWide = globalThis as unknown as {
  portalSender?: Promise<PgBoss>;
  portalQueues?: Map<string, Promise<void>>;
};

/** Opened once per process; a failed start is tried again by the next caller. */
export function sender(): Promise<PgBoss> {
  processWide.portalSender ??= openSender().catch((error) => {
    delete processWide.portalSender;
    throw error;
  });
  return processWide.portalSender;
}

const createQueue = async (name: string, options: object): Promise<void> => {
  const text = JSON.stringify({
    policy: "standard",
    retryBackoff: true,
    retryDelayMax: RETRY_DELAY_MAX_SECONDS,
    ...options,
  });
  await db.$executeRaw`SELECT pgboss.create_queue(${name}, ${text}::jsonb)`;
};

/** Makes the queue unless it exists. Outside of any transaction, so that a first job is not a reason to wait for another one's commit. */
export function ensureQueue(name: string, options: QueueOptions = DEFAULT_QUEUE): Promise<void> {
  processWide.portalQueues ??= new Map();
  const known = processWide.portalQueues;
  const made =
    known.get(name) ??
    createQueue(DEAD_LETTERS, { retentionSeconds: 31_536_000 }).then(() =>
      createQueue(name, { ...options, deadLetter: DEAD_LETTERS }),
    );
  known.set(name, made);
  return made.catch((error) => {
    known.delete(name);
    throw error;
  });
}

export type NewJob = { data: object; startAfter?: Date; singletonKey?: string };

/** Adds jobs in the caller's transaction: they exist when it commits, and never otherwise. */
export async function insertJobs(tx: Tx, name: string, jobs: readonly NewJob[]): Promise<void> {
  await ensureQueue(name);
  const boss = await sender();
  await boss.insert(
    name,
    jobs.map(({ startAfter, ...job }) => ({ ...job, ...(startAfter ? { startAfter: startAfter.toISOString() } : {}) })),
    { db: fromPrisma(tx) },
  );
}
