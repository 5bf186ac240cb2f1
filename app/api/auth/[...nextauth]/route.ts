import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { signOutSession } from "@/lib/accounts/commands/sessions";
import { signInWithOidc } from "@/lib/accounts/commands/sign-in-oidc";
import { now } from "@/lib/platform/clock";
import { AppError } from "@/lib/platform/errors";
import { failureOf } from "@/lib/platform/failure";
import { failureResponse } from "@/lib/platform/failure-response";
import { configuredProvider, oidcOptions } from "@/lib/platform/oidc";
import { assertSameOrigin, clientAddress } from "@/lib/platform/request-guard";

type Context = { params: Promise<{ nextauth: string[] }> };

/** Sign-in at the configured provider; without one there is nothing here. People without a session call it, so no createRoute. */
async function handle(request: NextRequest, context: Context): Promise<Response> {
  try {
    const provider = configuredProvider();
    if (!provider) throw new AppError("NOT_FOUND", "no OIDC provider is configured");
    if (request.method !== "GET") assertSameOrigin(request.headers);
    const origin = {
      ipAddress: clientAddress(request.headers),
      userAgent: request.headers.get("user-agent")?.slice(0, 300) ?? null,
    };
    const options = oidcOptions(provider, {
      signIn: async (identity) => signInWithOidc(identity, origin, await now()),
      signOut: async (sessionId) => signOutSession(sessionId, await now()),
    });
    return await NextAuth(request, context, options);
  } catch (error) {
    return failureResponse(failureOf(error));
  }
}

export { handle as GET, handle as POST };
