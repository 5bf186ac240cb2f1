import "server-only";
import {
  type Actor,
  type Grant,
  mintActor,
  needsSecondFactor,
  type Role,
  rolesOf,
  type ScopeKind,
} from "@/lib/access/actor";
import { db, type Reader } from "./db";
import { env } from "./env";

export type CurrentSession = {
  id: string;
  actor: Actor;
  email: string;
  locale: string;
  secondFactorPending: boolean;
  secondFactorEnrolled: boolean;
  /** When doing nothing ends it; every request pushes it on, up to absoluteExpiresAt. */
  expiresAt: Date;
  absoluteExpiresAt: Date;
  /** Real time by the database when this was read: what the two ends above are to be compared with. */
  readAt: Date;
  unreadCount: number;
};

type StoredGrant = { role: Role; scopeKind: ScopeKind | null; scopeId: string | null };
type Row = {
  id: string;
  userId: string;
  name: string;
  email: string;
  locale: string;
  secondFactorAt: Date | null;
  totpConfirmedAt: Date | null;
  idleExpiresAt: Date;
  absoluteExpiresAt: Date;
  readAt: Date;
  grants: StoredGrant[] | null;
  unread: number;
};

const asGrant = ({ role, scopeKind, scopeId }: StoredGrant): Grant => ({
  role,
  scope: scopeKind && scopeId ? { kind: scopeKind, id: scopeId } : null,
});

const IDLE_MS = env.SESSION_IDLE_MINUTES * 60_000;

/** Grants follow the portal's clock, which a rehearsal may have moved; sessions follow real time, so moving it signs nobody out. */
const REHEARSAL = env.PORTAL_MODE === "rehearsal";

/** One statement: checks the row, pushes the idle limit at most once a minute, reads grants that are valid now. */
const readRow = async (sessionId: string): Promise<Row | undefined> => {
  const rows = await db.$queryRaw<Row[]>`
    WITH clock AS (
      SELECT CASE WHEN ${REHEARSAL} THEN now() + coalesce(
        (SELECT (value #>> '{}')::float8 FROM "Setting" WHERE key = 'clock.shiftMs'), 0) * interval '1 millisecond'
        ELSE now() END AS at
    ), live AS (
      SELECT s.* FROM "Session" s
      WHERE s.id = ${sessionId} AND s."revokedAt" IS NULL AND s."idleExpiresAt" > now() AND s."absoluteExpiresAt" > now()
    ), touched AS (
      UPDATE "Session" s SET "lastSeenAt" = now(),
        "idleExpiresAt" = least(now() + ${IDLE_MS}::float8 * interval '1 millisecond', s."absoluteExpiresAt")
      FROM live WHERE s.id = live.id AND live."lastSeenAt" < now() - interval '1 minute' RETURNING s.id, s."idleExpiresAt"
    )
    SELECT live.id, live."userId", u.name, u.email, u.locale, live."secondFactorAt", u."totpConfirmedAt",
      coalesce(touched."idleExpiresAt", live."idleExpiresAt") AS "idleExpiresAt", live."absoluteExpiresAt", now() AS "readAt",
      (SELECT json_agg(json_build_object('role', g.role, 'scopeKind', g."scopeKind", 'scopeId', g."scopeId"))
         FROM "Grant" g WHERE g."userId" = u.id AND g."revokedAt" IS NULL AND g."validFrom" <= clock.at
          AND (g."validTo" IS NULL OR g."validTo" > clock.at)) AS grants,
      (SELECT count(*)::int FROM "Notification" n WHERE n."userId" = u.id AND n."readAt" IS NULL) AS unread
    FROM live CROSS JOIN clock JOIN "User" u ON u.id = live."userId" AND u.status = 'ACTIVE'
    LEFT JOIN touched ON touched.id = live.id`;
  return rows[0];
};

/** The session a row stands for; null when it is revoked, idle for too long, too old, or its owner is disabled. */
export async function readSession(sessionId: string): Promise<CurrentSession | null> {
  const row = await readRow(sessionId);
  if (!row) return null;
  const actor = mintActor({ id: row.userId, name: row.name, grants: (row.grants ?? []).map(asGrant) });
  // Whoever enrolled a second factor gives it, required or not.
  const factorNeeded = needsSecondFactor(rolesOf(actor)) || row.totpConfirmedAt !== null;
  return {
    id: row.id,
    actor,
    email: row.email,
    locale: row.locale,
    secondFactorPending: factorNeeded && !row.secondFactorAt,
    secondFactorEnrolled: row.totpConfirmedAt !== null,
    expiresAt: row.idleExpiresAt,
    absoluteExpiresAt: row.absoluteExpiresAt,
    readAt: row.readAt,
    unreadCount: row.unread,
  };
}

/**
 * Actor of somebody who has just proven who they are by other means than a session: a password, a single-use token, a demo
 * click. For lib/accounts only; the proof is the caller's duty. Null for unknown and disabled users.
 */
export async function actorOfUser(reader: Reader, userId: string, at: Date): Promise<Actor | null> {
  const user = await reader.user.findFirst({
    where: { id: userId, status: "ACTIVE" },
    select: {
      id: true,
      name: true,
      grants: {
        where: { revokedAt: null, validFrom: { lte: at }, OR: [{ validTo: null }, { validTo: { gt: at } }] },
        select: { role: true, scopeKind: true, scopeId: true },
      },
    },
  });
  return user && mintActor({ id: user.id, name: user.name, grants: user.grants.map(asGrant) });
}
