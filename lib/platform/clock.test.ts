import { beforeEach, expect, it, vi } from "vitest";

const MINUTE_MS = 60_000;
const asked = vi.fn(async () => [{ now: new Date("2026-07-21T09:00:00Z"), shift: 0 }]);
vi.mock("./db", () => ({ db: { $queryRaw: () => asked() } }));
vi.mock("./env", () => ({ env: { PORTAL_MODE: "production" } }));

let monotonic = 0;
beforeEach(() => {
  vi.resetModules();
  asked.mockClear();
  monotonic = 1_000;
  vi.spyOn(performance, "now").mockImplementation(() => monotonic);
});
const clock = () => import("./clock");

it("asks the database once for a crowd that arrives together, and then for a minute no more", async () => {
  const { receivedAt } = await clock();
  const all = await Promise.all(Array.from({ length: 200 }, () => receivedAt()));
  expect(new Set(all.map(Number))).toEqual(new Set([Date.parse("2026-07-21T09:00:00Z")]));
  monotonic += MINUTE_MS;
  expect((await receivedAt()).toISOString()).toBe("2026-07-21T09:01:00.000Z");
  expect(asked).toHaveBeenCalledTimes(1);
});

it("uses the last measurement while the next is under way, even when that fails", async () => {
  const { receivedAt } = await clock();
  await receivedAt();
  monotonic += 2 * MINUTE_MS;
  asked.mockRejectedValueOnce(new Error("no connection in time"));
  const all = await Promise.all(Array.from({ length: 50 }, () => receivedAt()));
  expect(new Set(all.map((at) => at.toISOString()))).toEqual(new Set(["2026-07-21T09:02:00.000Z"]));
  expect(asked).toHaveBeenCalledTimes(2);
});

it("never uses one that is older than five minutes", async () => {
  const { receivedAt } = await clock();
  await receivedAt();
  monotonic += 5 * MINUTE_MS + 1;
  await receivedAt();
  expect(asked).toHaveBeenCalledTimes(2);
  monotonic += 5 * MINUTE_MS + 1;
  asked.mockRejectedValueOnce(new Error("no database"));
  await expect(receivedAt()).rejects.toThrow("no database");
});
