import { findPort } from "./steps/application.ts";
import { migrateDatabase, withDatabase } from "./steps/database.ts";
import { applicationEnvironment, portalMode } from "./steps/environment.ts";
import { generateClient } from "./steps/generate.ts";
import { programFile, runNode, startNode, typescriptArguments } from "./steps/process.ts";
import { seedIfEmpty } from "./steps/seed.ts";

// The embedded database, the worker, and Next with reloading. Ctrl-C reaches all of them; we wait for them to end.
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => undefined);

const code = await withDatabase(async (database) => {
  const port = await findPort(Number(process.env.PORT ?? 3000));
  const env = {
    ...applicationEnvironment({ mode: portalMode(), port, databaseUrl: database.appUrl }),
    NODE_ENV: "development",
  };
  await generateClient();
  await migrateDatabase(database);
  await seedIfEmpty(database.ownerUrl, "demo", env);
  const worker = startNode(typescriptArguments("scripts/worker.ts"), env);
  const code = await runNode([programFile("next", "dist/bin/next"), "dev", "-p", String(port)], env);
  worker.kill("SIGTERM");
  return code;
});
process.exit(code);
