import "server-only";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { db } from "./db";
import { fileStorage } from "./files/storage";
import { logger } from "./logger";

type Check = "ok" | "failed";
export type Readiness = { ready: boolean; checks: { database: Check; migrations: Check; storage: Check } };

const LIMIT_MS = 5_000;

/** A check that hangs has failed. The reason goes to the log, not to whoever asks. */
async function check(name: string, work: () => Promise<void>): Promise<Check> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`no answer in ${LIMIT_MS} ms`)), LIMIT_MS);
  try {
    await Promise.race([work(), late]);
    return "ok";
  } catch (error) {
    logger.warn({ check: name, err: error }, "not ready");
    return "failed";
  } finally {
    clearTimeout(timer);
  }
}

async function migrationsApplied(): Promise<void> {
  const entries = await readdir(path.join(process.cwd(), "prisma/migrations"), { withFileTypes: true });
  const wanted = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const applied = await db.$queryRaw<{ name: string }[]>`
    SELECT migration_name AS name FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
  const names = new Set(applied.map(({ name }) => name));
  const missing = wanted.filter((name) => !names.has(name));
  if (missing.length > 0) throw new Error(`not applied: ${missing.join(", ")}`);
}

/** Whether this process can serve: the database answers, knows every migration of this build, and files can be stored. */
export async function readiness(): Promise<Readiness> {
  const [database, migrations, storage] = await Promise.all([
    check("database", async () => {
      await db.$queryRaw`SELECT 1 AS one`;
    }),
    check("migrations", migrationsApplied),
    check("storage", async () => (await fileStorage()).probe()),
  ]);
  const ready = [database, migrations, storage].every((result) => result === "ok");
  return { ready, checks: { database, migrations, storage } };
}
