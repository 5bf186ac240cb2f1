import { type NextRequest, NextResponse } from "next/server";
import createMiddleware from "next-intl/middleware";
import { routing } from "./lib/platform/i18n/routing";
import { contentSecurityPolicy } from "./lib/platform/security-headers";

const localize = createMiddleware(routing);
const NUL = /%00/;

/** No row holds NUL: an address with it is the address without it, not a failure of the database. */
function withoutNul(address: NextRequest["nextUrl"]) {
  const kept = address.clone();
  kept.pathname = address.pathname.replaceAll("%00", "");
  kept.search = address.search.replaceAll("%00", "");
  return kept;
}

/** Language routing and the per-request nonce of the content security policy. Authorisation never happens here. */
export default function proxy(request: NextRequest) {
  if (NUL.test(request.nextUrl.href)) return NextResponse.redirect(withoutNul(request.nextUrl));
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
