import "server-only";
import { type LookupAddress, lookup as systemLookup } from "node:dns";
import { type IncomingMessage, request as plainRequest, type RequestOptions } from "node:http";
import { request as secureRequest } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { isPublicAddress } from "./public-address";

export type OutboundFailure = "BLOCKED_ADDRESS" | "UNKNOWN_HOST" | "UNREACHABLE" | "TIMEOUT" | "TOO_LARGE";
export type OutboundReply =
  | { ok: true; status: number; retryAfter: string | null; body: string }
  | { ok: false; reason: OutboundFailure };

export type Resolve = (host: string) => Promise<LookupAddress[]>;
export type OutboundRules = {
  /** `host:port` of hosts that may be spoken to without TLS and wherever they are: for tests and development. */
  allowedHosts: readonly string[];
  maxBytes: number;
  /** Ends the request, connecting included. */
  signal: AbortSignal;
  resolve?: Resolve;
};

const resolveBySystem: Resolve = (host) =>
  new Promise((resolve, reject) => {
    systemLookup(host, { all: true, verbatim: true }, (error, found) => (error ? reject(error) : resolve(found)));
  });

class BlockedAddress extends Error {}
class TooLarge extends Error {}

/** Hands the socket only addresses that were looked at, so that what was checked is what is connected to. */
const checkedLookup =
  (resolve: Resolve): LookupFunction =>
  (host, options, callback) => {
    resolve(host).then(
      (found) => {
        const [first] = found;
        if (!first || found.some(({ address }) => !isPublicAddress(address))) callback(new BlockedAddress(host), "", 0);
        else if (options.all) callback(null, found);
        else callback(null, first.address, first.family);
      },
      (error) => callback(error, "", 0),
    );
  };

const isSuccess = (status: number): boolean => status >= 200 && status < 300;

/** The body of a success, up to so many bytes; of anything else nobody reads the words. */
async function bodyOf(response: IncomingMessage, maxBytes: number): Promise<string> {
  if (!isSuccess(response.statusCode ?? 0)) {
    response.destroy();
    return "";
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxBytes) {
      response.destroy();
      throw new TooLarge();
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function failureOf(error: unknown, signal: AbortSignal): OutboundFailure {
  if (signal.aborted) return "TIMEOUT";
  if (error instanceof BlockedAddress) return "BLOCKED_ADDRESS";
  if (error instanceof TooLarge) return "TOO_LARGE";
  const code = (error as NodeJS.ErrnoException).code ?? "";
  return code === "ENOTFOUND" || code === "EAI_AGAIN" ? "UNKNOWN_HOST" : "UNREACHABLE";
}

/**
 * Sends JSON to a server that somebody outside named. Only https, only addresses of the public internet, and the connection goes to
 * the very address that was checked; redirects are not followed, answers are bounded, and what failed is one of a few words.
 */
export async function postJson(
  url: URL,
  sent: { headers: Record<string, string>; body: object },
  rules: OutboundRules,
): Promise<OutboundReply> {
  const { allowedHosts, maxBytes, signal, resolve = resolveBySystem } = rules;
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const isAllowed = allowedHosts.includes(url.host);
  const isSecure = url.protocol === "https:";
  if (!isAllowed && (!isSecure || (isIP(host) !== 0 && !isPublicAddress(host))))
    return { ok: false, reason: "BLOCKED_ADDRESS" };
  const body = JSON.stringify(sent.body);
  const options: RequestOptions = {
    ...{ method: "POST", agent: false, signal, ...(isAllowed ? {} : { lookup: checkedLookup(resolve) }) },
    headers: {
      ...sent.headers,
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
      accept: "application/json",
    },
  };
  try {
    const response = await new Promise<IncomingMessage>((settle, reject) => {
      const outgoing = isSecure ? secureRequest(url, options, settle) : plainRequest(url, options, settle);
      outgoing.on("error", reject);
      outgoing.end(body);
    });
    const status = response.statusCode ?? 0;
    const retryAfter = response.headers["retry-after"] ?? null;
    return { ok: true, status, retryAfter, body: await bodyOf(response, maxBytes) };
  } catch (error) {
    return { ok: false, reason: failureOf(error, signal) };
  }
}
