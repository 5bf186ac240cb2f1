import "server-only";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { Actor } from "@/lib/access/actor";
import { AppError } from "./errors";
import { clientAddress } from "./request-guard";
import { type CurrentSession, readSession } from "./session-row";
import { openSessionToken, SESSION_COOKIE, SESSION_COOKIE_OPTIONS, sealSessionToken } from "./session-token";

/** The session of this request, re-read from the database once per request; null without one. */
export const currentSession = cache(async (): Promise<CurrentSession | null> => {
  const sessionId = await openSessionToken((await cookies()).get(SESSION_COOKIE)?.value);
  return sessionId ? readSession(sessionId) : null;
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

/** For the steps between password and second factor: a session that may still be pending. */
export async function sessionOrThrow(): Promise<CurrentSession> {
  const session = await currentSession();
  if (!session) throw new AppError("UNAUTHENTICATED", "no session");
  return session;
}

/** Where a sign-in came from, kept with its session row. */
export async function requestOrigin(): Promise<{ ipAddress: string | null; userAgent: string | null }> {
  const sent = await headers();
  return { ipAddress: clientAddress(sent), userAgent: sent.get("user-agent")?.slice(0, 300) ?? null };
}

export async function writeSessionCookie(session: { userId: string; sessionId: string }): Promise<void> {
  const sealed = await sealSessionToken(session.userId, session.sessionId);
  (await cookies()).set(SESSION_COOKIE, sealed, SESSION_COOKIE_OPTIONS);
}

export async function clearSessionCookie(): Promise<void> {
  (await cookies()).set(SESSION_COOKIE, "", { ...SESSION_COOKIE_OPTIONS, maxAge: 0 });
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
