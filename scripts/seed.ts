import { parseArgs } from "node:util";
import { migrateDatabase, withDatabase } from "./steps/database.ts";
import { applicationEnvironment, portalMode } from "./steps/environment.ts";
import { generateClient } from "./steps/generate.ts";
import { seed } from "./steps/seed.ts";

// npm run seed -- --scenario load --proposals 5000 --reviewers 60
const { values } = parseArgs({ options: { scenario: { type: "string", default: "demo" } }, strict: false });
const mode = portalMode();
if (mode === "production") throw new Error("Invented data has no place in production.");

await withDatabase(async (database) => {
  await generateClient();
  await migrateDatabase(database);
  const env = applicationEnvironment({ mode, port: Number(process.env.PORT ?? 3000), databaseUrl: database.appUrl });
  await seed(String(values.scenario), process.argv.slice(2), env);
});
