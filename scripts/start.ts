import { findPort, startApplication } from "./steps/application.ts";
import { buildApplication } from "./steps/build.ts";
import { checkRowSecurity, migrateDatabase, openDatabase } from "./steps/database.ts";
import { applicationEnvironment, portalMode } from "./steps/environment.ts";
import { generateClient } from "./steps/generate.ts";
import { seedIfEmpty } from "./steps/seed.ts";

const mode = portalMode();
const wanted = process.env.PORT ? Number(process.env.PORT) : undefined;
const port = await findPort(wanted ?? 3000);
if (wanted !== undefined && port !== wanted) throw new Error(`Port ${wanted} is in use.`);

// A second signal does not interrupt the orderly stop that the first one began.
let stopping: ((signal: string) => void) | undefined;
const asked = new Promise<string>((resolve) => {
  stopping = resolve;
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => stopping?.(signal));

const database = await openDatabase();
try {
  process.exitCode = await serve();
} finally {
  await database.stop();
}
process.exit();

async function serve(): Promise<number> {
  const env = applicationEnvironment({ mode, port, databaseUrl: database.appUrl });
  await generateClient();
  await migrateDatabase(database);
  await checkRowSecurity(database, mode);
  if (mode !== "production") await seedIfEmpty(database.ownerUrl, "demo", env);
  await buildApplication(env);
  const application = await startApplication(env, port);
  announce(env.APP_ORIGIN ?? "");
  const end = await Promise.race([asked, application.died.then((name) => new Error(name))]);
  if (end instanceof Error) console.error(`Stopping, because this ended: ${end.message}`);
  await application.stop();
  return end instanceof Error ? 1 : 0;
}

function announce(origin: string): void {
  console.log(`\nThe portal is at ${origin}   (stop with Ctrl-C)`);
  if (mode === "production") return;
  console.log(`Sign in at ${origin}/sign-in — one click for each demo role; the data is invented.\n`);
}
