import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";

export type Channel = "WEB" | "API" | "WORKER" | "SCRIPT";
export type RequestContext = { requestId: string; channel: Channel; ipAddress: string | null };

const storage = new AsyncLocalStorage<RequestContext>();

/** Runs `work` so that audit, access log and logger know which request it belongs to. */
export const withRequestContext = <T>(context: RequestContext, work: () => Promise<T>): Promise<T> =>
  storage.run(context, work);

/** The request at hand; outside of one (seed, tests) a script context of its own. */
export const requestContext = (): RequestContext =>
  storage.getStore() ?? { requestId: randomUUID(), channel: "SCRIPT", ipAddress: null };
