import { createHash, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { type EmbeddedDatabase, startEmbedded } from "../../lib/platform/database/embedded.ts";
import { withFileLock } from "../../lib/platform/database/file-lock.ts";
import { applyMigrations } from "../../lib/platform/database/migrate.ts";
import { migrationsHash } from "../../lib/platform/database/migration-files.ts";
import { dropDatabase, prepareDatabase, withClient } from "../../lib/platform/database/roles.ts";

const DIRECTORY = ".test/postgres";
const KEPT_TEMPLATES = 4;

export interface TestCluster {
  cluster: EmbeddedDatabase;
  /** Migrated database to copy from. */
  template: string;
  /** Prefix of all databases of this run. */
  run: string;
  /** Drops the run's databases and gives the cluster up. */
  release(): Promise<void>;
}

/** Joins or starts the test cluster; several runs at once share it, each with databases of its own. */
export async function openTestCluster(): Promise<TestCluster> {
  const cluster = await startEmbedded({ directory: DIRECTORY, database: "postgres", durability: "throwaway" });
  const run = `run_${process.pid}_${randomBytes(3).toString("hex")}_`;
  const template = await withFileLock(path.join(DIRECTORY, "template.sqlite"), () => prepareTemplate(cluster)).catch(
    async (error) => {
      await cluster.stop();
      throw error;
    },
  );
  const release = async () => {
    for (const name of await databases(cluster, run)) await dropDatabase(cluster.adminUrl, name);
    await cluster.stop();
  };
  return { cluster, template, run, release };
}

async function prepareTemplate(cluster: EmbeddedDatabase): Promise<string> {
  await dropLeftovers(cluster);
  const name = `template_${templateHash()}`;
  if ((await databases(cluster, name)).includes(name)) return name;
  // Built aside and renamed: a template whose making was interrupted is never used.
  const partial = `${name}_partial`;
  await dropDatabase(cluster.adminUrl, partial);
  await prepareDatabase(cluster.adminUrl, partial);
  await applyMigrations(cluster.urlFor("portal_owner", partial));
  await withClient(cluster.adminUrl, (client) => client.query(`ALTER DATABASE ${partial} RENAME TO ${name}`));
  return name;
}

/** Everything that decides what a migrated database looks like. */
function templateHash(): string {
  const sources = ["grants.ts", "job-tables.ts"].map((file) => readFileSync(path.join("lib/platform/database", file)));
  const hash = createHash("sha256").update(migrationsHash());
  for (const source of [...sources, readFileSync("node_modules/pg-boss/package.json")]) hash.update(source);
  return hash.digest("hex").slice(0, 16);
}

/** Databases of runs that were killed, and templates of older migrations beyond the last few. */
async function dropLeftovers(cluster: EmbeddedDatabase): Promise<void> {
  const stale = (await databases(cluster, "run_")).filter((name) => !isAlive(Number(name.split("_")[1])));
  const templates = await databases(cluster, "template_");
  for (const name of [...stale, ...templates.slice(0, -KEPT_TEMPLATES)]) await dropDatabase(cluster.adminUrl, name);
}

/** Names that begin with `prefix`, oldest first. */
function databases(cluster: EmbeddedDatabase, prefix: string): Promise<string[]> {
  return withClient(cluster.adminUrl, async (client) => {
    const { rows } = await client.query("SELECT datname FROM pg_database WHERE starts_with(datname, $1) ORDER BY oid", [
      prefix,
    ]);
    return rows.map((row) => String(row.datname)).filter((name) => name !== "template0" && name !== "template1");
  });
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
