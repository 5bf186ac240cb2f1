import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { db, inTransaction, type Tx } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok } from "@/lib/platform/outcome";
import { readSession } from "@/lib/platform/session-row";
import { canRevokeSession } from "../domain/access";

/** Pushes the idle limit on at once; the session's end by age stays. Returns when doing nothing would end it. */
export async function extendSession(sessionId: string): Promise<Date> {
  const [row] = await db.$queryRaw<{ idleExpiresAt: Date }[]>`
    UPDATE "Session" SET "lastSeenAt" = now(),
      "idleExpiresAt" = least(now() + make_interval(mins => ${env.SESSION_IDLE_MINUTES}::int), "absoluteExpiresAt")
    WHERE "id" = ${sessionId} AND "revokedAt" IS NULL AND "idleExpiresAt" > now() AND "absoluteExpiresAt" > now()
    RETURNING "idleExpiresAt"`;
  if (!row) throw new AppError("UNAUTHENTICATED", `session ${sessionId} has ended`);
  return row.idleExpiresAt;
}

/** Ends this person's own session. Ending it twice is no error. */
export function signOut(actor: Actor, sessionId: string, at: Date): Promise<Outcome<null>> {
  return inTransaction(async (tx) => {
    const { count } = await tx.session.updateMany({
      where: { id: sessionId, userId: actor.id, revokedAt: null },
      data: { revokedAt: at },
    });
    if (count > 0)
      recordAudit(
        tx,
        actor,
        { type: "account.signedOut", subjectType: "User", subjectId: actor.id, data: { sessionId } },
        at,
      );
    return ok(null);
  });
}

/** The same for a session known by its cookie alone. */
export async function signOutSession(sessionId: string, at: Date): Promise<void> {
  const session = await readSession(sessionId);
  if (session) await signOut(session.actor, session.id, at);
}

/** Ends one of one's own sessions, seen in the list of the account page. */
export function revokeSession(actor: Actor, input: { sessionId: string }, at: Date): Promise<Outcome<null>> {
  return inTransaction(async (tx) => {
    const session = await tx.session.findUnique({
      where: { id: input.sessionId },
      select: { id: true, userId: true },
    });
    if (!session || !canRevokeSession(actor, session)) throw new AppError("NOT_FOUND", `session ${input.sessionId}`);
    const revoked = await revokeSessionsInTx(tx, { id: session.id, userId: actor.id }, at);
    if (revoked.length === 0) throw new AppError("CONFLICT", `session ${session.id} ended before`);
    recordRevoked(tx, actor, actor.id, revoked, at);
    return ok(null);
  });
}

/** Ends every session of one's own but the one at hand. */
export function revokeOtherSessions(
  actor: Actor,
  keepSessionId: string,
  at: Date,
): Promise<Outcome<{ count: number }>> {
  return inTransaction(async (tx) => {
    const revoked = await revokeSessionsInTx(tx, { userId: actor.id, id: { not: keepSessionId } }, at);
    recordRevoked(tx, actor, actor.id, revoked, at);
    return ok({ count: revoked.length });
  });
}

/** Ends the live sessions found; returns their ids for the record. */
export async function revokeSessionsInTx(
  tx: Tx,
  where: { userId: string; id?: string | { not: string } },
  at: Date,
): Promise<string[]> {
  const rows = await tx.session.updateManyAndReturn({
    where: { ...where, revokedAt: null },
    data: { revokedAt: at },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

export function recordRevoked(tx: Tx, actor: Actor, userId: string, sessionIds: string[], at: Date): void {
  if (sessionIds.length === 0) return;
  recordAudit(
    tx,
    actor,
    { type: "account.sessionsRevoked", subjectType: "User", subjectId: userId, data: { sessionIds } },
    at,
  );
}
