import { mkdtemp, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { recordAccess, recordAudit } from "@/lib/audit/record";
import { verifyAuditDatabase } from "@/lib/audit/verify";
import { verifyAuditFile } from "@/lib/audit/verify-file";
import { db, inTransaction } from "@/lib/platform/db";
import { createUser } from "@/tests/factories/actor";

const AT = new Date("2025-07-21T08:59:59.999Z");
let superuser: pg.Client;
let owner: pg.Client;

const urlOf = (template: string): string => {
  const url = new URL(template);
  url.pathname = new URL(process.env.DATABASE_URL ?? "").pathname;
  return url.toString();
};
const append = async (note: string) => {
  const actor = await createUser(["OFFICER"], { name: "김하늘" });
  await inTransaction(async (tx) =>
    recordAudit(
      tx,
      actor,
      {
        type: "platform.clockMoved",
        subjectType: "Setting",
        subjectId: "clock",
        data: { from: { shiftMs: 0 }, to: { shiftMs: 1 }, reason: note },
      },
      AT,
    ),
  );
};
/** What somebody with all rights over the database can do, triggers aside. */
const tamper = async (sql: string, values: unknown[] = []) => {
  await superuser.query("SET session_replication_role = replica");
  await superuser.query(sql, values);
  await superuser.query("SET session_replication_role = origin");
};
const headSeq = async (): Promise<bigint> => (await db.auditHead.findUniqueOrThrow({ where: { id: 1 } })).seq;

beforeAll(async () => {
  superuser = new pg.Client({ connectionString: urlOf(inject("database").adminUrl) });
  owner = new pg.Client({ connectionString: process.env.DATABASE_MIGRATION_URL });
  await Promise.all([superuser.connect(), owner.connect()]);
  for (const note of ["one", "둘", 'three "3"', "four", "five"]) await append(note);
});
afterAll(() => Promise.all([superuser.end(), owner.end()]));
beforeEach(() => superuser.query('CREATE TEMP TABLE kept AS TABLE "AuditEvent"'));
afterEach(async () => {
  await tamper('DELETE FROM "AuditEvent"');
  await tamper('INSERT INTO "AuditEvent" SELECT * FROM kept');
  await superuser.query("DROP TABLE kept");
});

describe("a log that somebody with all rights changed", () => {
  test("is whole before", async () => {
    const { verdict } = await verifyAuditDatabase();
    expect(verdict).toMatchObject({ ok: true, count: Number(await headSeq()) });
  });

  test("names the edited row", async () => {
    const seq = (await headSeq()) - 2n;
    await tamper(`UPDATE "AuditEvent" SET "payload" = '{"reason":"other"}' WHERE "seq" = $1`, [seq]);
    expect((await verifyAuditDatabase()).verdict).toMatchObject({ ok: false, seq, problem: "EDITED" });
  });

  test("names an instant changed by a microsecond", async () => {
    const seq = (await headSeq()) - 1n;
    await tamper(`UPDATE "AuditEvent" SET "recordedAt" = "recordedAt" + interval '1 microsecond' WHERE "seq" = $1`, [
      seq,
    ]);
    expect((await verifyAuditDatabase()).verdict).toMatchObject({ ok: false, seq, problem: "EDITED" });
  });

  test("names the deleted row", async () => {
    const seq = (await headSeq()) - 3n;
    await tamper('DELETE FROM "AuditEvent" WHERE "seq" = $1', [seq]);
    expect((await verifyAuditDatabase()).verdict).toMatchObject({ ok: false, seq, problem: "MISSING" });
  });

  test("names rows that changed places", async () => {
    const seq = (await headSeq()) - 2n;
    await tamper('UPDATE "AuditEvent" SET "seq" = -1 WHERE "seq" = $1', [seq]);
    await tamper('UPDATE "AuditEvent" SET "seq" = $1::bigint WHERE "seq" = $1::bigint + 1', [seq]);
    await tamper('UPDATE "AuditEvent" SET "seq" = $1::bigint + 1 WHERE "seq" = -1', [seq]);
    expect((await verifyAuditDatabase()).verdict).toMatchObject({ ok: false, seq, problem: "REORDERED" });
  });

  test("tells where the tail was cut", async () => {
    const seq = (await headSeq()) - 1n;
    await tamper('DELETE FROM "AuditEvent" WHERE "seq" >= $1', [seq]);
    expect((await verifyAuditDatabase()).verdict).toMatchObject({ ok: false, seq, problem: "HEAD_MISMATCH" });
  });

  test("tells a row that did not come through the trigger", async () => {
    const seq = (await headSeq()) + 1n;
    await tamper(
      `INSERT INTO "AuditEvent" SELECT (jsonb_populate_record(e, jsonb_build_object('seq', $1::bigint, 'hash', 'forged'))).*
       FROM "AuditEvent" e WHERE e."seq" = $1::bigint - 1`,
      [seq],
    );
    expect((await verifyAuditDatabase()).verdict).toMatchObject({ ok: false, seq, problem: "HEAD_MISMATCH" });
  });
});

describe("the log", () => {
  test("refuses change and removal to the app and to its owner", async () => {
    for (const statement of [
      `UPDATE "AuditEvent" SET "actorName" = 'x'`,
      'DELETE FROM "AuditEvent"',
      'TRUNCATE "AuditEvent"',
      `UPDATE "AccessLog" SET "actorName" = 'x'`,
      'TRUNCATE "AccessLog"',
    ]) {
      await expect(db.$executeRawUnsafe(statement)).rejects.toThrow(/permission denied|append-only/);
    }
    await expect(owner.query('DELETE FROM "AuditEvent"')).rejects.toThrow("append-only");
    await expect(owner.query('TRUNCATE "AuditEvent"')).rejects.toThrow("append-only");
    await expect(owner.query(`UPDATE "AuditEvent" SET "actorName" = 'x'`)).rejects.toThrow("append-only");
  });

  test("says nothing of a change that was rolled back", async () => {
    const before = await headSeq();
    await expect(
      inTransaction(async (tx) => {
        await recordAccess(tx, await createUser(["AUDITOR"]), {
          kind: "AUDIT_LOG",
          subjectType: "AuditLog",
          subjectId: "all",
        });
        throw new Error("no");
      }),
    ).rejects.toThrow("no");
    expect(await headSeq()).toBe(before);
    expect(await db.accessLog.count({ where: { kind: "AUDIT_LOG", subjectId: "all", subjectType: "AuditLog" } })).toBe(
      0,
    );
  });

  test("stays one unbroken chain under 64 writers at once", async () => {
    const before = await headSeq();
    await Promise.all(Array.from({ length: 64 }, (_, index) => append(`writer ${index}`)));
    const { verdict } = await verifyAuditDatabase();
    expect(verdict).toMatchObject({ ok: true, count: Number(before) + 64 });
    await superuser.query("DROP TABLE kept");
    await superuser.query('CREATE TEMP TABLE kept AS TABLE "AuditEvent"');
  });
});

describe("an exported file", () => {
  const exported = async (change: (lines: string[]) => string[]): Promise<string> => {
    const { exportAuditLines } = await import("@/lib/audit/export");
    const lines: string[] = [];
    for await (const line of exportAuditLines({})) lines.push(line);
    const file = path.join(await mkdtemp(path.join(os.tmpdir(), "audit-")), "audit.ndjson");
    await writeFile(file, change(lines).join(""));
    return file;
  };

  test("is verified without the database", async () => {
    const { verdict } = await verifyAuditFile(await exported((lines) => lines));
    expect(verdict).toMatchObject({ ok: true, count: Number(await headSeq()) });
  });

  test("names what was changed in it", async () => {
    let changed = 0n;
    const edited = await exported((lines) => {
      const index = lines.findIndex((line) => line.includes("김하늘"));
      changed = BigInt(index); // the first line is the head
      return lines.with(index, (lines[index] ?? "").replace("김하늘", "김바다"));
    });
    expect((await verifyAuditFile(edited)).verdict).toMatchObject({ ok: false, seq: changed, problem: "EDITED" });
    const cut = await exported((lines) => lines.slice(0, -1));
    expect((await verifyAuditFile(cut)).verdict).toMatchObject({
      ok: false,
      seq: await headSeq(),
      problem: "HEAD_MISMATCH",
    });
  });
});
