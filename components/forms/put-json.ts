const BUSY = [429, 503];
/** Browsers keep a request alive after the page is gone only while it is small. */
const KEEPALIVE_BYTES = 60_000;

export type PutAnswer<B> =
  | { kind: "answered"; status: number; body: B }
  | { kind: "busy"; retryAfterMs: number | null }
  | { kind: "offline" };

/** Milliseconds of a `retry-after` header: seconds or an HTTP date; null when it says nothing usable. */
export function retryAfterMs(header: string | null, now: number): number | null {
  if (header === null || header.trim() === "") return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1_000);
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

/**
 * PUTs JSON text to one of our stable addresses. Whatever goes wrong on the way counts as offline, a turned-away request
 * as busy; in both cases nothing was done, so the same text may be sent again.
 */
export async function putJson<B>(href: string, body: string, leaving: boolean): Promise<PutAnswer<B>> {
  try {
    const response = await fetch(href, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body,
      keepalive: leaving && body.length < KEEPALIVE_BYTES,
    });
    if (BUSY.includes(response.status))
      return { kind: "busy", retryAfterMs: retryAfterMs(response.headers.get("retry-after"), Date.now()) };
    return { kind: "answered", status: response.status, body: (await response.json()) as B };
  } catch {
    return { kind: "offline" };
  }
}
