import "server-only";
import { createTranslator } from "next-intl";
import type { Tx } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { loadMessages } from "@/lib/platform/i18n/messages";
import type { Locale } from "@/lib/platform/i18n/routing";
import { enqueueAll } from "@/lib/platform/jobs";
import { mailLeaves } from "@/lib/platform/mail";
import { Prisma } from "@/prisma/generated/client";
import { spokenParams, storedParams, type WordParams } from "./domain/words";

export const SEND_MAIL = "send-mail";

type Translate = (key: string, values?: Record<string, string | number>) => string;

/** Translates outside of a request: jobs and commands speak the reader's language, not the writer's. */
export async function translatorFor(locale: Locale): Promise<Translate> {
  const messages = await loadMessages(locale);
  // Keys come as data here, so the compiler cannot check them; the parity and kinds tests do.
  const t: unknown = createTranslator({
    locale,
    messages,
    timeZone: "Asia/Seoul",
    onError: (error) => {
      throw error; // a notice with a hole in it must not leave the house
    },
  });
  return t as Translate;
}

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
 * message object with `subject` and `body` (ICU); params follow lib/notifications/domain/words. For people without an
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

/** Adds the selected mails (to, subject, text, locale) with one statement and their jobs with another. */
export async function writeMails(tx: Tx, selection: Prisma.Sql, at?: Date): Promise<void> {
  const status = mailLeaves() ? "QUEUED" : "KEPT";
  const rows = await tx.$queryRaw<{ id: string }[]>`
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
