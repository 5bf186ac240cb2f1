import { beforeEach, describe, expect, test } from "vitest";
import { markNotificationsRead, resendMail } from "@/lib/notifications/commands";
import { queueMail } from "@/lib/notifications/mail";
import { notify } from "@/lib/notifications/notify";
import { getMail, INBOX_LIST, listMails, listNotifications, MAIL_LIST } from "@/lib/notifications/queries";
import { db, inTransaction } from "@/lib/platform/db";
import { parseListQuery } from "@/lib/platform/list-query";
import { createUser } from "@/tests/factories/actor";
import { inside } from "@/tests/factories/inside";
import { createTeam } from "@/tests/factories/teams";

const AT = new Date("2025-07-21T09:00:00Z");
const LATER = new Date("2025-07-25T09:00:00Z");
const inbox = (params = {}) => parseListQuery(params, INBOX_LIST);
const tell = (userIds: string[], facts: { dueAt?: Date; href?: string; at?: Date } = {}) =>
  inTransaction((tx) => notify(tx, { kind: "test", userIds, params: { note: "!" }, href: "/inbox", ...facts }));

/** Rows that a piece of work adds to inboxes and outbox. */
const added = async (work: () => Promise<unknown>): Promise<number> => {
  const rows = async () => (await db.notification.count()) + (await db.outboxMail.count());
  const before = await rows();
  await work();
  return (await rows()) - before;
};

beforeEach(() => db.outboxMail.deleteMany());

describe("notices", () => {
  test("are one in the inbox and one mail for each person, and none for those who may not sign in", async () => {
    const people = await Promise.all(Array.from({ length: 5 }, () => createUser(["APPLICANT"])));
    const gone = await createUser(["APPLICANT"]);
    await db.user.update({ where: { id: gone.id }, data: { status: "DISABLED" } });
    expect(await added(() => tell([...people.map(({ id }) => id), gone.id]))).toBe(10);
    expect(await db.notification.count({ where: { userId: gone.id } })).toBe(0);
  });

  test("go with their transaction", async () => {
    const person = await createUser(["APPLICANT"]);
    await expect(
      inTransaction(async (tx) => {
        await notify(tx, { kind: "test", userIds: [person.id], params: { note: "!" }, href: "/" });
        throw new Error("no");
      }),
    ).rejects.toThrow("no");
    expect(await db.notification.count({ where: { userId: person.id } })).toBe(0);
    expect(await db.outboxMail.count()).toBe(0);
  });

  test("with a missing word stop the transaction instead of leaving with a hole", async () => {
    const person = await createUser(["APPLICANT"]);
    const broken = inTransaction((tx) =>
      notify(tx, { kind: "test", userIds: [person.id], params: {}, href: "/inbox" }),
    );
    await expect(broken).rejects.toThrow();
  });

  test("are listed to their reader alone, counted, filtered, and marked once", async () => {
    const [reader, other] = await Promise.all([createUser(["APPLICANT"]), createUser(["APPLICANT"])]);
    await tell([reader.id, other.id]);
    await tell([reader.id], { dueAt: LATER });
    await tell([reader.id], { dueAt: new Date("2025-07-01T00:00:00Z") });
    const all = await listNotifications(reader, inbox(), AT);
    expect(all.counts).toEqual({ all: 3, unread: 3, due: 1 });
    const due = await listNotifications(reader, inbox({ show: "due" }), AT);
    expect(due.rows.map(({ dueAt }) => dueAt)).toEqual([LATER]);
    const foreign = await listNotifications(other, inbox(), AT);
    const stolen = await markNotificationsRead(reader, { ids: foreign.rows.map(({ id }) => id) }, AT);
    expect(stolen).toEqual({ ok: true, data: { count: 0 } });
    const results = await Promise.all(Array.from({ length: 6 }, () => markNotificationsRead(reader, {}, AT)));
    expect(results.reduce((sum, result) => sum + (result.ok ? result.data.count : 0), 0)).toBe(3);
    expect((await listNotifications(reader, inbox({ show: "unread" }), AT)).total).toBe(0);
    expect((await listNotifications(other, inbox(), AT)).counts.unread).toBe(1);
  });
});

describe("mails", () => {
  const keep = async (): Promise<string> => {
    await inTransaction((tx) =>
      queueMail(tx, { toEmail: "a@example.test", locale: "ko", key: "notifications.testMail", params: { name: "가" } }),
    );
    return (await db.outboxMail.findFirstOrThrow()).id;
  };

  test("are kept where no mail server is set, and shown to those who run the portal", async () => {
    const id = await keep();
    const administrator = await createUser(["ADMINISTRATOR"]);
    const list = await listMails(administrator, parseListQuery({ q: "EXAMPLE", status: "KEPT" }, MAIL_LIST));
    expect(list.rows.map((row) => row.id)).toEqual([id]);
    expect((await getMail(administrator, id)).text).toContain("가 님");
    expect(await db.accessLog.count({ where: { actorId: administrator.id, subjectId: id } })).toBe(1);
  });

  test("do not exist for anybody else", async () => {
    const id = await keep();
    for (const role of ["APPLICANT", "REVIEWER", "DIRECTOR", "AUDITOR"] as const) {
      const actor = await createUser([role]);
      await expect(getMail(actor, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
      await expect(listMails(actor, parseListQuery({}, MAIL_LIST))).rejects.toMatchObject({ code: "NOT_FOUND" });
      await expect(resendMail(actor, id, AT)).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
  });

  test("S3: to reviewers are closed to an administrator whom a finding binds, and to nobody else", async () => {
    await keep();
    const open = (await db.outboxMail.findFirstOrThrow()).id;
    const administrator = await createUser(["ADMINISTRATOR"]);
    const reviewer = await createUser(["REVIEWER"]);
    const { email } = await db.user.findUniqueOrThrow({ where: { id: reviewer.id } });
    const invited = { email: "asked@example.test", name: "가", role: "REVIEWER" as const, tokenHash: "asked" };
    await db.invitation.create({ data: { ...invited, invitedById: administrator.id, expiresAt: LATER } });
    for (const toEmail of [email, invited.email])
      await db.outboxMail.create({ data: { toEmail, subject: "심사 안내", text: "심사", locale: "ko" } });
    const shown = async (search = "") => {
      const { rows, total, closed } = await listMails(administrator, parseListQuery({ q: search }, MAIL_LIST));
      expect(total).toBe(rows.length);
      return { ids: rows.map(({ id }) => id), closed };
    };
    expect(await shown("심사")).toMatchObject({ closed: false, ids: [expect.any(String), expect.any(String)] });
    const [{ id: hidden = "" } = {}] = await db.outboxMail.findMany({ where: { toEmail: invited.email } });
    const { proposalId } = await createTeam({ name: "메일" });
    const finding = { kind: "DECLARED_TIE", severity: "EXCLUSION", outcome: "EXCLUDED", evidence: {} } as const;
    await inside.conflictFinding.create({ data: { ...finding, userId: administrator.id, proposalId, detectedAt: AT } });
    expect(await shown()).toEqual({ closed: true, ids: [open] });
    expect(await shown("asked")).toMatchObject({ ids: [] });
    await expect(getMail(administrator, hidden)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(resendMail(administrator, hidden, AT)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await getMail(administrator, open)).id).toBe(open);
  });

  test("cannot be sent again without a mail server, and the refusal says so", async () => {
    const id = await keep();
    const administrator = await createUser(["ADMINISTRATOR"]);
    expect(await resendMail(administrator, id, AT)).toMatchObject({ ok: false, reason: "NO_SMTP" });
    await expect(resendMail(administrator, "none", AT)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
