import "server-only";
import { randomUUID } from "node:crypto";
import { receivedAt as arrival } from "./clock";
import { AppError, type ErrorCode } from "./errors";
import { failureOf } from "./failure";
import { failureResponse } from "./failure-response";
import type { RateLimit } from "./rate-limit";
import { withRequestContext } from "./request-context";
import { clientAddress } from "./request-guard";
import { admitWrite } from "./write-gate";

type Options<Holder> = {
  /** Null for a key that opens nothing. */
  authenticate: (token: string, at: Date) => Promise<Holder | null>;
  /** Whose calls are counted together. */
  keyOf: (holder: Holder) => string;
  /** Calls of one key; tries of one address without a valid key. */
  limits: { calls: RateLimit; strangers: RateLimit };
  maxBytes: number;
  run: (call: { holder: Holder; receivedAt: Date; request: Request }, body: Uint8Array) => Promise<Response>;
};

const failed = (code: ErrorCode, headers: Record<string, string> = {}): Response => {
  const response = failureResponse({ ok: false, code });
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
};
const tooMany = (waitMs: number): Response =>
  failed("RATE_LIMITED", { "retry-after": String(Math.max(1, Math.ceil(waitMs / 1_000))) });
const unauthenticated = (): Response => failed("UNAUTHENTICATED", { "www-authenticate": 'Bearer realm="portal"' });
const tooLarge = (maxBytes: number): Response =>
  Response.json(
    { ok: false, code: "TOO_LARGE", maximumBytes: maxBytes },
    { status: 413, headers: { "cache-control": "no-store" } },
  );

const bearerOf = (request: Request): string | null =>
  /^Bearer ([\w-]{20,200})$/.exec(request.headers.get("authorization") ?? "")?.[1] ?? null;

/** The body, or null as soon as there is more of it than allowed. */
async function readUpTo(request: Request, maxBytes: number): Promise<Uint8Array | null> {
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * The only way to write a route for programs: key → limit → size → run → one error vocabulary. The key is in the Authorization
 * header and cookies say nothing here, so there is no foreign site to guard against.
 */
export function createTokenRoute<Holder>(options: Options<Holder>) {
  const { authenticate, keyOf, limits, maxBytes, run } = options;
  return async (request: Request): Promise<Response> => {
    const arrived = arrival();
    arrived.catch(() => undefined); // awaited below, unless a guard answers first
    const ipAddress = clientAddress(request.headers);
    return withRequestContext({ requestId: randomUUID(), channel: "API", ipAddress }, async () => {
      try {
        const token = bearerOf(request);
        const holder = token === null ? null : await authenticate(token, await arrived);
        if (!holder) {
          const wait = await limits.strangers.take(ipAddress ?? "unknown");
          return wait === null ? unauthenticated() : tooMany(wait);
        }
        const wait = await limits.calls.take(keyOf(holder));
        if (wait !== null) return tooMany(wait);
        const body = await readUpTo(request, maxBytes);
        if (!body) return tooLarge(maxBytes);
        return await admitWrite(async () => run({ holder, receivedAt: await arrived, request }, body));
      } catch (error) {
        if (error instanceof AppError && error.code === "NOT_FOUND") return failed("FORBIDDEN");
        return failureResponse(failureOf(error));
      }
    });
  };
}
