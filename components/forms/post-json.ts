import type { Failure, Outcome } from "@/lib/platform/outcome";

const TRIES = 4;
const FIRST_PAUSE_MS = 1_000;
const BUSY = 429;
const LOST: Failure = { ok: false, code: "INTERNAL", reason: "CONNECTION_LOST" };
const TURNED_AWAY: Failure = { ok: false, code: "RATE_LIMITED" };

const pause = (ms: number) => new Promise<void>((go) => setTimeout(go, ms));
/** What the server asks for, or twice as long each time; spread, so that many do not come back together. */
const pauseBefore = (attempt: number, response: Response | null): number => {
  const asked = Number(response?.headers.get("retry-after") ?? 0) * 1_000;
  return (asked || FIRST_PAUSE_MS * 2 ** attempt) * (1 + Math.random());
};

/**
 * Sends to one of our stable addresses and answers as an action would. A lost line or a full server is tried again a few
 * times by itself, so it is only for writes whose repeat changes nothing.
 */
export async function postRepeatable<T>(href: string, input: unknown): Promise<Outcome<T>> {
  for (let attempt = 0; ; attempt++) {
    const response = await fetch(href, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(input),
    }).catch(() => null);
    const outcome: Outcome<T> | null = (await response?.json().catch(() => null)) ?? null;
    if (outcome && response?.status !== BUSY) return outcome;
    if (attempt + 1 >= TRIES) return response?.status === BUSY ? TURNED_AWAY : LOST;
    await pause(pauseBefore(attempt, response));
  }
}
