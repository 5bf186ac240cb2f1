import { prepareDatabase } from "../../lib/platform/database/roles.ts";
import { openTestCluster } from "../../tests/setup/test-cluster.ts";
import { findPort, startApplication } from "./application.ts";
import { buildApplication } from "./build.ts";
import { applicationEnvironment } from "./environment.ts";
import { generateClient } from "./generate.ts";
import type { Environment } from "./process.ts";
import { seed } from "./seed.ts";

export interface Rehearsal {
  origin: string;
  /** The environment the application runs with, and where its database is, for tests that look inside. */
  env: Environment & { DATABASE_URL: string; DATABASE_MIGRATION_URL: string };
  /** For measurements that look at the server itself. */
  database: { name: string; adminUrl: string };
  stop(): Promise<void>;
}

/**
 * The built application with its worker, on a free port, over a fresh database of the test cluster filled with `scenario`;
 * all of it gone afterwards. For end-to-end tests and load measurements: never the developer's data.
 */
export async function startRehearsal(options: { scenario: string; seedArguments?: string[] }): Promise<Rehearsal> {
  await generateClient();
  const { cluster, template, run, release } = await openTestCluster();
  try {
    const name = `${run}app`;
    await prepareDatabase(cluster.adminUrl, name, template);
    const port = await findPort();
    const databaseUrl = cluster.urlFor("portal_app", name);
    const base = applicationEnvironment({ mode: "rehearsal", port, databaseUrl });
    const origin = `http://localhost:${port}`;
    const env = { ...base, APP_ORIGIN: origin, NEXTAUTH_URL: origin, DATA_DIR: ".test/data", LOG_LEVEL: "warn" };
    await buildApplication(env);
    await seed(options.scenario, options.seedArguments ?? [], env);
    const application = await startApplication(env, port);
    const stop = async () => {
      await application.stop();
      await release();
    };
    const urls = { DATABASE_URL: databaseUrl, DATABASE_MIGRATION_URL: cluster.urlFor("portal_owner", name) };
    return { origin, env: { ...env, ...urls }, database: { name, adminUrl: cluster.adminUrl }, stop };
  } catch (error) {
    await release();
    throw error;
  }
}
