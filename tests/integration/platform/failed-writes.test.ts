import { beforeEach, describe, expect, it, vi } from "vitest";
import { getDeadlineStatus } from "@/lib/desk/queries/deadline";
import { AdmissionRefused } from "@/lib/platform/admission";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import {
  countFailedWrite,
  failureKind,
  flushFailedWrites,
  isCountedRefusal,
  writeKind,
} from "@/lib/platform/failed-writes";
import { ok, refuse } from "@/lib/platform/outcome";
import { createUser } from "@/tests/factories/actor";
import { createCall } from "@/tests/factories/calls";
import { countQueries } from "@/tests/factories/query-count";

const rows = () =>
  db.failedWrite.findMany({
    orderBy: [{ kind: "asc" }, { failure: "asc" }],
    select: { kind: true, failure: true, count: true },
  });

beforeEach(async () => {
  await flushFailedWrites();
  await db.failedWrite.deleteMany();
});

describe("writes that failed", () => {
  it.each([
    ["/api/proposals/1/sections/impact", "AUTOSAVE"],
    ["/api/proposals/1/uploads", "UPLOAD"],
    ["/api/proposals/1/uploads/2", "UPLOAD"],
    ["/api/proposals/1/images", "UPLOAD"],
    ["/api/proposals/1/submission", "SUBMISSION"],
    ["/api/proposals/1/submissions", "OTHER"],
    ["/api/reviews/sheets/1", "OTHER"],
  ])("%s is %s", (pathname, kind) => {
    expect(writeKind(pathname)).toBe(kind);
  });

  it("are ours when the gate was full or something broke, and not when their sender erred", () => {
    expect(failureKind(new AdmissionRefused("RATE_LIMITED", "admission"))).toBe("BUSY");
    expect(failureKind(new Error("socket"))).toBe("FAILED");
    expect(failureKind(new AppError("NOT_FOUND", "x"))).toBeNull();
    expect(failureKind(new AppError("RATE_LIMITED", "thirty messages an hour"))).toBeNull();
    expect(isCountedRefusal("UPLOAD", refuse("QUARANTINED"))).toBe(true);
    expect(isCountedRefusal("AUTOSAVE", ok({}))).toBe(false);
    expect(isCountedRefusal("SUBMISSION", refuse("CALL_CLOSED"))).toBe(false);
  });

  it("cost no statement when they are counted, and add up over times and processes", async () => {
    const { statements } = await countQueries(async () => {
      for (let n = 0; n < 10_000; n++) countFailedWrite("AUTOSAVE", "BUSY");
      countFailedWrite("UPLOAD", "FAILED");
    });
    expect(statements).toEqual([]);
    await Promise.all([flushFailedWrites(), flushFailedWrites()]);
    countFailedWrite("AUTOSAVE", "BUSY");
    await flushFailedWrites();
    const counted = await rows();
    const sum = (kind: string) => counted.filter((row) => row.kind === kind).reduce((all, row) => all + row.count, 0);
    expect([sum("AUTOSAVE"), sum("UPLOAD")]).toEqual([10_001, 1]);
  });

  it("are kept while the database does not take them", async () => {
    countFailedWrite("OTHER", "FAILED");
    const broken = vi.spyOn(db, "$executeRaw").mockRejectedValueOnce(new Error("connection lost"));
    await expect(flushFailedWrites()).rejects.toThrow("connection lost");
    broken.mockRestore();
    countFailedWrite("OTHER", "FAILED");
    await flushFailedWrites();
    expect((await rows()).reduce((all, row) => all + row.count, 0)).toBe(2);
  });

  it("stand in the deadline room by minute and kind, the last hour only", async () => {
    const call = await createCall();
    const officer = await createUser(["OFFICER"]);
    const at = await now();
    const minute = new Date(Math.floor(at.getTime() / 60_000) * 60_000);
    const ago = (minutes: number) => new Date(minute.getTime() - minutes * 60_000);
    await db.failedWrite.createMany({
      data: [
        { minute, kind: "AUTOSAVE", failure: "BUSY", count: 3 },
        { minute: ago(1), kind: "UPLOAD", failure: "FAILED", count: 2 },
        { minute: ago(1), kind: "UPLOAD", failure: "REFUSED", count: 5 },
        { minute: ago(59), kind: "SUBMISSION", failure: "BUSY", count: 1 },
        { minute: ago(60), kind: "OTHER", failure: "FAILED", count: 9 },
      ],
    });
    const { failures } = await getDeadlineStatus(officer, call.id, at);
    expect(failures.perMinute).toHaveLength(60);
    expect(failures.perMinute.slice(-2).map(({ count }) => count)).toEqual([2, 3]);
    expect(failures.perMinute[0]?.count).toBe(1);
    expect(Object.fromEntries(failures.byKind.map(({ kind, counts }) => [kind, counts]))).toEqual({
      AUTOSAVE: { BUSY: 3, FAILED: 0, REFUSED: 0 },
      UPLOAD: { BUSY: 0, FAILED: 2, REFUSED: 5 },
      SUBMISSION: { BUSY: 1, FAILED: 0, REFUSED: 0 },
      OTHER: { BUSY: 0, FAILED: 0, REFUSED: 0 },
    });
  });
});
