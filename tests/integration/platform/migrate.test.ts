import { expect, inject, it } from "vitest";
import { APPEND_ONLY_TABLES } from "@/lib/platform/database/grants";
import { applyMigrations } from "@/lib/platform/database/migrate";
import { withClient } from "@/lib/platform/database/roles";
import "server-only";

const url = (name: "DATABASE_URL" | "DATABASE_MIGRATION_URL") => process.env[name] ?? "";
const asApp = (sql: string) => withClient(url("DATABASE_URL"), (client) => client.query(sql));
const asOwner = (sql: string) => withClient(url("DATABASE_MIGRATION_URL"), (client) => client.query(sql));

it("applies nothing to a database that is up to date", async () => {
  expect(await applyMigrations(url("DATABASE_MIGRATION_URL"))).toEqual([]);
});

it("works in a copy of the template, with the programme's text sorted as Korean asks", async () => {
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
});

it("lets the app role read the list of migrations only", async () => {
  await asApp("SELECT count(*) FROM _prisma_migrations");
  await expect(asApp("DELETE FROM _prisma_migrations")).rejects.toThrow(/permission denied/);
});

it.each(APPEND_ONLY_TABLES)("lets the app role add to %s and change nothing in it", async (table) => {
  const exists = await asOwner(`SELECT to_regclass('public."${table}"') IS NOT NULL AS found`);
  expect(exists.rows[0]?.found).toBe(true);
  await asApp(`SELECT count(*) FROM "${table}"`);
  for (const sql of [`UPDATE "${table}" SET id = id`, `DELETE FROM "${table}"`, `TRUNCATE "${table}"`]) {
    await expect(asApp(sql)).rejects.toThrow(/permission denied/);
  }
});
