import "server-only";
import { expect, inject, it } from "vitest";
import { APPEND_ONLY_TABLES } from "@/lib/platform/database/grants";
import { applyMigrations } from "@/lib/platform/database/migrate";
import { withClient } from "@/lib/platform/database/roles";

const url = (name: "DATABASE_URL" | "DATABASE_MIGRATION_URL") => process.env[name] ?? "";
const asApp = (sql: string) => withClient(url("DATABASE_URL"), (client) => client.query(sql));
const asOwner = (sql: string) => withClient(url("DATABASE_MIGRATION_URL"), (client) => client.query(sql));

it("applies nothing to a database that is up to date", async () => {
  expect(await applyMigrations(url("DATABASE_MIGRATION_URL"))).toEqual([]);
});

it("works in a copy of the template, in which text sorts as Korean asks", async () => {
  expect(inject("database").template).toMatch(/^template_/);
  const { rows } = await asApp(
    `SELECT name FROM (VALUES ('하늘'), ('가람'), ('Zeta'), ('나래')) AS n(name) ORDER BY name COLLATE "ko-x-icu"`,
  );
  expect(rows.map((row) => row.name)).toEqual(["가람", "나래", "하늘", "Zeta"]);
});

it("gives the app role no DDL", async () => {
  await expect(asApp("CREATE TABLE intruder (id int)")).rejects.toThrow(/permission denied/);
  await expect(asApp("CREATE SCHEMA intruder")).rejects.toThrow(/permission denied/);
  await expect(asApp("CREATE TABLE pgboss.intruder (id int)")).rejects.toThrow(/permission denied/);
  await expect(asApp('ALTER TABLE "AuditEvent" DISABLE TRIGGER ALL')).rejects.toThrow(/must be owner/);
});

it("lets the app role read the list of migrations and the end of the audit chain, no more", async () => {
  for (const table of ["_prisma_migrations", "AuditHead"]) {
    await asApp(`SELECT count(*) FROM "${table}"`);
    await expect(asApp(`DELETE FROM "${table}"`)).rejects.toThrow(/permission denied/);
  }
});

it.each(APPEND_ONLY_TABLES)("lets the app role add to %s and change nothing in it", async (table) => {
  await asApp(`SELECT count(*) FROM "${table}"`);
  const { rows } = await asApp(
    `SELECT right_name FROM unnest(ARRAY['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) AS right_name
     WHERE has_table_privilege('"${table}"', right_name)`,
  );
  expect(rows.map((row) => row.right_name)).toEqual(["INSERT"]);
  await expect(asApp(`DELETE FROM "${table}"`)).rejects.toThrow(/permission denied/);
});

it.each(APPEND_ONLY_TABLES)("refuses even the owner to empty %s", async (table) => {
  await expect(asOwner(`TRUNCATE "${table}" CASCADE`)).rejects.toThrow(/append-only/);
});

it("lets the app role send and take jobs", async () => {
  const { rows } = await asApp("SELECT count(*)::int AS queues FROM pgboss.queue");
  expect(rows[0]?.queues).toBeGreaterThanOrEqual(0);
});
