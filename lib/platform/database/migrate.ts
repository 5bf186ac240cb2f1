import { grantAppRole } from "./grants.ts";
import { migrateJobTables } from "./job-tables.ts";
import { MIGRATIONS_FOLDER, migrationList } from "./migration-files.ts";
import { withClient } from "./roles.ts";
import { NO_FILTER, openSchemaEngine } from "./schema-engine.ts";

/** Any number that only we use: two deployments that start together migrate one after the other. */
const MIGRATION_LOCK = 20_250_725;

/**
 * Brings a database to the state of `prisma/migrations`: applies what is missing (same table as the Prisma command line
 * writes), migrates the job tables, and grants the app role its rights anew.
 * Returns the names of the migrations applied now, oldest first. Throws with the database's message when one fails.
 */
export function applyMigrations(ownerUrl: string, folder = MIGRATIONS_FOLDER): Promise<string[]> {
  return withClient(ownerUrl, async (client) => {
    await client.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    const { engine, close } = await openSchemaEngine(ownerUrl);
    try {
      const list = migrationList(folder);
      const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList: list, filters: NO_FILTER });
      await migrateJobTables(ownerUrl);
      await grantAppRole(client);
      return appliedMigrationNames;
    } finally {
      await close();
    }
  });
}
