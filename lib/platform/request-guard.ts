import "server-only";
import { addressInChain } from "./client-address";
import { env } from "./env";
import { AppError } from "./errors";

/**
 * Every write must come from our own pages. Next lets a server action without `Origin` through, so the check is ours:
 * Sec-Fetch-Site when the browser sends it, else Origin against the host asked for.
 */
export function assertSameOrigin(headers: Headers): void {
  const site = headers.get("sec-fetch-site");
  const origin = headers.get("origin");
  if (site !== null && site !== "same-origin") throw new AppError("FORBIDDEN", `sec-fetch-site ${site}`);
  if (origin === null) {
    if (site === "same-origin") return;
    throw new AppError("FORBIDDEN", "write without origin");
  }
  const host = headers.get("x-forwarded-host") ?? headers.get("host");
  const allowed = origin === env.APP_ORIGIN || URL.parse(origin)?.host === host;
  if (!allowed) throw new AppError("FORBIDDEN", `origin ${origin}`);
}

/** Whose request it is, for limits and logs; null when nothing tells (tests, scripts). */
export const clientAddress = (headers: Headers): string | null =>
  addressInChain(headers.get("x-forwarded-for"), env.TRUSTED_PROXIES);
