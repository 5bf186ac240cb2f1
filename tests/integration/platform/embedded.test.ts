import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { embeddedProcessId, startEmbedded } from "@/lib/platform/database/embedded";
import { withClient } from "@/lib/platform/database/roles";

const directory = mkdtempSync(path.join(os.tmpdir(), "embedded-"));
const options = { directory, database: "portal", durability: "durable" } as const;
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const one = async (url: string, sql: string) => (await withClient(url, (client) => client.query(sql))).rows[0];

it("survives kill -9 of the server: nothing committed is lost, address and passwords stay", async () => {
  const first = await startEmbedded(options);
  await withClient(first.ownerUrl, (client) => client.query("CREATE TABLE kept AS SELECT 42 AS answer"));
  process.kill((await embeddedProcessId(directory)) ?? 0, "SIGKILL");

  const second = await startEmbedded(options);
  expect(second.ownerUrl).toBe(first.ownerUrl);
  expect(await one(second.ownerUrl, "SELECT answer FROM kept")).toEqual({ answer: 42 });
  await first.stop();
  await second.stop();
  expect(await embeddedProcessId(directory)).toBeNull();
});

it("starts over a process file whose number now belongs to somebody else", async () => {
  writeFileSync(path.join(directory, "cluster/postmaster.pid"), `${process.pid}\n${directory}/cluster\n`);
  const database = await startEmbedded(options);
  expect(await one(database.appUrl, "SELECT current_user AS role")).toEqual({ role: "portal_app" });
  await database.stop();
});

it("is shared by all who start it, and stops with the last of them", async () => {
  const [a, b] = await Promise.all([startEmbedded(options), startEmbedded(options)]);
  expect(a.port).toBe(b.port);
  await a.stop();
  expect(await one(b.appUrl, "SELECT 1 AS alive")).toEqual({ alive: 1 });
  await b.stop();
  expect(await embeddedProcessId(directory)).toBeNull();
});

it("keeps its passwords from other accounts of the machine", () => {
  const file = path.join(directory, "credentials.json");
  expect(statSync(file).mode & 0o077).toBe(0);
  expect(
    Object.values(JSON.parse(readFileSync(file, "utf8")).passwords).every((password) => String(password).length >= 32),
  ).toBe(true);
});
