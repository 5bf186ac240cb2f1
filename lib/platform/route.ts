import "server-only";
import "./zod-messages";
import { randomUUID } from "node:crypto";
import { unstable_rethrow } from "next/navigation";
import { z } from "zod";
import type { Actor } from "@/lib/access/actor";
import { receivedAt as arrival } from "./clock";
import type { ErrorCode } from "./errors";
import { failureOf, invalidInput } from "./failure";
import type { Failure, Outcome } from "./outcome";
import { withRequestContext } from "./request-context";
import { assertSameOrigin, clientAddress } from "./request-guard";
import { actorOrThrow } from "./session";

const STATUS: Record<ErrorCode, number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  INVALID_INPUT: 422,
  RULE_VIOLATION: 409,
  RATE_LIMITED: 429,
  INTERNAL: 500,
};

type Params = Record<string, string>;
type RouteContext<P> = { params: Promise<P> };
type Run<S extends z.ZodType, P> = (
  context: { actor: Actor; receivedAt: Date; request: Request; params: P },
  input: z.output<S>,
) => Promise<Response | Outcome<unknown>>;

export const failureResponse = (failure: Failure): Response =>
  Response.json(failure, { status: STATUS[failure.code], headers: { "cache-control": "no-store" } });

const bigintAsText = (_key: string, value: unknown) => (typeof value === "bigint" ? value.toString() : value);
const outcomeResponse = (outcome: Outcome<unknown>): Response =>
  outcome.ok
    ? new Response(JSON.stringify(outcome, bigintAsText), {
        headers: { "content-type": "application/json", "cache-control": "no-store" },
      })
    : failureResponse(outcome);

/** GET and HEAD take their input from the query string, writes from a JSON body; `body: "raw"` leaves the stream to the handler. */
async function readInput(request: Request, body: "json" | "raw"): Promise<unknown> {
  if (request.method === "GET" || request.method === "HEAD")
    return Object.fromEntries(new URL(request.url).searchParams);
  if (body === "raw") return {};
  return request.json().catch(() => null);
}

/** The only way to write a route handler: origin on writes → session → parse → run → one error vocabulary. */
export function createRoute<S extends z.ZodType, P extends Params = Params>(options: {
  schema: S;
  body?: "json" | "raw";
  run: Run<S, P>;
}) {
  return async (request: Request, context: RouteContext<P>): Promise<Response> => {
    const arrived = arrival();
    arrived.catch(() => undefined); // awaited below, unless a guard refuses first
    const ipAddress = clientAddress(request.headers);
    return withRequestContext({ requestId: randomUUID(), channel: "WEB", ipAddress }, async () => {
      try {
        if (request.method !== "GET" && request.method !== "HEAD") assertSameOrigin(request.headers);
        const actor = await actorOrThrow();
        const parsed = options.schema.safeParse(await readInput(request, options.body ?? "json"));
        if (!parsed.success) return failureResponse(invalidInput(parsed.error));
        const result = await options.run(
          { actor, receivedAt: await arrived, request, params: await context.params },
          parsed.data,
        );
        return result instanceof Response ? result : outcomeResponse(result);
      } catch (error) {
        unstable_rethrow(error);
        return failureResponse(failureOf(error));
      }
    });
  };
}

/** For routes without input. */
export const noInput = z.object({});
