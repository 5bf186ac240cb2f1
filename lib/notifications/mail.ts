import "server-only";
import type { Tx } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import type { Locale } from "@/lib/platform/i18n/routing";
import { translatorFor } from "@/lib/platform/i18n/translator";
import { enqueueAll } from "@/lib/platform/jobs";
import { mailLeaves } from "@/lib/platform/mail";
import { spokenParams, storedParams, type WordParams } from "@/lib/platform/message-params";
import { Prisma } from "@/prisma/generated/client";

export const SEND_MAIL = "send-mail";

/** Address of a page in the reader's language, for mails. */
export const absoluteLink = (href: string, locale: Locale): string =>
  new URL(locale === "ko" ? href : `/${locale}${href}`, env.APP_ORIGIN).toString();

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

/** Subject and text as sent: every mail says which portal it is from and whom to ask. */
export async function composeMail(
  locale: Locale,
  words: { subject: string; body: string; href?: string | undefined; dueAt?: Date | undefined },
): Promise<{ subject: string; text: string }> {
  const t = await translatorFor(locale);
  const due = words.dueAt ? [t("mail.frame.due", spokenParams({ dueAt: words.dueAt.toISOString() }, locale))] : [];
  const link = words.href ? [t("mail.frame.link", { link: absoluteLink(words.href, locale) })] : [];
  const footer = t("mail.frame.footer", { email: env.CONTACT_EMAIL, phone: env.CONTACT_PHONE });
  return {
    subject: oneLine(t("mail.frame.subject", { subject: words.subject })),
    text: [words.body, ...due, ...link, footer].join("\n\n"),
  };
}

/**
 * Writes one mail into the outbox, and the job that sends it, in the caller's transaction. `key` is the full path of a
 * message object with `subject` and `body` (ICU); params follow lib/platform/message-params. For people without an
 * account or for letters that are no notice (invitation, password reset); notices go through notify().
 */
export async function queueMail(
  tx: Tx,
  mail: { toEmail: string; locale: string; key: string; params: WordParams; href?: string },
): Promise<void> {
  const locale: Locale = mail.locale === "en" ? "en" : "ko";
  const t = await translatorFor(locale);
  const params = spokenParams(storedParams(mail.params), locale);
  const { subject, text } = await composeMail(locale, {
    subject: t(`${mail.key}.subject`, params),
    body: t(`${mail.key}.body`, params),
    href: mail.href,
  });
  await writeMails(tx, Prisma.sql`SELECT ${mail.toEmail}::text, ${subject}::text, ${text}::text, ${locale}::text`);
}

/**
 * Adds the selected mails (to, subject, text, locale) with one statement and their jobs with another. `beside`: a statement
 * that goes along with the first, where every way to the database and back counts.
 */
export async function writeMails(tx: Tx, selection: Prisma.Sql, at?: Date, beside?: Prisma.Sql): Promise<void> {
  const status = mailLeaves() ? "QUEUED" : "KEPT";
  const along = beside ? Prisma.sql`WITH beside AS (${beside})` : Prisma.empty;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    ${along}
    INSERT INTO "OutboxMail" ("id", "toEmail", "subject", "text", "locale", "status", "createdAt")
    SELECT uuidv7()::text, m."toEmail", m."subject", m."text", m."locale", ${status}::"MailStatus", coalesce(${at ?? null}::timestamptz, now())
    FROM (${selection}) AS m ("toEmail", "subject", "text", "locale")
    RETURNING "id"`;
  if (status === "QUEUED")
    await enqueueAll(
      tx,
      SEND_MAIL,
      rows.map(({ id }) => ({ mailId: id })),
    );
}
