import { startEmbedded } from "../../lib/platform/database/embedded.ts";
import { applyMigrations } from "../../lib/platform/database/migrate.ts";

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
