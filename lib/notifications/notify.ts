import "server-only";
import type { Tx } from "@/lib/platform/db";
import type { Locale } from "@/lib/platform/i18n/routing";
import { routing } from "@/lib/platform/i18n/routing";
import { translatorFor } from "@/lib/platform/i18n/translator";
import { type StoredParams, spokenParams, storedParams, type WordParams } from "@/lib/platform/message-params";
import { Prisma } from "@/prisma/generated/client";
import { composeMail, writeMails } from "./mail";

export type Notice = {
  /** Words are in `notifications.kinds.<kind>.{title,body}`. */
  kind: string;
  userIds: readonly string[];
  params: WordParams;
  /** The one link: a path without language. */
  href: string;
  dueAt?: Date;
  /** When it happened; seeds pass the past. Now by default. */
  at?: Date;
};

async function mailIn(locale: Locale, notice: Notice, stored: StoredParams) {
  const t = await translatorFor(locale);
  const params = spokenParams(stored, locale);
  const composed = await composeMail(locale, {
    subject: t(`notifications.kinds.${notice.kind}.title`, params),
    body: t(`notifications.kinds.${notice.kind}.body`, params),
    href: notice.href,
    dueAt: notice.dueAt,
  });
  return { locale, ...composed };
}

/**
 * Tells people: one notice in each inbox and one mail with the same words and link, each in the reader's language, all
 * in the caller's transaction. Three statements however many people; people who may no longer sign in are left out.
 */
export async function notify(tx: Tx, notice: Notice): Promise<void> {
  const userIds = [...new Set(notice.userIds)];
  if (userIds.length === 0) return;
  const stored = storedParams(notice.params);
  const at = notice.at ?? null;
  const mails = await Promise.all(routing.locales.map((locale) => mailIn(locale, notice, stored)));
  await tx.$executeRaw`
    INSERT INTO "Notification" ("id", "userId", "kind", "params", "href", "dueAt", "createdAt")
    SELECT uuidv7()::text, u."id", ${notice.kind}, ${JSON.stringify(stored)}::jsonb, ${notice.href},
      ${notice.dueAt ?? null}::timestamptz, coalesce(${at}::timestamptz, now())
    FROM "User" u WHERE u."id" = ANY(${userIds}) AND u."status" = 'ACTIVE'`;
  const words = Prisma.join(mails.map((mail) => Prisma.sql`(${mail.locale}, ${mail.subject}, ${mail.text})`));
  await writeMails(
    tx,
    Prisma.sql`
      SELECT u."email", w."subject", w."text", w."locale"
      FROM "User" u JOIN (VALUES ${words}) AS w ("locale", "subject", "text")
        ON w."locale" = CASE WHEN u."locale" = 'en' THEN 'en' ELSE 'ko' END
      WHERE u."id" = ANY(${userIds}) AND u."status" = 'ACTIVE'`,
    notice.at,
  );
}
