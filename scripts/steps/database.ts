import { startEmbedded } from "../../lib/platform/database/embedded.ts";
import { applyMigrations } from "../../lib/platform/database/migrate.ts";
import { rowSecurityHolds } from "../../lib/platform/database/row-security.ts";
import type { Mode } from "./environment.ts";

export interface ScriptDatabase {
  /** May do everything: migrations. */
  ownerUrl: string;
  /** What the application gets. */
  appUrl: string;
  isEmbedded: boolean;
  stop(): Promise<void>;
}

/** The database of DATABASE_URL, or the embedded one in `.data/postgres` when that is not set. */
export async function openDatabase(): Promise<ScriptDatabase> {
  const { DATABASE_URL: appUrl, DATABASE_MIGRATION_URL: ownerUrl } = process.env;
  if (appUrl) return { appUrl, ownerUrl: ownerUrl ?? appUrl, isEmbedded: false, stop: async () => undefined };
  const embedded = await startEmbedded({ directory: ".data/postgres", database: "portal", durability: "durable" });
  return { appUrl: embedded.appUrl, ownerUrl: embedded.ownerUrl, isEmbedded: true, stop: embedded.stop };
}

/** Opens the database for the length of `work`. */
export async function withDatabase<T>(work: (database: ScriptDatabase) => Promise<T>): Promise<T> {
  const database = await openDatabase();
  try {
    return await work(database);
  } finally {
    await database.stop();
  }
}

/** Applies what is missing and says what was applied. */
export async function migrateDatabase(database: Pick<ScriptDatabase, "ownerUrl">): Promise<void> {
  const applied = await applyMigrations(database.ownerUrl);
  if (applied.length > 0) console.log(`Applied migrations: ${applied.join(", ")}`);
}

/** In production the application must not connect as somebody whom row-level security does not bind; elsewhere it is said. */
export async function checkRowSecurity(database: Pick<ScriptDatabase, "appUrl">, mode: Mode): Promise<void> {
  if (await rowSecurityHolds(database.appUrl)) return;
  const words =
    "The role of DATABASE_URL owns the tables or may bypass row-level security. Migrate as their owner with " +
    "DATABASE_MIGRATION_URL, and let the application connect as portal_app, which owns nothing.";
  if (mode === "production") throw new Error(words);
  console.warn(words);
}
