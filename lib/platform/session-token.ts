import "server-only";
import { decode, encode } from "next-auth/jwt";
import { env } from "./env";

const MAX_AGE_SECONDS = 60 * 60 * 24;
const secure = env.APP_ORIGIN.startsWith("https:");

/** `__Host-` binds the cookie to this host over https; plain http (localhost) cannot carry the prefix. */
export const SESSION_COOKIE = secure ? "__Host-portal.session" : "portal.session";
export const SESSION_COOKIE_OPTIONS = { httpOnly: true, sameSite: "lax", path: "/", secure } as const;

/** The cookie only names a session row; the row decides. */
export const sealSessionToken = (userId: string, sessionId: string): Promise<string> =>
  encode({ token: { sub: userId, sid: sessionId }, secret: env.AUTH_SECRET, maxAge: MAX_AGE_SECONDS });

export async function openSessionToken(cookie: string | undefined): Promise<string | null> {
  if (!cookie) return null;
  try {
    const token = await decode({ token: cookie, secret: env.AUTH_SECRET });
    return typeof token?.sid === "string" ? token.sid : null;
  } catch {
    return null; // a forged or outdated cookie is no session, not an error
  }
}
