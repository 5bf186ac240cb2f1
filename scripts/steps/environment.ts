import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Environment } from "./process.ts";

export type Mode = "demo" | "rehearsal" | "production";

/** The mode asked for; `demo` when nothing is said. */
export function portalMode(): Mode {
  const mode = process.env.PORTAL_MODE ?? "demo";
  if (mode === "demo" || mode === "rehearsal" || mode === "production") return mode;
  throw new Error(`PORTAL_MODE must be demo, rehearsal or production, not "${mode}".`);
}

/**
 * Settings of the application and its worker. What the caller's environment sets wins; secrets are made once and kept in
 * `.data/secrets.json`, except in production, where they must be given.
 */
export function applicationEnvironment(options: { mode: Mode; port: number; databaseUrl: string }): Environment {
  const origin = process.env.APP_ORIGIN ?? `http://localhost:${options.port}`;
  const secrets = options.mode === "production" ? {} : keptSecrets();
  return {
    NODE_ENV: "production",
    PORTAL_MODE: options.mode,
    PORT: String(options.port),
    APP_ORIGIN: origin,
    NEXTAUTH_URL: origin,
    AUTH_SECRET: process.env.AUTH_SECRET ?? secrets.AUTH_SECRET,
    DATABASE_URL: options.databaseUrl,
    // The running application never holds the rights of a migration.
    DATABASE_MIGRATION_URL: undefined,
    NEXT_TELEMETRY_DISABLED: "1",
  };
}

function keptSecrets(): Environment {
  const file = path.join(process.env.DATA_DIR ?? ".data", "secrets.json");
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8"));
  const secrets = { AUTH_SECRET: randomBytes(32).toString("hex") };
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  return secrets;
}
