import { PgBoss } from "pg-boss";

export const JOB_SCHEMA = "pgboss";

/** Creates or upgrades the queue's own tables as the owner role, so that the running app needs no DDL. */
export async function migrateJobTables(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    schema: JOB_SCHEMA,
    max: 2,
    migrate: true,
    createSchema: true,
    supervise: false,
    schedule: false,
  });
  const failures: unknown[] = [];
  boss.on("error", (error) => failures.push(error));
  await boss.start();
  await boss.stop({ graceful: false });
  if (failures.length > 0) throw failures[0];
}
