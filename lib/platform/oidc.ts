import "server-only";
import type { NextAuthOptions } from "next-auth";
import type { JWT } from "next-auth/jwt";
import { env } from "./env";
import { logger } from "./logger";
import type { Outcome } from "./outcome";
import { SESSION_COOKIE, SESSION_COOKIE_OPTIONS } from "./session-token";

export type OidcIdentity = { issuer: string; subject: string; email: string | null; emailVerified: boolean };
type SignedIn = { userId: string; sessionId: string };
/** What the portal does with somebody the provider vouches for; reasons of refusal reach the sign-in page as `?error=`. */
type Handlers = {
  signIn: (identity: OidcIdentity) => Promise<Outcome<SignedIn>>;
  signOut: (sessionId: string) => Promise<void>;
};
type Profile = { sub: string; email?: string; email_verified?: boolean; name?: string };
export type Provider = { issuer: string; clientId: string; clientSecret: string; name: string };

/** The provider by configuration; null when there is none. */
export const configuredProvider = (): Provider | null =>
  env.OIDC_ISSUER && env.OIDC_CLIENT_ID && env.OIDC_CLIENT_SECRET
    ? {
        issuer: env.OIDC_ISSUER,
        clientId: env.OIDC_CLIENT_ID,
        clientSecret: env.OIDC_CLIENT_SECRET,
        name: env.OIDC_NAME,
      }
    : null;

/**
 * next-auth for the code flow (state, nonce, PKCE) and for the cookie it ends in: the same cookie that password sign-in
 * writes, naming a session row. Made anew for each request, because `signedIn` belongs to one.
 */
export function oidcOptions(provider: Provider, handlers: Handlers): NextAuthOptions {
  let signedIn: SignedIn | null = null;
  const wellKnown = new URL(`${provider.issuer.replace(/\/$/, "")}/.well-known/openid-configuration`).toString();
  return {
    secret: env.AUTH_SECRET,
    // The library's own log prints whole errors; ours keeps the code.
    logger: {
      error: (code) => logger.warn({ code }, "oidc sign-in failed"),
      warn: (code) => logger.debug({ code }, "oidc"),
      debug: () => undefined,
    },
    session: { strategy: "jwt", maxAge: 24 * 60 * 60 },
    cookies: { sessionToken: { name: SESSION_COOKIE, options: SESSION_COOKIE_OPTIONS } },
    pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/" },
    providers: [
      {
        id: "oidc",
        type: "oauth",
        name: provider.name,
        wellKnown,
        issuer: provider.issuer,
        clientId: provider.clientId,
        clientSecret: provider.clientSecret,
        idToken: true,
        checks: ["pkce", "state", "nonce"],
        authorization: { params: { scope: "openid email profile" } },
        profile: (profile: Profile) => ({ id: profile.sub, email: profile.email ?? null, name: profile.name ?? null }),
      },
    ],
    callbacks: {
      async signIn({ profile }) {
        const { sub, email, email_verified: verified } = (profile ?? {}) as Partial<Profile>;
        if (!sub) return "/sign-in?error=OTHER";
        const identity = {
          issuer: provider.issuer,
          subject: sub,
          email: email ?? null,
          emailVerified: verified === true,
        };
        const outcome = await handlers.signIn(identity);
        if (!outcome.ok) return `/sign-in?error=${outcome.reason ?? "OTHER"}`;
        signedIn = outcome.data;
        return true;
      },
      // The token names a row and nothing else; the provider's tokens and claims are not kept.
      jwt: ({ token }): JWT => {
        if (signedIn) return { sub: signedIn.userId, sid: signedIn.sessionId };
        return { ...(token.sub ? { sub: token.sub } : {}), sid: token.sid };
      },
      session: () => ({ expires: "" }),
      redirect: ({ url, baseUrl }) =>
        new URL(url, baseUrl).origin === baseUrl ? new URL(url, baseUrl).toString() : baseUrl,
    },
    events: {
      async signOut({ token }) {
        if (typeof token?.sid === "string") await handlers.signOut(token.sid);
      },
    },
  };
}
