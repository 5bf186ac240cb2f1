import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAccess } from "@/lib/audit/record";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import type { ListQuery } from "@/lib/platform/list-query";
import type { StoredParams } from "@/lib/platform/message-params";
import type { Prisma } from "@/prisma/generated/client";
import { canViewMail } from "./domain/access";
import { withoutLinkTokens } from "./domain/link-tokens";
import { closedMails } from "./queries/closed-mails";
import type { InboxCounts, MailDetail, MailRow, MailStatus, NoticeRow } from "./types";

export const INBOX_LIST = {
  sortable: ["createdAt"],
  defaultSort: "createdAt",
  defaultDirection: "desc",
  filters: ["show"],
} as const;
export const MAIL_LIST = {
  sortable: ["createdAt", "toEmail", "status"],
  defaultSort: "createdAt",
  defaultDirection: "desc",
  filters: ["status"],
} as const;

const MAIL_STATUSES: readonly MailStatus[] = ["QUEUED", "SENT", "KEPT", "FAILED"];

/** One's own notices: all, unread, or those with a date that is still to come. */
export async function listNotifications(
  actor: Actor,
  query: ListQuery,
  at: Date,
): Promise<{ rows: NoticeRow[]; total: number; counts: InboxCounts }> {
  const mine = { userId: actor.id };
  const unread: Prisma.NotificationWhereInput = { ...mine, readAt: null };
  const due: Prisma.NotificationWhereInput = { ...mine, dueAt: { gte: at } };
  const { show } = query.filters;
  const where = show === "unread" ? unread : show === "due" ? due : mine;
  const [all, unreadCount, dueCount, found] = await Promise.all([
    db.notification.count({ where: mine }),
    db.notification.count({ where: unread }),
    db.notification.count({ where: due }),
    db.notification.findMany({
      where,
      orderBy: show === "due" ? [{ dueAt: "asc" }, { id: "asc" }] : [{ createdAt: "desc" }, { id: "desc" }],
      skip: (query.page - 1) * query.pageSize,
      take: query.pageSize,
      select: { id: true, kind: true, params: true, href: true, dueAt: true, createdAt: true, readAt: true },
    }),
  ]);
  const counts = { all, unread: unreadCount, due: dueCount };
  const total = show === "unread" ? counts.unread : show === "due" ? counts.due : counts.all;
  return { rows: found.map((row) => ({ ...row, params: row.params as StoredParams })), total, counts };
}

const mailColumns = {
  id: true,
  toEmail: true,
  subject: true,
  locale: true,
  status: true,
  attempts: true,
  createdAt: true,
  sentAt: true,
} satisfies Prisma.OutboxMailSelect;

function mailWhere(query: ListQuery): Prisma.OutboxMailWhereInput {
  const status = MAIL_STATUSES.find((known) => known === query.filters.status);
  const contains = { contains: query.search, mode: "insensitive" as const };
  return {
    ...(status ? { status } : {}),
    ...(query.search ? { OR: [{ toEmail: contains }, { subject: contains }] } : {}),
  };
}

/** Every mail the portal wrote, for those who run it; addresses are personal data, so looking is on record (L2). */
export async function listMails(
  actor: Actor,
  query: ListQuery,
): Promise<{ rows: MailRow[]; total: number; closed: boolean }> {
  if (!canViewMail(actor)) throw new AppError("NOT_FOUND", "list of mails");
  const { closed, where: open } = await closedMails(db, actor.id);
  const where = { AND: [open, mailWhere(query)] };
  const [total, rows] = await Promise.all([
    db.outboxMail.count({ where }),
    db.outboxMail.findMany({
      where,
      orderBy: [{ [query.sort]: query.direction }, { id: query.direction }],
      skip: (query.page - 1) * query.pageSize,
      take: query.pageSize,
      select: mailColumns,
    }),
  ]);
  await recordAccess(db, actor, {
    kind: "PERSONAL_DATA",
    subjectType: "OutboxMail",
    subjectId: "list",
    detail: query.search,
  });
  return { rows, total, closed };
}

/** One mail with its text. */
export async function getMail(actor: Actor, mailId: string): Promise<MailDetail> {
  if (!canViewMail(actor)) throw new AppError("NOT_FOUND", "mail");
  const { where } = await closedMails(db, actor.id);
  const mail = await db.outboxMail.findFirst({
    where: { AND: [where, { id: mailId }] },
    select: { ...mailColumns, text: true, lastError: true },
  });
  if (!mail) throw new AppError("NOT_FOUND", "mail");
  await recordAccess(db, actor, { kind: "PERSONAL_DATA", subjectType: "OutboxMail", subjectId: mailId });
  // Where no mail server is set, a demo shows its letters whole: that is how its links are followed.
  return env.PORTAL_MODE === "production" ? { ...mail, text: withoutLinkTokens(mail.text) } : mail;
}
