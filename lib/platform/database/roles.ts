import pg from "pg";
import type { ClusterCredentials } from "./credentials.ts";

export const OWNER_ROLE = "portal_owner";
export const APP_ROLE = "portal_app";

/** Creates the two login roles, or sets their passwords anew. Neither may create roles or databases. */
export function prepareRoles(adminUrl: string, credentials: ClusterCredentials): Promise<void> {
  return withClient(adminUrl, async (client) => {
    for (const role of [OWNER_ROLE, APP_ROLE] as const) {
      const found = await client.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [role]);
      const password = client.escapeLiteral(credentials.passwords[role]);
      const verb = found.rowCount === 0 ? "CREATE" : "ALTER";
      await client.query(`${verb} ROLE ${role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD ${password}`);
    }
  });
}

/** Creates a database of the owner role unless it exists; `template` copies another one, rows and rights included. */
export function prepareDatabase(adminUrl: string, name: string, template?: string): Promise<void> {
  return withClient(adminUrl, async (client) => {
    const found = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
    if (found.rowCount !== 0) return;
    const copy = template ? ` TEMPLATE ${client.escapeIdentifier(template)}` : "";
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)} OWNER ${OWNER_ROLE}${copy}`);
  });
}

/** Drops a database together with the connections to it; nothing happens when there is none. */
export function dropDatabase(adminUrl: string, name: string): Promise<void> {
  return withClient(adminUrl, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)} WITH (FORCE)`);
  });
}

/** Opens one connection for the length of `work`. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
