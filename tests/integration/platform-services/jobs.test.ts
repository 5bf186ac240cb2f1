import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { z } from "zod";
import { db, inTransaction } from "@/lib/platform/db";
import { defineJob, enqueue, enqueueAll, startWorker, type Worker } from "@/lib/platform/jobs";
import { DEAD_LETTERS } from "@/lib/platform/jobs/queue";
import { requestContext } from "@/lib/platform/request-context";

const seen: { word: string; retry: number; channel: string }[] = [];
const wordJob = defineJob("test-word", z.object({ word: z.string() }), async ({ word }, { retry }) => {
  seen.push({ word, retry, channel: requestContext().channel });
});
let attempts = 0;
const failingJob = defineJob(
  "test-failing",
  z.object({ word: z.string() }),
  async ({ word }, { last }) => {
    attempts += 1;
    if (word === "recovers" && last) return;
    throw new Error(`refused ${word}`);
  },
  { retryLimit: 1, retryDelay: 1 },
);
let worker: Worker;

beforeAll(async () => {
  worker = await startWorker([wordJob, failingJob], { pollSeconds: 0.5 });
});
afterAll(() => worker.stop());

const jobCount = async (name: string, state?: string): Promise<number> => {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pgboss.job
    WHERE name = ${name} AND (${state ?? null}::text IS NULL OR state::text = ${state ?? null})`;
  return row?.count ?? 0;
};
const words = (): string[] => seen.map(({ word }) => word);

test("a job runs once its transaction has committed, as the worker", async () => {
  await inTransaction((tx) => enqueue(tx, "test-word", { word: "committed" }));
  await vi.waitFor(() => expect(words()).toContain("committed"), 10_000);
  expect(seen.find(({ word }) => word === "committed")).toMatchObject({ retry: 0, channel: "WORKER" });
});

test("a job of a transaction that fails never exists", async () => {
  await expect(
    inTransaction(async (tx) => {
      await enqueue(tx, "test-word", { word: "rolled back" });
      throw new Error("no");
    }),
  ).rejects.toThrow("no");
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pgboss.job WHERE data ->> 'word' = 'rolled back'`;
  expect(row?.count).toBe(0);
});

test("many jobs go in with one statement and each runs exactly once, with two workers", async () => {
  const second = await startWorker([wordJob], { pollSeconds: 0.5 });
  const payloads = Array.from({ length: 30 }, (_, index) => ({ word: `many ${index}` }));
  await inTransaction((tx) => enqueueAll(tx, "test-word", payloads));
  await vi.waitFor(() => expect(words().filter((word) => word.startsWith("many"))).toHaveLength(30), 15_000);
  expect(new Set(words().filter((word) => word.startsWith("many"))).size).toBe(30);
  await second.stop();
}, 30_000);

test("a failing job is tried again; what never succeeds lies with the dead letters, with its error", async () => {
  await inTransaction((tx) => enqueue(tx, "test-failing", { word: "never" }));
  await vi.waitFor(async () => expect(await jobCount(DEAD_LETTERS)).toBe(1), { timeout: 15_000, interval: 250 });
  expect(attempts).toBe(2);
  const [dead] = await db.$queryRaw<{ source: string; message: string }[]>`
    SELECT source_name AS source, coalesce(source_output ->> 'message', source_output #>> '{value,message}') AS message
    FROM pgboss.job WHERE name = ${DEAD_LETTERS}`;
  expect(dead).toEqual({ source: "test-failing", message: "refused never" });
}, 20_000);

test("a job that succeeds at its second try is completed", async () => {
  await inTransaction((tx) => enqueue(tx, "test-failing", { word: "recovers" }));
  await vi.waitFor(async () => expect(await jobCount("test-failing", "completed")).toBe(1), {
    timeout: 15_000,
    interval: 250,
  });
}, 20_000);

test("a payload that does not fit goes to the dead letters at once", async () => {
  const before = await jobCount(DEAD_LETTERS);
  await inTransaction((tx) => enqueue(tx, "test-word", { nothing: true }));
  await vi.waitFor(async () => expect(await jobCount(DEAD_LETTERS)).toBe(before + 1), {
    timeout: 10_000,
    interval: 250,
  });
});
