import { db } from "@/lib/platform/db";
import { SESSION_COOKIE, sealSessionToken } from "@/lib/platform/session-token";

const HOUR_MS = 3_600_000;

/** A session of this user as if just signed in, second factor included: what `login(role)` and the matrix put into a cookie. */
export async function createSession(
  userId: string,
  facts: { secondFactor?: boolean; ipAddress?: string; userAgent?: string } = {},
): Promise<{ id: string; cookie: { name: string; value: string } }> {
  const now = Date.now();
  const session = await db.session.create({
    data: {
      userId,
      idleExpiresAt: new Date(now + HOUR_MS),
      absoluteExpiresAt: new Date(now + 12 * HOUR_MS),
      secondFactorAt: facts.secondFactor === false ? null : new Date(now),
      ipAddress: facts.ipAddress ?? "127.0.0.1",
      userAgent: facts.userAgent ?? "test",
    },
    select: { id: true },
  });
  return { id: session.id, cookie: { name: SESSION_COOKIE, value: await sealSessionToken(userId, session.id) } };
}
