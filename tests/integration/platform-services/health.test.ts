import { afterEach, expect, test, vi } from "vitest";
import { GET as healthz } from "@/app/healthz/route";
import { GET as readyz } from "@/app/readyz/route";
import { fileStorage } from "@/lib/platform/files/storage";

afterEach(() => vi.restoreAllMocks());

test("the process says it lives", async () => {
  expect(await healthz().json()).toEqual({ status: "ok" });
});

test("a process with database, migrations and storage is ready", async () => {
  const response = await readyz();
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({
    ready: true,
    checks: { database: "ok", migrations: "ok", storage: "ok" },
  });
});

test("a process that cannot store files is not, and does not say why to strangers", async () => {
  vi.spyOn(await fileStorage(), "probe").mockRejectedValue(new Error("disk /secret/path is full"));
  const response = await readyz();
  expect(response.status).toBe(503);
  const text = await response.text();
  expect(JSON.parse(text)).toMatchObject({ ready: false, checks: { storage: "failed", database: "ok" } });
  expect(text).not.toContain("secret");
});
