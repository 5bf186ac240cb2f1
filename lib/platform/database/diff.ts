import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { joinSchema, listMigrations, MIGRATIONS_FOLDER, readSchema, SCHEMA_FOLDER } from "./migration-files.ts";
import { NO_FILTER, openDetachedSchemaEngine, type SchemaFile } from "./schema-engine.ts";

/** The SQL that leads from one schema to another, from empty when `from` is null. Needs no database. */
export async function diffSchemas(from: SchemaFile[] | null, to: SchemaFile[]): Promise<string> {
  const { engine, close } = await openDetachedSchemaEngine(to);
  try {
    const { stdout } = await engine.diff({
      from: from ? { tag: "schemaDatamodel", files: from } : { tag: "empty" },
      to: { tag: "schemaDatamodel", files: to },
      script: true,
      exitCode: null,
      filters: NO_FILTER,
    });
    return stdout ?? "";
  } finally {
    await close();
  }
}

/**
 * Writes `prisma/migrations/<time>_<name>/` from the difference between the schema and its copy beside the last migration.
 * Comparing schemas, not databases, leaves triggers, checks and partial indexes written by hand alone.
 * Returns the new folder, or null when the schema is unchanged and `evenIfEmpty` is not set (for hand-written SQL).
 */
export async function createMigration(
  name: string,
  at: Date,
  { migrations = MIGRATIONS_FOLDER, schema = SCHEMA_FOLDER, evenIfEmpty = false } = {},
): Promise<string | null> {
  const snapshots = listMigrations(migrations).map((folder) => path.join(migrations, folder, "schema.prisma"));
  const snapshot = snapshots.filter((file) => existsSync(file)).at(-1);
  const before = snapshot ? [{ path: "schema.prisma", content: readFileSync(snapshot, "utf8") }] : null;
  const after = readSchema(schema);
  const sql = await diffSchemas(before, after);
  const isEmpty = sql.replaceAll(/^--.*$/gm, "").trim() === "";
  if (isEmpty && !evenIfEmpty) return null;

  const time = at.toISOString().replaceAll(/\D/g, "").slice(0, 14);
  const folder = path.join(migrations, `${time}_${name.replaceAll(/[^a-z0-9]+/gi, "_").toLowerCase()}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "migration.sql"), isEmpty ? "" : sql);
  writeFileSync(path.join(folder, "schema.prisma"), joinSchema(after));
  const lock = path.join(migrations, "migration_lock.toml");
  if (!existsSync(lock)) writeFileSync(lock, 'provider = "postgresql"\n');
  return folder;
}
