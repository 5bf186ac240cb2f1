import { inject } from "vitest";
import { prepareDatabase } from "../../lib/platform/database/roles.ts";

// One database per worker, copied from the template at the worker's first file. Runs before any module reads the environment.
const { adminUrl, ownerUrl, appUrl, template, run } = inject("database");
const name = `${run}${process.env.VITEST_POOL_ID ?? "1"}`;
await prepareDatabase(adminUrl, name, template);

process.env.DATABASE_URL = appUrl.replace("{database}", name);
process.env.DATABASE_MIGRATION_URL = ownerUrl.replace("{database}", name);
