import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";

type Received = { to: string[]; text: string };
const received: Received[] = [];
/** What the server answers to the next mails, in order; then it accepts. */
const answers: ("accept" | "later" | "never")[] = [];

const onData: SMTPServerOptions["onData"] = (stream, session, callback) => {
  const chunks: Buffer[] = [];
  stream.on("data", (chunk: Buffer) => chunks.push(chunk));
  stream.on("end", () => {
    const answer = answers.shift() ?? "accept";
    if (answer !== "accept") {
      const error = Object.assign(new Error(answer), { responseCode: answer === "later" ? 451 : 550 });
      callback(error);
      return;
    }
    received.push({
      to: session.envelope.rcptTo.map(({ address }) => address),
      text: Buffer.concat(chunks).toString("utf8"),
    });
    callback();
  });
};

const server = new SMTPServer({ authOptional: true, disabledCommands: ["STARTTLS", "AUTH"], onData });
await new Promise<void>((resolve) => {
  server.listen(0, "127.0.0.1", () => resolve());
});
process.env.SMTP_URL = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;

// The environment is read once, so everything that reads it is loaded after the server's address is known.
const { db, inTransaction } = await import("@/lib/platform/db");
const { queueMail } = await import("@/lib/notifications/mail");
const { notify } = await import("@/lib/notifications/notify");
const { sendMail } = await import("@/lib/notifications/commands");
const { notificationJobs } = await import("@/lib/notifications/jobs");
const { startWorker } = await import("@/lib/platform/jobs");
const { createUser } = await import("@/tests/factories/actor");

beforeEach(async () => {
  received.length = 0;
  answers.length = 0;
  await db.outboxMail.deleteMany();
  await db.$executeRaw`DELETE FROM pgboss.job`;
});
beforeAll(() => undefined);
afterAll(
  () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
    }),
);

const queueOne = async (toEmail: string): Promise<string> => {
  await inTransaction((tx) =>
    queueMail(tx, { toEmail, locale: "ko", key: "notifications.testMail", params: { name: "김하늘" } }),
  );
  const mail = await db.outboxMail.findFirstOrThrow({ where: { toEmail } });
  expect(mail.status).toBe("QUEUED");
  return mail.id;
};
const statusOf = (id: string) =>
  db.outboxMail.findUniqueOrThrow({ where: { id }, select: { status: true, attempts: true, lastError: true } });
const decoded = (mail: Received | undefined): string => {
  const body = (mail?.text ?? "").split("\r\n\r\n").slice(1).join("");
  return Buffer.from(body, "base64").toString("utf8");
};

test("a queued mail is sent by the worker, with its words", async () => {
  const id = await queueOne("one@example.test");
  const worker = await startWorker(notificationJobs, { pollSeconds: 0.5 });
  await vi.waitFor(async () => expect(await statusOf(id)).toMatchObject({ status: "SENT", attempts: 1 }), 10_000);
  await worker.stop();
  expect(received).toHaveLength(1);
  expect(received[0]?.to).toEqual(["one@example.test"]);
  expect(received[0]?.text).toContain(`Message-ID: <${id}@localhost>`);
  expect(decoded(received[0])).toContain("김하늘");
});

test("a mail is not sent twice, whatever number of jobs run at once", async () => {
  const id = await queueOne("once@example.test");
  await Promise.all(Array.from({ length: 8 }, () => sendMail(id, false)));
  await sendMail(id, false);
  expect(received).toHaveLength(1);
  expect(await statusOf(id)).toMatchObject({ status: "SENT", attempts: 1 });
});

test("a server that is busy is asked again later", async () => {
  const id = await queueOne("later@example.test");
  answers.push("later");
  await expect(sendMail(id, false)).rejects.toThrow();
  expect(await statusOf(id)).toMatchObject({
    status: "QUEUED",
    attempts: 1,
    lastError: expect.stringContaining("later"),
  });
  await sendMail(id, false);
  expect(await statusOf(id)).toMatchObject({ status: "SENT", attempts: 2, lastError: null });
  expect(received).toHaveLength(1);
});

test("a mailbox that does not exist fails at once and for good", async () => {
  const id = await queueOne("never@example.test");
  answers.push("never");
  await sendMail(id, false);
  expect(await statusOf(id)).toMatchObject({ status: "FAILED", attempts: 1 });
});

test("after the last try the mail is marked as failed", async () => {
  const id = await queueOne("last@example.test");
  answers.push("later");
  await sendMail(id, true);
  expect(await statusOf(id)).toMatchObject({ status: "FAILED", attempts: 1 });
});

test("a notice reaches inbox and mail with the same words, each in the reader's language", async () => {
  const korean = await createUser(["APPLICANT"], { email: "ko@example.test" });
  const english = await createUser(["APPLICANT"], { email: "en@example.test" });
  await db.user.update({ where: { id: english.id }, data: { locale: "en" } });
  await inTransaction((tx) =>
    notify(tx, {
      kind: "test",
      userIds: [korean.id, english.id, korean.id],
      params: { note: { ko: "확인", en: "check" } },
      href: "/inbox",
      dueAt: new Date("2025-07-21T09:00:00Z"),
    }),
  );
  const mails = await db.outboxMail.findMany({ orderBy: { toEmail: "asc" } });
  expect(mails.map(({ toEmail, locale }) => [toEmail, locale])).toEqual([
    ["en@example.test", "en"],
    ["ko@example.test", "ko"],
  ]);
  expect(mails[0]?.text).toContain("check");
  expect(mails[0]?.text).toContain("http://localhost:3000/en/inbox");
  expect(mails[1]?.text).toContain("확인");
  expect(mails[1]?.text).toContain("2025. 7. 21.(월) 18:00 (KST)");
  expect(await db.notification.count({ where: { userId: { in: [korean.id, english.id] } } })).toBe(2);
});

test("a subject cannot carry another header", async () => {
  await inTransaction((tx) =>
    queueMail(tx, {
      toEmail: "inject@example.test",
      locale: "en",
      key: "notifications.testMail",
      params: { name: "x\r\nBcc: all@example.test" },
    }),
  );
  const mail = await db.outboxMail.findFirstOrThrow({ where: { toEmail: "inject@example.test" } });
  await sendMail(mail.id, false);
  expect(received[0]?.to).toEqual(["inject@example.test"]);
  expect(received[0]?.text.split("\r\n\r\n")[0]).not.toMatch(/^Bcc:/im);
});
