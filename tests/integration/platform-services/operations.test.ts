import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { moveClock, retryJob } from "@/lib/operations/commands";
import { getClock, getJobBoard } from "@/lib/operations/queries";
import { now } from "@/lib/platform/clock";
import { db, inTransaction } from "@/lib/platform/db";
import { enqueue } from "@/lib/platform/jobs";
import { DEAD_LETTERS } from "@/lib/platform/jobs/queue";
import { createUser } from "@/tests/factories/actor";

const AT = new Date("2025-07-21T09:00:00Z");
const bury = async (): Promise<string> => {
  await inTransaction((tx) => enqueue(tx, "buried-job", {})); // makes the queues
  const id = randomUUID();
  await db.$executeRaw`
    INSERT INTO pgboss.job (id, name, data, state, source_name, source_output, source_retry_count)
    VALUES (${id}::uuid, ${DEAD_LETTERS}, '{"a":1}', 'created', 'buried-job', '{"message":"no answer"}', 5)`;
  return id;
};

describe("dead letters", () => {
  beforeEach(() => db.$executeRaw`DELETE FROM pgboss.job`);

  test("are shown with their error and given back to their queue, on record", async () => {
    const id = await bury();
    const administrator = await createUser(["ADMINISTRATOR"]);
    const board = await getJobBoard(administrator);
    expect(board.deadLetters).toMatchObject([{ id, job: "buried-job", error: "no answer", tries: 6 }]);
    expect(board.queues.find(({ name }) => name === "buried-job")).toMatchObject({ dead: 1, waiting: 1 });
    expect(await retryJob(administrator, { id }, AT)).toEqual({ ok: true, data: { job: "buried-job" } });
    const after = await getJobBoard(administrator);
    expect(after.deadLetters).toEqual([]);
    expect(after.queues.find(({ name }) => name === "buried-job")).toMatchObject({ dead: 0, waiting: 2 });
    expect(await db.auditEvent.count({ where: { type: "platform.jobRetried", subjectId: id } })).toBe(1);
  });

  test("are retried once, however many press at once", async () => {
    const id = await bury();
    const administrator = await createUser(["ADMINISTRATOR"]);
    const results = await Promise.allSettled(Array.from({ length: 6 }, () => retryJob(administrator, { id }, AT)));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const result of results)
      if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "CONFLICT" });
  });

  test("do not exist for anybody but administrators", async () => {
    const officer = await createUser(["OFFICER"]);
    await expect(getJobBoard(officer)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(retryJob(officer, { id: randomUUID() }, AT)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("the clock of a rehearsal", () => {
  afterAll(() => db.setting.deleteMany({ where: { key: "clock.shiftMs" } }));

  test("moves for everybody at once, and back, on record", async () => {
    const officer = await createUser(["OFFICER"]);
    const target = new Date("2025-07-21T08:59:00Z");
    expect(await moveClock(officer, { toAt: target.toISOString(), reason: "마감 연습" }, AT)).toMatchObject({
      ok: true,
    });
    expect(Math.abs((await now()).getTime() - target.getTime())).toBeLessThan(60_000);
    expect((await getClock(officer)).shiftMs).toBeLessThan(0);
    await moveClock(officer, { toAt: "", reason: "되돌리기" }, AT);
    expect((await getClock(officer)).shiftMs).toBe(0);
    expect(Math.abs((await now()).getTime() - Date.now())).toBeLessThan(60_000);
    expect(await db.auditEvent.count({ where: { type: "platform.clockMoved", actorId: officer.id } })).toBe(2);
  });

  test("is not there for others", async () => {
    for (const role of ["APPLICANT", "DIRECTOR", "AUDITOR"] as const) {
      const actor = await createUser([role]);
      await expect(getClock(actor)).rejects.toMatchObject({ code: "NOT_FOUND" });
      await expect(moveClock(actor, { toAt: "", reason: "해 보기" }, AT)).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
  });
});
