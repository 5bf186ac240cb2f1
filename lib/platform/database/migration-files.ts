import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { SchemaFile } from "./schema-engine.ts";

export const MIGRATIONS_FOLDER = "prisma/migrations";
export const SCHEMA_FOLDER = "prisma/schema";

/** Names of the migrations, oldest first. A folder is one when it holds `migration.sql`. */
export function listMigrations(folder = MIGRATIONS_FOLDER): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => existsSync(path.join(folder, name, "migration.sql")))
    .sort();
}

/** The folder in the form the schema engine reads. */
export function migrationList(folder = MIGRATIONS_FOLDER) {
  const lockFile = path.join(folder, "migration_lock.toml");
  return {
    baseDir: path.resolve(folder),
    lockfile: {
      path: "migration_lock.toml",
      content: existsSync(lockFile) ? readFileSync(lockFile, "utf8") : 'provider = "postgresql"\n',
    },
    shadowDbInitScript: "",
    migrationDirectories: listMigrations(folder).map((name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok" as const, value: readFileSync(path.join(folder, name, "migration.sql"), "utf8") },
      },
    })),
  };
}

/** All schema files of the multi-file schema, by name. */
export function readSchema(folder = SCHEMA_FOLDER): SchemaFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".prisma"))
    .sort()
    .map((name) => ({ path: path.join(folder, name), content: readFileSync(path.join(folder, name), "utf8") }));
}

/** The schema as one text, as it is kept beside each migration. */
export function joinSchema(files: SchemaFile[]): string {
  return files.map((file) => `// ${path.basename(file.path)}\n${file.content.trim()}\n`).join("\n");
}

/** Changes when any migration changes: a test template is as good as the migrations it was made from. */
export function migrationsHash(folder = MIGRATIONS_FOLDER): string {
  const hash = createHash("sha256");
  for (const { path: name, migrationFile } of migrationList(folder).migrationDirectories) {
    hash.update(name).update(migrationFile.content.value);
  }
  return hash.digest("hex");
}
