import type pg from "pg";
import { JOB_SCHEMA } from "./job-tables.ts";
import { APP_ROLE } from "./roles.ts";

/**
 * Rows of these tables are facts: the app role may add and read them, nothing else (L1). Further tables join them by
 * carrying the trigger `append_only_row`, which refuses everybody.
 */
export const APPEND_ONLY_TABLES = ["AuditEvent", "AccessLog", "GpuLedgerEntry", "Rulebook"] as const;

/**
 * Gives the app role what it needs and no more: rows of all tables, without DDL; append-only tables only SELECT and INSERT.
 * Does nothing where the app role does not exist (a database of somebody else's, with one role for all).
 */
export async function grantAppRole(client: pg.Client): Promise<void> {
  const role = await client.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [APP_ROLE]);
  if (role.rowCount === 0) return;
  await client.query("BEGIN");
  await client.query("REVOKE CREATE ON SCHEMA public FROM PUBLIC");
  for (const schema of ["public", JOB_SCHEMA]) {
    await client.query(`
      GRANT USAGE ON SCHEMA ${schema} TO ${APP_ROLE};
      REVOKE ALL ON ALL TABLES IN SCHEMA ${schema} FROM ${APP_ROLE};
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO ${APP_ROLE};
      GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${schema} TO ${APP_ROLE};
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${schema} TO ${APP_ROLE};`);
  }
  for (const table of await appendOnlyTables(client)) await restrict(client, table, "UPDATE, DELETE, TRUNCATE");
  // The end of the audit chain and the ledger's sums move by trigger only, under the owner's rights.
  for (const table of ["_prisma_migrations", "AuditHead", "GpuAccountChange", "BoundPerson"])
    await restrict(client, table, "INSERT, UPDATE, DELETE, TRUNCATE");
  await client.query("COMMIT");
}

async function appendOnlyTables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query(
    `SELECT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
     WHERE t.tgname = 'append_only_row' AND c.relnamespace = 'public'::regnamespace`,
  );
  return [...new Set<string>([...APPEND_ONLY_TABLES, ...rows.map((row) => row.relname)])];
}

async function restrict(client: pg.Client, table: string, rights: string): Promise<void> {
  const found = await client.query("SELECT to_regclass($1) IS NOT NULL AS found", [`public."${table}"`]);
  if (found.rows[0]?.found) await client.query(`REVOKE ${rights} ON public."${table}" FROM ${APP_ROLE}`);
}
