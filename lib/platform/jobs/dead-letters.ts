import "server-only";
import { fromPrisma } from "pg-boss";
import { db, type Reader, type Tx } from "../db";
import { DEAD_LETTERS, sender } from "./queue";

export type QueueCount = {
  name: string;
  waiting: number;
  running: number;
  /** Failed once or more and will be tried again. */
  retrying: number;
  completed: number;
  dead: number;
  lastCompletedAt: Date | null;
};

/** Every kind of job with how many are where; completed ones are kept for a week. */
export const queueCounts = (reader: Reader = db): Promise<QueueCount[]> => reader.$queryRaw<QueueCount[]>`
  SELECT q.name,
    count(j.id) FILTER (WHERE j.state = 'created')::int AS waiting,
    count(j.id) FILTER (WHERE j.state = 'active')::int AS running,
    count(j.id) FILTER (WHERE j.state = 'retry')::int AS retrying,
    count(j.id) FILTER (WHERE j.state = 'completed')::int AS completed,
    (SELECT count(*)::int FROM pgboss.job d WHERE d.name = ${DEAD_LETTERS} AND d.source_name = q.name AND d.state = 'created') AS dead,
    max(j.completed_on) FILTER (WHERE j.state = 'completed') AS "lastCompletedAt"
  FROM pgboss.queue q LEFT JOIN pgboss.job j ON j.name = q.name
  WHERE q.name <> ${DEAD_LETTERS} AND q.name NOT LIKE '\\_\\_pgboss\\_\\_%'
  GROUP BY q.name ORDER BY q.name`;

export type DeadLetter = { id: string; job: string; failedAt: Date; createdAt: Date; tries: number; error: string };

/** Jobs that gave up, newest first. */
export const listDeadLetters = (limit: number, reader: Reader = db): Promise<DeadLetter[]> => reader.$queryRaw<
  DeadLetter[]
>`
  SELECT id::text, coalesce(source_name, '') AS job, created_on AS "failedAt",
    coalesce(source_created_on, created_on) AS "createdAt", coalesce(source_retry_count, 0) + 1 AS tries,
    coalesce(source_output ->> 'message', source_output #>> '{value,message}', '') AS error
  FROM pgboss.job WHERE name = ${DEAD_LETTERS} AND state = 'created' ORDER BY created_on DESC LIMIT ${limit}`;

/** Sends one dead letter back to the queue it came from, in the caller's transaction; null when it is there no more. */
export async function redriveDeadLetter(tx: Tx, id: string): Promise<DeadLetter | null> {
  const rows = await tx.$queryRaw<DeadLetter[]>`
    SELECT id::text, coalesce(source_name, '') AS job, created_on AS "failedAt",
      coalesce(source_created_on, created_on) AS "createdAt", coalesce(source_retry_count, 0) + 1 AS tries,
      coalesce(source_output ->> 'message', source_output #>> '{value,message}', '') AS error
    FROM pgboss.job WHERE name = ${DEAD_LETTERS} AND state = 'created' AND id::text = ${id} FOR UPDATE`;
  const [letter] = rows;
  if (!letter) return null;
  const moved = await (await sender()).redrive(DEAD_LETTERS, { ids: [id], db: fromPrisma(tx) });
  return moved === 1 ? letter : null;
}
