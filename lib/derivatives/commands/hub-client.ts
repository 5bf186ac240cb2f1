import "server-only";

/** Why a reading of the hub stopped; words under `derivatives.hub.problems`. */
export type HubProblemCode =
  | "HUB_STATUS"
  | "HUB_UNREACHABLE"
  | "HUB_TIMEOUT"
  | "HUB_TOO_LARGE"
  | "HUB_ELSEWHERE"
  | "HUB_ENDLESS";
export class HubProblem extends Error {
  constructor(
    readonly code: HubProblemCode,
    readonly detail: string,
  ) {
    super(`${code} ${detail}`);
  }
}

export type HubSettings = {
  /** The one origin (and path) that is ever asked. */
  base: URL;
  timeoutMs: number;
  attempts: number;
  pageBytes: number;
  /** Waits between attempts; tests do not. */
  wait: (ms: number) => Promise<unknown>;
};
export type HubAnswer = { text: string; next: string | null };

const MAX_REDIRECTS = 3;
const MAX_WAIT_MS = 120_000;
const FIRST_WAIT_MS = 1_000;

const at = (url: URL): string => `${url.pathname}${url.search}`;

/** Whatever a page, a redirect or a configuration says, nothing but the configured origin is asked. */
function inside(base: URL, target: string, from: URL): URL {
  const url = URL.canParse(target, from) ? new URL(target, from) : null;
  if (!url || url.origin !== base.origin || !url.pathname.startsWith(base.pathname) || url.username || url.password)
    throw new HubProblem("HUB_ELSEWHERE", target.slice(0, 200));
  return url;
}

/** `<…>; rel="next"` of a Link header. */
function nextOf(header: string | null): string | null {
  for (const part of (header ?? "").split(/,\s*(?=<)/)) {
    const [, url, rel] = /^<([^>]*)>\s*;.*?\brel="?([^";]+)"?/.exec(part) ?? [];
    if (url !== undefined && rel?.split(/\s+/).includes("next")) return url;
  }
  return null;
}

/** Seconds or a date, as the header allows; bounded, so that no hub holds the worker. */
function waitOf(response: Response, attempt: number): number {
  const header = response.headers.get("retry-after");
  const asked = header === null ? Number.NaN : /^\d+$/.test(header) ? Number(header) * 1_000 : Number.NaN;
  return Math.min(Number.isFinite(asked) ? asked : FIRST_WAIT_MS * 2 ** attempt, MAX_WAIT_MS);
}

async function bodyOf(response: Response, url: URL, limit: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > limit) throw new HubProblem("HUB_TOO_LARGE", at(url));
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

type Tried = { answer: HubAnswer } | { retryAfterMs: number; problem: HubProblem };

async function once(start: URL, { base, timeoutMs, pageBytes }: HubSettings, attempt: number): Promise<Tried> {
  let url = start;
  for (let hops = 0; hops <= MAX_REDIRECTS; hops += 1) {
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(url, { redirect: "manual", signal, headers: { accept: "application/json" } });
    const location = response.headers.get("location");
    if (response.status >= 300 && response.status < 400 && location !== null) {
      await response.body?.cancel();
      url = inside(base, location, url);
      continue;
    }
    if (response.ok)
      return { answer: { text: await bodyOf(response, url, pageBytes), next: nextOf(response.headers.get("link")) } };
    await response.body?.cancel();
    const problem = new HubProblem("HUB_STATUS", `${response.status} ${at(url)}`);
    if (response.status !== 429 && response.status < 500) throw problem;
    return { retryAfterMs: waitOf(response, attempt), problem };
  }
  throw new HubProblem("HUB_ENDLESS", at(start));
}

/** One answer of the hub: tried again after time-outs, lost connections, 429 and 5xx, with growing waits or as long as the hub asks. */
export async function askHub(target: string, settings: HubSettings): Promise<HubAnswer> {
  const url = inside(settings.base, target, settings.base);
  let last = new HubProblem("HUB_UNREACHABLE", at(url));
  for (let attempt = 0; attempt < settings.attempts; attempt += 1) {
    let retryAfterMs = FIRST_WAIT_MS * 2 ** attempt;
    try {
      const tried = await once(url, settings, attempt);
      if ("answer" in tried) return tried.answer;
      retryAfterMs = tried.retryAfterMs;
      last = tried.problem;
    } catch (error) {
      if (error instanceof HubProblem) throw error;
      const isLate = error instanceof Error && error.name === "TimeoutError";
      last = new HubProblem(isLate ? "HUB_TIMEOUT" : "HUB_UNREACHABLE", at(url));
    }
    if (attempt + 1 < settings.attempts) await settings.wait(retryAfterMs);
  }
  throw last;
}
