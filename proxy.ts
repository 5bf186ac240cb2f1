import type { NextRequest } from "next/server";
import createMiddleware from "next-intl/middleware";
import { routing } from "./lib/platform/i18n/routing";
import { contentSecurityPolicy } from "./lib/platform/security-headers";

const localize = createMiddleware(routing);

/** Language routing and the per-request nonce of the content security policy. Authorisation never happens here. */
export default function proxy(request: NextRequest) {
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce);
  // Next reads the nonce from the request's own policy header and puts it on its scripts.
  request.headers.set("content-security-policy", policy);
  request.headers.set("x-nonce", nonce);
  request.headers.set("x-pathname", request.nextUrl.pathname);
  const response = localize(request);
  response.headers.set("content-security-policy", policy);
  return response;
}

// Pages only: API routes stay outside because a matched route's body is silently cut at 10 MB.
export const config = { matcher: "/((?!api|_next|fonts|healthz|readyz|.*\\..*).*)" };
