import "server-only";
import type { Reader } from "@/lib/platform/db";
import type { Prisma } from "@/prisma/generated/client";

type ClosedMails = { closed: boolean; where: Prisma.OutboxMailWhereInput };

/**
 * S3, S8: to whom the portal wrote about reviews is who reviews. While a finding keeps an administrator from any proposal, mails
 * to people who review, were invited to, or examine an objection are not theirs to list, count, search, open or send again.
 */
export async function closedMails(reader: Reader, userId: string): Promise<ClosedMails> {
  const [found] = await reader.$queryRaw<{ bound: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM "BoundPerson" b WHERE b."userId" = ${userId}) AS bound`;
  if (found?.bound === false) return { closed: false, where: {} };
  const addresses = await reader.$queryRaw<{ email: string }[]>`
    SELECT u."email" FROM "User" u WHERE EXISTS (SELECT 1 FROM "ObjectionMember" m WHERE m."userId" = u."id")
      OR EXISTS (SELECT 1 FROM "Grant" g WHERE g."userId" = u."id" AND g."role" IN ('REVIEWER', 'CHAIR'))
    UNION SELECT i."email" FROM "Invitation" i WHERE i."role" IN ('REVIEWER', 'CHAIR')`;
  return { closed: true, where: { toEmail: { notIn: addresses.map(({ email }) => email) } } };
}
