import type { TestProject } from "vitest/node";
import { openTestCluster } from "./test-cluster.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Connection strings with `{database}` in the place of the name, and what to copy. */
    database: { adminUrl: string; ownerUrl: string; appUrl: string; template: string; run: string };
  }
}

/** Starts the test cluster once for the whole run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { cluster, template, run, release } = await openTestCluster();
  project.provide("database", {
    adminUrl: cluster.adminUrl,
    ownerUrl: cluster.urlFor("portal_owner", "{database}"),
    appUrl: cluster.urlFor("portal_app", "{database}"),
    template,
    run,
  });
  return release;
}
