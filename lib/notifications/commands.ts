import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { inTransaction } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { enqueue, enqueueAll } from "@/lib/platform/jobs";
import { deliverMail, MailRefusedError, mailLeaves } from "@/lib/platform/mail";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { canViewMail } from "./domain/access";
import { withoutLinkTokens } from "./domain/link-tokens";
import { SEND_MAIL } from "./mail";
import { closedMails } from "./queries/closed-mails";
import type { MarkNotificationsRead } from "./schema";

/** Marks one's own notices as read; what is read stays read with the first instant. Not a decision, so not audited. */
export function markNotificationsRead(
  actor: Actor,
  input: MarkNotificationsRead,
  at: Date,
): Promise<Outcome<{ count: number }>> {
  return inTransaction(async (tx) => {
    const { count } = await tx.notification.updateMany({
      where: { userId: actor.id, readAt: null, ...(input.ids ? { id: { in: input.ids } } : {}) },
      data: { readAt: at },
    });
    return ok({ count });
  });
}

type Delivery = { failure: unknown } | null;

/**
 * Sends one mail of the outbox. The row's lock is held until the server has answered, and only a QUEUED row is sent, so
 * no mail goes out twice however many workers and jobs there are. Throws when it should be tried again.
 */
export async function sendMail(mailId: string, lastAttempt: boolean): Promise<void> {
  const outcome = await inTransaction(async (tx): Promise<Delivery> => {
    const [mail] = await tx.$queryRaw<{ id: string; toEmail: string; subject: string; text: string }[]>`
      SELECT "id", "toEmail", "subject", "text" FROM "OutboxMail"
      WHERE "id" = ${mailId} AND "status" = 'QUEUED' FOR UPDATE SKIP LOCKED`;
    if (!mail) return null;
    const where = { id: mailId };
    if (!mailLeaves()) {
      await tx.outboxMail.updateMany({ where, data: { status: "KEPT" } });
      return null;
    }
    try {
      await deliverMail(mail);
    } catch (error) {
      const final = lastAttempt || error instanceof MailRefusedError;
      const lastError = error instanceof Error ? error.message.slice(0, 500) : "unknown";
      await tx.outboxMail.updateMany({
        where,
        data: { attempts: { increment: 1 }, lastError, ...(final ? { status: "FAILED" } : {}) },
      });
      return final ? null : { failure: error };
    }
    // The database's own clock: a moved rehearsal clock does not change when a letter left. What has left keeps no live token.
    await tx.$executeRaw`
      UPDATE "OutboxMail" SET "status" = 'SENT', "text" = ${withoutLinkTokens(mail.text)}, "sentAt" = now(), "attempts" = "attempts" + 1, "lastError" = NULL
      WHERE "id" = ${mailId}`;
    return null;
  });
  if (outcome) throw outcome.failure;
}

/** Gives every mail that has waited for over an hour its job again; sending twice is impossible, waiting for ever too. */
export async function sweepOutbox(): Promise<void> {
  await inTransaction(async (tx) => {
    const rows = await tx.$queryRaw<{ id: string }[]>`
      SELECT "id" FROM "OutboxMail" m
      WHERE "status" = 'QUEUED' AND "createdAt" < now() - interval '1 hour'
        AND NOT EXISTS (SELECT 1 FROM pgboss.job j WHERE j.name = ${SEND_MAIL} AND j.data ->> 'mailId' = m."id"
                        AND j.state IN ('created', 'retry', 'active'))
      ORDER BY "createdAt" LIMIT 500`;
    await enqueueAll(
      tx,
      SEND_MAIL,
      rows.map(({ id }) => ({ mailId: id })),
    );
  });
}

/** Sends a kept or failed mail (again). One that was sent stays sent: it is never sent twice. */
export function resendMail(actor: Actor, mailId: string, at: Date): Promise<Outcome<{ id: string }>> {
  return inTransaction(async (tx) => {
    if (!canViewMail(actor)) throw new AppError("NOT_FOUND", "mail");
    const { where } = await closedMails(tx, actor.id);
    const mail = await tx.outboxMail.findFirst({ where: { AND: [where, { id: mailId }] }, select: { status: true } });
    if (!mail) throw new AppError("NOT_FOUND", "mail");
    if (!mailLeaves()) return refuse("NO_SMTP");
    if (mail.status === "SENT" || mail.status === "QUEUED") return refuse("MAIL_NOT_WAITING");
    const { count } = await tx.outboxMail.updateMany({
      where: { id: mailId, status: mail.status },
      data: { status: "QUEUED", lastError: null },
    });
    if (count === 0) throw new AppError("CONFLICT", "mail changed meanwhile");
    await enqueue(tx, SEND_MAIL, { mailId });
    recordAudit(
      tx,
      actor,
      {
        type: "platform.mailResent",
        subjectType: "OutboxMail",
        subjectId: mailId,
        data: { from: { status: mail.status }, to: { status: "QUEUED" } },
      },
      at,
    );
    return ok({ id: mailId });
  });
}
