import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

export type DatabaseRole = "postgres" | "portal_owner" | "portal_app";

/** Kept beside the cluster, readable by its owner only. `port` is the one used last; 0 before the first start. */
export interface ClusterCredentials {
  port: number;
  passwords: Record<DatabaseRole, string>;
}

/** Reads the cluster's passwords and port, making random passwords the first time. */
export function clusterCredentials(home: string): ClusterCredentials {
  const file = path.join(home, "credentials.json");
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8"));
  const password = () => randomBytes(24).toString("hex");
  const fresh = { port: 0, passwords: { postgres: password(), portal_owner: password(), portal_app: password() } };
  try {
    writeFileSync(file, JSON.stringify(fresh, null, 2), { mode: 0o600, flag: "wx" });
    return fresh;
  } catch {
    // Another process made them between our look and our write: theirs count.
    return JSON.parse(readFileSync(file, "utf8"));
  }
}

/** Remembers the port, so that the address stays the same from start to start. */
export function rememberPort(home: string, credentials: ClusterCredentials, port: number): void {
  credentials.port = port;
  writeFileSync(path.join(home, "credentials.json"), JSON.stringify(credentials, null, 2), { mode: 0o600 });
}

/** Connection string of one role to one database of the cluster. */
export function databaseUrl(credentials: ClusterCredentials, role: DatabaseRole, database: string): string {
  return `postgresql://${role}:${credentials.passwords[role]}@127.0.0.1:${credentials.port}/${database}`;
}
