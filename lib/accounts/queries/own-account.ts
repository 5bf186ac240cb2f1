import "server-only";
import { needsSecondFactor, rolesOf } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { databaseTime } from "@/lib/platform/real-time";
import type { CurrentSession } from "@/lib/platform/session-row";
import { browserName } from "../domain/browser-name";
import type { MyAccount } from "../types";

/** One's own account with its live sessions, the one at hand first. */
export async function getMyAccount(session: CurrentSession): Promise<MyAccount> {
  const real = await databaseTime(db);
  const user = await db.user.findUnique({
    where: { id: session.actor.id },
    select: {
      email: true,
      name: true,
      nameEn: true,
      locale: true,
      passwordHash: true,
      totpConfirmedAt: true,
      recoveryCodes: { where: { usedAt: null }, select: { id: true } },
      sessions: {
        where: { revokedAt: null, idleExpiresAt: { gt: real }, absoluteExpiresAt: { gt: real } },
        orderBy: { lastSeenAt: "desc" },
        take: 50,
        select: { id: true, createdAt: true, lastSeenAt: true, ipAddress: true, userAgent: true },
      },
    },
  });
  if (!user) throw new AppError("NOT_FOUND", `user ${session.actor.id}`);
  const { passwordHash, totpConfirmedAt, recoveryCodes, sessions, ...profile } = user;
  const rows = sessions.map(({ userAgent, ...row }) => ({
    ...row,
    browser: browserName(userAgent),
    isCurrent: row.id === session.id,
  }));
  return {
    ...profile,
    hasPassword: passwordHash !== null,
    secondFactorEnrolledAt: totpConfirmedAt,
    secondFactorRequired: needsSecondFactor(rolesOf(session.actor)),
    recoveryCodesLeft: recoveryCodes.length,
    sessions: [...rows.filter((row) => row.isCurrent), ...rows.filter((row) => !row.isCurrent)],
  };
}
