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

async function mailIn(locale: Locale, notice: Omit<Notice, "at">, stored: StoredParams) {
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

type Told = Omit<Notice, "at"> & { stored: StoredParams };

/** One row in the inbox of everybody told, of all notices at once. */
function inboxRows(told: readonly Told[], at: Date | null): Prisma.Sql {
  const rows = told.flatMap(({ userIds, kind, stored, href, dueAt }) =>
    userIds.map((userId) => ({ userId, kind, params: stored, href, dueAt })),
  );
  return Prisma.sql`
    INSERT INTO "Notification" ("id", "userId", "kind", "params", "href", "dueAt", "createdAt")
    SELECT uuidv7()::text, u."id", n."kind", n."params", n."href", n."dueAt", coalesce(${at}::timestamptz, now())
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS n ("userId" text, "kind" text, "params" jsonb, "href" text, "dueAt" timestamptz)
    JOIN "User" u ON u."id" = n."userId" AND u."status" = 'ACTIVE'`;
}

/** One mail to everybody told, of all notices at once. */
async function letters(told: readonly Told[]): Promise<Prisma.Sql> {
  const written = await Promise.all(
    told.flatMap((notice) =>
      routing.locales.map(async (locale) => ({
        ...(await mailIn(locale, notice, notice.stored)),
        userIds: notice.userIds,
      })),
    ),
  );
  return Prisma.sql`
      SELECT u."email", w."subject", w."text", w."locale"
      FROM jsonb_to_recordset(${JSON.stringify(written)}::jsonb)
        AS w ("locale" text, "subject" text, "text" text, "userIds" jsonb)
      CROSS JOIN LATERAL jsonb_array_elements_text(w."userIds") AS r ("userId")
      JOIN "User" u ON u."id" = r."userId" AND u."status" = 'ACTIVE'
        AND w."locale" = CASE WHEN u."locale" = 'en' THEN 'en' ELSE 'ko' END`;
}

/**
 * Tells people several things that happened at once (`at`; now by default). One statement however many notices and
 * people, and one for the jobs that send the mails; who may no longer sign in is left out.
 */
export async function notifyAll(tx: Tx, notices: readonly Omit<Notice, "at">[], at?: Date): Promise<void> {
  const told = notices
    .map((notice) => ({ ...notice, userIds: [...new Set(notice.userIds)], stored: storedParams(notice.params) }))
    .filter(({ userIds }) => userIds.length > 0);
  if (told.length === 0) return;
  await writeMails(tx, await letters(told), at, inboxRows(told, at ?? null));
}

/**
 * Tells people: one notice in each inbox and one mail with the same words and link, each in the reader's language, all
 * in the caller's transaction.
 */
export const notify = (tx: Tx, { at, ...notice }: Notice): Promise<void> => notifyAll(tx, [notice], at);
