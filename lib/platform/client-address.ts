import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

const HEADER = "x-forwarded-for";

/** Every hop writes down whom it heard: so does the portal, with the only address that nobody can make up, its peer's. */
function appendPeer(message: unknown): void {
  const { request } = message as { request: IncomingMessage };
  const peer = request.socket.remoteAddress?.replace(/^::ffff:/, "");
  if (!peer) return;
  const before = request.headers[HEADER];
  request.headers[HEADER] = before ? `${before}, ${peer}` : peer;
}

/** From now on the chain of every request to this process ends with its peer. Next itself keeps a chain that a client sent. */
export function notePeers(): void {
  subscribe("http.server.request.start", appendPeer);
}

/**
 * Whose request it is, by the chain of addresses that ends with our peer: behind `trustedProxies` proxies of our own the address
 * that the outermost of them heard. What stands further left came from the client and proves nothing. A chain shorter than
 * that went past the proxies: then it is the peer.
 */
export function addressInChain(chain: string | null, trustedProxies: number): string | null {
  const hops = (chain ?? "").split(",").flatMap((hop) => hop.trim() || []);
  return hops.at(-1 - trustedProxies) ?? hops.at(-1) ?? null;
}
