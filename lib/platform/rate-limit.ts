import "server-only";
import { createHash } from "node:crypto";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { db } from "./db";

type Query = { text: string; values: unknown[] };
type Counter = { points: number; expire: bigint | null };

/** Lets the library's PostgreSQL store speak through our pool; its table is made by our migrations (no DDL for the app role). */
const storeClient = {
  async query({
    text,
    values,
  }: Query): Promise<{ rows: { points: number; expire: number | null }[]; rowCount: number }> {
    if (/^\s*DELETE/i.test(text)) return { rows: [], rowCount: await db.$executeRawUnsafe(text, ...values) };
    const rows = await db.$queryRawUnsafe<Counter[]>(text, ...values);
    return {
      rows: rows.map(({ points, expire }) => ({ points, expire: expire === null ? null : Number(expire) })),
      rowCount: rows.length,
    };
  },
};

export type RateLimit = {
  /** Counts one try of `key`; null when it may go on, else how long to wait, in ms. */
  take(key: string): Promise<number | null>;
  /** Takes one counted try back, when it turned out to be none. */
  giveBack(key: string): Promise<void>;
  /** Forgets the tries of `key`, after a success. */
  forget(key: string): Promise<void>;
};

/** At most `tries` of one key within `seconds`, over all processes. Keys are hashed: no address or e-mail lies in the table. */
export function rateLimit(name: string, tries: number, seconds: number): RateLimit {
  const limiter = new RateLimiterPostgres({
    storeClient,
    storeType: "client",
    tableName: "RateLimit",
    tableCreated: true,
    keyPrefix: name,
    points: tries,
    duration: seconds,
    blockDuration: seconds,
  });
  const hashed = (key: string) => createHash("sha256").update(key).digest("base64url");
  return {
    async take(key) {
      try {
        await limiter.consume(hashed(key));
        return null;
      } catch (error) {
        if (error instanceof RateLimiterRes) return error.msBeforeNext;
        throw error;
      }
    },
    async giveBack(key) {
      await limiter.reward(hashed(key));
    },
    async forget(key) {
      await limiter.delete(hashed(key));
    },
  };
}
