import "server-only";
import { type JobWithMetadata, PgBoss } from "pg-boss";
import type { z } from "zod";
import type { Tx } from "./db";
import { env } from "./env";
import {
  DEAD_LETTERS,
  DEFAULT_QUEUE,
  ensureQueue,
  insertJobs,
  JOB_SCHEMA,
  type QueueOptions,
  RETRY_DELAY_MAX_SECONDS,
} from "./jobs/queue";
import { logger } from "./logger";
import { withRequestContext } from "./request-context";

type Attempt = {
  /** 0 at first, then 1, 2 … */
  retry: number;
  /** Whether a failure now sends the job to the dead letters. */
  last: boolean;
};

export type JobDefinition<P = unknown> = {
  name: string;
  schema: z.ZodType<P>;
  handler: (payload: P, attempt: Attempt) => Promise<void>;
  queue: QueueOptions;
  /** Runs by itself at these minutes (cron, Seoul time). Its payload is `{}`. */
  cron: string | null;
  /** How many run at once in one worker. */
  concurrency: number;
};

/**
 * Says what a job does. Jobs may run twice (a worker can die after its work and before its word), so handlers are
 * idempotent: they look at the row they are about and do nothing when it is done.
 */
export const defineJob = <P>(
  name: string,
  schema: z.ZodType<P>,
  handler: JobDefinition<P>["handler"],
  options: Partial<QueueOptions> & { cron?: string; concurrency?: number } = {},
): JobDefinition => {
  const { cron, concurrency, ...queue } = options;
  return {
    name,
    schema,
    handler: (payload, attempt) => handler(schema.parse(payload), attempt),
    queue: { ...DEFAULT_QUEUE, ...queue },
    cron: cron ?? null,
    concurrency: concurrency ?? 4,
  };
};

/** Adds a job in the caller's transaction (L4): it exists if and only if the change does. */
export const enqueue = (
  tx: Tx,
  name: string,
  payload: object,
  options: { startAfter?: Date; singletonKey?: string } = {},
): Promise<void> => insertJobs(tx, name, [{ data: payload, ...options }]);

/** Many jobs of one kind with one statement. */
export const enqueueAll = async (tx: Tx, name: string, payloads: readonly object[]): Promise<void> => {
  if (payloads.length > 0)
    await insertJobs(
      tx,
      name,
      payloads.map((data) => ({ data })),
    );
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Runs one job; a payload that does not fit its schema can never succeed and goes to the dead letters at once. */
async function runJob(definition: JobDefinition, job: JobWithMetadata<object>) {
  const parsed = definition.schema.safeParse(job.data ?? {});
  if (!parsed.success) {
    logger.error({ job: definition.name, id: job.id }, "job payload does not fit");
    return { id: job.id, status: "deadletter" as const, output: { message: "payload does not fit its schema" } };
  }
  const attempt = { retry: job.retryCount, last: job.retryCount >= job.retryLimit };
  try {
    await withRequestContext({ requestId: job.id, channel: "WORKER", ipAddress: null }, () =>
      definition.handler(parsed.data, attempt),
    );
    return { id: job.id, status: "completed" as const };
  } catch (error) {
    logger.warn({ job: definition.name, id: job.id, retry: attempt.retry, err: error }, "job failed");
    return { id: job.id, status: "failed" as const, output: { message: messageOf(error) } };
  }
}

async function openQueue(boss: PgBoss, definition: JobDefinition, pollSeconds: number): Promise<void> {
  const { name, queue, cron, concurrency } = definition;
  await ensureQueue(name, queue);
  // The queue may have been made by a sender that did not know the job's own limits, or by an older version.
  await boss.updateQueue(name, {
    ...queue,
    retryBackoff: true,
    retryDelayMax: RETRY_DELAY_MAX_SECONDS,
    deadLetter: DEAD_LETTERS,
  });
  const options = {
    includeMetadata: true,
    perJobResults: true,
    batchSize: Math.max(2, concurrency), // of 1, every fetch would count as full
    burstWhenBatchFull: true,
    pollingIntervalSeconds: pollSeconds,
  } as const;
  await boss.work(name, options, async (jobs: JobWithMetadata<object>[]) =>
    Promise.all(jobs.map((job) => runJob(definition, job))),
  );
  if (cron) await boss.schedule(name, cron, {}, { tz: "Asia/Seoul" });
}

export type Worker = { stop: () => Promise<void> };

/**
 * Starts working on the given jobs. `stop` lets running ones finish (30 s), then gives them back. Any number of workers
 * may run; each job is taken by one. The application role is enough: tables are made by the owner beforehand.
 */
export async function startWorker(
  definitions: readonly JobDefinition[],
  options: { pollSeconds?: number } = {},
): Promise<Worker> {
  const boss = new PgBoss({
    connectionString: env.DATABASE_URL,
    schema: JOB_SCHEMA,
    application_name: "portal-worker",
    max: 4,
    migrate: false,
    createSchema: false,
    reindex: false, // needs the owner of the indexes
    monitorVacuum: false,
  });
  boss.on("error", (error) => logger.error({ err: error }, "job queue"));
  await boss.start({ attempts: 5 });
  for (const definition of definitions) await openQueue(boss, definition, options.pollSeconds ?? 1);
  const scheduled = new Set(definitions.flatMap(({ name, cron }) => (cron ? [name] : [])));
  for (const { name } of await boss.getSchedules()) if (!scheduled.has(name)) await boss.unschedule(name);
  logger.info({ jobs: definitions.map(({ name }) => name) }, "worker started");
  return { stop: () => boss.stop({ graceful: true, timeout: 30_000 }) };
}
