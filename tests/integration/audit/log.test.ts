import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { openAuditExport, publishAuditHead, verifyAuditLog } from "@/lib/audit/commands";
import {
  ACCESS_LIST,
  AUDIT_LIST,
  getAuditEvent,
  getChainStatus,
  listAccess,
  listAuditEvents,
} from "@/lib/audit/queries";
import { recordAudit } from "@/lib/audit/record";
import { db, inTransaction } from "@/lib/platform/db";
import { parseListQuery } from "@/lib/platform/list-query";
import { createUser } from "@/tests/factories/actor";

const KST_DAY = new Date("2024-03-04T15:30:00Z"); // 00:30 on 5 March in Seoul
let auditor: Actor;
let writer: Actor;

const list = (params = {}) => parseListQuery(params, AUDIT_LIST);
const write = (note: string, at: Date) =>
  inTransaction(async (tx) =>
    recordAudit(
      tx,
      writer,
      { type: "platform.jobRetried", subjectType: "Job", subjectId: `job-${note}`, data: { job: note, error: "" } },
      at,
    ),
  );

beforeAll(async () => {
  auditor = await createUser(["AUDITOR"], { name: "감사인" });
  writer = await createUser(["ADMINISTRATOR"], { name: `기록자 ${Date.now()}` });
  await write("one", KST_DAY);
  await write("two", new Date("2024-03-05T14:59:59Z"));
  await write("three", new Date("2024-03-05T15:00:00Z"));
});

describe("the audit log", () => {
  const subjects = async (params: object) =>
    (await listAuditEvents(auditor, list({ ...params, dir: "asc", sort: "seq" }))).rows
      .filter(({ actorId }) => actorId === writer.id)
      .map(({ subjectId }) => subjectId);

  test("is found by actor, subject, kind, Korean day and month", async () => {
    expect(await subjects({ q: writer.name })).toEqual(["job-one", "job-two", "job-three"]);
    expect(await subjects({ q: "job-two" })).toEqual(["job-two"]);
    expect(await subjects({ q: "2024-03-05" })).toEqual(["job-one", "job-two"]);
    expect(await subjects({ q: writer.name, month: "2024-03" })).toHaveLength(3);
    expect(await subjects({ q: writer.name, month: "2024-04" })).toEqual([]);
    expect(await subjects({ q: writer.name, noun: "call" })).toEqual([]);
  });

  test("shows one record with its values, and notes who read it", async () => {
    const [row] = (await listAuditEvents(auditor, list({ q: "job-one" }))).rows;
    const detail = await getAuditEvent(auditor, BigInt(row?.seq ?? 0));
    expect(detail).toMatchObject({ type: "platform.jobRetried", data: { job: "one" }, actorRoles: ["ADMINISTRATOR"] });
    expect(await db.accessLog.count({ where: { actorId: auditor.id, subjectId: "job-one", kind: "AUDIT_LOG" } })).toBe(
      1,
    );
    await expect(getAuditEvent(auditor, 999_999_999n)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("is there for auditors and directors alone; the access log for auditors alone", async () => {
    for (const role of ["APPLICANT", "REVIEWER", "OFFICER", "ADMINISTRATOR"] as const) {
      const actor = await createUser([role]);
      await expect(listAuditEvents(actor, list())).rejects.toMatchObject({ code: "NOT_FOUND" });
      await expect(getAuditEvent(actor, 1n)).rejects.toMatchObject({ code: "NOT_FOUND" });
      await expect(getChainStatus(actor)).rejects.toMatchObject({ code: "NOT_FOUND" });
      await expect(verifyAuditLog(actor, KST_DAY)).rejects.toMatchObject({ code: "NOT_FOUND" });
      await expect(openAuditExport(actor, { reason: "이유가 있습니다 정말로" }, KST_DAY)).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
    }
    const director = await createUser(["DIRECTOR"]);
    expect((await listAuditEvents(director, list())).total).toBeGreaterThan(0);
    await expect(listAccess(director, parseListQuery({}, ACCESS_LIST))).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("is exported with its reason on record in both logs", async () => {
    const reason = "감사원 요청 자료 제출";
    const lines: string[] = [];
    for await (const line of await openAuditExport(auditor, { q: "job-two", reason }, KST_DAY)) lines.push(line);
    expect(lines).toHaveLength(2);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ complete: false });
    expect(JSON.parse(lines[1] ?? "")).toMatchObject({ subjectId: "job-two" });
    const access = await listAccess(auditor, parseListQuery({ kind: "EXPORT", q: "감사원" }, ACCESS_LIST));
    expect(access.rows[0]).toMatchObject({ reason, actorName: "감사인" });
    expect(await db.auditEvent.count({ where: { type: "platform.auditExported", actorId: auditor.id } })).toBe(1);
  });

  test("is walked on demand, and its head published to every auditor", async () => {
    expect(await verifyAuditLog(auditor, KST_DAY)).toEqual({ ok: true, data: { ok: true } });
    const before = await db.auditHead.findUniqueOrThrow({ where: { id: 1 } });
    await publishAuditHead(KST_DAY);
    const status = await getChainStatus(auditor);
    expect(status.lastCheck).toMatchObject({ ok: true, problem: null });
    expect(status.published).toEqual({ seq: before.seq.toString(), hash: before.hash, at: KST_DAY });
    const notice = await db.notification.findFirstOrThrow({ where: { userId: auditor.id, kind: "auditHead" } });
    expect(notice.params).toMatchObject({ hash: before.hash });
  });
});
