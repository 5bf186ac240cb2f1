import "server-only";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { type Actor, mintActor, needsSecondFactor, type Role, rolesOf, type ScopeKind } from "@/lib/access/actor";
import { db } from "./db";
import { env } from "./env";
import { AppError } from "./errors";
import { openSessionToken, SESSION_COOKIE } from "./session-token";

export type CurrentSession = {
  id: string;
  actor: Actor;
  email: string;
  locale: string;
  secondFactorPending: boolean;
  secondFactorEnrolled: boolean;
  expiresAt: Date;
  unreadCount: number;
};

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
  grants: { role: Role; scopeKind: ScopeKind | null; scopeId: string | null }[] | null;
  unread: number;
};

const IDLE_MS = env.SESSION_IDLE_MINUTES * 60_000;

/** One statement: checks the row, pushes the idle limit at most once a minute, reads grants that are valid now. */
const readRow = async (sessionId: string): Promise<Row | undefined> => {
  const rows = await db.$queryRaw<Row[]>`
    WITH live AS (
      SELECT s.* FROM "Session" s
      WHERE s.id = ${sessionId} AND s."revokedAt" IS NULL AND s."idleExpiresAt" > now() AND s."absoluteExpiresAt" > now()
    ), touched AS (
      UPDATE "Session" s SET "lastSeenAt" = now(),
        "idleExpiresAt" = least(now() + ${IDLE_MS}::float8 * interval '1 millisecond', s."absoluteExpiresAt")
      FROM live WHERE s.id = live.id AND live."lastSeenAt" < now() - interval '1 minute' RETURNING s.id, s."idleExpiresAt"
    )
    SELECT live.id, live."userId", u.name, u.email, u.locale, live."secondFactorAt", u."totpConfirmedAt",
      coalesce(touched."idleExpiresAt", live."idleExpiresAt") AS "idleExpiresAt", live."absoluteExpiresAt",
      (SELECT json_agg(json_build_object('role', g.role, 'scopeKind', g."scopeKind", 'scopeId', g."scopeId"))
         FROM "Grant" g WHERE g."userId" = u.id AND g."revokedAt" IS NULL AND g."validFrom" <= now()
          AND (g."validTo" IS NULL OR g."validTo" > now())) AS grants,
      (SELECT count(*)::int FROM "Notification" n WHERE n."userId" = u.id AND n."readAt" IS NULL) AS unread
    FROM live JOIN "User" u ON u.id = live."userId" AND u.status = 'ACTIVE'
    LEFT JOIN touched ON touched.id = live.id`;
  return rows[0];
};

/** The session of this request, re-read from the database once per request; null without one. */
export const currentSession = cache(async (): Promise<CurrentSession | null> => {
  const sessionId = await openSessionToken((await cookies()).get(SESSION_COOKIE)?.value);
  if (!sessionId) return null;
  const row = await readRow(sessionId);
  if (!row) return null;
  const actor = mintActor({
    id: row.userId,
    name: row.name,
    grants: (row.grants ?? []).map(({ role, scopeKind, scopeId }) => ({
      role,
      scope: scopeKind && scopeId ? { kind: scopeKind, id: scopeId } : null,
    })),
  });
  return {
    id: row.id,
    actor,
    email: row.email,
    locale: row.locale,
    secondFactorPending: needsSecondFactor(rolesOf(actor)) && !row.secondFactorAt,
    secondFactorEnrolled: row.totpConfirmedAt !== null,
    expiresAt: row.idleExpiresAt,
    unreadCount: row.unread,
  };
});

/** Who is acting, when fully signed in; null otherwise. */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const session = await currentSession();
  return session && !session.secondFactorPending ? session.actor : null;
});

/** For actions and routes: throws where pages would redirect. */
export async function actorOrThrow(): Promise<Actor> {
  const actor = await currentActor();
  if (!actor) throw new AppError("UNAUTHENTICATED", "no session");
  return actor;
}

/** For loaders: the session, or the way to the sign-in page and back. */
export async function requireSession(): Promise<CurrentSession> {
  const session = await currentSession();
  const path = (await headers()).get("x-pathname") ?? "/dashboard";
  const english = path === "/en" || path.startsWith("/en/");
  if (!session) redirect(`${english ? "/en" : ""}/sign-in?next=${encodeURIComponent(path)}`);
  if (session.secondFactorPending) redirect(`${english ? "/en" : ""}/second-factor?next=${encodeURIComponent(path)}`);
  return session;
}

export const requireActor = async (): Promise<Actor> => (await requireSession()).actor;
