import "server-only";
import "./zod-messages";
import { randomUUID } from "node:crypto";
import { unstable_rethrow } from "next/navigation";
import { z } from "zod";
import type { Actor } from "@/lib/access/actor";
import { receivedAt as arrival } from "./clock";
import { AppError } from "./errors";
import { countFailedWrite, failureKind, isCountedRefusal, writeKind } from "./failed-writes";
import { failureOf, readInput } from "./failure";
import { failureResponse } from "./failure-response";
import type { Outcome } from "./outcome";
import { withRequestContext } from "./request-context";
import { assertSameOrigin, clientAddress } from "./request-guard";
import { actorOrThrow, currentActor } from "./session";
import { unkeptPaths } from "./unkept-text";
import { admitWrite } from "./write-gate";

type Params = Record<string, string>;
type RouteContext<P> = { params: Promise<P> };
type Run<S extends z.ZodType, P> = (
  context: { actor: Actor; receivedAt: Date; request: Request; params: P },
  input: z.output<S>,
) => Promise<Response | Outcome<unknown>>;

const bigintAsText = (_key: string, value: unknown) => (typeof value === "bigint" ? value.toString() : value);
const outcomeResponse = (outcome: Outcome<unknown>): Response =>
  outcome.ok
    ? new Response(JSON.stringify(outcome, bigintAsText), {
        headers: { "content-type": "application/json", "cache-control": "no-store" },
      })
    : failureResponse(outcome);

const isWrite = ({ method }: Request): boolean => method !== "GET" && method !== "HEAD";
const atOnce = <T>(work: () => Promise<T>): Promise<T> => work();

/** Far more than any form holds; files come as streams. */
const MAX_JSON_BYTES = 4_000_000;

/** GET and HEAD take their input from the query string, writes from a JSON body; `body: "raw"` leaves the stream to the handler. */
async function sentWith(request: Request, body: "json" | "raw"): Promise<unknown> {
  if (!isWrite(request)) return Object.fromEntries(new URL(request.url).searchParams);
  if (body === "raw") return {};
  if (Number(request.headers.get("content-length") ?? 0) > MAX_JSON_BYTES) return null;
  return request.json().catch(() => null);
}

/** An address that no row can have names nothing. */
async function readParams<P extends Params>({ params }: RouteContext<P>): Promise<P> {
  const named = await params;
  if (unkeptPaths(named).length > 0) throw new AppError("NOT_FOUND", "an address with NUL");
  return named;
}

/** The only way to write a route handler: origin on writes → session → parse → run → one error vocabulary. */
export function createRoute<S extends z.ZodType, P extends Params = Params>(options: {
  schema: S;
  body?: "json" | "raw";
  run: Run<S, P>;
}) {
  return async (request: Request, context: RouteContext<P>): Promise<Response> => {
    // C2: a request has arrived when all of it is here; from then on nothing, not even our own queue, makes it late.
    const raw = await sentWith(request, options.body ?? "json");
    const arrived = arrival();
    arrived.catch(() => undefined); // awaited below, unless a guard refuses first
    const ipAddress = clientAddress(request.headers);
    const kind = writeKind(new URL(request.url).pathname);
    return withRequestContext({ requestId: randomUUID(), channel: "WEB", ipAddress }, async () => {
      try {
        if (isWrite(request)) assertSameOrigin(request.headers);
        // A stream may take minutes: it must not keep a place among the writes.
        const admit = isWrite(request) && options.body !== "raw" ? admitWrite : atOnce;
        return await admit(async () => {
          const actor = await actorOrThrow();
          const parsed = readInput(options.schema, raw);
          if (!parsed.ok) return failureResponse(parsed.failure);
          const params = await readParams(context);
          const result = await options.run({ actor, receivedAt: await arrived, request, params }, parsed.data);
          if (result instanceof Response) return result;
          if (isWrite(request) && isCountedRefusal(kind, result)) countFailedWrite(kind, "REFUSED");
          return outcomeResponse(result);
        });
      } catch (error) {
        unstable_rethrow(error);
        const failure = isWrite(request) ? failureKind(error) : null;
        if (failure) countFailedWrite(kind, failure);
        return failureResponse(failureOf(error));
      }
    });
  };
}

/**
 * For what everybody may fetch, signed in or not: reading only. `actor` is null for strangers; what is not public is decided
 * by the query, for which missing and forbidden look the same.
 */
export const createPublicRoute =
  <P extends Params>(run: (context: { actor: Actor | null; params: P }) => Promise<Response>) =>
  async (request: Request, context: RouteContext<P>): Promise<Response> =>
    withRequestContext(
      { requestId: randomUUID(), channel: "WEB", ipAddress: clientAddress(request.headers) },
      async () => {
        try {
          return await run({ actor: await currentActor(), params: await readParams(context) });
        } catch (error) {
          unstable_rethrow(error);
          return failureResponse(failureOf(error));
        }
      },
    );

/** For routes without input. */
export const noInput = z.object({});
