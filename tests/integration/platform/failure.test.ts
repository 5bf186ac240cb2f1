import { expect, it } from "vitest";
import { inTransaction } from "@/lib/platform/db";
import { failureOf } from "@/lib/platform/failure";
import { Prisma } from "@/prisma/generated/client";

const known = (code: string, originalCode?: string) =>
  new Prisma.PrismaClientKnownRequestError("refused by the database", {
    code,
    clientVersion: "test",
    ...(originalCode ? { meta: { driverAdapterError: { cause: { originalCode } } } } : {}),
  });

it.each([
  ["no place in the pool", known("P2024")],
  ["a transaction that took too long", known("P2028")],
  ["a statement that took too long", known("P2010", "57014")],
  ["a lock that was not given", known("P2010", "55P03")],
  ["no room for a connection", known("P2010", "53300")],
])("L4: %s is too much load, and may be tried again", (_name, error) => {
  expect(failureOf(error)).toEqual({ ok: false, code: "RATE_LIMITED" });
});

it("PostgreSQL's own words for it are understood", async () => {
  const late = inTransaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL statement_timeout = 20`;
    await tx.$queryRaw`SELECT 1 FROM pg_sleep(5)`;
  });
  expect(failureOf(await late.catch((error: unknown) => error))).toEqual({ ok: false, code: "RATE_LIMITED" });
});

it("anything else the database says is unforeseen", () => {
  for (const error of [known("P2002"), known("P2010", "42P01"), new Error("no")])
    expect(failureOf(error)).toMatchObject({ ok: false, code: "INTERNAL", reference: expect.any(String) });
});
