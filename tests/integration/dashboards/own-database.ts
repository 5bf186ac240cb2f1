import { inject } from "vitest";
import { prepareDatabase } from "@/lib/platform/database/roles";

// The page counts everything there is, so these tests begin where nothing is: a database of their own, before any module reads
// the environment. Import it first.
const { adminUrl, ownerUrl, appUrl, template, run } = inject("database");
const name = `${run}d${process.pid}`;
await prepareDatabase(adminUrl, name, template);

process.env.DATABASE_URL = appUrl.replace("{database}", name);
process.env.DATABASE_MIGRATION_URL = ownerUrl.replace("{database}", name);
